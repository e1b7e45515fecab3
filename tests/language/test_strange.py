"""Numbers that nobody keeps without looking twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.exercise import ExerciseId
from bot.language.echo import echo
from bot.language.hearing import Hearing
from bot.language.intents import Ambiguous, LogTraining, Unclear, Understood
from bot.language.understand import understand
from tests.language.tables import MONDAY, pairs

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

BESTS = {"back_squat": 100.0, "bench_press": 50.0, "rdl_bb": 60.0}


@pytest.fixture
def lifter() -> Hearing:
    return Hearing(today=MONDAY, best_kg=BESTS.get)


@pytest.mark.parametrize(("typed", "readings"), pairs("strange.toml", "asked"))
def test_a_strange_number_is_asked_about(
    typed: str, readings: list[str], words: Lexicon, lifter: Hearing
) -> None:
    meant = understand(typed, lifter, words)
    assert isinstance(meant, Ambiguous), meant
    assert [meant.why, *(reading.says for reading in meant.readings)] == readings


@pytest.mark.parametrize(("typed", "repeated"), pairs("strange.toml", "kept"))
def test_a_usual_number_is_not(typed: str, repeated: str, words: Lexicon, lifter: Hearing) -> None:
    meant = understand(typed, lifter, words)
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert repeated in {"", echo(log.entries, words, MONDAY)}


@pytest.mark.parametrize(("typed", "named"), pairs("strange.toml", "nonsense"))
def test_nonsense_is_named(typed: str, named: str, words: Lexicon, lifter: Hearing) -> None:
    meant = understand(typed, lifter, words)
    assert isinstance(meant, Unclear), meant
    assert meant.text == (named or typed)


def test_nothing_is_strange_to_a_listener_without_a_record(words: Lexicon) -> None:
    meant = understand("squat 3x5 135kg", Hearing(today=MONDAY), words)
    assert isinstance(meant, Understood)
    assert Hearing(today=MONDAY).best_kg(ExerciseId("back_squat")) is None
