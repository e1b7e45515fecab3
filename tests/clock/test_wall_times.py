"""Wall times in hard places: one instant a local date, whatever the clocks do that night."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest

from benchmarks.wall_times import LEAST, MOST, WALL_TIMES, faults, zones
from bot.domain.schedule import ReminderId, ReminderRule, instant, next_occurrence


def days_and_utc(zone: str, at: time, first: date, count: int) -> list[tuple[str, str]]:
    """Local dates and UTC instants of the next occurrences from a local date on."""
    rule = ReminderRule(id=ReminderId("daily"), at=at, zone=zone)
    after, last = instant(first, time(12), zone) - timedelta(days=2), first - timedelta(days=1)
    found: list[tuple[str, str]] = []
    for _ in range(count):
        last, after = next_occurrence(rule, after, last)
        found.append((f"{last:%d %b}", f"{after:%d %b %H:%M}"))
    return found


@pytest.mark.parametrize(
    ("zone", "at", "first", "found"),
    [
        (  # 3:00 becomes 4:00: half an hour after the gap
            *("Europe/Helsinki", time(3, 30), date(2027, 3, 27)),
            [("27 Mar", "27 Mar 01:30"), ("28 Mar", "28 Mar 01:30"), ("29 Mar", "29 Mar 00:30")],
        ),
        (  # 4:00 becomes 3:00: the first one
            *("Europe/Helsinki", time(3, 30), date(2026, 10, 25)),
            [("25 Oct", "25 Oct 00:30"), ("26 Oct", "26 Oct 01:30")],
        ),
        (  # 2:30 on the night of the change
            *("America/New_York", time(2, 30), date(2027, 3, 14)),
            [("14 Mar", "14 Mar 07:30"), ("15 Mar", "15 Mar 06:30")],
        ),
        (  # half an hour only
            *("Australia/Lord_Howe", time(2, 15), date(2026, 10, 4)),
            [("04 Oct", "03 Oct 15:45"), ("05 Oct", "04 Oct 15:15")],
        ),
        (  # midnight does not exist
            *("Africa/Cairo", time(0, 30), date(2027, 4, 30)),
            [("30 Apr", "29 Apr 22:30"), ("01 May", "30 Apr 21:30")],
        ),
        (  # the clocks go back for Ramadan
            *("Africa/Casablanca", time(2, 30), date(2026, 2, 15)),
            [("15 Feb", "15 Feb 01:30"), ("16 Feb", "16 Feb 02:30")],
        ),
        (  # two hours at once
            *("Antarctica/Troll", time(2), date(2027, 3, 28)),
            [("28 Mar", "28 Mar 02:00"), ("29 Mar", "29 Mar 00:00")],
        ),
        (  # 30 December 2011 was skipped
            *("Pacific/Apia", time(7), date(2011, 12, 29)),
            [("29 Dec", "29 Dec 17:00"), ("31 Dec", "30 Dec 17:00")],
        ),
        (  # the first place of each day
            *("Pacific/Kiritimati", time(7), date(2026, 3, 2)),
            [("02 Mar", "01 Mar 17:00"), ("03 Mar", "02 Mar 17:00")],
        ),
        (  # the last hour of a Saturday does not exist: the day is not lost
            *("America/Scoresbysund", time(23, 59), date(2027, 3, 27)),
            [("27 Mar", "28 Mar 01:59"), ("28 Mar", "29 Mar 00:59")],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_hard_places(zone: str, at: time, first: date, found: list[tuple[str, str]]) -> None:
    assert days_and_utc(zone, at, first, len(found)) == found


@pytest.mark.parametrize("zone", zones()[::40])
def test_one_instant_a_local_date(zone: str) -> None:
    assert [one for at in WALL_TIMES[::4] for one in faults(zone, at) if one] == []


def test_a_gap_is_as_long_as_the_law_allows() -> None:
    one = instant(date(2027, 3, 27), time(2), "Antarctica/Troll")
    assert LEAST <= instant(date(2027, 3, 28), time(2), "Antarctica/Troll") - one <= MOST
    assert one == datetime(2027, 3, 27, 2, tzinfo=UTC)


def test_zones_are_found_without_those_of_the_system() -> None:
    code = "import zoneinfo; print(zoneinfo.TZPATH, zoneinfo.ZoneInfo('Pacific/Apia'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONTZPATH": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout == "() Pacific/Apia\n"
