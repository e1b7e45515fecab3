"""What no human does: such numbers are asked about before they are kept, or named as nonsense.

Every limit has its unit and source here and stands nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from bot.domain.running import Run, RunType
from bot.domain.training import Activity, Lift, Mobility, OtherSport, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.exercise import ExerciseId

MOST_KG = 520.0
"""The heaviest deadlifts are just above 500 kg. Source: strongman records up to 2025."""
MOST_HELD_KG = 75.0
"""In both hands before the chest. Source: the heaviest dumbbells and kettlebells that are sold in
numbers end about there."""
HELD = ("goblet", "halo", "turkish")
MOST_PUSHED_KG = 1000.0
"""On a leg press or a sled, where the load is not carried."""
PUSHED = ("leg_press", "leg press", "sled", "hack squat", "calf")
MOST_REPS = 1000
LONGEST_SET_S = 4 * 3600.0
"""A day's record of planks is longer; a runner's is not."""
ODD_KG = 300.0
"""A number without a unit above this is pounds."""
ODD_KG_OF = (
    (("curl", "raise", "fly", "extension", "kickback", "halo", "swing"), 120.0),
    (("overhead", "ohp", "jerk", "snatch", "clean", "thruster", "shoulder"), 130.0),
    (("bench", "floor press", "chest"), 160.0),
    (("row", "pulldown", "dip", "chin", "pull-up", "lunge", "split_squat", "step"), 160.0),
    (("squat", "good morning", "rdl"), 220.0),
    (("deadlift",), 260.0),
)
"""The same by words of the lift, the first that fits. Source: house rule; about what the best
twentieth of lifters of 80 kg reach, whom few runners join."""
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


BEYOND = 5.0
"""Beyond so many times the limit a number is no slip of the pen but nonsense."""
FAR_ABOVE = 1.3
"""Times the estimated maximum of a lift: a load from here on is more likely a slip of the finger.
Source: house rule; nobody's maximum rises by a third between two sessions."""

RARE, RARE_KG = 1.75, 400.0
"""Times the load above which a bare number is pounds, at least so many kilograms: a first log
from here on is asked about. Source: house rule; the strongest few lift as much."""

Strange = Literal["", "too_heavy", "too_fast", "too_much", "above_best"]
"""Key of the question; empty when there is nothing to ask."""


def strange(activity: Activity, best_kg: Callable[[ExerciseId], float | None]) -> Strange:
    """Return what is to be asked about an activity, given this runner's estimated maxima in kg."""
    if isinstance(activity, Lift):
        best = best_kg(activity.exercise)
        if any(is_unlikely(one, activity.exercise, best) for one in activity.sets):
            return "too_heavy" if best is None else "above_best"
    if is_possible(activity):
        return ""
    if isinstance(activity, Run) and is_too_fast(activity):
        return "too_fast"
    return "too_heavy" if _is_heavy(activity) else "too_much"


def is_unlikely(one: StrengthSet, exercise: ExerciseId, best_kg: float | None) -> bool:
    """Whether a load is far above this runner's best, or, untold, above nearly everybody's."""
    return _is_rare(one, exercise) if best_kg is None else is_far_above(one, best_kg)


def _is_rare(one: StrengthSet, exercise: ExerciseId) -> bool:
    """Whether hardly anybody lifts as much, so that a first log of it is rather a slip."""
    most = max(RARE * odd_kg(exercise), RARE_KG)
    return one.load is not None and not one.assisted and one.load.kg > most


def is_pushed(exercise: ExerciseId) -> bool:
    """Whether the load is pushed, not carried, so that much more of it can be moved."""
    return any(word in exercise for word in PUSHED)


def _most_kg(exercise: ExerciseId) -> float:
    """Return the load (kg) above which nobody is believed without a question."""
    if any(word in exercise for word in HELD):
        return MOST_HELD_KG
    return MOST_PUSHED_KG if is_pushed(exercise) else MOST_KG


def odd_kg(exercise: ExerciseId) -> float:
    """Return the load (kg) above which a bare number is more likely pounds."""
    if is_pushed(exercise):
        return ODD_KG
    fits = (most for words, most in ODD_KG_OF if any(word in exercise for word in words))
    return next(fits, ODD_KG)


def is_far_above(one: StrengthSet, best_kg: float | None) -> bool:
    """Whether a load is far above what this runner has ever lifted."""
    if best_kg is None or one.load is None or one.assisted:
        return False
    return one.load.kg > FAR_ABOVE * best_kg


def _is_heavy(activity: Activity) -> bool:
    if not isinstance(activity, Lift):
        return False
    most = min(MOST_KG, _most_kg(activity.exercise))
    return any(one.load is not None and one.load.kg > most for one in activity.sets)


def is_thinkable(activity: Activity) -> bool:
    """Whether the numbers can be meant at all, by whatever slip: nonsense is not asked about."""
    match activity:
        case Lift() | Mobility():
            duration = activity.duration_s if isinstance(activity, Mobility) else None
            return _in(duration, 1, BEYOND * LONGEST_S) and all(
                _in(one.reps, 1, BEYOND * MOST_REPS)
                and _in(one.seconds, 1, BEYOND * LONGEST_SET_S)
                and _in(one.rpe, 1, 10)
                and (one.load is None or 0 < one.load.kg <= BEYOND * MOST_PUSHED_KG)
                for one in activity.sets
            )
        case Run() | OtherSport():
            effort = activity.rpe if isinstance(activity, Run) else None
            pace = activity.pace_s_per_km if isinstance(activity, Run) else None
            far, long = activity.distance_m, activity.duration_s
            return (
                _in(far, LEAST_M, BEYOND * FARTHEST_M)
                and _in(long, 10, BEYOND * LONGEST_S)
                and _in(pace, 0, SLOWEST_PACE)
                and _in(effort, 0, 10)
            )


def is_possible(activity: Activity) -> bool:
    """Whether a human can have done it."""
    match activity:
        case Lift() | Mobility():
            timed = isinstance(activity, Lift) or _in(activity.duration_s, 10, LONGEST_S)
            most = _most_kg(activity.exercise)
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
