"""What a runner says of the week and the season: what is usual, what would be, what is too much.

Rule: an intent holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from bot.domain.athlete import Feeling, RaceDistance, UsualDay
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.running import RunType
from bot.language.habit import Habit


@dataclass(frozen=True, slots=True)
class TellUsual:
    """Such as "I run intervals every Tuesday": the running week, or some days of it."""

    days: tuple[UsualDay, ...]
    whole: bool = False
    """Whether all that was told before is over: "my week: …"."""


@dataclass(frozen=True, slots=True)
class DropUsual:
    """Such as "forget my usual week"."""


@dataclass(frozen=True, slots=True)
class AskPhase:
    """Such as "which phase am I in?"."""


TooMuch = Literal["more", "heavy", "double", "easy", "legs_before", "daily"]
"""Another session, a heavier one, twice as much, it felt too easy, legs right before a run."""


@dataclass(frozen=True, slots=True)
class AskMore:
    """Such as "give me another session"."""

    what: TooMuch = "more"
    day: date | None = None
    """The day that is asked for; of heavy legs before a run the day of that run."""
    run_type: RunType | None = None
    """The run that comes after them."""


@dataclass(frozen=True, slots=True)
class AskMaxTest:
    """Such as "I want to test my 1RM"."""

    exercise: ExerciseId | None = None


@dataclass(frozen=True, slots=True)
class AskBalance:
    """Such as "how is my strength?": lifting beside running over the last weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Such as "what if I run easy tomorrow instead?": one thing that might be otherwise."""

    day: date | None = None
    """Of the run that might be otherwise, or the day on which there is so much time."""
    run_type: RunType | None = None
    """What it might be; of what is skipped or moved: which run."""
    skips: bool = False
    target: date | None = None
    """To which day it might move."""
    minutes: int | None = None
    equipment: tuple[Equipment, ...] | None = None
    feeling: Feeling | None = None
    """How the runner might be; its day means nothing."""
    overnight: bool = False
    """Whether the coming night is meant, which counts tomorrow."""
    race: date | None = None
    distance: RaceDistance | None = None


@dataclass(frozen=True, slots=True)
class TellEased:
    """Such as "this is a recovery week": running is lighter for a calendar week."""

    coming: bool = False
    """Next week is meant, not this one."""
    off: bool = False
    """It is none after all."""


Season: TypeAlias = (
    TellEased
    | TellUsual
    | DropUsual
    | AskPhase
    | AskMore
    | AskMaxTest
    | AskBalance
    | WhatIf
    | Habit
)
