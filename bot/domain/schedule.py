"""When a reminder is due. Daylight saving lives here and only here.

Rule 1: a reminder is wall time, weekdays and IANA zone; instants are derived, never stored as
offsets.
Rule 2: a wall time that does not exist keeps its minutes after the gap; one that exists twice means
the first.
Rule 3: one occurrence a local date; its identity is (athlete, reminder, local date), whatever the
hour or zone.
Rule 4: on a trip it is wall time there; rule 2 holds where the clock leaps because the runner does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal, NewType

from bot.domain.travel import Travel, zone_at, zone_on
from bot.domain.zones import local_date, zone_named

ReminderId = NewType("ReminderId", str)
"""Which reminder of the athlete ("daily")."""

_NOON = time(12)
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
MAX_LATE = timedelta(hours=2)
"""A reminder missed by more than this is dropped and noted."""

Outcome = Literal[
    "sent",
    "late",
    "missed",
    "done",
    "later",
    "skipped",
    "away",
    "held",
    "quiet",
    "crowded",
    "spared",
    "race_week",
    "not_today",
    "unreachable",
    "travelled",
]
"""What became of an occurrence. Dropped: "missed" because it was too late, "away" because the
runner is, "quiet" for the night, "crowded" because another message was near, "spared" because the
last ones were not answered, "race_week", "not_today" because the day does not fit. "held": it
comes later that day. "unreachable": the chat service refused it for good. "travelled": its hour was
over where the runner came to."""


class ReminderKind(StrEnum):
    """What a reminder is about."""

    ROUTINE = "routine"
    STRENGTH = "strength"
    PAIN = "pain"
    REVIEW = "review"
    RACE = "race"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When the coach does not write first; over midnight when `end` is not after `start`."""

    start: time = time(21)
    """Wall time."""
    end: time = time(8)
    """Wall time; from here on it is quiet no more."""

    def covers(self, at: time) -> bool:
        """Tell whether a wall time is within."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """What the runner asked for."""

    id: ReminderId
    at: time
    """Wall time, without zone."""
    zone: str
    """IANA name, of home."""
    weekdays: tuple[int, ...] = EVERY_DAY
    """Monday is 0. Never empty."""
    kind: ReminderKind = ReminderKind.ROUTINE
    asked: bool = True
    """Whether the runner named this hour; what has no hour of his own keeps to the quiet hours."""
    travel: Travel | None = None
    """Days in another zone, to come, running or over."""

    def zone_at(self, moment: datetime) -> str:
        """Return the zone in force at an aware moment."""
        return zone_at(self.zone, self.travel, moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of the occurrence of one local date."""

    day: date
    outcome: Outcome
    at: datetime | None = None
    """When its message was committed, aware, UTC; None: there was none."""
    again: int = 0
    """How often it was put off that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """A "later" that was asked for."""

    day: date
    """The occurrence that it repeats."""
    due_at: datetime
    """Aware, UTC."""
    count: int
    """How often it was put off that day, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder with its next occurrence and what became of the last ones."""

    rule: ReminderRule
    day: date
    """Local date of the next occurrence."""
    due_at: datetime
    """Instant of the next occurrence, aware, UTC."""
    snooze: Snooze | None = None
    past: tuple[Delivery, ...] = ()
    """The last 28 occurrences, oldest first."""
    on: bool = True
    """False: stopped. It stays, so that set anew the same day it does not come twice."""
    off_at: datetime | None = None
    """When it was stopped, aware, UTC; what was stopped together is restored together."""
    sent: int = 0
    """How many messages it has sent: the next wording is chosen by it."""
    waits: bool = False
    """Too many were not answered: it is silent until the runner writes."""


def instant(day: date, at: time, zone: str) -> datetime:
    """Return the UTC instant of a wall time on a local date (rule 2)."""
    local = datetime.combine(day, at.replace(fold=0), tzinfo=zone_named(zone))
    return local.astimezone(UTC)


def occurrence(rule: ReminderRule, day: date) -> datetime | None:
    """Return the UTC instant on a local date; None when it is not due or there is no such day."""
    if day.weekday() not in rule.weekdays:
        return None
    zone = zone_on(rule.zone, rule.travel, day)
    if rule.travel is None:
        return instant(day, rule.at, zone) if _exists(day, zone) else None
    other = rule.zone if zone == rule.travel.zone else rule.travel.zone
    for one in (zone, other):
        if _falls_on(rule, day, rule.at, one):
            return instant(day, rule.at, one)
    begins = any(_falls_on(rule, day, time(), one) for one in (zone, other))
    return instant(day, rule.at, other) if begins else None  # the runner leapt over that hour


def next_occurrence(
    rule: ReminderRule, after: datetime, last: date | None = None
) -> tuple[date, datetime]:
    """Return local date and UTC instant of the first occurrence after `after` and day `last`."""
    day = local_date(after, rule.zone_at(after)) - timedelta(days=1)
    if last is not None:
        day = max(day, last + timedelta(days=1))
    while True:
        due_at = occurrence(rule, day)
        if due_at is not None and due_at > after:
            return day, due_at
        day += timedelta(days=1)


def passed_over(rule: ReminderRule, last: date, day: date) -> tuple[date, ...]:
    """Return the local dates of occurrences after `last` and before `day`."""
    days = (last + timedelta(days=number) for number in range(1, (day - last).days))
    return tuple(one for one in days if occurrence(rule, one) is not None)


def _falls_on(rule: ReminderRule, day: date, at: time, zone: str) -> bool:
    """Tell whether an hour, read in a zone, falls on this day of the runner's own calendar."""
    due_at = instant(day, at, zone)
    there = rule.zone_at(due_at)
    return _exists(day, zone) and (there == zone or local_date(due_at, there) == day)


def _exists(day: date, zone: str) -> bool:
    """Tell whether the calendar of `zone` has this day (Apia skipped 30 December 2011).

    By its noon: a clock that goes forward at midnight takes the last hour of a day, not the day.
    """
    return local_date(instant(day, _NOON, zone), zone) == day
