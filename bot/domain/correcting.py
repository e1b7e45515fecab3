"""A correction applied to the entries of a log.

Law: what a correction does not name it never changes; correcting to the same changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.domain.correcting_lifts import lift_ways, more_sets, raised
from bot.domain.correcting_runs import is_in_miles, run_ways
from bot.domain.correction import (
    BareNumber,
    Correction,
    FirstOnly,
    Gone,
    MoreSets,
    NewAmounts,
    NewDay,
    NewName,
    NewUnit,
    Raised,
    RunAmounts,
    SetAmounts,
    Which,
)
from bot.domain.load import WeightUnit
from bot.domain.running import METRES_PER_MILE, DistanceUnit, Run
from bot.domain.training import Activity, Entry, Lift, Mobility, OtherSport

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.correction import Amounts

Entries = tuple[Entry, ...]
Way = tuple[float, Entries]
"""How far the new amounts are from the old ones (0: the same), and all entries as they are then."""

NEAR = 0.15
"""A way as near as this is meant when no other is nearer than FAR: 62.5 is for a bench press of 60
and not for a squat of 80. Distances are of the logarithms: 0.15 is 16 %, 0.2 is 22 %. Source: house
rule."""
FAR = 0.2


def corrected(
    entries: Entries, correction: Correction, unit: WeightUnit = WeightUnit.KG
) -> tuple[Entries, ...]:
    """Return all entries as they are then: one result, several when two could be meant, or none.

    `unit` is that of a load where nothing else tells it. An empty result is a log that is gone.
    """
    ways = tuple(_ways(entries, correction, unit))
    new = [way for way in ways if way[1] != entries]
    is_so = len(new) < len(ways)
    if not new or (is_so and min(score for score, _ in new) > NEAR):
        return (entries,) if is_so else ()
    return _likeliest(new)


def _likeliest(ways: Sequence[Way]) -> tuple[Entries, ...]:
    """Return the way that is near when all others are far, else all, the nearest first."""
    ranked: dict[Entries, float] = {}
    for score, then in sorted(ways, key=lambda way: way[0]):
        ranked.setdefault(then, score)
    (best, nearest), *others = ranked.items()
    if nearest <= NEAR and all(score >= FAR for _, score in others):
        return (best,)
    return tuple(ranked)


def meant(entries: Entries, which: Which) -> tuple[int, ...]:
    """Return the places of the entries that can be meant."""
    places = [n for n, entry in enumerate(entries) if _is_meant(entry, which)]
    for exercise in which.exercises:
        if named := [n for n in places if _exercise(entries[n].activity) == exercise]:
            return tuple(named)
    if not which.exercises:
        return tuple(places)
    wholes = [{*filter(str.isalpha, _words(exercise))} for exercise in which.exercises]
    return tuple(
        n
        for n in places
        if which.word in (said := _words(_exercise(entries[n].activity)))
        or any(whole < {*said} for whole in wholes)
    )


def _is_meant(entry: Entry, which: Which) -> bool:
    kinds: dict[str, tuple[type[Activity], ...]] = {
        "": (Lift, Run, Mobility, OtherSport),
        "lift": (Lift,),
        "run": (Run,),
        "other": (Mobility, OtherSport),
    }
    return isinstance(entry.activity, kinds[which.kind]) and which.day in {None, entry.day}


def _exercise(activity: Activity) -> str:
    return "" if isinstance(activity, Run) else str(activity.exercise)


def _words(exercise: str) -> list[str]:
    return exercise.replace("_", " ").replace("-", " ").split()


def _ways(entries: Entries, correction: Correction, unit: WeightUnit) -> Iterable[Way]:
    which, change = correction.which, correction.change
    places = meant(entries, which)
    match change:
        case NewDay(day):
            return _all(entries, places, [replace(entries[n], day=day) for n in places])
        case NewUnit():
            found = [replace(e, activity=_in_unit(e.activity, change)) for e in entries]
            return _all(entries, places, [found[n] for n in places])
        case Gone():
            return _without(entries, places, one_by_one=not which.exercises and bool(which.kind))
        case FirstOnly(count):
            return [(0.0, entries[:count])] if count < len(entries) else []
        case NewAmounts() | NewName() | MoreSets() | Raised():
            return _one_each(entries, _narrowed(entries, places, correction), correction, unit)
        case _:
            assert_never(change)


def _all(entries: Entries, places: Sequence[int], then: Sequence[Entry]) -> list[Way]:
    """Return the one way in which all that are meant change together."""
    changed = dict(zip(places, then, strict=True))
    return [(0.0, tuple(changed.get(n, e) for n, e in enumerate(entries)))] if places else []


def _without(entries: Entries, places: Sequence[int], *, one_by_one: bool) -> list[Way]:
    groups = [(n,) for n in places] if one_by_one else [tuple(places)]
    return [
        (0.0, tuple(e for n, e in enumerate(entries) if n not in group))
        for group in groups
        if group
    ]


def _narrowed(entries: Entries, places: Sequence[int], correction: Correction) -> Sequence[int]:
    """The last lift is meant when only its set is named, or when sets are added."""
    which = correction.which
    lifts = [n for n in places if isinstance(entries[n].activity, Lift)]
    follows = bool(which.sets) or isinstance(correction.change, MoreSets)
    return lifts[-1:] if follows and not which.exercises else places


def _one_each(
    entries: Entries, places: Iterable[int], correction: Correction, unit: WeightUnit
) -> Iterable[Way]:
    for place in places:
        entry = entries[place]
        ways = tuple(_changed(entry.activity, correction, unit))
        new = [way for way in ways if way[1] != entry.activity]
        for score, activity in new or ways:
            then = replace(entry, activity=activity)
            yield score, (*entries[:place], then, *entries[place + 1 :])


def _changed(
    activity: Activity, correction: Correction, unit: WeightUnit
) -> Iterable[tuple[float, Activity]]:
    which, change = correction.which, correction.change
    match change:
        case NewAmounts(ways, wrong):
            return _amounts(activity, ways, wrong, which, unit)
        case NewName(exercise) if isinstance(activity, Lift | Mobility):
            return [(0.0, replace(activity, exercise=exercise))]
        case MoreSets(count, ways) if isinstance(activity, Lift):
            return [(0.0, lift) for lift in more_sets(activity, count, ways, unit)]
        case Raised() if isinstance(activity, Lift):
            return [(0.0, lift) for lift in raised(activity, change, which.sets)]
        case _:
            return []


def _amounts(
    activity: Activity,
    ways: Sequence[Amounts],
    wrong: float | None,
    which: Which,
    unit: WeightUnit,
) -> Iterable[tuple[float, Activity]]:
    if isinstance(activity, Lift):
        typed = [way for way in ways if isinstance(way, SetAmounts | BareNumber)]
        return lift_ways(activity, typed, wrong, which.sets, unit)
    measured = [way for way in ways if isinstance(way, RunAmounts | BareNumber)]
    return run_ways(activity, measured, wrong) if not which.sets else []


def _in_unit(activity: Activity, change: NewUnit) -> Activity:
    """Return the same numbers in another unit."""
    if isinstance(activity, Lift) and change.weight is not None:
        weight = change.weight
        return replace(
            activity,
            sets=tuple(
                replace(one, load=replace(one.load, unit=weight)) if one.load else one
                for one in activity.sets
            ),
        )
    if isinstance(activity, Run) and change.distance is not None and activity.distance_m:
        return replace(activity, distance_m=_in_distance(activity.distance_m, change.distance))
    return activity


def _in_distance(metres: float, unit: DistanceUnit) -> float:
    """Return as many miles as there were kilometres, or the other way; the same if it fits."""
    is_miles = is_in_miles(metres)
    if unit is DistanceUnit.MI:
        return metres if is_miles else round(metres / 1000 * METRES_PER_MILE, 1)
    return round(metres / METRES_PER_MILE * 1000, 1) if is_miles else metres
