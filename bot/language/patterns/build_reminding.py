"""What is said about reminders, from the name of a meaning to the intent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import TYPE_CHECKING

from bot.domain.schedule import EVERY_DAY, ReminderKind
from bot.language.reminding import (
    AskLater,
    BadRhythm,
    BadTime,
    FewerReminders,
    RoutineDone,
    RoutineLater,
    RoutineSkip,
    SetReminder,
    ShowReminders,
    SkipReason,
    StopReminders,
    TellQuiet,
)

if TYPE_CHECKING:
    from bot.language.intents import Intent
    from bot.language.patterns.filled import Filled

Build = Callable[["Filled"], "Intent | None"]
NOON = 12
HOURS = 24
EVENING = time(18)
"""When "in the evening" has no hour."""
MORNING = time(8)
_MOST_LATER = 12 * 60
KINDS: Mapping[str, ReminderKind] = {
    "reminder": ReminderKind.ROUTINE,
    "strength": ReminderKind.STRENGTH,
    "review": ReminderKind.REVIEW,
    "race_wish": ReminderKind.RACE,
}


def _set(kind: ReminderKind, *, also: bool = False, at: time | None = None) -> Build:
    def built(filled: Filled) -> Intent:
        if filled.bad_time:
            return BadTime(filled.bad_time)
        return SetReminder(at=filled.at or at, weekdays=filled.weekdays, kind=kind, also=also)

    return built


def _evening(kind: ReminderKind, *, at: time | None = None, also: bool = False) -> Build:
    """Take an hour without am or pm for one after noon."""

    def built(filled: Filled) -> Intent | None:
        if filled.at is not None and filled.at.hour < NOON:
            filled = filled._replace(at=filled.at.replace(hour=filled.at.hour + NOON))
        return _set(kind, also=also, at=at)(filled)

    return built


def _past(minutes: int) -> Build:
    """Take half past, quarter past or quarter to an hour that was named."""

    def built(filled: Filled) -> Intent | None:
        hour = filled.number
        if hour is None or not hour.is_integer() or not 1 <= hour <= HOURS:
            return None
        whole = int(hour) * 60 + minutes
        return SetReminder(at=time(whole // 60 % HOURS, whole % 60))

    return built


def _without(kind: ReminderKind) -> Build:
    def built(filled: Filled) -> Intent | None:
        if filled.weekdays is None or filled.weekdays == EVERY_DAY:
            return None
        return SetReminder(weekdays=filled.weekdays, kind=kind, drops=True)

    return built


def _twice(filled: Filled) -> Intent | None:
    """Take two hours a day; the same hour told twice is one."""
    if filled.bad_time:
        return BadTime(filled.bad_time)
    if filled.at is None or filled.until is None:
        return None
    first, second = sorted((filled.at, filled.until))
    if first == second:
        return SetReminder(at=first, weekdays=filled.weekdays)
    return SetReminder(at=first, second=second, weekdays=filled.weekdays)


def _stop_at(filled: Filled) -> Intent | None:
    if filled.bad_time:
        return BadTime(filled.bad_time)
    return None if filled.at is None else StopReminders(at=filled.at)


def _quiet(filled: Filled) -> Intent | None:
    """Take two hours as said; "10 to 7" begins in the evening."""
    if filled.bad_time:
        return BadTime(filled.bad_time)
    if filled.at is None or filled.until is None:
        return None
    return TellQuiet(filled.at, filled.until)


def _quiet_before(filled: Filled) -> Intent | None:
    if filled.bad_time:
        return BadTime(filled.bad_time)
    return None if filled.at is None else TellQuiet(None, filled.at)


def _quiet_after(filled: Filled) -> Intent | None:
    """Nobody means the morning when he wants silence after an hour."""
    if filled.bad_time:
        return BadTime(filled.bad_time)
    if filled.at is None:
        return None
    late = filled.at.hour + NOON if 0 < filled.at.hour < NOON else filled.at.hour
    return TellQuiet(filled.at.replace(hour=late), None)


def _later(kind: ReminderKind) -> Build:
    def built(filled: Filled) -> Intent:
        minutes = filled.minutes or int(filled.number or 30)
        return RoutineLater(minutes=max(1, min(minutes, _MOST_LATER)), day=filled.day, kind=kind)

    return built


def _this_evening(kind: ReminderKind) -> Build:
    return lambda filled: RoutineLater(day=filled.day, evening=True, kind=kind)


def _skip(reason: SkipReason | None, kind: ReminderKind = ReminderKind.ROUTINE) -> Build:
    return lambda filled: RoutineSkip(day=filled.day, reason=reason, kind=kind)


def _ask_later(kind: ReminderKind) -> Build:
    return lambda filled: AskLater(filled.day, kind)


def _stop(kind: ReminderKind | None) -> Build:
    return lambda _: StopReminders(kind)


def _stop_until(kind: ReminderKind) -> Build:
    def built(filled: Filled) -> Intent | None:
        return None if filled.last is None else StopReminders(kind, until=filled.last)

    return built


_STRENGTH = ReminderKind.STRENGTH
_ROUTINE = ReminderKind.ROUTINE
BUILD_REMINDING: Mapping[str, Build] = {
    "show_reminders": lambda _: ShowReminders(),
    **{f"set_{name}": _set(kind) for name, kind in KINDS.items()},
    **{f"stop_{name}": _stop(kind) for name, kind in KINDS.items()},
    "stop_strength_until": _stop_until(_STRENGTH),
    "stop_review_until": _stop_until(ReminderKind.REVIEW),
    "stop_pain": _stop(ReminderKind.PAIN),
    "stop_reminders": _stop(None),
    "stop_morning_one": lambda _: StopReminders(ReminderKind.ROUTINE, part="morning"),
    "stop_evening_one": lambda _: StopReminders(ReminderKind.ROUTINE, part="evening"),
    "set_two_reminders": _twice,
    "quiet_nights": lambda _: TellQuiet(),
    "stop_one_at": _stop_at,
    "set_evening_reminder": _evening(_ROUTINE),
    "set_half_past": _past(30),
    "set_quarter_past": _past(15),
    "set_quarter_to": _past(-15),
    "one_more_reminder": _set(_ROUTINE, also=True),
    "one_more_evening_reminder": _evening(_ROUTINE, also=True, at=EVENING),
    "set_evening_review": _evening(ReminderKind.REVIEW, at=EVENING),
    "set_morning_review": _set(ReminderKind.REVIEW, at=MORNING),
    "no_reminder_on": _without(_ROUTINE),
    "no_strength_on": _without(_STRENGTH),
    "fewer_reminders": lambda _: FewerReminders(),
    "bad_rhythm": lambda _: BadRhythm(),
    "quiet_hours": _quiet,
    "quiet_before": _quiet_before,
    "quiet_after": _quiet_after,
    "routine_done": lambda filled: RoutineDone(filled.day),
    "routine_later": _later(_ROUTINE),
    "strength_later": _later(_STRENGTH),
    "this_evening": _this_evening(_ROUTINE),
    "strength_this_evening": _this_evening(_STRENGTH),
    "ask_later": _ask_later(_ROUTINE),
    "ask_strength_later": _ask_later(_STRENGTH),
    "routine_skip": _skip(None),
    "strength_skip": _skip(None, _STRENGTH),
    "skip_sore": _skip("sore"),
    "skip_ill": _skip("ill"),
    "skip_no_time": _skip("no_time"),
}
