"""What a runner asks beside today's session: another exercise, the week, records, how it is done.

Rule: an intent holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypeAlias

from bot.domain.exercise import ExerciseId
from bot.language.season import Season
from bot.language.technique import Technique


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapExercise:
    """Such as "swap the squats", "can't do lunges today"."""

    exercise: ExerciseId
    instead: ExerciseId | None = None
    """What the runner would rather do, when he said it."""
    now: bool = False
    """Whether today's session is meant, even if none was given yet."""


@dataclass(frozen=True, slots=True)
class AskWeek:
    """Such as "what does this week look like?"."""

    first: date | None = None
    """None: from today."""


@dataclass(frozen=True, slots=True)
class AskRunBest:
    """Such as "my best 5k", "longest run"."""

    metres: float | None = None
    """None: the longest run is asked for."""


@dataclass(frozen=True, slots=True)
class AskLiftBest:
    """Such as "best bench", "e1RM squat"."""

    exercise: ExerciseId
    estimated: bool = False
    """Whether the one-repetition maximum is asked for."""


@dataclass(frozen=True, slots=True)
class AskLoad:
    """Such as "how much should I squat next time"."""

    exercise: ExerciseId | None = None
    """None: all of the next session."""


@dataclass(frozen=True, slots=True)
class AskBests:
    """Such as "my PRs"."""


@dataclass(frozen=True, slots=True)
class AskTotal:
    """Such as "how much did I run this month"."""

    first: date
    last: date
    of: Literal["runs", "lifts"] = "runs"


@dataclass(frozen=True, slots=True)
class AskHowTo:
    """Such as "how do you do a dead bug?"."""

    exercise: ExerciseId


@dataclass(frozen=True, slots=True)
class AskOnce:
    """Such as "remind me tomorrow at 6": a reminder for one day."""

    at: time | None = None


@dataclass(frozen=True, slots=True)
class ReportLow:
    """Such as "I feel like giving up"."""


Lacking = Literal["days", "training_days", "name", "errand"]
"""Fixed training days, reminders on them only, a name to be called by, other things to be reminded
of."""


@dataclass(frozen=True, slots=True)
class AskBeyond:
    """Such as "call me Sam": what the coach cannot do and says so."""

    what: Lacking


@dataclass(frozen=True, slots=True)
class AskLighter:
    """Such as "make it easier", "too heavy"."""


Asked: TypeAlias = (
    SwapExercise
    | AskWeek
    | AskRunBest
    | AskLiftBest
    | AskLoad
    | AskBests
    | AskTotal
    | AskHowTo
    | AskOnce
    | ReportLow
    | AskBeyond
    | AskLighter
    | Season
    | Technique
)
