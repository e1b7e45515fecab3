"""What runners tell beside training, as the coach takes it in: feelings, swaps, week, records."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.coach.advice import SessionName
from bot.coach.catalogue import catalogue
from bot.coach.history import records
from bot.coach.history.readiness import readiness
from bot.coach.loads import Effort, weight
from bot.coach.plates import Plates
from bot.coach.situation import Readiness
from bot.coach.swapping import alternatives
from bot.coach.today import today
from bot.coach.week import week
from bot.domain.athlete import Feeling, FeelingKind, Grade
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.training import PlannedSession, Swap
from content import load
from tests.coach.diary import record

if TYPE_CHECKING:
    from bot.domain.record import Record

KNOWN = catalogue(load()["shared"])
DAY = date(2026, 3, 4)
SQUAT, DEADLIFT = ExerciseId("back_squat"), ExerciseId("deadlift")
HAS = ["barbell", "dumbbell", "bench"]
LIFTER = {"experience": "intermediate", "equipment": HAS, "age": 35}
DIARY = ["-8: back_squat 4x5 80 @8", "-8: deadlift 3x5 100 @8", "+1: run easy 40 min"]


def felt(what: FeelingKind, grade: Grade = "plain", value: float | None = None) -> Feeling:
    return Feeling(day=DAY, what=what, grade=grade, value=value)


@pytest.mark.parametrize(
    ("told", "ready"),
    [
        (felt("soreness", "strong"), Readiness(soreness=6)),
        (felt("soreness", value=7), Readiness(soreness=7)),
        (felt("sleep", value=4), Readiness(sleep_h=4)),
        (felt("sleep"), Readiness(sleep_h=5.5)),
        (felt("sleep", "none"), Readiness()),
        (felt("energy", "strong"), Readiness(energy=1)),
        (felt("stress"), Readiness(energy=2)),
    ],
)
def test_words_are_numbers(told: Feeling, ready: Readiness) -> None:
    assert readiness([told], DAY) == ready


def test_what_was_told_counts_for_its_day_only() -> None:
    assert readiness([felt("soreness", "strong")], DAY + timedelta(days=1)) == Readiness()


def test_two_short_nights_are_seen() -> None:
    before = replace(felt("sleep", value=4.5), day=DAY - timedelta(days=1))
    ready = readiness([before, felt("sleep", value=4.5)], DAY)
    assert (ready.two_nights_under5, ready.short_sleep_days) == (True, 1)


def runner(*, swaps: tuple[Swap, ...] = ()) -> Record:
    known = record(DAY, LIFTER, DIARY)
    given = PlannedSession(day=DAY, name="", lifts=(), swaps=swaps)
    return replace(known, given=given)


def lifted(known: Record) -> list[str]:
    return [line.exercise for line in today(known, DAY, KNOWN).exercises]


def test_a_lift_that_is_not_wanted_makes_way() -> None:
    assert SQUAT in lifted(runner())
    swapped = lifted(runner(swaps=(Swap(SQUAT),)))
    assert SQUAT not in swapped
    assert len(swapped) >= len(lifted(runner()))


def test_what_is_wanted_instead_takes_its_place_only() -> None:
    thrust = ExerciseId("hip_thrust")
    swapped = lifted(runner(swaps=(Swap(DEADLIFT, thrust), Swap(SQUAT))))
    assert swapped[1] == thrust
    assert swapped.count(thrust) == 1


def test_tomorrow_the_lift_is_back() -> None:
    later = today(runner(swaps=(Swap(SQUAT),)), DAY + timedelta(days=1), KNOWN)
    assert SQUAT in [line.exercise for line in later.exercises]


@pytest.mark.parametrize("exercise", ["back_squat", "deadlift", "bench_press", "reverse_lunge"])
def test_two_others_can_be_named(exercise: str) -> None:
    found = alternatives(ExerciseId(exercise), runner(), DAY, KNOWN)
    assert len(found) == 2
    assert exercise not in found
    assert all({*HAS, "none"} & set(KNOWN.exercises[one].equipment) for one in found)


def test_an_own_exercise_has_no_others() -> None:
    assert alternatives(ExerciseId("zercher carry"), runner(), DAY, KNOWN) == ()


def test_the_week_leaves_days_between_heavy_sessions() -> None:
    heavy = {SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL}
    days = week(record(DAY, LIFTER, DIARY), DAY, KNOWN)
    fits = [one.day for one in days if one.advice.session in heavy]
    assert len(days) == 7
    assert fits
    assert all((b - a).days >= 2 for a, b in itertools.pairwise(fits))


def test_records_are_those_of_the_diary() -> None:
    known = record(
        DAY,
        {},
        ["-9: run easy 25 min 5 km", "-3: run race 22 min 5 km", "-2: run long 90 min 16 km"],
    )
    best = records.fastest(known, 5_000)
    assert best is not None
    assert best.run.duration_s == 22 * 60
    assert records.fastest(known, 10_000) is None
    longest = records.longest(known)
    assert longest is not None
    assert longest.run.distance_m == 16_000
    assert records.total(known, DAY - timedelta(days=3), DAY) == records.Total(2, 21_000, 0)


def test_the_heaviest_set_is_of_all_years() -> None:
    known = record(DAY, {}, ["-9: back_squat 3x5 80", "-3: back_squat 1x3 90"])
    best = records.heaviest(known, SQUAT)
    assert best is not None
    assert (best.load.amount, best.reps) == (90, 3)
    assert records.heaviest(known, DEADLIFT) is None


@pytest.mark.parametrize(("body_kg", "kg"), [(None, 20.0), (70.0, 20.0), (40.0, None)])
def test_a_first_load_is_never_too_much_for_a_light_runner(
    body_kg: float | None, kg: float | None
) -> None:
    room = frozenset({Equipment.BARBELL})
    effort = Effort(reps=8, rpe=6, body_kg=body_kg)
    found = weight(KNOWN.exercises[ExerciseId("row_bb")], effort, {}, room, Plates())
    assert (found.kg, found.find) == (kg, True)
