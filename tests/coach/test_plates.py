"""Loads that can be put together from the plates a runner owns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.catalogue import catalogue
from bot.coach.loads import Effort, steps_of, warm_up
from bot.coach.plates import Plates, made, plates
from bot.domain.exercise import ExerciseId
from bot.domain.load import Load, WeightUnit
from bot.domain.plates import Discs, bar_loads
from content import load

if TYPE_CHECKING:
    from bot.domain.exercise import Exercise

EXERCISES = catalogue(load()["shared"]).exercises
SQUAT = EXERCISES[ExerciseId("back_squat")]


def kg(count: int, each: float) -> Discs:
    return Discs(Load(each, WeightUnit.KG), count)


def owned(*discs: Discs, bar: float = 15.0) -> Plates:
    return plates(WeightUnit.KG, None, discs, Load(bar, WeightUnit.KG))


HOME = owned(kg(2, 20), kg(2, 10), kg(2, 5), kg(2, 2.5), kg(2, 1.25))
COARSE = owned(kg(2, 20), kg(2, 5))


@pytest.mark.parametrize(
    ("exercise", "wanted", "there", "got"),
    [
        ("back_squat", 61.9, HOME, 60.0),
        ("back_squat", 62.5, HOME, 62.5),
        ("back_squat", 200.0, HOME, 92.5),
        ("back_squat", 5.0, HOME, 15.0),
        ("back_squat", 54.9, COARSE, 25.0),
        ("back_squat", 55.0, COARSE, 55.0),
        ("hip_thrust", 12.0, COARSE, 15.0),
        ("leg_press", 200.0, COARSE, 200.0),
        ("goblet_squat", 21.0, COARSE, 20.0),
    ],
)
def test_a_load_is_rounded_down_to_what_is_there(
    exercise: str, wanted: float, there: Plates, got: float
) -> None:
    one: Exercise = EXERCISES[ExerciseId(exercise)]
    assert made(one, wanted, there) == got


def test_a_single_plate_is_of_no_use() -> None:
    assert bar_loads(20.0, (kg(1, 20), kg(3, 5))) == (20.0, 30.0)


def test_warm_up_sets_are_made_of_the_same_plates() -> None:
    assert [one.kg for one in warm_up(SQUAT, 65.0, 5, COARSE, second=False)] == [25.0]
    assert [one.kg for one in warm_up(SQUAT, 60.0, 5, HOME, second=False)] == [22.5, 35.0, 47.5]


def test_the_next_step_is_the_next_load_there_is() -> None:
    effort = Effort(reps=5, rpe=8.0)
    assert steps_of(SQUAT, effort, COARSE, 25.0).step_kg == 30.0
    assert steps_of(SQUAT, effort, COARSE, 55.0).step_kg == 10.0
    assert steps_of(SQUAT, effort, HOME, 60.0).step_kg == 2.5
    assert steps_of(SQUAT, effort, COARSE, 65.0).is_coarse(65.0)


DISCS = st.lists(
    st.builds(kg, st.integers(1, 8), st.sampled_from((1.25, 2.5, 5.0, 10.0, 15.0, 20.0))),
    min_size=1,
    max_size=6,
)


@given(discs=DISCS, wanted=st.floats(1, 300))
def test_every_load_lies_evenly_on_the_bar(discs: list[Discs], wanted: float) -> None:
    there = owned(*discs)
    loads = there.bar_loads_kg
    assert all(low < high for low, high in pairwise(loads))
    got = made(SQUAT, wanted, there)
    assert got in loads
    assert got <= wanted or got == loads[0] == 15.0
