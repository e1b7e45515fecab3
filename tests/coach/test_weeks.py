"""Followed every day, the coach's answers make weeks that a runner can live with."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.coach.decision import decide
from bot.coach.history.sessions import Session, within
from bot.coach.lookahead import ahead
from bot.coach.told.situation import situation

CASES = Path(__file__).resolve().parent.parent / "cases" / "weeks.toml"
WEEKS: list[dict[str, Any]] = tomllib.loads(CASES.read_text("utf-8"))["week"]
PHASES = ("off_season", "base", "build", "race_specific")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONDAY = date(2026, 1, 5)
BEFORE = Session(MONDAY - timedelta(days=10), "MAINT", frozenset(), clean=True)


def runs(week: dict[str, Any], day: date) -> list[Any]:
    run = week["runs"].get(DAYS[day.weekday()])
    return [] if run is None else [run]


def told(week: dict[str, Any], phase: str, day: date, done: list[Session]) -> dict[str, Any]:
    """Return the situation of a morning."""
    day_by_day = [runs(week, day + timedelta(days=ahead)) for ahead in range(-1, 8)]
    recent = within(done, day, 7)
    novice = {"experience": "novice", "lifting_week": week["ladder"]} if "ladder" in week else {}
    return {
        "experience": "intermediate",
        "equipment": ["barbell", "dumbbell", "bench"],
        "phase": phase,
        "time_min": 60,
        "yesterday": day_by_day[0],
        "today_runs": day_by_day[1],
        "tomorrow": day_by_day[2],
        "week": day_by_day[2:],
        "days_since_heavy": (day - done[-1].day).days,
        "heavy_last7": len(recent),
        "heavy_only7": sum(one.name.startswith("HEAVY") for one in recent),
        "last_class": done[-1].name,
        **{name: week[name] for name in ("runs30", "median_min") if name in week},
        **novice,
    }


def followed(week: dict[str, Any], phase: str, days: int) -> list[Session]:
    done = [BEFORE]
    for day in (MONDAY + timedelta(days=number) for number in range(days)):
        decision = decide(situation(told(week, phase, day, done)))
        if decision.lifts:
            done.append(Session(day, decision.session.value, frozenset(), clean=True))
    return done


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("week", WEEKS, ids=lambda week: week["name"])
def test_the_fifth_week(week: dict[str, Any], phase: str) -> None:
    fifth = within(followed(week, phase, 35), MONDAY + timedelta(days=34), 7)
    shown = [f"{one.day:%a} {one.name.removeprefix('HEAVY_')}" for one in fifth]
    assert shown == week[phase]


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("week", WEEKS, ids=lambda week: week["name"])
def test_the_fifth_to_the_tenth_week(week: dict[str, Any], phase: str) -> None:
    """On average they hold as many sessions as the fifth. Source: coaching rules 2.14."""
    weeks = within(followed(week, phase, 70), MONDAY + timedelta(days=69), 42)
    assert len(weeks) / 6 == len(week[phase])


@pytest.mark.parametrize("week", WEEKS, ids=lambda week: week["name"])
def test_a_conflict_is_named_on_monday(week: dict[str, Any]) -> None:
    decision = decide(situation(told(week, "base", MONDAY, [BEFORE])))
    conflict = [flag for flag in ahead(decision) if not flag.startswith("next_heavy")]
    assert sorted(conflict) == week.get("monday", [])


@pytest.mark.parametrize("week", WEEKS, ids=lambda week: week["name"])
def test_the_next_heavy_day_comes_as_announced(week: dict[str, Any]) -> None:
    """When nothing is lifted in between, the named day is a heavy one."""
    decision = decide(situation(told(week, "base", MONDAY, [BEFORE])))
    for flag in ahead(decision):
        if flag.startswith("next_heavy:"):
            day = MONDAY + timedelta(days=int(flag.partition(":")[2]))
            assert decide(situation(told(week, "base", day, [BEFORE]))).lifts
