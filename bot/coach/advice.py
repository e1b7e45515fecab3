"""What the coach answers: a session, its reasons, and what else must be said.

Rule: advice is data. Reasons, flags and questions are keys; the words for them live in content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.coach.catalogue import Drill
from bot.domain.exercise import ExerciseId
from bot.domain.training import PlannedLift


class SessionName(StrEnum):
    """Names of sessions. Source: coaching rules 2.17.1."""

    STOP_REFER = "STOP_REFER"
    REST = "REST"
    MOBILITY = "MOBILITY"
    CORE_BW = "CORE_BW"
    MAINT = "MAINT"
    LEARN = "LEARN"
    HEAVY_LOWER = "HEAVY_LOWER"
    HEAVY_FULL = "HEAVY_FULL"


@dataclass(frozen=True, slots=True)
class WarmupSet:
    """One warm-up set of a loaded lift."""

    kg: float
    reps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise of the session."""

    exercise: ExerciseId
    sets: int
    reps: int | None = None
    seconds: int | None = None
    load_kg: float | None = None
    """On the bar, or in each hand when `each`; None: bodyweight, or still to be found."""
    find_load: bool = False
    """No history for this lift: the load is found by a ramp to the RPE (coaching rules 2.7)."""
    each: bool = False
    """`load_kg` is that of each of two dumbbells."""
    rpe: float | None = None
    rest_s: int | None = None
    tempo: str | None = None
    per_side: bool = False
    warmup: tuple[WarmupSet, ...] = ()
    low: int | None = None
    """Bottom of the range of repetitions that `reps` lies in."""
    top: int | None = None
    light: bool = False
    """Lighter on purpose: a lighter week, a comeback, a cautious beginning."""
    too_light: bool = False
    """The weights at hand end below what was wanted: more repetitions, slowly, make up for it."""

    @property
    def planned(self) -> PlannedLift:
        """The line as it is remembered, so that "done" can log it."""
        return PlannedLift(
            exercise=self.exercise,
            sets=self.sets,
            reps=self.reps,
            seconds=self.seconds,
            load_kg=None if self.find_load else self.load_kg,
            find_load=self.find_load,
            rpe=self.rpe,
            per_side=self.per_side,
            start_kg=self.load_kg if self.find_load else None,
            each=self.each,
            low=self.low,
            top=self.top,
            light=self.light,
        )


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as a key of content ("R08") with what the sentence needs, and where it comes from."""

    key: str
    args: Mapping[str, str | int | float] = field(default_factory=dict[str, str | int | float])
    source: str = ""
    """Id in `content/sources.toml`; empty for a plain design decision."""
    case: str = ""
    """Which of the rule's cases, where it has several ("hold")."""

    @property
    def phrase(self) -> str:
        """Key of its sentence ("reason.R08.hard"); `bot.coach.rules` lists them with their args."""
        return f"reason.{self.key}.{self.case}" if self.case else f"reason.{self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One fitting answer to "what should I lift today?". Fields as in `ironstride advise`."""

    session: SessionName
    rpe_cap: float
    exercises: tuple[Prescription, ...]
    minutes: int
    sets: int | None = None
    """Of the main lift; None for sessions without one."""
    reps: tuple[int, int] | None = None
    pct: tuple[float, float] | None = None
    """Per cent of e1RM for the top and the bottom of `reps`."""
    load_factor: float = 1.0
    reasons: tuple[Reason, ...] = ()
    mods: tuple[Reason, ...] = ()
    flags: tuple[str, ...] = ()
    routine: str | None = None
    """Id of the daily routine that goes with it ("D2"); None for STOP_REFER and REST."""
    drills: tuple[Drill, ...] = ()
    """The drills of that routine, without what must be left out today."""
    alternative: Advice | None = None
    """The CORE_BW answer to give beside it when tomorrow's run is unknown."""
