"""Which weights a runner has, when nothing was told of them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.coach.catalogue import catalogue
from bot.coach.history.weights import at_hand
from content import load
from tests.coach.diary import record

TODAY = date(2026, 3, 2)
KNOWN = catalogue(load()["shared"]).exercises


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], []),
        (["-4: back_squat 3x5 80 @8"], ["barbell"]),
        (["-4: back_squat 3x5 80 @8", "-2: db_bench 3x8 20"], ["barbell", "dumbbell"]),
        # With one or the other: it shows neither.
        (["-4: goblet_squat 3x8 16"], []),
        (["-4: split_squat 3x8"], []),
        # Long ago, and what is only planned.
        (["-90: back_squat 3x5 80"], []),
        (["+2: back_squat 3x5 80"], []),
    ],
)
def test_lifts_show_what_is_there(lines: list[str], words: list[str]) -> None:
    athlete = record(TODAY, {}, lines)
    assert at_hand(athlete, TODAY, KNOWN) == set(words)


def test_what_was_told_wins_over_what_was_lifted() -> None:
    athlete = record(TODAY, {"equipment": ["dumbbell"]}, ["-4: back_squat 3x5 80 @8"])
    assert at_hand(athlete, TODAY, KNOWN) == {"dumbbell"}
    none = record(TODAY, {"equipment": []}, ["-4: back_squat 3x5 80 @8"])
    assert not at_hand(none, TODAY, KNOWN)
