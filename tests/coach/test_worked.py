"""The worked examples of the coaching rules, line by line. Source: coaching rules 2.15."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.coach.catalogue import catalogue
from bot.coach.lifts import LiftState
from bot.coach.today import advise
from bot.coach.told.situation import situation
from bot.domain.exercise import ExerciseId
from content import load

if TYPE_CHECKING:
    from bot.coach.advice import Advice

KNOWN = catalogue(load()["shared"])
GYM = {
    "experience": "intermediate",
    "phase": "base",
    "time_min": 60,
    "equipment": ["barbell", "dumbbell", "bench"],
    "days_since_heavy": 4,
}
TOLD = {"back_squat": 100.0, "deadlift": 120.0}

Line = tuple[str, int, int | None, int | None, float | None]
"""Exercise, sets, repetitions, seconds, kilograms."""


def answer(turn: int, **told: object) -> Advice:
    lifts = {ExerciseId(name): LiftState(e1rm_kg=kg) for name, kg in TOLD.items()}
    return advise(situation({**GYM, **told}), lifts, KNOWN, turn=turn)


def lines(advice: Advice) -> list[Line]:
    return [
        (one.exercise, one.sets, one.reps, one.seconds, one.load_kg) for one in advice.exercises
    ]


def test_heavy_legs_between_easy_days() -> None:
    advice = answer(0, today_runs=[["moderate", 5, 50]], tomorrow="easy")
    assert (advice.session, advice.rpe_cap, advice.sets, advice.reps, advice.pct) == (
        *("HEAVY_LOWER", 8, 3, (4, 5)),
        (81.1, 83.7),
    )
    assert lines(advice) == [
        ("back_squat", 3, 5, None, 80.0),
        ("deadlift", 2, 5, None, 95.0),
        ("bulgarian_split_squat", 2, 8, None, 10.0),
        ("calf_raise_loaded", 2, 8, None, 6.0),
        ("dead_bug", 2, 8, None, None),
    ]
    squat, deadlift, bulgarian, *_ = advice.exercises
    warm_ups = [[(one.kg, one.reps) for one in lift.warmup] for lift in (squat, deadlift)]
    assert warm_ups == [[(30, 5), (47.5, 3), (62.5, 2)], [(55, 3), (75, 2)]]
    assert (squat.rest_s, bulgarian.find_load, bulgarian.each, bulgarian.rpe) == (
        180,
        True,
        True,
        7,
    )
    assert advice.minutes == pytest.approx(40, abs=1)
    assert (advice.routine, "run_first_gap_6h" in advice.flags) == ("D2", True)


def test_between_intervals_and_a_long_run() -> None:
    advice = answer(3, yesterday="intervals", tomorrow="long", time_min=40)
    assert (advice.session, advice.reasons[0].key) == ("CORE_BW", "R08")
    assert ("legs_spared" in advice.flags, [mod.key for mod in advice.mods]) == (True, ["R09"])
    assert [line[:4] for line in lines(advice)] == [
        ("db_bench", 3, 8, None),
        ("row_db", 3, 8, None),
        ("plank_tap", 2, 8, None),
        ("side_plank", 2, None, 30),
    ]
    assert advice.minutes == pytest.approx(25, abs=1)


DUMBBELLS = {"equipment": ["dumbbell", "bench"], "tomorrow": "easy"}


def light(most_kg: float, **e1rm_kg: float) -> Advice:
    known = {ExerciseId(name): LiftState(e1rm_kg=kg) for name, kg in e1rm_kg.items()}
    told = {**GYM, **DUMBBELLS, "dumbbell_max": most_kg}
    return advise(situation(told), known, KNOWN, turn=0)


def test_where_the_dumbbells_end_one_leg_does_the_work() -> None:
    """Source: coaching rules 2.9."""
    squat, hinge, *_ = light(20, goblet_squat=60, rdl_db=60).exercises
    assert (squat.exercise, hinge.exercise) == ("bulgarian_split_squat", "sl_rdl")
    assert [squat.too_light, hinge.too_light] == [False, False]
    heavy, *_ = light(60, goblet_squat=60, rdl_db=60).exercises
    assert (heavy.exercise, heavy.load_kg) == ("goblet_squat", 40)


def test_where_even_that_is_too_light_many_slow_repetitions_do() -> None:
    first, *_ = light(10, goblet_squat=60, bulgarian_split_squat=60).exercises
    assert (first.exercise, first.load_kg) == ("goblet_squat", 10)
    assert (first.reps, first.tempo, first.too_light) == (12, "3-1-1", True)


def test_three_weeks_off() -> None:
    first = answer(0, days_since_heavy=21, tomorrow="easy")
    assert (first.session, first.rpe_cap, first.load_factor) == ("MAINT", 7, 0.9)
    assert (first.sets, first.reps, first.pct) == (2, (4, 6), (68.6, 73.0))
    assert lines(first)[0] == ("back_squat", 2, 6, None, 67.5)
    second = answer(0, return_step={"b0": 21, "n": 2}, tomorrow="easy")
    assert (second.load_factor, lines(second)[0]) == (0.95, ("back_squat", 2, 6, None, 70.0))
    third = answer(0, tomorrow="easy")
    assert (third.session, third.load_factor) == ("HEAVY_LOWER", 1.0)
