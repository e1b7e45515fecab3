"""What no human does: such numbers are asked about, never kept.

Every limit has its unit and source here and stands nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right

from bot.domain.running import Run, RunType
from bot.domain.training import Activity, Lift, Mobility, OtherSport, StrengthSet

MOST_KG = 520.0
"""The heaviest deadlifts are just above 500 kg. Source: strongman records up to 2025."""
MOST_PUSHED_KG = 1000.0
"""On a leg press or a sled, where the load is not carried."""
PUSHED = ("leg_press", "leg press", "sled", "hack squat", "calf")
MOST_REPS = 1000
LONGEST_SET_S = 4 * 3600.0
"""A day's record of planks is longer; a runner's is not."""
ODD_KG = 300.0
"""A number without a unit above this is more likely pounds."""
FARTHEST_M = 500_000.0
LONGEST_S = 48 * 3600.0
LEAST_M = 20.0
SLOWEST_PACE = 950.0
"""Seconds per kilometre; a slower "pace" is the time of day: "6x800 at 18:00"."""
RECORDS = (
    (0.0, 95.0),
    (400.0, 107.0),
    (800.0, 126.0),
    (1500.0, 137.0),
    (3000.0, 145.0),
    (5000.0, 151.0),
    (10_000.0, 157.0),
    (21_000.0, 161.0),
    (42_000.0, 171.0),
)
"""From this distance in metres, the pace in s per km that nobody has beaten, rounded down.
Source: World Athletics, world records of men up to 2025."""


def is_possible(activity: Activity) -> bool:
    """Whether a human can have done it."""
    match activity:
        case Lift() | Mobility():
            timed = isinstance(activity, Lift) or _in(activity.duration_s, 10, LONGEST_S)
            most = MOST_PUSHED_KG if any(w in activity.exercise for w in PUSHED) else MOST_KG
            return timed and all(_is_set(one, most) for one in activity.sets)
        case Run():
            return _is_run(activity)
        case OtherSport():
            return _in(activity.duration_s, 10, LONGEST_S) and _in(
                activity.distance_m, LEAST_M, FARTHEST_M
            )


def _in(value: float | None, least: float, most: float) -> bool:
    return value is None or least <= value <= most


def _is_set(one: StrengthSet, most_kg: float) -> bool:
    return (
        _in(one.reps, 1, MOST_REPS)
        and _in(one.seconds, 1, LONGEST_SET_S)
        and _in(one.rpe, 1, 10)
        and (one.load is None or 0 < one.load.kg <= most_kg)
    )


def _is_run(run: Run) -> bool:
    sized = _in(run.distance_m, LEAST_M, FARTHEST_M) and _in(run.duration_s, 10, LONGEST_S)
    paced = _in(run.pace_s_per_km, 0, SLOWEST_PACE)
    return sized and paced and _in(run.rpe, 0, 10) and not is_too_fast(run)


def is_too_fast(run: Run) -> bool:
    """Whether the pace is faster than any record over the distance."""
    distance = run.distance_m or 0.0
    paces = [run.pace_s_per_km] if run.pace_s_per_km is not None else []
    if run.distance_m and run.duration_s:
        paces.append(run.duration_s * 1000 / run.distance_m)
    if run.run_type in {RunType.INTERVALS, RunType.FARTLEK, RunType.HILLS}:
        distance = min(distance, 400.0)
    least = RECORDS[bisect_right(RECORDS, (distance, float("inf"))) - 1][1]
    return any(pace < least for pace in paces)
