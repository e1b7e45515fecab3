"""The lexicon as the coach reads it, once for all tests of the language."""

from __future__ import annotations

import pytest

import content
from bot.coach.catalogue import catalogue
from bot.language.ask import questions
from bot.language.intents import Hearing
from bot.language.lexicon import Lexicon, lexicon
from bot.language.places import Cities
from tests.language.tables import MONDAY

@pytest.fixture(scope="session")
def words() -> Lexicon:
    tables = content.load("en")
    exercises = catalogue(tables["shared"]).exercises
    return lexicon(tables["lexicon"], exercises, questions(tables["cards"]), Cities(content.cities))


@pytest.fixture
def hearing() -> Hearing:
    return Hearing(today=MONDAY)
