"""What was trained: sets, lifts, runs, and the log that one message makes.

Rule 1: sets are kept one by one (3x5 is three sets), because one of them may differ.
Rule 2: a log is what one message put into the diary; undo and edit replace it as a whole.
Rule 3: every entry knows its own local day, because one message may speak of two days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.load import Load
from bot.domain.running import Run

LogId = NewType("LogId", str)
"""Id of the message that made the log, as the chat service knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthSet:
    """One set. A set of repetitions has `reps`, a hold has `seconds`, a carry `metres` or both."""

    reps: int | None = None
    load: Load | None = None
    """None: bodyweight, or not said."""
    rpe: float | None = None
    """6 to 10 in halves: 10 minus the repetitions left in reserve."""
    seconds: float | None = None
    metres: float | None = None
    """How far something was carried, pushed or pulled."""
    warmup: bool = False
    failed: bool = False
    each: bool = False
    """The load is that of each of two dumbbells."""
    assisted: bool = False
    """The load helps instead of resisting (band, machine)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """One exercise with its sets, in the order done."""

    exercise: ExerciseId
    sets: tuple[StrengthSet, ...]
    per_side: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobility:
    """A routine or drill for mobility, by time or by sets."""

    exercise: ExerciseId
    duration_s: float | None = None
    sets: tuple[StrengthSet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSport:
    """Training that is neither running nor lifting: cycling, swimming, walking."""

    exercise: str
    duration_s: float | None = None
    distance_m: float | None = None


Activity = Lift | Run | Mobility | OtherSport


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity on one local day."""

    day: date
    activity: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLift:
    """One line of a session as the coach gave it."""

    exercise: ExerciseId
    sets: int
    reps: int | None = None
    seconds: int | None = None
    load_kg: float | None = None
    find_load: bool = False
    """The runner looks for the load himself; nobody knows it until he tells."""
    rpe: float | None = None
    per_side: bool = False
    start_kg: float | None = None
    """Where that search begins."""
    each: bool = False
    """The load is that of each of two dumbbells."""
    low: int | None = None
    """Bottom of the range of repetitions that `reps` lies in."""
    top: int | None = None
    light: bool = False
    """Lighter on purpose: a lighter week, a comeback, a cautious beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What one message put into the diary."""

    id: LogId
    at: datetime
    """When it was said, aware, UTC."""
    entries: tuple[Entry, ...]
    session: str | None = None
    """Name of the coach's session that this log completes ("HEAVY_LOWER"), None for a free log."""
    planned: tuple[PlannedLift, ...] = ()
    """What the coach asked for of the lifts in it; empty when nothing of it was asked for."""


@dataclass(frozen=True, slots=True)
class Swap:
    """An exercise that the runner would not do that day."""

    exercise: ExerciseId
    instead: ExerciseId | None = None
    """What he would rather do, when he said it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """The session that the coach gave for a day, kept so that "done" can log it."""

    day: date
    name: str
    """HEAVY_LOWER, HEAVY_FULL, MAINT, LEARN, CORE_BW, MOBILITY, REST or STOP_REFER."""
    lifts: tuple[PlannedLift, ...]
    routine: str | None = None
    """Id of the daily routine that goes with it ("D2")."""
    minutes: int | None = None
    asked_minutes: int | None = None
    """What the runner had time for, when he said so."""
    equipment: tuple[Equipment, ...] | None = None
    """What stood there that day, when he said so."""
    swaps: tuple[Swap, ...] = ()
    """Exercises that he would not do."""
    most_kg: float | None = None
    """The heaviest weight that was there, when he said so."""
