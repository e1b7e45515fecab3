"""What a runner says about reminders: to set, move, limit and stop them, and to answer one.

Rule: a kind that was not named is the daily routine when something is set, and all of them when
something is stopped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypeAlias

from bot.domain.schedule import ReminderKind


@dataclass(frozen=True, slots=True)
class ShowReminders:
    """/reminders."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour with its weekdays."""

    at: time | None = None
    weekdays: tuple[int, ...] | None = None
    """Monday is 0; None: not said."""
    is_loose: bool = False
    """Whether the hour may be before or after noon: "7"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When a reminder shall come, or what shall be otherwise than it is."""

    slots: tuple[Slot, ...] = ()
    adds: tuple[int, ...] = ()
    """Weekdays on which it comes too."""
    drops: tuple[int, ...] = ()
    """Weekdays on which it comes no more."""
    way: Literal["earlier", "later"] | None = None
    by_min: int | None = None
    """How much earlier or later; None: not said."""
    part: Literal["morning", "evening"] | None = None
    """Another part of the day."""
    bare: bool = False
    """Whether an hour stands there without "at" or the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReminder:
    """Such as "remind me at 6:30 on weekdays"; without an hour the coach asks."""

    at: time | None = None
    weekdays: tuple[int, ...] | None = None
    """Monday is 0; None: not said."""
    kind: ReminderKind = ReminderKind.ROUTINE
    also: bool = False
    """One more beside the others: "at 21:00 too"."""
    second: time | None = None
    """Another hour of the same day: "at 7 and at 19:00"."""
    others: tuple[Slot, ...] = ()
    """Further hours with weekdays of their own: "and at 8 on weekends"."""
    drops: bool = False
    """The weekdays are those on which it shall not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReminder:
    """Such as "an hour earlier", "on Mondays too", "move the 21:00 one to 20:00"."""

    to: Timing
    kind: ReminderKind | None = None
    """None: the one that was spoken of last, else the routine."""
    of: time | None = None
    """The hour by which it is named."""


@dataclass(frozen=True, slots=True)
class RestoreReminders:
    """Such as "turn everything back on"."""


@dataclass(frozen=True, slots=True)
class AskMissing:
    """Such as "why didn't you remind me today?"."""


@dataclass(frozen=True, slots=True)
class BadTime:
    """An hour that does not exist ("25:00")."""

    said: str


@dataclass(frozen=True, slots=True)
class BadRhythm:
    """A rhythm that weekdays cannot tell: "every 31st", "every other day"."""


@dataclass(frozen=True, slots=True)
class StopReminders:
    """Such as "stop the reminders", "stop the 21:00 one"."""

    kind: ReminderKind | None = None
    """None: all of them, unless an hour was named."""
    at: time | None = None
    part: Literal["morning", "evening"] | None = None
    """Only those of that part of the day."""
    until: date | None = None
    """The last day on which it shall not come."""


@dataclass(frozen=True, slots=True)
class FewerReminders:
    """Such as "less often, please"."""


@dataclass(frozen=True, slots=True)
class TellQuiet:
    """Such as "quiet from 22 to 7", "don't write before 9"."""

    start: time | None = None
    """None: as it was."""
    end: time | None = None
    """None: as it was."""


@dataclass(frozen=True, slots=True)
class RoutineDone:
    """The daily routine is done; `day` when a reminder's button says which."""

    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineLater:
    """Put what was reminded of off by `minutes`, or until the evening."""

    minutes: int = 30
    day: date | None = None
    evening: bool = False
    kind: ReminderKind = ReminderKind.ROUTINE


@dataclass(frozen=True, slots=True)
class AskLater:
    """The button under a reminder that asks how much later."""

    day: date | None = None
    kind: ReminderKind = ReminderKind.ROUTINE


SkipReason = Literal["sore", "ill", "no_time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineSkip:
    """Not today."""

    day: date | None = None
    reason: SkipReason | None = None
    kind: ReminderKind = ReminderKind.ROUTINE


Reminding: TypeAlias = (
    ShowReminders
    | SetReminder
    | ChangeReminder
    | RestoreReminders
    | AskMissing
    | BadTime
    | BadRhythm
    | StopReminders
    | FewerReminders
    | TellQuiet
    | RoutineDone
    | RoutineLater
    | AskLater
    | RoutineSkip
)
