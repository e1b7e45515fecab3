"""Runs: their kinds and what was done. One closed list of kinds for language and coach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

METRES_PER_MILE = 1609.344
"""Exact by definition. Source: international yard and pound agreement of 1959."""


class DistanceUnit(StrEnum):
    """The unit in which a runner says distances."""

    KM = "km"
    MI = "mi"


class RunType(StrEnum):
    """What kind of run it was. The words of `ironstride parse`."""

    EASY = "easy"
    RECOVERY = "recovery"
    MODERATE = "moderate"
    STEADY = "steady"
    LONG = "long"
    PROGRESSION = "progression"
    TEMPO = "tempo"
    THRESHOLD = "threshold"
    INTERVALS = "intervals"
    FARTLEK = "fartlek"
    HILLS = "hills"
    RACE = "race"


class PartRole(StrEnum):
    """What a part of a run was for."""

    WORK = "work"
    WARMUP = "warm-up"
    COOLDOWN = "cool-down"
    STRIDES = "strides"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPart:
    """A part of a run that was told by itself: 6 x 800 m in 3:10 off 90 s, or 2 km of warm-up."""

    role: PartRole = PartRole.WORK
    times: int = 1
    distance_m: float | None = None
    """Of one repetition."""
    duration_s: float | None = None
    """Of one repetition."""
    pace_s_per_km: float | None = None
    rest_s: float | None = None
    """The recovery between two repetitions, when it was told in time."""
    rest_m: float | None = None
    """The same, when it was told in metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run, done or planned. Every field the runner did not say is None."""

    distance_m: float | None = None
    """All that was run, warm-up and cool-down too; recoveries only when the runner counts them."""
    duration_s: float | None = None
    pace_s_per_km: float | None = None
    """Only when the runner said a pace of the whole run; otherwise it follows from the others."""
    run_type: RunType | None = None
    """Of the main part."""
    rpe: float | None = None
    """Effort of the whole run, 0 to 10."""
    parts: tuple[RunPart, ...] = ()
    """In the order told; empty when the run was told as a whole."""
