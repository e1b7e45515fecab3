"""From effort to kilograms: rounding, first loads, warm-ups, ladders and the time they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.coach.advice import Prescription, WarmupSet
from bot.coach.catalogue import catalogue
from bot.coach.fitting import Item, fitted, minutes, seconds, shortened
from bot.coach.ladders import rungs
from bot.coach.lifts import LiftState, e1rm
from bot.coach.loads import Effort, Weight, warm_up, weight
from bot.coach.percent import per_cent
from bot.coach.plates import Plates, plates
from bot.coach.templates import Role
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.load import WeightUnit
from content import load

if TYPE_CHECKING:
    from collections.abc import Mapping

EXERCISES = catalogue(load()["shared"]).exercises
GYM = frozenset({Equipment.BARBELL, Equipment.DUMBBELL, Equipment.BENCH})
HEAVY = Effort(reps=5, rpe=8)


def given_load(
    exercise: str,
    lifts: Mapping[str, LiftState] | None = None,
    *,
    effort: Effort = HEAVY,
    room: frozenset[Equipment] = GYM,
    owned: Plates | None = None,
) -> Weight:
    known = {ExerciseId(name): state for name, state in (lifts or {}).items()}
    return weight(EXERCISES[ExerciseId(exercise)], effort, known, room, owned or Plates())


def test_the_table_is_read_by_repetitions_and_effort() -> None:
    assert (per_cent(1, 10), per_cent(5, 8), per_cent(8, 7)) == (100, 81.1, 70.7)
    assert per_cent(12, 6) == per_cent(30, 6) == 59.9


@given(
    reps=some.integers(1, 12),
    rpe=some.sampled_from([6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10]),
    kg=some.floats(1, 400),
)
def test_a_maximum_gives_back_its_set(reps: int, rpe: float, kg: float) -> None:
    assert e1rm(kg, reps, rpe) * per_cent(reps, rpe) / 100 <= kg + 1e-6


def test_where_table_and_formulas_disagree_the_lower_counts() -> None:
    assert e1rm(100, 10, 6.5) == pytest.approx(142.6, abs=0.2)


def test_a_known_lift_is_loaded_from_its_maximum() -> None:
    known = {"back_squat": LiftState(e1rm_kg=100, last_kg=80)}
    assert given_load("back_squat", known) == Weight(80.0)
    lighter = Effort(reps=5, rpe=8, factor=0.9)
    assert given_load("back_squat", known, effort=lighter) == Weight(72.5)
    capped = Effort(reps=5, rpe=8, pct_max=60)
    assert given_load("back_squat", known, effort=capped) == Weight(60.0)


def test_a_load_rises_by_one_step_at_most() -> None:
    squat = {"back_squat": LiftState(e1rm_kg=150, last_kg=80)}
    press = {"bench_press": LiftState(e1rm_kg=150, last_kg=80)}
    assert given_load("back_squat", squat).kg == 85
    assert given_load("bench_press", press).kg == 82.5


def test_the_first_sessions_of_a_lift_are_lighter() -> None:
    new = {"back_squat": LiftState(e1rm_kg=100, sessions=1)}
    assert given_load("back_squat", new).kg == 75


def test_a_lift_without_history_starts_from_a_related_one() -> None:
    known = {"back_squat": LiftState(e1rm_kg=100)}
    single = Effort(reps=8, rpe=7.5)
    found = given_load("bulgarian_split_squat", known, effort=single)
    assert found == Weight(10.0, find=True, each=True, rpe=7)


@pytest.mark.parametrize(
    ("exercise", "room", "found"),
    [
        ("back_squat", GYM, Weight(20.0, find=True)),
        ("deadlift", GYM, Weight(30.0, find=True)),
        ("rdl_db", GYM, Weight(4.0, find=True, each=True)),
        ("goblet_squat", frozenset({Equipment.KETTLEBELL}), Weight(6.0, find=True)),
        ("leg_press", frozenset({Equipment.MACHINE}), Weight(find=True)),
        ("reverse_lunge", frozenset({Equipment.KETTLEBELL}), Weight()),
        ("bulgarian_split_squat", frozenset({Equipment.BARBELL}), Weight()),
        ("push_up", GYM, Weight()),
    ],
)
def test_where_the_search_begins(exercise: str, room: frozenset[Equipment], found: Weight) -> None:
    assert given_load(exercise, room=room) == found


def test_a_maximum_of_nothing_is_none() -> None:
    assert given_load("back_squat", {"back_squat": LiftState(e1rm_kg=0)}).find


def test_no_dumbbell_is_heavier_than_the_heaviest() -> None:
    known = {"goblet_squat": LiftState(e1rm_kg=60)}
    assert given_load("goblet_squat", known).kg == 48
    assert given_load("goblet_squat", known, owned=Plates(hand_max_kg=20)).kg == 20


def test_pounds_make_round_pounds() -> None:
    known = {"back_squat": LiftState(e1rm_kg=100)}
    found = given_load("back_squat", known, owned=plates(WeightUnit.LB))
    assert found.kg == pytest.approx(175 * 0.45359237, abs=0.01)


@pytest.mark.parametrize(
    ("kg", "reps", "place", "sets"),
    [
        (80, 5, "first", [(30, 5), (47.5, 3), (62.5, 2)]),
        (100, 3, "first", [(40, 5), (60, 3), (80, 2), (90, 1)]),
        (95, 5, "second", [(55, 3), (75, 2)]),
        (35, 8, "first", [(20, 5), (25, 3)]),
        (25, 8, "first", [(20, 5)]),
        (20, 8, "first", []),
    ],
)
def test_warm_up_sets(kg: float, reps: int, place: str, sets: list[tuple[float, int]]) -> None:
    squat = EXERCISES[ExerciseId("back_squat")]
    found = warm_up(squat, kg, reps, Plates(), second=place == "second")
    assert found == tuple(WarmupSet(load, count) for load, count in sets)


# ---------------------------------------------------------------- ladders


def first(ladder: str, stage: int, **done: tuple[int, ...]) -> str:
    lifts = {ExerciseId(name): LiftState(best_reps=reps) for name, reps in done.items()}
    return rungs(ladder, stage, lifts)[0]


def test_a_ladder_is_entered_low_and_climbed_by_what_was_done() -> None:
    assert first("squat", 0) == "box_squat_bw"
    assert first("squat", 1) == "split_squat"
    assert first("squat", 1, split_squat=(12,)) == "split_squat"
    assert first("squat", 1, split_squat=(12, 13)) == "reverse_lunge"
    assert first("squat", 0, box_squat_bw=(12, 12)) == "box_squat_bw"
    assert first("pull", 2, inverted_row=(12, 12), chin_up=(8, 8)) == "chin_up"


def test_a_rung_that_fell_short_is_left_downwards_for_a_while() -> None:
    split = ExerciseId("split_squat")
    for ago, found in ((3, "tempo_squat"), (14, "tempo_squat"), (15, "split_squat")):
        assert rungs("squat", 1, {split: LiftState(short_days_ago=ago)})[0] == found


# ---------------------------------------------------------------- time


def item(role: Role, sets: int = 3, reps: int = 5, rest_s: int = 90) -> Item:
    name = ExerciseId(f"{role.name.lower()}")
    return Item(role, Prescription(exercise=name, sets=sets, reps=reps, rest_s=rest_s))


WHOLE = (
    item(Role.MAIN, 4, 5, 180),
    item(Role.SECOND, 3, 5, 180),
    item(Role.UPPER),
    item(Role.SINGLE, 2, 8),
    item(Role.CALF, 3, 10),
    item(Role.CORE, 2, 10, 50),
)


def test_a_session_takes_its_sets_and_rests() -> None:
    assert seconds(WHOLE[:1]) == 300 + 4 * (20 + 180)
    assert minutes(()) == 0


@given(available=some.floats(5, 90))
def test_a_cut_session_keeps_its_main_lift_and_its_rest(available: float) -> None:
    cut = fitted(WHOLE, available)
    assert cut[0].role is Role.MAIN
    assert (cut[0].lift.rest_s or 0) >= 120
    assert cut[0].lift.sets >= 2
    assert seconds(cut) <= max(available * 60, 900)


@given(short=some.floats(5, 60), more=some.floats(0, 30))
def test_more_time_never_means_less(short: float, more: float) -> None:
    assert seconds(fitted(WHOLE, short)) <= seconds(fitted(WHOLE, short + more)) + 1


def test_core_goes_before_the_upper_body_and_that_before_sets() -> None:
    roles = [{item.role for item in fitted(WHOLE, available)} for available in (45, 35, 30)]
    assert Role.CORE in roles[0]
    assert Role.CORE not in roles[1]
    assert Role.UPPER not in roles[2]


def test_a_light_session_loses_its_last_drills() -> None:
    light = tuple(item(Role.CORE, 2, 10, 50) for _ in range(6))
    assert len(shortened(light, 60)) == 6
    assert 1 <= len(shortened(light, 10)) < 6
    assert len(shortened(light, 1)) == 1
