"""New amounts for a run or another sport.

Law: a bare number counts what it is near to: kilometres or minutes.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf, log
from typing import TYPE_CHECKING

from bot.domain.correction import BareNumber, RunAmounts
from bot.domain.running import METRES_PER_MILE
from bot.domain.training import Mobility

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.running import Run
    from bot.domain.training import OtherSport

LIKE = log(2.5)
"""A bare number counts what is at most so much more or less of it. Source: house rule."""
PACE_LIKE = log(1.2)
"""So much faster or slower a pace may be corrected to; between miles and kilometres lies more."""
UNSAID = 0.3
"""Distance of an amount that nobody told before."""


def apart(new: float, old: float | None) -> float:
    """Return how far two amounts are from each other: 0 when equal, 0.69 when twice as much."""
    if old is None:
        return UNSAID
    return abs(log(new / old)) if new > 0 and old > 0 else inf


def run_ways(
    activity: Run | Mobility | OtherSport,
    ways: Iterable[RunAmounts | BareNumber],
    wrong: float | None,
) -> Iterator[tuple[float, Run | Mobility | OtherSport]]:
    """Yield the activity with each way to read the new amounts, and how far they are."""
    for way in ways:
        typed = _typed(activity, way.value, wrong) if isinstance(way, BareNumber) else [way]
        typed = [_paced(activity, one) for one in typed]
        for one in typed:
            yield from _with(activity, one)


def _typed(
    activity: Run | Mobility | OtherSport, value: float, wrong: float | None
) -> Iterator[RunAmounts]:
    """Yield what a bare number can count."""
    metres = None if isinstance(activity, Mobility) else activity.distance_m
    unit = METRES_PER_MILE if metres and is_in_miles(metres) else 1000.0
    far, took = round(value * unit, 1), value * 60
    if _counts(far, metres, wrong, unit):
        yield RunAmounts(distance_m=far)
    if _counts(took, activity.duration_s, wrong, 60.0):
        yield RunAmounts(duration_s=took)


def _paced(activity: Run | Mobility | OtherSport, way: RunAmounts) -> RunAmounts:
    """Take a time for the pace where the run has one that it is near, and no time of its own."""
    pace = getattr(activity, "pace_s_per_km", None)
    alone = way == RunAmounts(duration_s=way.duration_s)
    if pace is None or way.duration_s is None or not alone or activity.duration_s is not None:
        return way
    took = way.duration_s
    paces = (took, round(took * 1000 / METRES_PER_MILE, 1))
    near = next((one for one in paces if apart(one, pace) <= PACE_LIKE), None)
    return way if near is None else RunAmounts(pace_s_per_km=near)


def _counts(new: float, old: float | None, wrong: float | None, scale: float) -> bool:
    """Whether a number counts what `old` did: that was the wrong one, or is near."""
    if old is None:
        return False
    return apart(new, old) <= LIKE if wrong is None else round(old / scale, 2) == wrong


def is_in_miles(metres: float) -> bool:
    """Whether a distance was said in miles: it is short in them and long in kilometres."""
    km, miles = round(metres / 1000, 2), round(metres / METRES_PER_MILE, 2)
    return round(km * 1000, 1) != metres and round(miles * METRES_PER_MILE, 1) == metres


def _with(
    activity: Run | Mobility | OtherSport, amounts: RunAmounts
) -> Iterator[tuple[float, Run | Mobility | OtherSport]]:
    said = {name: value for name in _FIELDS if (value := getattr(amounts, name)) not in {None, ()}}
    if not said or any(not hasattr(activity, name) for name in said):
        return
    measured = [name for name in ("distance_m", "duration_s", "pace_s_per_km") if name in said]
    score = sum(apart(said[name], getattr(activity, name)) for name in measured)
    yield score, replace(activity, **said)


_FIELDS = ("distance_m", "duration_s", "pace_s_per_km", "run_type", "rpe", "parts")
