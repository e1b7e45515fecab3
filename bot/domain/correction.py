"""What puts a log right: which entry is meant, and what changes.

Rule 1: a correction holds what was said and nothing that was concluded from it.
Rule 2: what it does not name stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.exercise import ExerciseId
from bot.domain.load import WeightUnit
from bot.domain.running import DistanceUnit, RunPart, RunType


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """The entry that is meant; nothing said: the one that fits."""

    exercises: tuple[ExerciseId, ...] = ()
    """What the name can mean, the likeliest first: a "squat" is with dumbbells a goblet squat."""
    word: str = ""
    """A name of one word: "squat" may be any squat when no likelier one was logged."""
    kind: Literal["", "lift", "run", "other"] = ""
    day: date | None = None
    sets: tuple[int, ...] = ()
    """Places of the sets that are meant, from 0; -1 is the last. Empty: all working sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAmounts:
    """Amounts of a lift; None, empty and False: not said."""

    sets: int | None = None
    reps: tuple[int, ...] = ()
    """One number for all sets, or one each."""
    load: float | None = None
    unit: WeightUnit | None = None
    """Of the load; None: that of the load it replaces."""
    seconds: float | None = None
    rpe: float | None = None
    each: bool = False
    per_side: bool = False
    warmup: bool = False
    failed: bool = False
    assisted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAmounts:
    """Amounts of a run or another sport; None: not said."""

    distance_m: float | None = None
    duration_s: float | None = None
    pace_s_per_km: float | None = None
    run_type: RunType | None = None
    rpe: float | None = None
    parts: tuple[RunPart, ...] = ()
    """Repetitions, warm-up and cool-down; they take the place of those that were told."""


@dataclass(frozen=True, slots=True)
class BareNumber:
    """A number of which nothing tells what it counts: "no, 85"."""

    value: float


Amounts = SetAmounts | RunAmounts | BareNumber


@dataclass(frozen=True, slots=True)
class NewAmounts:
    """Other amounts than those that were kept."""

    ways: tuple[Amounts, ...]
    """What the words can say, the likeliest first."""
    instead_of: float | None = None
    """The number that was wrong: "37.5, not 375"."""


@dataclass(frozen=True, slots=True)
class NewDay:
    """It was on another day."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """The numbers stay, their unit was another."""

    weight: WeightUnit | None = None
    distance: DistanceUnit | None = None


@dataclass(frozen=True, slots=True)
class NewName:
    """It was another exercise."""

    exercise: ExerciseId


@dataclass(frozen=True, slots=True)
class Gone:
    """It was not done at all."""


@dataclass(frozen=True, slots=True)
class MoreSets:
    """Further sets like the last one, but for what is said of them."""

    count: int = 1
    ways: tuple[Amounts, ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """So much more on the bar, or less when negative."""

    by: float
    unit: WeightUnit | None = None
    """None: that of the load it is added to."""


@dataclass(frozen=True, slots=True)
class FirstOnly:
    """Only the first few exercises were done."""

    count: int


Change = NewAmounts | NewDay | NewUnit | NewName | Gone | MoreSets | Raised | FirstOnly


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that is put right."""

    which: Which
    change: Change
