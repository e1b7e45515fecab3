"""A load held before the chest has an end far below that of a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.language.hearing import Hearing
from bot.language.intents import Ambiguous, Understood
from bot.language.understand import understand
from tests.language.tables import MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon


@pytest.mark.parametrize("said", ["goblet squat 120kg 3x5", "goblet squat 3x8 200 kg"])
def test_more_than_hands_hold_is_asked_about(said: str, words: Lexicon) -> None:
    meant = understand(said, Hearing(today=MONDAY), words)
    assert isinstance(meant, Ambiguous)
    assert meant.why == "too_heavy"


@pytest.mark.parametrize(
    "said", ["goblet squat 3x5 75kg", "goblet squat 3x8 120 lb", "squat 3x5 120kg"]
)
def test_what_can_be_held_is_kept(said: str, words: Lexicon) -> None:
    assert isinstance(understand(said, Hearing(today=MONDAY), words), Understood)
