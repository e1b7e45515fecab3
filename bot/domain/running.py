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


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run, done or planned. Every field the runner did not say is None."""

    distance_m: float | None = None
    duration_s: float | None = None
    pace_s_per_km: float | None = None
    """Only when the runner said a pace; otherwise it follows from the other two."""
    run_type: RunType | None = None
    rpe: float | None = None
    """Effort of the whole run, 0 to 10."""
