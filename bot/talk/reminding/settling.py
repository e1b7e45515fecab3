"""What became of an occurrence, and when the reminder comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.schedule import (
    MAX_LATE,
    Delivery,
    ReminderKind,
    Snooze,
    next_occurrence,
    passed_over,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.schedule import Outcome, Reminder
    from bot.talk.reminding.occasion import Occasion

_KEPT_DELIVERIES = 28
SENT: frozenset[Outcome] = frozenset({"sent", "late"})
_OVER: frozenset[Outcome] = frozenset({"done", "skipped"})


def noted(
    reminder: Reminder, day: date, outcome: Outcome, sent_at: datetime | None = None
) -> Reminder:
    """Return `reminder` with what became of one day; the last word on a day holds."""
    before = _of(reminder, day)
    told = replace(before, outcome=outcome, at=sent_at or before.at)
    past = sorted((*_but(reminder, day), told), key=lambda one: one.day)
    snooze = None if outcome in _OVER else reminder.snooze
    return replace(reminder, past=tuple(past[-_KEPT_DELIVERIES:]), snooze=snooze)


def put_off(reminder: Reminder, day: date, until: datetime, outcome: Outcome) -> Reminder:
    """Return `reminder` so that it comes once more that day; each time has a number of its own."""
    count = _of(reminder, day).again + 1
    told = noted(reminder, day, outcome)
    numbered = replace(_of(told, day), again=count)
    past = sorted((*_but(told, day), numbered), key=lambda one: one.day)
    return replace(told, past=tuple(past), snooze=Snooze(day=day, due_at=until, count=count))


def settled(there: Occasion, outcome: Outcome) -> Reminder:
    """Return the reminder with this occurrence settled and the next one named."""
    sent_at = there.now if outcome in SENT else None
    known = replace(noted(there.reminder, there.day, outcome, sent_at), snooze=None)
    known = replace(known, sent=known.sent + (outcome in SENT))
    if there.kind is ReminderKind.RACE:
        return replace(known, on=False)
    return _onwards(known, there)


def held(there: Occasion, until: datetime) -> Reminder:
    """Return the reminder so that this occurrence comes later that day."""
    return _onwards(put_off(there.reminder, there.day, until, "held"), there)


def _of(reminder: Reminder, day: date) -> Delivery:
    """Return what is noted of a day."""
    found = next((one for one in reminder.past if one.day == day), None)
    return found or Delivery(day=day, outcome="missed")


def _but(reminder: Reminder, day: date) -> tuple[Delivery, ...]:
    return tuple(one for one in reminder.past if one.day != day)


def _onwards(reminder: Reminder, there: Occasion) -> Reminder:
    if there.due.snoozed and reminder.day > there.day:
        return reminder
    last = max(there.day, reminder.past[-1].day)
    day, due_at = next_occurrence(reminder.rule, there.now - MAX_LATE, last)
    for missed in passed_over(reminder.rule, last, day)[-_KEPT_DELIVERIES:]:
        reminder = noted(reminder, missed, "missed")  # the bot, or the clock, was somewhere else
    return replace(reminder, day=day, due_at=due_at)
