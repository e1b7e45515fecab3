"""What a lift's last sessions say of its next load: every row of the table, and its laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.coach.catalogue import catalogue
from bot.coach.history.maxima import lifts
from bot.coach.history.sessions import sessions
from bot.coach.lifts import Bout, Target
from bot.coach.progression import Next, Steps, carried, ceiling, following
from bot.coach.today import today
from bot.domain.exercise import ExerciseId
from bot.domain.load import Load, WeightUnit
from bot.domain.training import Entry, Lift, Log, LogId, PlannedLift, StrengthSet
from content import load
from tests.coach.diary import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.record import Record

SQUAT = ExerciseId("back_squat")

FIVES = Target(sets=3, reps=5, low=4, top=5, rpe=8)
"""3 × 4-5 at RPE 8, with five asked for."""
FOURS = replace(FIVES, reps=4)
LOWER = Steps(step_kg=2.5, most_kg=5, weekly=0.05)
UPPER = Steps(step_kg=2.5, most_kg=2.5, weekly=0.05)
HANDS = Steps(step_kg=2, most_kg=5, weekly=0.05)

Told = tuple[float, str, float | None]
"""Kilograms, repetitions set by set, effort of the last set."""


def bout(told: Told, days_ago: int, target: Target = FIVES) -> Bout:
    kg, reps, rpe = told
    done = tuple(int(one.rstrip("x")) for one in reps.split())
    return Bout(days_ago=days_ago, kg=kg, reps=done, rpe=rpe, failed="x" in reps, target=target)


def after(
    *told: Told, target: Target = FIVES, steps: Steps = LOWER, every: int = 7
) -> tuple[float, int] | None:
    """Return kilograms and repetitions after sessions `every` so many days, the last one first."""
    apart = range(every * len(told), 0, -every)
    bouts = [bout(one, days, target) for one, days in zip(told, apart, strict=True)]
    found = following(bouts, target, steps)
    return None if found is None else (found.kg, found.reps)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([(100, "5 5 5", 6)], (105, 5)),  # far easier, once: five per cent
        ([(120, "5 5 5", 6)], (125, 5)),  # but five kilograms at most
        ([(60, "5 5 5", 6)], (62.5, 5)),
        ([(100, "5 5 4", 6)], (100, 5)),  # not all repetitions
        ([(100, "5 5 5", 7), (100, "5 5 5", 7)], (102.5, 5)),  # easier, twice running
        ([(100, "5 5 7", 8), (100, "5 5 7", 8)], (102.5, 5)),  # two more, twice running
        ([(100, "5 5 5", 8)], (102.5, 4)),  # as asked, at the top: load, and down again
        ([(100, "5 5 5", None)], (102.5, 4)),  # "done" says as asked
        ([(100, "5 5 5", 8.5)], (102.5, 4)),
        ([(100, "5 5 5", 9)], (100, 5)),  # harder: the same again
        ([(100, "5 5 5", 9.5)], (95, 5)),  # much too hard
        ([(100, "5 4 3", 8)], (95, 5)),  # missed
        ([(100, "5 5 5x", 8)], (95, 5)),
        ([(100, "5 4 3", 9), (100, "5 3 3", 9)], (90, 5)),  # twice running: rebuilt
        ([(100, "5 4 3", 9), (95, "5 5 5", 8)], (97.5, 4)),  # once is forgotten
        ([(100, "5 5", 8)], (100, 5)),  # a set was left out
    ],
)
def test_each_row_of_the_table(told: Sequence[Told], found: tuple[float, int]) -> None:
    assert after(*told) == found


def test_repetitions_come_before_load() -> None:
    assert after((100, "4 4 4", 8), target=FOURS) == (100, 5)
    assert after((100, "4 4 4", 9), target=FOURS) == (100, 4)


def test_the_upper_body_rises_by_less() -> None:
    assert after((60, "5 5 5", 6), steps=UPPER) == (62.5, 5)
    assert after((120, "5 5 5", 6), steps=UPPER) == (122.5, 5)


def test_a_coarse_step_waits_for_two_more_repetitions() -> None:
    eights = Target(sets=2, reps=8, low=6, top=8, rpe=7.5)
    for reps, found in ((8, (10, 9)), (9, (10, 10)), (10, (12, 6))):
        asked = replace(eights, reps=reps)
        assert after((10, f"{reps} {reps}", 7.5), target=asked, steps=HANDS) == found
    twelves = Target(sets=2, reps=12, low=8, top=12, rpe=6)
    assert after((10, "12 12", 6), target=twelves, steps=HANDS) == (12, 8)


def test_what_was_far_too_easy_takes_even_a_coarse_step() -> None:
    eights = Target(sets=2, reps=8, low=6, top=8, rpe=8)
    assert after((20, "8 8", 6), target=eights) == (22.5, 8)
    assert after((20, "8 8", 7), target=eights) == (20, 9)


@pytest.mark.parametrize(
    ("weekly", "found"), [(0.05, (105, 5)), (0.025, (102.5, 5)), (0.015, (102.5, 5))]
)
def test_the_ceiling_of_the_week(weekly: float, found: tuple[float, int]) -> None:
    assert after((100, "5 5 5", 6), steps=replace(LOWER, weekly=weekly)) == found


def test_the_second_session_of_a_week_rises_no_further() -> None:
    slow = replace(LOWER, weekly=0.025)
    told: list[Told] = [(100, "5 5 5", 8), (102.5, "5 5 5", 6)]
    assert after(*told, steps=slow, every=3) == (102.5, 5)
    assert after(*told, steps=slow, every=7) == (105, 5)


def test_nothing_rises_when_it_must_not() -> None:
    assert after((100, "5 5 5", 6), steps=replace(LOWER, held=True)) == (100, 5)
    assert after((100, "5 3 3", 9), steps=replace(LOWER, held=True)) == (95, 5)


def test_a_dose_never_done_has_nothing_to_follow() -> None:
    assert following((), FIVES, LOWER) is None
    other = replace(FIVES, rpe=7.5)
    assert following([bout((100, "5 5 5", 7.5), 3, other)], FIVES, LOWER) is None
    light = replace(FIVES, light=True)
    assert following([bout((70, "5 5 5", 7), 3, light)], light, LOWER) is None
    old, new = bout((100, "5 5 5", 8), 60), bout((90, "5 5 5", 7.5), 3, other)
    assert following([old, new], FIVES, LOWER) is None


def test_a_miss_at_another_dose_counts_too() -> None:
    other = replace(FIVES, rpe=7.5)
    bouts = [bout((100, "5 5 5", 8), 6), bout((97.5, "5 3", 9), 2, other)]
    assert following(bouts, FIVES, LOWER) == Next(95, 5)


# ---------------------------------------------------------------- laws

RPE = some.sampled_from([6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10])
KG = some.sampled_from([2.5 * n for n in range(1, 80)])
STEPS = some.builds(
    Steps,
    step_kg=some.sampled_from([1, 2, 2.5, 5]),
    most_kg=some.just(5),
    weekly=some.sampled_from([0.015, 0.025, 0.05]),
)


@some.composite
def histories(draw: some.DrawFn) -> list[Bout]:
    days = draw(some.lists(some.integers(1, 25), min_size=1, max_size=6, unique=True))
    return [
        Bout(
            days_ago=day,
            kg=draw(KG),
            reps=tuple(draw(some.lists(some.integers(3, 7), min_size=1, max_size=4))),
            rpe=draw(some.none() | RPE),
            target=draw(some.sampled_from([FIVES, FOURS])),
        )
        for day in sorted(days, reverse=True)
    ]


@given(bouts=histories(), steps=STEPS)
def test_never_up_by_more_than_the_ceiling(bouts: list[Bout], steps: Steps) -> None:
    found = following(bouts, FIVES, steps)
    assert found is not None
    assert found.kg <= max(bouts[-1].kg, ceiling(bouts, steps)) + 1e-6
    assert found.kg <= bouts[-1].kg + max(steps.most_kg, steps.step_kg)
    assert 4 <= found.reps <= 12


@given(bouts=histories(), steps=STEPS)
def test_never_up_when_held(bouts: list[Bout], steps: Steps) -> None:
    found = following(bouts, FIVES, replace(steps, held=True))
    assert found is not None
    assert found.kg <= bouts[-1].kg


@given(bouts=histories(), steps=STEPS, easier=RPE, harder=RPE)
def test_easier_never_means_less(
    bouts: list[Bout], steps: Steps, easier: float, harder: float
) -> None:
    low, high = sorted((easier, harder))
    *before, last = bouts
    gentle = following([*before, replace(last, rpe=low)], FIVES, steps)
    rough = following([*before, replace(last, rpe=high)], FIVES, steps)
    assert gentle is not None
    assert rough is not None
    assert gentle.kg >= rough.kg


# ---------------------------------------------------------------- out of the diary

KNOWN = catalogue(load()["shared"])
DAY = date(2026, 3, 4)
LIFTER = {"experience": "intermediate", "equipment": ["barbell"], "minutes": 60}
RUNS = ("+1: run easy 40 min",)


def kept(*told: tuple[int, Told], target: Target = FIVES, light: bool = False) -> Record:
    """Return a record of squat sessions that were asked for, so many days ago."""
    free = record(DAY, LIFTER, [f"-{d}: HEAVY_LOWER back_squat 1x5 60" for d in (46, 42, 38)])
    logs = tuple(_log(days, one, target, light=light) for days, one in told)
    return replace(free, logs=(*free.logs, *logs), plans=record(DAY, {}, RUNS).plans)


def _log(days: int, told: Told, target: Target, *, light: bool) -> Log:
    kg, reps, rpe = told
    load_kg = Load(kg, WeightUnit.KG)
    sets = tuple(StrengthSet(reps=int(one), load=load_kg, rpe=rpe) for one in reps.split())
    day = DAY - timedelta(days=days)
    asked = PlannedLift(
        exercise=SQUAT,
        sets=target.sets,
        reps=target.reps,
        low=target.low,
        top=target.top,
        rpe=target.rpe,
        load_kg=kg,
        light=light,
    )
    return Log(
        id=LogId(f"given-{days}"),
        at=datetime.combine(day, time(18), UTC),
        entries=(Entry(day, Lift(exercise=SQUAT, sets=sets)),),
        session="HEAVY_LOWER",
        planned=(asked,),
    )


def squat(kept: Record) -> tuple[float | None, int | None]:
    lines = today(kept, DAY, KNOWN).exercises
    return next((one.load_kg, one.reps) for one in lines if one.exercise == SQUAT)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ((80, "5 5 5", 7), (82.5, 4)),
        ((80, "5 5 5", None), (82.5, 4)),
        ((80, "5 5 5", 9), (80, 5)),
        ((80, "5 5 3", 9), (75, 5)),
    ],
)
def test_the_next_session_follows_the_last(last: Told, found: tuple[float, int]) -> None:
    before = [(days, (80.0, "5 5 5", 8.0)) for days in (32, 28, 25, 21, 18)]
    assert squat(kept(*before, (11 - 1, last))) == found


@pytest.mark.parametrize("told", [(60, "5 5 5", 8), (100, "2 2", 8)])
def test_another_session_than_the_one_asked_for_is_no_miss(told: Told) -> None:
    """Far lighter, or heavier with fewer repetitions: it is not judged by what was asked."""
    logs = _other(kept((12, (80.0, "5 5 5", 8.0)), (4, told)))
    bouts = lifts(logs, DAY, novice=False)[SQUAT].bouts
    assert [one.target is None for one in bouts[-2:]] == [False, True]


def _other(kept: Record) -> tuple[Log, ...]:
    """Return the logs with 80 kg asked for in each."""
    return tuple(
        replace(log, planned=tuple(replace(line, load_kg=80.0) for line in log.planned))
        for log in kept.logs
    )


def test_sessions_that_are_only_ticked_off_keep_their_loads() -> None:
    """A "done" tells no effort; it must not pull the estimate down time after time."""
    done = [(days, (80.0, "5 5 5", None)) for days in range(34, 2, -4)]
    state = lifts(kept(*done).logs, DAY, novice=False)[SQUAT]
    assert state.e1rm_kg == pytest.approx(80 / 0.811, rel=0.05)


def test_a_lighter_week_tells_nothing() -> None:
    before = kept((12, (80.0, "5 5 5", 8.0)))
    after = kept((12, (80.0, "5 5 5", 8.0)), (4, (65.0, "5 5 5", None)), light=True)
    known = [lifts(one.logs, DAY, novice=False)[SQUAT].e1rm_kg for one in (before, after)]
    assert known[0] == known[1]


def test_a_session_much_harder_than_asked_is_no_step_of_the_ladder() -> None:
    rated = [
        sessions(kept((4, (80.0, "5 5 5", rpe))).logs, DAY, KNOWN.exercises)[-1].clean
        for rpe in (8.5, 9.0)
    ]
    assert rated == [True, False]


THREES = Target(sets=3, reps=3, low=3, top=3, rpe=8)


def test_two_easy_sessions_count_whatever_their_dose() -> None:
    bouts = [bout((80, "3 3 3", 7), 7, THREES), bout((75, "5 5 5", 7), 4)]
    assert following(bouts, FIVES, LOWER) == Next(77.5, 5)


def test_a_new_dose_goes_on_from_the_last_one() -> None:
    fives = [bout((75, "5 5 5", 7), 11), bout((75, "5 5 5", 7), 4)]
    assert carried(fives, LOWER) == (Next(77.5, 5), FIVES)
    assert following(fives, THREES, LOWER) is None


def test_nothing_is_carried_from_a_session_that_was_not_whole() -> None:
    assert carried([bout((75, "5 5 4", 7), 4)], LOWER) is None


def test_nothing_is_carried_from_light_sessions_and_free_logs() -> None:
    light = replace(FIVES, light=True)
    free = replace(bout((75, "5 5 5", 7), 4), target=None)
    assert carried([bout((75, "5 5 5", 7), 4, light), free], LOWER) is None
