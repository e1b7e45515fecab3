"""Twelve weeks in which every session is done as told keep to the dose of published programmes.

Source: coaching rules 5.1, the check over a generated block.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest

from bot.coach.advice import Advice
from bot.coach.today import today
from bot.coach.week import done
from bot.domain.athlete import Athlete, AthleteId, Experience
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Health
from bot.domain.load import Load, WeightUnit
from bot.domain.record import Record
from bot.domain.running import Run, RunType
from bot.domain.training import Activity, Entry, Lift, Log, LogId, StrengthSet
from bot.main import load_book

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST: Final = date(2026, 3, 2)
"""A Monday outside of winter: base phase."""
WEEKS: Final = 12
IN_BAND: Final = 0.8
Plan = dict[int, tuple[RunType, int]]
"""Kind and minutes of the run of each weekday."""
PLANS: Final[dict[str, Plan]] = {
    "one hard day": {
        0: (RunType.EASY, 40),
        2: (RunType.EASY, 50),
        4: (RunType.EASY, 40),
        6: (RunType.LONG, 110),
    },
    "two hard days": {
        1: (RunType.INTERVALS, 60),
        3: (RunType.EASY, 50),
        5: (RunType.EASY, 40),
        6: (RunType.LONG, 110),
    },
    "few runs": {1: (RunType.INTERVALS, 50), 5: (RunType.EASY, 45)},
}
LIFTS: Final = {"back_squat": 80, "deadlift": 100, "bench_press": 60, "row_bb": 50}
HEAVY: Final = ("HEAVY_LOWER", "HEAVY_FULL")


@dataclass(frozen=True, slots=True)
class Block:
    """The heavy-class sessions of some weeks."""

    sessions: tuple[tuple[date, Advice], ...]

    @property
    def weeks(self) -> list[int]:
        """How many each week held."""
        counts = Counter((day - FIRST).days // 7 for day, _ in self.sessions)
        return [counts[week] for week in range(WEEKS)]

    def sets(self, *patterns: str) -> int:
        """Return how many sets of some patterns were done."""
        exercises = load_book().catalogue.exercises
        lines = (line for _, advice in self.sessions for line in advice.exercises)
        return sum(line.sets for line in lines if exercises[line.exercise].pattern in patterns)


def log(day: date, hour: int, activities: Iterable[Activity], session: str | None = None) -> Log:
    entries = tuple(Entry(day, activity) for activity in activities)
    at = datetime.combine(day, time(hour), UTC)
    return Log(id=LogId(f"{day}/{hour}"), at=at, entries=entries, session=session)


def ran(plan: Plan, day: date) -> tuple[Log, ...]:
    if day.weekday() not in plan:
        return ()
    kind, minutes = plan[day.weekday()]
    return (log(day, 8, [Run(run_type=kind, duration_s=60 * minutes)]),)


def lifted(day: date) -> Log:
    lifts = (
        Lift(
            exercise=ExerciseId(name),
            sets=(StrengthSet(reps=5, load=Load(kg, WeightUnit.KG), rpe=8),) * 3,
        )
        for name, kg in LIFTS.items()
    )
    return log(day, 18, lifts, "HEAVY_FULL")


def beginning(plan: Plan, experience: Experience) -> Record:
    """Return somebody whose runs and lifts of the last weeks are known."""
    before = [FIRST - timedelta(days=days) for days in range(28, 0, -1)]
    logs = [one for day in before for one in ran(plan, day)]
    athlete = Athlete(
        id=AthleteId("block"),
        experience=experience,
        equipment=(Equipment.BARBELL, Equipment.DUMBBELL, Equipment.BENCH),
        minutes=60,
        set_up=True,
        health=Health(age=35, screened=FIRST, pain_asked=FIRST),
    )
    lifts = tuple(lifted(FIRST - timedelta(days=days)) for days in (10, 6, 3))
    return Record(athlete=athlete, logs=(*logs, *lifts))


@cache
def block(name: str, experience: Experience) -> Block:
    """Return twelve weeks in which every session that was advised was done."""
    plan = PLANS[name]
    sessions: list[tuple[date, Advice]] = []
    record = beginning(plan, experience)
    for day in (FIRST + timedelta(days=days) for days in range(7 * WEEKS)):
        advice = today(record, day, load_book().catalogue)
        if advice.session in (*HEAVY, "MAINT", "LEARN"):
            sessions.append((day, advice))
        record = done(record, day, advice)
        record = replace(record, logs=(*record.logs, *ran(plan, day)))
    return Block(tuple(sessions))


everybody = pytest.mark.parametrize("experience", list(Experience))
every_plan = pytest.mark.parametrize("name", list(PLANS))


@everybody
@every_plan
def test_most_weeks_hold_two_or_three_sessions(name: str, experience: Experience) -> None:
    weeks = block(name, experience).weeks
    assert sum(2 <= count <= 3 for count in weeks) >= IN_BAND * WEEKS
    assert min(weeks) >= 1


@everybody
@every_plan
def test_most_main_sets_are_few_and_heavy(name: str, experience: Experience) -> None:
    heavy = [one for _, one in block(name, experience).sessions if one.session in HEAVY]
    doses = [(one.reps, one.pct) for one in heavy]
    fitting = sum(
        bool(reps and pct and 2 <= reps[0] <= reps[1] <= 5 and 79 <= min(pct) <= max(pct) <= 93)
        for reps, pct in doses
    )
    assert doses
    assert fitting >= IN_BAND * len(doses)


@everybody
@every_plan
def test_what_pushes_and_pulls_is_balanced(name: str, experience: Experience) -> None:
    found = block(name, experience)
    assert 0.7 <= found.sets("push") / found.sets("pull") <= 1.4
    assert 0.7 <= found.sets("squat") / found.sets("hinge") <= 1.5


@everybody
@every_plan
def test_each_session_holds_calves_and_one_leg_alone(name: str, experience: Experience) -> None:
    exercises = load_book().catalogue.exercises
    for _, advice in block(name, experience).sessions:
        lines = [exercises[line.exercise] for line in advice.exercises]
        assert any(one.pattern == "calf" for one in lines)
        if advice.session != "LEARN":  # technique first: both legs
            assert any(one.unilateral and one.pattern in ("lunge", "hinge") for one in lines)
        assert advice.minutes <= 75
        assert sum(one.pattern in ("squat", "hinge", "lunge", "calf") for one in lines) <= 6
        assert all(line.sets <= 6 for line in advice.exercises)


@everybody
@every_plan
def test_main_lifts_are_rested(name: str, experience: Experience) -> None:
    """Three minutes before a main lift, two at least; twenty-four repetitions in all at most."""
    for _, advice in block(name, experience).sessions:
        if advice.session in HEAVY:
            main = advice.exercises[0]
            assert (main.rest_s or 0) >= 120
            assert main.sets * (main.reps or 0) <= 24


@everybody
@every_plan
def test_two_days_lie_between_sessions(name: str, experience: Experience) -> None:
    days = [day for day, _ in block(name, experience).sessions]
    assert all((later - day).days >= 2 for day, later in pairwise(days))
