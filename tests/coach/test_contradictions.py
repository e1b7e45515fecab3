"""What cannot be: a session that is safe, and never heavier than with the doubt removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.coach.advice import SessionName
from bot.coach.catalogue import catalogue
from bot.coach.today import today
from bot.domain.athlete import Race, RaceDistance
from bot.domain.load import Load, WeightUnit
from content import load
from tests.coach.diary import record
from tests.talk.runner import Runner

if TYPE_CHECKING:
    from bot.domain.record import Record

KNOWN = catalogue(load()["shared"])
DAY = date(2026, 3, 4)
LIFTER = {"experience": "intermediate", "equipment": ["barbell", "dumbbell", "bench"], "age": 35}
LOGS = ["-8: back_squat 4x5 80 @8", "-8: deadlift 3x5 100 @8", "-4: back_squat 4x5 80 @8"]
RANKS = {
    SessionName.STOP_REFER: 0,
    SessionName.REST: 1,
    SessionName.MOBILITY: 2,
    SessionName.CORE_BW: 3,
    SessionName.MAINT: 4,
    SessionName.LEARN: 4,
    SessionName.HEAVY_LOWER: 5,
    SessionName.HEAVY_FULL: 5,
}


def rank(known: Record, day: date = DAY) -> int:
    return RANKS[today(known, day, KNOWN).session]


def runner(*lines: str) -> Record:
    return record(DAY, LIFTER, [*LOGS, *lines])


def racing(*races: tuple[int, RaceDistance]) -> Record:
    known = runner("+1: run easy 40 min")
    told = tuple(Race(day=DAY + timedelta(days=days), distance=name) for days, name in races)
    return replace(known, athlete=replace(known.athlete, races=told))


def test_the_lifter_of_these_cases_may_lift_heavily() -> None:
    assert rank(runner("+1: run easy 40 min")) == RANKS[SessionName.HEAVY_LOWER]


@pytest.mark.parametrize(
    "races",
    [
        ((-1, "marathon"), (1, "5k")),
        ((-1, "5k"), (1, "marathon")),
        ((0, "5k"), (0, "marathon")),
        ((3, "marathon"), (3, "5k")),
        ((4, "5k"), (4, "ultra")),
    ],
)
def test_races_that_cannot_both_be_are_no_heavier_than_the_stricter(
    races: tuple[tuple[int, RaceDistance], ...],
) -> None:
    assert rank(racing(*races)) <= min(rank(racing(one)) for one in races)


def test_fourteen_runs_a_week_are_no_heavier_than_seven() -> None:
    once = [f"{day:+}: run easy 40 min" for day in range(1, 8)]
    assert rank(runner(*once, *once)) <= rank(runner(*once))


def test_a_week_of_hard_runs_alone_gives_no_heavy_day() -> None:
    hard = [f"{day:+}: run intervals 60 min" for day in range(-7, 9) if day]
    advice = today(runner(*hard, "+0 plan: run intervals 60 min"), DAY, KNOWN)
    assert RANKS[advice.session] <= RANKS[SessionName.CORE_BW]


def test_a_clock_set_back_leaves_logs_ahead_and_gives_nothing_heavier() -> None:
    lifted = runner("+1 log: back_squat 4x5 80 @8", "+1: run easy 40 min")
    assert rank(lifted) <= rank(runner("+1: run easy 40 min"))
    assert rank(runner(), DAY - timedelta(days=30)) <= RANKS[SessionName.MAINT]


@pytest.mark.parametrize("kg", ["0", "0.5"])
def test_a_load_of_nothing_is_no_maximum(kg: str) -> None:
    known = record(DAY, LIFTER, [f"-8: back_squat 4x5 {kg} @8", f"-4: back_squat 4x5 {kg} @8"])
    advice = today(known, DAY, KNOWN)
    squats = [line.planned for line in advice.exercises if line.planned.exercise == "back_squat"]
    assert all((one.load_kg or 0) <= 20 for one in squats)


def test_a_dumbbell_below_every_load_is_the_most_in_hand() -> None:
    only = {**LIFTER, "equipment": ["dumbbell"]}
    known = record(DAY, only, ["-8: goblet_squat 4x5 24 @8", "-4: goblet_squat 4x5 24 @8"])
    known = replace(known, athlete=replace(known.athlete, hand_most=Load(1.0, WeightUnit.KG)))
    advice = today(known, DAY, KNOWN)
    loads = [line.planned.load_kg or 0 for line in advice.exercises]
    assert advice.exercises
    assert max(loads) <= 1


@pytest.mark.parametrize("said", ["I am 140", "I'm 140 years old", "age 0"])
def test_an_age_that_cannot_be_is_not_kept(said: str) -> None:
    me = Runner()
    me.says(said)
    assert me.known.record.athlete.health.age is None
    answer = me.says("what should I lift today?")
    assert answer.startswith(("Core and bodyweight", "Without weights", "Bodyweight"))


@pytest.mark.parametrize(
    "said",
    [
        "I raced a marathon yesterday and I race a marathon tomorrow",
        "I have a 5k and a marathon on Sunday",
        "squat 3x5 0kg",
        "squat 1rm 0",
        "I run 14 times a week",
        "my heaviest dumbbell is 0.5 kg",
        "I run hard every day",
        "I am 140 and squat 1000 kg",
    ],
)
def test_no_contradiction_stops_the_coach_and_one_question_is_the_most(said: str) -> None:
    me = Runner()
    assert me.says(said)
    assert me.says("what should I lift today?").count("?") <= 3
