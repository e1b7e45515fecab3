"""The English lexicon as the coach reads it, once for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

import content
from bot.coach.catalogue import catalogue
from bot.language.ask import questions
from bot.language.lexicon import lexicon
from bot.language.words.places import Cities

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon
    from bot.language.words.section import Files


@cache
def english() -> Lexicon:
    return with_others(content.lexicons(but="en"))


def with_others(others: Mapping[str, Files]) -> Lexicon:
    """The English lexicon with these other languages beside it."""
    tables = content.load("en")
    exercises = catalogue(tables["shared"]).exercises
    asked = questions(tables["cards"])
    readers = {name: partial(dict[str, Mapping[str, object]], own) for name, own in others.items()}
    return lexicon(tables["lexicon"], exercises, asked, Cities(content.cities), readers)
