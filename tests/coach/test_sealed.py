"""What was trained long ago is only summed up; the coach still knows where the runner stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.coach.catalogue import catalogue
from bot.coach.history.situation import situation
from bot.domain.record import LIVE_WEEKS, Record
from bot.domain.summary import LATE_DAYS, Summary, add
from bot.domain.training import Lift, Log, PlannedLift
from content import load
from tests.coach.diary import record
from tests.laws.dice import Dice

KNOWN = catalogue(load()["shared"])
DAY = date(2026, 3, 4)


def sealed_at(kept: Record, day: date) -> Record:
    """Return the record as a store keeps it: what is older than the live weeks only summed up."""
    live = [log for log in kept.logs if log.at.date() > day - timedelta(weeks=LIVE_WEEKS)]
    old = [log for log in kept.logs if log not in live]
    return Record(athlete=kept.athlete, logs=tuple(live), older=add(kept.older, old))


def test_lighter_weeks_keep_their_rhythm_over_the_years() -> None:
    athlete = {"experience": "advanced", "equipment": ["barbell"]}
    twice_a_week = (days for days in range(420, 2, -1) if days % 7 in (1, 4))
    lines = [f"-{days}: HEAVY_LOWER back_squat 4x5 80 @8" for days in twice_a_week]
    whole = record(DAY, athlete, lines)
    weeks: dict[date, set[bool]] = {}
    for number in range(200, 0, -1):
        day = DAY - timedelta(days=number)
        known = situation(sealed_at(whole, day), day, KNOWN).lifting.deload
        weeks.setdefault(day - timedelta(days=day.weekday()), set()).add(known)
    assert all(len(found) == 1 for found in weeks.values())
    lighter = [number for number, found in enumerate(weeks.values()) if found == {True}]
    assert [later - one for one, later in pairwise(lighter)] == [5] * (len(lighter) - 1)
    assert len(lighter) >= 5


def test_a_ladder_that_was_climbed_stays_climbed() -> None:
    """Seldom, but for long: most of the sessions are sealed."""
    athlete = {"experience": "novice", "equipment": ["barbell"]}
    lines = [f"-{days}: LEARN back_squat 3x6 40 @7" for days in range(250, 0, -12)]
    whole = record(DAY, athlete, lines)
    kept = sealed_at(whole, DAY)
    week = situation(whole, DAY, KNOWN).lifting.week
    assert len(kept.logs) < 12
    assert situation(kept, DAY, KNOWN).lifting.week == week


@pytest.mark.parametrize("seed", range(12))
def test_sealing_moves_nobody_on_the_ladder(seed: int) -> None:
    """With gaps, failed sets and sets that were harder than asked."""
    dice = Dice(seed)
    days = [250]
    while days[-1] > 12:
        days.append(days[-1] - 2 - dice.below(30 if dice.happens(0.2) else 12))
    lines = [f"-{ago}: LEARN back_squat 3x6 40 @7" for ago in days if ago > 0]
    whole = record(DAY, {"experience": "novice", "equipment": ["barbell"]}, lines)
    whole = replace(whole, logs=tuple(_went(log, dice) for log in whole.logs))
    weeks = set[float | None]()
    for day in (DAY - timedelta(days=ago) for ago in range(0, 130, 3)):
        then = replace(whole, logs=tuple(log for log in whole.logs if log.at.date() <= day))
        week = situation(then, day, KNOWN).lifting.week
        assert situation(sealed_at(then, day), day, KNOWN).lifting.week == week
        weeks.add(week)
    assert len(weeks) > 1


def _went(log: Log, dice: Dice) -> Log:
    """Return a session as asked, or with its last set failed, or harder than was asked."""
    if dice.happens(0.6):
        return log
    entry = log.entries[0]
    assert isinstance(entry.activity, Lift)
    if dice.happens(0.5):
        asked = PlannedLift(exercise=entry.activity.exercise, sets=3, reps=6, rpe=6)
        return replace(log, planned=(asked,))
    sets = (*entry.activity.sets[:-1], replace(entry.activity.sets[-1], failed=True))
    return replace(log, entries=(replace(entry, activity=replace(entry.activity, sets=sets)),))


def test_a_summary_of_two_parts_is_the_summary_of_the_whole() -> None:
    lines = [f"-{ago}: back_squat 3x5 80 @8" for ago in range(120, 20, -2)]
    logs = record(DAY, {}, lines).logs
    whole = add(Summary(), logs)
    assert whole == add(add(Summary(), logs[:20]), logs[20:])
    assert [one.day for one in whole.late] == [log.at.date() for log in logs][-LATE_DAYS:]
