"""The reminders a runner has: found by kind and hour, set anew, and brought to another zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.schedule import (
    EVERY_DAY,
    MAX_LATE,
    Reminder,
    ReminderId,
    ReminderKind,
    ReminderRule,
    next_occurrence,
    occurrence,
    passed_over,
)
from bot.domain.zones import local_date
from bot.talk.effects import Effect, SaveReminder
from bot.talk.reminding.occasion import kind_of
from bot.talk.reminding.settling import noted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.athlete import Athlete
    from bot.talk.scene import Scene

DAILY = ReminderId("daily")
HOUR = time(8)
"""When the runner names none."""
MONDAY = (0,)
MOST_ROUTINES = 5
"""Routines a day; more would be noise. [design]"""
SHOWN = (ReminderKind.ROUTINE, ReminderKind.STRENGTH, ReminderKind.REVIEW)
"""What a runner sets; the question about a pain and the wish before a race come by themselves."""


def on(reminders: Iterable[Reminder], kind: ReminderKind | None = None) -> tuple[Reminder, ...]:
    """Return what is switched on, of one kind or all that a runner sets, by kind and hour."""
    kinds = SHOWN if kind is None else (kind,)
    found = (one for one in reminders if one.on and kind_of(one) in kinds)
    return tuple(sorted(found, key=lambda one: (kinds.index(kind_of(one)), one.rule.at)))


def known(reminders: Iterable[Reminder], name: str) -> Reminder | None:
    """Return the reminder of this id, on or off."""
    return next((one for one in reminders if one.rule.id == name), None)


def free_id(reminders: tuple[Reminder, ...]) -> ReminderId:
    """Return the id of one more routine; one that is off is taken again."""
    taken = {one.rule.id for one in reminders if one.on}
    numbered = (ReminderId(f"{DAILY}-{number}") for number in range(2, len(taken) + 3))
    return next(name for name in (DAILY, *numbered) if name not in taken)


def nearest(reminders: tuple[Reminder, ...], at: time) -> Reminder | None:
    """Return the reminder whose hour is nearest: it is the one that is moved."""
    return min(reminders, key=lambda one: abs(_minutes(one.rule.at) - _minutes(at)), default=None)


def at_hour(reminders: Iterable[Reminder], at: time) -> Reminder | None:
    """Return the reminder that comes at this hour; "9" may be 21:00."""
    there = on(reminders)
    late = at.replace(hour=(at.hour + 12) % 24)
    return next((one for hour in (at, late) for one in there if one.rule.at == hour), None)


def fresh(kind: ReminderKind, scene: Scene) -> ReminderRule:
    """Return the rule of a kind as it is before the runner says more."""
    name = DAILY if kind is ReminderKind.ROUTINE else ReminderId(kind.value)
    days = MONDAY if kind is ReminderKind.REVIEW else EVERY_DAY
    rule = ReminderRule(id=name, at=HOUR, zone=scene.zone, weekdays=days, kind=kind, asked=False)
    return scene.athlete.placed(rule)


def placed(rule: ReminderRule, athlete: Athlete) -> ReminderRule:
    """Return a rule with the runner's home and trip."""
    return athlete.placed(rule)


def renewed(rule: ReminderRule, before: Reminder | None, now: datetime) -> Reminder:
    """Return a reminder with a new rule; a day that had its message gets no second one."""
    if before is None:
        day, due_at = next_occurrence(rule, now)
        return Reminder(rule=rule, day=day, due_at=due_at)
    day, due_at = next_occurrence(rule, now, before.past[-1].day if before.past else None)
    return replace(before, rule=rule, day=day, due_at=due_at, on=True, waits=False, off_at=None)


def switched_off(those: Iterable[Reminder], now: datetime) -> tuple[Effect, ...]:
    """Return the effects that switch reminders off together."""
    return tuple(SaveReminder(replace(one, on=False, snooze=None, off_at=now)) for one in those)


def stopped_last(reminders: tuple[Reminder, ...]) -> tuple[Reminder, ...]:
    """Return what was switched off together last; of old, what is off at all."""
    off = [one for one in reminders if not one.on and kind_of(one) in SHOWN]
    last = max((one.off_at for one in off if one.off_at is not None), default=None)
    return tuple(one for one in off if one.off_at == last)


def moved(reminders: tuple[Reminder, ...], athlete: Athlete, now: datetime) -> tuple[Effect, ...]:
    """Return the effects that bring every reminder to where the runner is now, or will be.

    A day keeps its message. Where its hour is long over by the new clock, that is noted; back in
    time it is owed again.
    """
    return tuple(SaveReminder(_moved(one, athlete, now)) for one in reminders if one.on)


def _moved(reminder: Reminder, athlete: Athlete, now: datetime) -> Reminder:
    rule = athlete.placed(reminder.rule)
    today = local_date(now, rule.zone_at(now))
    owed = [one.day for one in reminder.past if one.outcome == "travelled" and one.day >= today]
    past = tuple(one for one in reminder.past if one.day not in owed)
    reminder = replace(reminder, rule=rule, past=past, day=min([reminder.day, *owed]))
    due_at = occurrence(rule, reminder.day)
    if due_at is not None and due_at > now - MAX_LATE:
        return replace(reminder, due_at=due_at)
    day, due_at = next_occurrence(rule, now, past[-1].day if past else None)
    told = {one.day for one in past}
    before = reminder.day - timedelta(days=1)
    for lost in set(passed_over(rule, before, day)) - told:
        reminder = noted(reminder, lost, "travelled")
    return replace(reminder, day=day, due_at=due_at)


def advanced(reminder: Reminder, now: datetime) -> Reminder:
    """Return `reminder` with its next occurrence after the days that are settled."""
    settled = reminder.past[-1].day if reminder.past else None
    if settled is None or reminder.day > settled:
        return reminder
    day, due_at = next_occurrence(reminder.rule, now, settled)
    return replace(reminder, day=day, due_at=due_at)


def is_fresh(apart: timedelta) -> bool:
    """Tell whether a button of a day still means something: today's and yesterday's do."""
    return timedelta(0) <= apart <= timedelta(days=1)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
