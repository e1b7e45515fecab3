"""Laws of trips: whatever zone comes, each local date has one occurrence, or a noted reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.schedule import (
    Reminder,
    ReminderId,
    ReminderRule,
    next_occurrence,
    occurrence,
)
from bot.domain.travel import Travel, zone_at
from bot.domain.zones import local_date
from bot.talk.reminding.settling import SENT
from bot.talk.snapshot import Snapshot, newcomer
from tests.laws.test_reminding import HOME, START, WHO, Lived

ZONES = (
    *("Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Tokyo"),
    *("Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia", "Pacific/Pago_Pago", "UTC"),
    *("Pacific/Kiritimati", "Antarctica/Troll", "Asia/Kathmandu", "Africa/Casablanca"),
)
FARTHEST = frozenset({"Pacific/Kiritimati", "Pacific/Apia", "Pacific/Pago_Pago"})
"""A day and more apart: the calendars of a trip between them have no day in common."""
FIRST = date(2026, 3, 10)
DAY = timedelta(days=1)
LEAST, MOST = timedelta(hours=22), timedelta(hours=26)

zones = st.sampled_from(ZONES)
hours = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))


@st.composite
def travels(draw: st.DrawFn) -> Travel:
    first = FIRST + draw(st.integers(0, 20)) * DAY
    return Travel(zone=draw(zones), first=first, last=first + draw(st.integers(0, 15)) * DAY)


trips = travels()


def calendar(rule: ReminderRule, count: int) -> list[tuple[date, datetime]]:
    """The next occurrences from a week before the first trip."""
    found: list[tuple[date, datetime]] = []
    after, last = datetime.combine(FIRST - 7 * DAY, time(), tzinfo=UTC), None
    for _ in range(count):
        day, after = next_occurrence(rule, after, last)
        found.append((day, after))
        last = day
    return found


@given(home=zones, trip=trips, at=hours)
@settings(max_examples=300)
def test_each_date_has_one_occurrence_on_its_own_calendar(
    home: str, trip: Travel, at: time
) -> None:
    rule = ReminderRule(id=ReminderId("daily"), at=at, zone=home, travel=trip)
    found = calendar(rule, 45)
    for (day, due_at), (then, later) in pairwise(found):
        assert due_at < later
        skipped = [day + n * DAY for n in range(1, (then - day).days)]
        assert len(skipped) <= 1
        assert all(occurrence(rule, one) is None for one in skipped)
        assert not skipped or {home, trip.zone} <= FARTHEST
    for day, due_at in found:
        there = local_date(due_at, rule.zone_at(due_at))
        leaps = day in {trip.first, trip.last + DAY}  # its hour may be leapt over, up to midnight
        assert there == day or (leaps and there == day + DAY)


@given(home=zones, trip=trips, at=hours)
@settings(max_examples=100)
def test_far_from_the_borders_of_a_trip_days_are_as_long_as_ever(
    home: str, trip: Travel, at: time
) -> None:
    rule = ReminderRule(id=ReminderId("daily"), at=at, zone=home, travel=trip)
    borders = {trip.first, trip.last + DAY}
    for (day, due_at), (then, later) in pairwise(calendar(rule, 45)):
        if not borders & {day, then, day - DAY, then + DAY}:
            assert LEAST <= later - due_at <= MOST


@given(home=zones, trip=trips)
@settings(max_examples=100)
def test_the_date_never_goes_back_on_a_trip_told_before(home: str, trip: Travel) -> None:
    start = datetime.combine(FIRST - 2 * DAY, time(), tzinfo=UTC)
    moments = [start + timedelta(hours=n) for n in range(45 * 24)]
    days = [local_date(one, zone_at(home, trip, one)) for one in moments]
    assert {home, trip.zone} <= FARTHEST or days == sorted(days)
    assert days[-1] == local_date(moments[-1], home)


def reminded(at: time) -> Snapshot:
    known = replace(newcomer(WHO), home=HOME)
    athlete = replace(known.record.athlete, zone="Europe/London", equipment=(), set_up=True)
    conversation = replace(known.conversation, greeted=True, heard=START.date())
    rule = ReminderRule(id=ReminderId("daily"), at=at, zone="Europe/London")
    day, due_at = next_occurrence(rule, START)
    made = (Reminder(rule=rule, day=day, due_at=due_at),)
    record = replace(known.record, athlete=athlete)
    return replace(known, record=record, conversation=conversation, reminders=made)


TOLD = (
    "in Tokyo for three days",
    "I'm in New York for two days",
    "travelling to Los Angeles from tomorrow for a week",
    "in Apia for a week",
    "I'm back home",
    "I moved to Lisbon",
    "I live in Honolulu",
    "my time zone is Pacific/Kiritimati",
    "back home tomorrow",
    "the trip is off",
)


@given(at=hours, told=st.lists(st.tuples(st.integers(1, 40), st.sampled_from(TOLD)), max_size=8))
@settings(max_examples=120)
def test_moving_doubles_no_day_and_loses_none(at: time, told: list[tuple[int, str]]) -> None:
    lived = Lived(reminded(at))
    begun = lived.known.reminders[0].day
    for wait, said in told:
        lived.until(lived.now + timedelta(hours=wait))
        lived.says(said)
    lived.until(lived.now + timedelta(days=2))
    (reminder,) = lived.known.reminders
    sent = Counter(due.day for due, _, _ in lived.sent)
    assert all(count == 1 for count in sent.values()), sent
    noted = {one.day: one.outcome for one in reminder.past}
    days = [begun + n * DAY for n in range((reminder.day - begun).days)]
    missing = [day for day in days if day not in noted and not no_such_day(reminder.rule, day)]
    assert missing == []
    assert set(sent) == {day for day, outcome in noted.items() if outcome in SENT}


def no_such_day(rule: ReminderRule, day: date) -> bool:
    return occurrence(rule, day) is None


@pytest.mark.parametrize(
    ("now", "told", "due_at", "lost"),
    [
        # Half past seven in Berlin: the message of seven is late, not lost.
        ("06:30", "I'm in Berlin until Friday", "03-26 06:00", []),
        # Half past three in the afternoon in Tokyo: too late, and noted.
        ("06:30", "I'm in Tokyo until Friday", "03-26 22:00", ["03-26"]),
        # Half past one at night in New York: it comes at seven there.
        ("06:30", "I'm in New York until Friday", "03-26 11:00", []),
    ],
)
def test_the_message_of_the_day(now: str, told: str, due_at: str, lost: list[str]) -> None:
    lived = Lived(reminded(time(7)))
    lived.until(datetime.fromisoformat(f"2026-03-26T{now}:00+00:00"))
    lived.says(told)
    (reminder,) = lived.known.reminders
    assert f"{reminder.due_at:%m-%d %H:%M}" == due_at
    assert [f"{one.day:%m-%d}" for one in reminder.past if one.outcome == "travelled"] == lost


def test_back_in_time_a_lost_day_is_owed_again() -> None:
    lived = Lived(reminded(time(7)))
    lived.until(datetime(2026, 3, 26, 6, 30, tzinfo=UTC))
    lived.says("I'm in Tokyo until Friday")
    lived.says("I'm back home")
    (reminder,) = lived.known.reminders
    assert reminder.due_at == datetime(2026, 3, 26, 7, tzinfo=UTC)
    assert reminder.past == ()
