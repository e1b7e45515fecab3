"""The notation of lifts: every way to write sets down, and what is asked or named instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.load import WeightUnit
from bot.language.echo import echo
from bot.language.hearing import Hearing
from bot.language.intents import Ambiguous, LogTraining, Unclear, Understood
from bot.language.understand import understand
from tests.language.tables import MONDAY, pairs

if TYPE_CHECKING:
    from bot.domain.exercise import ExerciseId
    from bot.language.intents import Understanding
    from bot.language.lexicon import Lexicon

PARTS = ("units", "effort", "special", "bodies", "prose", "more", "second")
FILE = "strength.toml"
NOTES = "strength_notes.toml"
NOTE_PARTS = ("complexes", "remarks", "tries", "diary", "more")
BESTS = {"back_squat": 110.0, "bench_press": 70.0, "deadlift": 140.0}


def best_kg(lift: ExerciseId) -> float | None:
    return BESTS.get(lift)


def logged(meant: Understanding, words: Lexicon) -> str:
    """What the coach repeats of a message that says training and nothing else."""
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining), log
    return echo(log.entries, words, MONDAY)


@pytest.mark.parametrize(
    ("typed", "repeated"), [line for part in PARTS for line in pairs(FILE, part)]
)
def test_a_notation_is_read(typed: str, repeated: str, words: Lexicon, hearing: Hearing) -> None:
    assert logged(understand(typed, hearing, words), words) == repeated


@pytest.mark.parametrize(
    ("typed", "repeated"), [line for part in NOTE_PARTS for line in pairs(NOTES, part)]
)
def test_what_stands_beside_the_sets(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    assert logged(understand(typed, hearing, words), words) == repeated


@pytest.mark.parametrize(("typed", "repeated"), pairs(FILE, "in_pounds"))
def test_a_bare_load_is_in_the_unit_of_the_runner(
    typed: str, repeated: str, words: Lexicon
) -> None:
    lifter = Hearing(today=MONDAY, weight_unit=WeightUnit.LB)
    assert logged(understand(typed, lifter, words), words) == repeated


@pytest.mark.parametrize(("typed", "repeated"), pairs(FILE, "with_bests"))
def test_what_a_runner_lifts_decides(typed: str, repeated: str, words: Lexicon) -> None:
    lifter = Hearing(today=MONDAY, weight_unit=WeightUnit.KG, best_kg=best_kg)
    assert logged(understand(typed, lifter, words), words) == repeated


@pytest.mark.parametrize(("typed", "readings"), [*pairs(FILE, "asked"), *pairs(NOTES, "asked")])
def test_two_plausible_readings_are_asked(
    typed: str, readings: list[str], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Ambiguous), meant
    assert [meant.why, *(reading.says for reading in meant.readings)] == readings


@pytest.mark.parametrize(("typed", "named"), pairs(FILE, "named"))
def test_what_no_set_can_be_is_named(
    typed: str, named: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Unclear), meant
    assert meant.text == (named or typed)


@pytest.mark.parametrize(("typed", "kept"), pairs(FILE, "partly"))
def test_the_rest_is_kept(typed: str, kept: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Unclear), meant
    (log,) = [one for one in meant.others if isinstance(one, LogTraining)]
    assert echo(log.entries, words, MONDAY) == kept


STRANGE = (
    "squat " + "5x" * 500,
    "squat " + "5 " * 1000,
    "squat 3x5 " + "9" * 300 + "kg",
    "bench -60kg x -5",
    "1) 2) 3) 4) 5)",
    "set 1: set 2: set 3:",
    "plates plates 2 plates x plates",
    "squat 5555555 x 5",
    "squat 0x5 60kg",
    "squat 3x5 60kg 70kg 80kg 90kg",
)


@pytest.mark.parametrize("typed", STRANGE)
def test_nothing_breaks_and_nothing_is_kept_in_part(
    typed: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Unclear), meant
    assert not any(isinstance(one, LogTraining) for one in meant.others)
