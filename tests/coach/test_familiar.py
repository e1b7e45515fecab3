"""What somebody has lifted already is not put aside for a beginner's exercise."""

from __future__ import annotations

import pytest

from bot.coach.catalogue import catalogue
from bot.coach.lifts import LiftState
from bot.coach.today import advise
from bot.coach.told.situation import situation
from bot.domain.exercise import ExerciseId
from content import load

KNOWN = catalogue(load()["shared"])
LIFTED = ("back_squat", "deadlift", "bench_press")


def learning(age: int, *lifted: str) -> list[str]:
    told = {
        "age": age,
        "experience": "novice",
        "equipment": ["barbell", "bench", "dumbbell", "machine"],
        "days_since_heavy": 4,
        "time_min": 60,
    }
    lifts = {ExerciseId(name): LiftState(e1rm_kg=100.0) for name in lifted}
    advice = advise(situation(told), lifts, KNOWN, turn=0)
    assert advice.session == "LEARN"
    return [line.exercise for line in advice.exercises]


@pytest.mark.parametrize("lift", LIFTED)
def test_an_adult_begins_with_the_lifts_he_knows(lift: str) -> None:
    assert lift not in learning(35)
    assert lift in learning(35, lift)


def test_nobody_under_age_is_given_the_bar_for_having_lifted_it() -> None:
    assert not set(LIFTED) & set(learning(16, *LIFTED))
