"""Every zone at nine wall times for three years: one instant a local date, 22 to 26 hours apart.

    python -m benchmarks.wall_times [--zones N]

Prints zones, occurrences and whatever broke a law; ends with 1 if anything did. The zones come from
the package `tzdata`, so that the figure is the same on every machine.
"""

from __future__ import annotations

import argparse
import time as watch
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.domain.schedule import ReminderId, ReminderRule, next_occurrence
from bot.domain.zones import local_date

if TYPE_CHECKING:
    from collections.abc import Iterator

YEARS = (2026, 2029)
"""First year, and the year after the last."""
WALL_TIMES = (
    *(time(0), time(0, 30), time(1, 30), time(2), time(2, 30)),
    *(time(3), time(7), time(12), time(23, 59)),
)
LEAST, MOST = timedelta(hours=22), timedelta(hours=26)


def zones() -> list[str]:
    """Return the names of all zones of the package."""
    listed = files("tzdata").joinpath("zones").read_text("utf-8")
    return sorted(listed.split())


def faults(zone: str, at: time) -> Iterator[str | None]:
    """Yield, for each occurrence of three years, what is wrong with it or None."""
    rule = ReminderRule(id=ReminderId("daily"), at=at, zone=zone)
    before = datetime(YEARS[0], 1, 1, tzinfo=UTC) - timedelta(days=1)
    last, due = next_occurrence(rule, before)
    while due.year < YEARS[1]:
        day, following = next_occurrence(rule, due, last)
        yield _fault(zone, (last, due), (day, following))
        last, due = day, following


def _fault(zone: str, one: tuple[date, datetime], two: tuple[date, datetime]) -> str | None:
    if two[0] - one[0] != timedelta(days=1):
        return f"{zone}: {one[0]} is followed by {two[0]}"
    if not timedelta(0) <= local_date(two[1], zone) - two[0] <= timedelta(days=1):
        return f"{zone}: {two[0]} comes on another date"
    if not LEAST <= two[1] - one[1] <= MOST:
        return f"{zone}: {two[0]} comes {two[1] - one[1]} after {one[0]}"
    return None


def main() -> int:
    """Count, and tell what broke a law."""
    asked = argparse.ArgumentParser(description="wall times of all zones")
    asked.add_argument("--zones", type=int, default=None, metavar="N", help="only every Nth zone")
    step = asked.parse_args().zones or 1
    began, count, broken = watch.perf_counter(), 0, list[str]()
    chosen = zones()[::step]
    for zone in chosen:
        for at in WALL_TIMES:
            for fault in faults(zone, at):
                count += 1
                broken += [f"{fault} ({at:%H:%M})"] if fault else []
    print(*broken, sep="\n", end="\n" if broken else "")
    took = watch.perf_counter() - began
    print(f"{len(chosen)} zones, {count} occurrences, {len(broken)} broken, {took:.0f} s")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
