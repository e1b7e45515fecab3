"""What the tests of the language share: the words, and a listener on a Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.language.hearing import Hearing
from tests.language.english import english
from tests.language.tables import MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon


@pytest.fixture(scope="session")
def words() -> Lexicon:
    return english()


@pytest.fixture
def hearing() -> Hearing:
    return Hearing(today=MONDAY)
