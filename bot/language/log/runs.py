"""From what was said of a run to the run.

Law: a bare time is a duration unless no human runs so fast, then a pace, then hours and minutes.
"""

from __future__ import annotations

from bot.domain.running import METRES_PER_MILE, Run, RunType
from bot.language.log.features import Features, outranks

FASTEST_S_PER_KM = 100.0
"""No distance above 400 m was ever run faster. Source: the world record of 800 m, 1:40.91."""
FASTEST_PACE = 120.0
"""Seconds per kilometre; a time beside a distance is no pace below this."""
HOUR_S = 3600.0
SLOWEST_S_PER_KM = 1500.0
"""Slower is a walk with stops; the number means something else."""

REST = "rest"
"""A day without training, told like another sport: the one that needs no measure."""
QUALITY = frozenset(
    {
        *(RunType.INTERVALS, RunType.TEMPO, RunType.THRESHOLD, RunType.FARTLEK),
        *(RunType.HILLS, RunType.PROGRESSION, RunType.RACE),
    }
)
"""Kinds whose bare name announces a run: "intervals tomorrow"; "easy" and "long" say too little."""


def joined(one: Features, two: Features) -> Features | None:
    """Return both as one run, None when the second is a run of its own."""
    both = (
        (one.size, None if two.repeats else two.size),
        (one.seconds if one.seconds is not None else one.clock, two.seconds or two.clock),
        (one.pace, two.pace),
    )
    if one.part != two.part or any(a is not None and b is not None for a, b in both):
        return None
    kind = one.run_type
    if two.run_type and not (kind and outranks(kind, two.run_type)):
        kind = two.run_type
    return Features(
        distance_m=_first(one.distance_m, None if one.bare is not None else two.distance_m),
        unit=one.unit or two.unit,
        bare=_first(one.bare, two.bare),
        seconds=_first(one.seconds, two.seconds),
        clock=_first(one.clock, two.clock),
        took=one.took or two.took,
        pace=_first(one.pace, two.pace),
        pace_of=_first(one.pace_of, two.pace_of),
        run_type=kind,
        rpe=_first(one.rpe, two.rpe),
        runs=one.runs or two.runs,
        repeats=one.repeats or two.repeats,
        strides=one.strides or two.strides,
        part=one.part,
        loose=(*one.loose, *two.loose),
    )


def _first(one: float | None, two: float | None) -> float | None:
    return one if one is not None else two


_OF_REPEATS = frozenset({RunType.HILLS, RunType.FARTLEK, RunType.THRESHOLD, RunType.TEMPO})
"""Kinds that stay what they are when they are run in repetitions."""


def run_of(found: Features, metres_of_bare: float) -> Run:
    """Return the run; `metres_of_bare` is the unit of a number without one."""
    distance = found.distance_m
    if distance is None and found.bare is not None:
        distance = round(found.bare * metres_of_bare, 1)
    duration, pace = _timed(found, distance, metres_of_bare)
    kind = found.run_type
    if found.repeats and not found.strides and kind not in _OF_REPEATS:
        kind = RunType.INTERVALS
    return Run(
        distance_m=distance, duration_s=duration, pace_s_per_km=pace, run_type=kind, rpe=found.rpe
    )


def _timed(
    found: Features, distance: float | None, metres_of_bare: float
) -> tuple[float | None, float | None]:
    """Return duration and pace. A pace without a unit is per mile when the distance is in miles."""
    unit = {"mi": METRES_PER_MILE, "km": 1000.0}.get(found.unit, metres_of_bare)
    pace = found.pace
    if pace is None and found.pace_of is not None:
        pace = found.pace_of * 1000 / unit
    duration = found.seconds
    if duration is None and found.clock is not None:
        duration, clock_pace = _measured(found.clock, distance, unit, took=found.took)
        pace = pace if clock_pace is None else clock_pace
    if found.repeats and duration and distance and not _possible(duration * 1000 / distance):
        duration = None  # the time of one repetition
    return duration, None if pace is None else round(pace, 1)


def _measured(
    clock: float, distance: float | None, unit: float, *, took: bool
) -> tuple[float | None, float | None]:
    """Return what a bare time is: (duration, None) or (None, pace)."""
    if distance is None or distance <= 0 or _possible(clock * 1000 / distance):
        return clock, None
    if took and clock < HOUR_S and _possible(clock * 60 * 1000 / distance):
        return clock * 60, None
    pace = clock * 1000 / unit
    if clock < HOUR_S and _possible(pace) and pace >= FASTEST_PACE:
        return None, pace
    if clock < HOUR_S and _possible(clock * 60 * 1000 / distance):
        return clock * 60, None
    return clock, None


def _possible(pace: float) -> bool:
    return FASTEST_S_PER_KM <= pace <= SLOWEST_S_PER_KM
