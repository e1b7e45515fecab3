"""What was trained long ago is only summed up; the coach still knows where the runner stands."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.coach.catalogue import catalogue
from bot.coach.history.situation import situation
from bot.domain.record import LIVE_WEEKS, Record
from bot.domain.summary import add
from content import load
from tests.coach.diary import record

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
    assert situation(kept, DAY, KNOWN).lifting.week == pytest.approx(week, abs=1)
