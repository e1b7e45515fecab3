"""The search for a first load: each answer, the caps of the day, and that it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.coach.catalogue import catalogue
from bot.coach.plates import Plates
from bot.coach.ramp import Found, Search, after_set, enough
from bot.domain.exercise import ExerciseId
from content import load

EXERCISES = catalogue(load()["shared"]).exercises


def search(
    exercise: str, *, rpe: float = 6, body_kg: float | None = 70, start_kg: float | None = None
) -> Search:
    return Search(
        exercise=EXERCISES[ExerciseId(exercise)],
        rpe=rpe,
        start_kg=start_kg,
        body_kg=body_kg,
        owned=Plates(hand_max_kg=20),
    )


@pytest.mark.parametrize(
    ("exercise", "kg", "left", "tried", "found"),
    [
        ("back_squat", 20, 6, 1, Found(30, "up")),
        ("back_squat", 20, 5, 1, Found(20, "fits")),
        ("back_squat", 20, 4, 1, Found(20, "fits")),
        ("back_squat", 30, 3, 2, Found(25, "down")),
        ("back_squat", 20, 0, 1, Found(20, "down")),  # the bar is the least there is
        ("back_squat", 40, 8, 3, Found(40, "most")),  # 0.6 of 70 kg
        ("back_squat", 30, 8, 5, Found(30, "most")),  # five sets at most
        ("bench_press", 20, 6, 1, Found(25, "up")),
        ("deadlift", 30, 6, 1, Found(40, "up")),
        ("goblet_squat", 6, 9, 1, Found(8, "up")),
        ("goblet_squat", 16, 9, 2, Found(16, "most")),  # a quarter of the body weight
        ("row_db", 20, 9, 2, Found(20, "most")),  # the heaviest dumbbell
    ],
)
def test_an_answer(exercise: str, kg: float, left: int, tried: int, found: Found) -> None:
    assert after_set(search(exercise), kg, left, tried) == found


def test_a_lift_met_later_is_found_at_more_effort() -> None:
    later = search("back_squat", rpe=7, start_kg=60)
    assert enough(later) == 3
    assert after_set(later, 60, 4, 1) == Found(60, "fits")
    assert after_set(later, 60, 5, 1) == Found(72.5 - 2.5, "up")  # a start above the cap knew why


def test_without_a_body_weight_that_of_a_light_runner_is_taken() -> None:
    assert after_set(search("back_squat", body_kg=None), 35, 9, 2) == Found(35, "most")


@given(
    exercise=some.sampled_from(["back_squat", "bench_press", "goblet_squat", "leg_press"]),
    lefts=some.lists(some.integers(0, 12), min_size=6, max_size=6),
)
def test_it_ends_and_never_rises_after_a_hard_set(exercise: str, lefts: list[int]) -> None:
    kg = 20.0
    for tried, left in enumerate(lefts, 1):
        found = after_set(search(exercise), kg, left, tried)
        assert found.kg <= kg or left > 5
        if found.how != "up":
            return
        assert found.kg > kg
        kg = found.kg
    raise AssertionError("a sixth set was asked for")
