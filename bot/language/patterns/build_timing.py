"""What a timing means: hours to be set, or a change of what is set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.schedule import EVERY_DAY, ReminderKind
from bot.language.ahead import TellAway
from bot.language.patterns.build_reminding import EVENING, MORNING
from bot.language.reminding import (
    AskMissing,
    BadTime,
    ChangeReminder,
    RestoreReminders,
    SetReminder,
    Slot,
    Timing,
)

if TYPE_CHECKING:
    from bot.language.intents import Intent
    from bot.language.patterns.filled import Filled

Build = Callable[["Filled"], "Intent | None"]
_SET = 2
"""Hours from which a list of them is a whole programme."""


def _told(kind: ReminderKind | None) -> Build:
    """Take hours as such to be set, everything else as a change."""

    def built(filled: Filled) -> Intent | None:
        if filled.bad_time:
            return BadTime(filled.bad_time)
        to = filled.timing
        if to is None:
            return None
        hours = None if filled.at is not None else _hours(_with_hour(to, kind), kind)
        return hours or ChangeReminder(to=to, kind=kind, of=filled.at)

    return built


def _with_hour(to: Timing, kind: ReminderKind | None) -> Timing:
    """Return "Sunday evening" of the weekly review with the usual hour of that part of the day."""
    first = next(iter(to.slots), Slot())
    if kind is not ReminderKind.REVIEW or to.part is None or first.at or not first.weekdays:
        return to
    at = MORNING if to.part == "morning" else EVENING
    return replace(to, slots=(Slot(at, first.weekdays),), part=None)


def _changed(kind: ReminderKind | None) -> Build:
    """Take all of it as a change; several hours are such to be set."""

    def built(filled: Filled) -> Intent | None:
        if filled.bad_time:
            return BadTime(filled.bad_time)
        to = filled.timing
        if to is None:
            return None
        several = len(to.slots) >= _SET
        hours = _hours(to, kind) if several else None
        return hours or ChangeReminder(to=to, kind=kind, of=filled.at)

    return built


def _hours(to: Timing, kind: ReminderKind | None) -> SetReminder | None:
    """Return the hours to be set; None when more than hours and weekdays was said."""
    if to.adds or to.drops or to.way or to.part or not to.slots:
        return None
    first, *others = to.slots
    known = kind or ReminderKind.ROUTINE
    if len(others) == 1 and others[0].weekdays == first.weekdays and first.at and others[0].at:
        early, late = sorted((first.at, others[0].at))
        return SetReminder(at=early, second=late, weekdays=first.weekdays, kind=known)
    return SetReminder(at=first.at, weekdays=first.weekdays, kind=known, others=tuple(others))


def _sure(built: Build) -> Build:
    """Take it only when it cannot be a log: "mobility 20" are minutes."""

    def sure(filled: Filled) -> Intent | None:
        to = filled.timing
        is_bare = to is not None and to.bare
        return None if is_bare or filled.bad_time else built(filled)

    return sure


def _programme(filled: Filled) -> Intent | None:
    """Take hours for all weekdays and the weekend, with no other word, for those of reminders."""
    to = filled.timing
    if to is None or filled.bad_time or len(to.slots) != _SET:
        return None
    days = [slot.weekdays or () for slot in to.slots]
    whole = sorted(day for those in days for day in those) == list(EVERY_DAY)
    return _hours(to, None) if whole and all(len(those) > 1 for those in days) else None


def _alone(filled: Filled) -> Intent | None:
    """Take what has no other word; a bare number may be anything."""
    to = filled.timing
    if to is None or filled.bad_time:
        return None
    number = Timing(slots=to.slots, bare=True)
    if to == number and all(slot.at and not slot.at.minute for slot in to.slots):
        return None
    return _changed(None)(filled)


def _answer(filled: Filled) -> Intent | None:
    """Take hours as the answer to the question for one."""
    to = filled.timing
    if to is None or filled.bad_time or (to.bare and len(to.slots) < _SET):
        return None
    hours = _hours(to, None)
    return hours if hours is not None and hours.at is not None else None


def _added(kind: ReminderKind | None) -> Build:
    def built(filled: Filled) -> Intent | None:
        if filled.weekdays is None:
            return None
        return ChangeReminder(to=Timing(adds=filled.weekdays), kind=kind)

    return built


def _quiet_day(filled: Filled) -> Intent | None:
    return None if filled.coming is None else TellAway("quiet", filled.coming, filled.coming)


BUILD_TIMING: Mapping[str, Build] = {
    "time_reminder": _told(None),
    "change_spoken": _changed(None),
    "change_bare": _alone,
    "change_routine": _sure(_told(None)),
    "change_strength": _told(ReminderKind.STRENGTH),
    "change_review": _told(ReminderKind.REVIEW),
    "add_days": _added(None),
    "add_strength_on": _added(ReminderKind.STRENGTH),
    "hours_answer": _answer,
    "quiet_day": _quiet_day,
    "programme": _programme,
    "ask_missing": lambda _: AskMissing(),
    "restore_reminders": lambda _: RestoreReminders(),
}
