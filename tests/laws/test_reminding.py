"""Laws of reminders: never twice a day, never by night unasked, never the same words soon."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.schedule import (
    EVERY_DAY,
    QuietHours,
    Reminder,
    ReminderId,
    ReminderKind,
    ReminderRule,
    next_occurrence,
)
from bot.main import load_book
from bot.rehearsal.beginning import beginning
from bot.rehearsal.script import Who
from bot.store.keeping import upcoming
from bot.talk.effects import after
from bot.talk.engine import step
from bot.talk.manners import APART
from bot.talk.reminding.settling import SENT
from bot.talk.snapshot import Snapshot, newcomer
from bot.talk.wire import LASTING, Chat, Due, InboundId, Person, Press, Text

if TYPE_CHECKING:
    from bot.talk.book import Book

WHO = Person("terminal", "reminded")
HOME = Chat(service="terminal", chat="reminded", private=True)
START = datetime(2026, 3, 26, 4, tzinfo=UTC)
"""Three days before the clocks change in Europe."""
ZONE = "Europe/Berlin"
DAYS = 5
APART_MESSAGES = 10
"""None of so many messages in a row may be like another."""
ANSWERS = ("done", "how much later", "later 30", "later 120", "skip", "thanks", "fewer reminders")
SAID = ("remind me at 7", "mobility at 21:00 too", "not on Sundays", "don't write before 9")


@cache
def book() -> Book:
    return load_book()


times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30)))
kinds = st.sampled_from((ReminderKind.ROUTINE, ReminderKind.STRENGTH, ReminderKind.REVIEW))


@st.composite
def rules(draw: st.DrawFn) -> tuple[ReminderRule, ...]:
    return tuple(
        ReminderRule(
            id=ReminderId(f"r{number}"),
            at=draw(times),
            zone=ZONE,
            kind=draw(kinds),
            asked=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 3)))
    )


@st.composite
def runners(draw: st.DrawFn) -> Snapshot:
    known = replace(newcomer(WHO), home=HOME)
    quiet = draw(st.none() | st.builds(QuietHours, times, times))
    athlete = replace(known.record.athlete, zone=ZONE, equipment=(), set_up=True, quiet=quiet)
    conversation = replace(known.conversation, greeted=True, heard=START.date())
    made = tuple(_made(one) for one in draw(rules()))
    record = replace(known.record, athlete=athlete)
    return replace(known, record=record, conversation=conversation, reminders=made)


def _made(rule: ReminderRule) -> Reminder:
    day, due_at = next_occurrence(rule, START)
    return Reminder(rule=rule, day=day, due_at=due_at)


class Lived:
    """Days of a runner: what came, and whether he had asked for that very minute."""

    def __init__(self, known: Snapshot) -> None:
        self.known = known
        self.now = START
        self.seen: set[InboundId] = set()
        self.sent: list[tuple[Due, datetime, str]] = []
        self.number = 0

    def until(self, moment: datetime) -> None:
        """Let time pass; what is due is delivered at its minute."""
        while (due := self._next()) is not None and due.due_at <= moment:
            self.now = max(self.now, due.due_at)
            assert due.id not in self.seen, f"{due.id} would wait for ever"
            turn = step(self.known, due, self.now, book())
            if turn.held:  # a question is open; it comes back with a later tick
                self.now += timedelta(minutes=16)
                turn = step(self.known, due, self.now, book())
            self.seen.add(due.id)
            self.known = replace(after(self.known, turn.effects), conversation=turn.conversation)
            self.sent += [(due, self.now, reply.text) for reply in turn.replies]
        self.now = max(self.now, moment)

    def says(self, text: str) -> None:
        """Write, or press what was answered with a day."""
        self.number += 1
        name = InboundId(f"said/{self.number}")
        day = self.sent[-1][0].day if self.sent else self.now.date()
        lasting = Press(id=name, who=WHO, where=HOME, turn=LASTING, says=f"{text} {day}")
        plain = Text(id=name, who=WHO, where=HOME, text=text)
        inbound = lasting if text in ANSWERS[:5] else plain
        turn = step(self.known, inbound, self.now, book())
        self.known = replace(after(self.known, turn.effects), conversation=turn.conversation)

    def _next(self) -> Due | None:
        return min(upcoming(self.known), key=lambda one: one.due_at, default=None)


@given(known=runners(), data=st.data())
@settings(max_examples=60)
def test_a_reminder_comes_once_a_day_and_never_by_night_unasked(
    known: Snapshot, data: st.DataObject
) -> None:
    lived = Lived(known)
    for _ in range(DAYS):
        for _ in range(data.draw(st.integers(0, 2))):
            lived.until(lived.now + timedelta(hours=data.draw(st.integers(1, 9))))
            lived.says(data.draw(st.sampled_from((*ANSWERS, *SAID))))
        lived.until(lived.now + timedelta(hours=24))
    firsts = Counter((due.reminder, due.day) for due, _, _ in lived.sent if not due.snoozed)
    assert all(count == 1 for count in firsts.values()), firsts


@given(known=runners())
@settings(max_examples=60)
def test_what_has_no_hour_of_its_own_keeps_to_the_manners(known: Snapshot) -> None:
    lived = Lived(known)
    lived.until(START + timedelta(days=DAYS))
    quiet = known.record.athlete.quiet or QuietHours()
    asked = {one.rule.id for one in known.reminders if one.rule.asked}
    before: datetime | None = None
    for due, at, _ in sorted(lived.sent, key=lambda one: one[1]):
        if due.reminder not in asked:
            assert not quiet.covers(at.astimezone(ZoneInfo(ZONE)).time())
            assert before is None or at - before >= APART
        before = at


@given(known=runners())
@settings(max_examples=40)
def test_no_day_is_without_a_message_or_a_reason(known: Snapshot) -> None:
    lived = Lived(known)
    lived.until(START + timedelta(days=DAYS))
    for reminder in lived.known.reminders:
        noted = {one.day: one.outcome for one in reminder.past}
        days = [START.date() + timedelta(days=number) for number in range(1, DAYS)]
        assert all(day in noted for day in days if day < reminder.day)
        told = {due.day for due, _, _ in lived.sent if due.reminder == reminder.rule.id}
        assert told == {day for day, outcome in noted.items() if outcome in SENT}


@pytest.mark.parametrize("hour", [7, 20])
@pytest.mark.parametrize("kind", [ReminderKind.ROUTINE, ReminderKind.STRENGTH, ReminderKind.REVIEW])
def test_thirty_reminders_in_a_row_repeat_nothing_within_ten(kind: ReminderKind, hour: int) -> None:
    rule = ReminderRule(id=ReminderId("one"), at=time(hour), zone=ZONE, kind=kind)
    known = replace(newcomer(WHO), home=HOME, reminders=(_made(rule),))
    who = Who(1, ("intermediate", "barbell", ZONE, "set up"))
    known = replace(beginning(known, who, START.date()), reminders=known.reminders)
    lived = Lived(known)
    while len(lived.sent) < 30:
        lived.until(lived.now + timedelta(days=1))
        lived.says("thanks")
        assert lived.now < START + timedelta(days=400), len(lived.sent)
    openings = [text.partition("\n")[0] for _, _, text in lived.sent]
    for number in range(len(openings) - APART_MESSAGES + 1):
        row = openings[number : number + APART_MESSAGES]
        assert len(set(row)) == APART_MESSAGES, row


def test_the_routine_itself_is_another_one_each_day_of_a_week() -> None:
    rule = ReminderRule(id=ReminderId("one"), at=time(7), zone=ZONE, weekdays=EVERY_DAY)
    known = replace(newcomer(WHO), home=HOME, reminders=(_made(rule),))
    athlete = replace(known.record.athlete, zone=ZONE, equipment=(), set_up=True)
    lived = Lived(replace(known, record=replace(known.record, athlete=athlete)))
    for _ in range(7):
        lived.until(lived.now + timedelta(days=1))
        lived.says("thanks")
    drills = [text.partition("\n")[2] for _, _, text in lived.sent]
    assert len(drills) == 7
    assert all(one != two for one, two in pairwise(drills))
    assert date(2026, 3, 29) in {due.day for due, _, _ in lived.sent}
