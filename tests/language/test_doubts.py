"""Messages in which more than one thing is unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.language.intents import Ambiguous
from bot.language.understand import understand
from tests.language.tables import pairs

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon


@pytest.mark.parametrize(("typed", "readings"), pairs("doubts.toml", "two"))
def test_two_doubts_are_asked_about_at_once(
    typed: str, readings: list[str], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Ambiguous), meant
    assert [meant.why, *(reading.says for reading in meant.readings)] == readings


@pytest.mark.parametrize(("typed", "left"), pairs("doubts.toml", "with_rest"))
def test_what_was_not_understood_is_named_beside_the_question(
    typed: str, left: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Ambiguous), meant
    assert meant.left == left
