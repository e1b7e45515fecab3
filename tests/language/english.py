"""The English lexicon as the coach reads it, once for all tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import content
from bot.coach.catalogue import catalogue
from bot.language.ask import questions
from bot.language.lexicon import lexicon
from bot.language.words.places import Cities

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon


@cache
def english() -> Lexicon:
    tables = content.load("en")
    exercises = catalogue(tables["shared"]).exercises
    return lexicon(
        tables["lexicon"],
        exercises,
        questions(tables["cards"]),
        Cities(content.cities),
        content.lexicons(but="en"),
    )
