"""New amounts for the sets of a lift.

Law: only the sets that are named change; of sets with different loads, those that were alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isclose, log10
from typing import TYPE_CHECKING

from bot.domain.correcting_runs import LIKE, apart
from bot.domain.correction import Amounts, BareNumber, Raised, SetAmounts
from bot.domain.load import Load, WeightUnit
from bot.domain.training import Lift, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_SETS = 60
MOST_BARE_REPS = 100
LEAST_SLIP = 10.0
"""A smaller number is no load with its decimal point moved: 8 is no slip for 80."""
BODY_LOAD = 30.0
"""A bare number above this is no repetitions of a lift without a load. Source: house rule."""
Sets = tuple[StrengthSet, ...]


def lift_ways(
    lift: Lift,
    ways: Iterable[SetAmounts | BareNumber],
    wrong: float | None,
    named: Sequence[int],
    unit: WeightUnit,
) -> Iterator[tuple[float, Lift]]:
    """Yield the lift with each way to read the new amounts, and how far they are."""
    places = _places(lift.sets, named)
    if not places:
        return
    for way in ways:
        typed = _typed(lift.sets, places, way, wrong) if isinstance(way, BareNumber) else [way]
        for one in typed:
            for score, sets in _Task(lift.sets, places, one, unit, wrong, bool(named)).ways():
                if 0 < len(sets) <= MOST_SETS:
                    yield score, replace(lift, sets=sets, per_side=lift.per_side or one.per_side)


def _places(sets: Sets, named: Sequence[int]) -> tuple[int, ...]:
    """Return the places that are named, or those of the working sets, or all warm-up sets."""
    if named:
        inside = {n % len(sets) for n in named if -len(sets) <= n < len(sets)}
        return tuple(sorted(inside)) if len(inside) == len(set(named)) else ()
    working = tuple(n for n, one in enumerate(sets) if not one.warmup)
    return working or tuple(range(len(sets)))


# ------------------------------------------------------------------ a number without a unit


def _typed(
    sets: Sets, places: Sequence[int], bare: BareNumber, wrong: float | None
) -> Iterator[SetAmounts]:
    """Yield what a bare number can count: what it replaces or is near to."""
    value = bare.value
    meant = [sets[n] for n in places]
    loads = [one.load.amount for one in meant if one.load]
    reps = [float(one.reps) for one in meant if one.reps is not None]
    holds = [one.seconds for one in meant if one.seconds is not None]
    whole = value.is_integer() and 1 <= value <= MOST_BARE_REPS
    readings = [
        (loads, SetAmounts(load=value)),
        (reps if whole else [], SetAmounts(reps=(int(value),))),
        (holds, SetAmounts(seconds=value)),
    ]
    if wrong is not None:
        yield from (said for old, said in readings if wrong in old)
        return
    near = [said for old, said in readings if any(_is_like(value, one) for one in old)]
    if not loads and not near and (value > BODY_LOAD or not value.is_integer()):
        near = [SetAmounts(load=value)]
    yield from near or (said for old, said in readings if old)


def _is_like(new: float, old: float) -> bool:
    return apart(new, old) <= LIKE or _is_slip(new, old)


def _is_slip(new: float, old: float) -> bool:
    """Whether only the decimal point moved: 375 and 37.5."""
    if new < LEAST_SLIP or old <= 0 or new == old:
        return False
    tens = log10(new / old)
    return isclose(tens, round(tens), abs_tol=1e-9)


# ------------------------------------------------------------------ the sets


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be done to which sets."""

    sets: Sets
    places: tuple[int, ...]
    said: SetAmounts
    unit: WeightUnit
    wrong: float | None
    named: bool

    def ways(self) -> Iterator[tuple[float, Sets]]:
        """Yield the sets for each way in which the amounts can be meant."""
        said = self.said
        if said.seconds is not None and any(self.sets[n].reps is not None for n in self.places):
            return
        if said.reps and any(self.sets[n].seconds is not None for n in self.places):
            return
        sized = said.sets is not None or len(said.reps) > 1
        if sized:
            yield from self._resized()
            return
        for places in self._alike():
            yield self._score(places), self._replaced(self.sets, places, self.said.reps)

    def _alike(self) -> Iterator[tuple[int, ...]]:
        """Yield the groups of places that had the same amount; all of them when all were alike."""
        key = _load if self.said.load is not None else _reps if self.said.reps else _nothing
        groups: dict[float | None, list[int]] = {}
        for n in self.places:
            groups.setdefault(key(self.sets[n]), []).append(n)
        if self.wrong is not None and self.wrong in groups:
            groups = {self.wrong: groups[self.wrong]}
        if self.named:
            groups = {None: list(self.places)}
        yield from (tuple(group) for group in groups.values())

    def _score(self, places: Sequence[int]) -> float:
        """Return how far the new amounts are from those of the first of the sets."""
        old, said = self.sets[places[0]], self.said
        far = 0.0
        if said.load is not None:
            far += _load_apart(said.load, said.unit, old.load)
        if said.reps:
            far += apart(said.reps[0], old.reps)
        if said.seconds is not None:
            far += apart(said.seconds, old.seconds)
        return far

    def _replaced(self, sets: Sets, places: Iterable[int], reps: Sequence[int]) -> Sets:
        """Return the sets with what is said put in at `places`."""
        there = tuple(places)
        each = dict(zip(there, reps if len(reps) > 1 else [*reps] * len(there), strict=False))
        return tuple(
            self._one(one, each.get(n)) if n in there else one for n, one in enumerate(sets)
        )

    def _one(self, one: StrengthSet, reps: int | None) -> StrengthSet:
        said = self.said
        load = one.load
        if said.load is not None:
            unit = said.unit or (one.load.unit if one.load else self.unit)
            load = Load(said.load, unit)
        return replace(
            one,
            reps=one.reps if reps is None else reps,
            load=load,
            seconds=one.seconds if said.seconds is None else said.seconds,
            rpe=one.rpe if said.rpe is None else said.rpe,
            each=one.each or (said.each and load is not None),
            warmup=one.warmup or said.warmup,
            failed=one.failed or said.failed,
            assisted=one.assisted or said.assisted,
        )

    def _resized(self) -> Iterator[tuple[float, Sets]]:
        """Yield the sets as many as are said; further ones are like the last."""
        said = self.said
        count = said.sets if said.sets is not None else len(said.reps)
        fits = len(said.reps) <= 1 or len(said.reps) == count
        if self.named or not fits or not 0 < count <= MOST_SETS:
            return
        old = [self.sets[n] for n in self.places]
        mixed = len({_load(one) for one in old}) > 1
        if mixed and count != len(old) and (said.reps or said.load is not None):
            return
        sets = (*old[:count], *[old[-1]] * (count - len(old)))
        new = self._replaced(sets, range(count), said.reps)
        kept = tuple(one for n, one in enumerate(self.sets) if n not in self.places)
        yield self._score(self.places) + apart(count, len(old)), (*kept, *new)


def _load_apart(new: float, unit: WeightUnit | None, old: Load | None) -> float:
    """Return how far a new load is from the old one; a moved decimal point is as good as none."""
    if old is None:
        return apart(new, None)
    if _is_slip(new, old.amount):
        return 0.0
    return apart(Load(new, unit or old.unit).kg, old.kg)


def _load(one: StrengthSet) -> float | None:
    return one.load.amount if one.load else None


def _reps(one: StrengthSet) -> float | None:
    return one.reps


def _nothing(_: StrengthSet) -> None:
    return None


# ------------------------------------------------------------------ more sets, more load


def more_sets(lift: Lift, count: int, ways: Sequence[Amounts], unit: WeightUnit) -> Iterator[Lift]:
    """Yield the lift with further sets: like the last one, but for what is said of them."""
    last = replace(lift.sets[-1], failed=False, rpe=None)
    like = replace(lift, sets=(last,))
    if not ways:
        yield from _grown(lift, (last,) * count)
    for way in (one for one in ways if isinstance(one, SetAmounts | BareNumber)):
        further = replace(like, sets=(last,) * _count(way, count))
        for _, then in sorted(lift_ways(further, [way], None, (), unit), key=_first):
            yield from _grown(lift, then.sets)
            break


def _first(way: tuple[float, Lift]) -> float:
    return way[0]


def _count(way: SetAmounts | BareNumber, count: int) -> int:
    """Return how many sets are added: a row of repetitions counts them."""
    if isinstance(way, SetAmounts) and len(way.reps) > 1:
        return len(way.reps)
    return (way.sets if isinstance(way, SetAmounts) else None) or count


def _grown(lift: Lift, sets: Sets) -> Iterator[Lift]:
    if len(lift.sets) + len(sets) <= MOST_SETS:
        yield replace(lift, sets=(*lift.sets, *sets))


def raised(lift: Lift, change: Raised, named: Sequence[int]) -> Iterator[Lift]:
    """Yield the lift with more on the bar of its working sets."""
    places = _places(lift.sets, named)
    new = tuple(_raised(one, change) if n in places else one for n, one in enumerate(lift.sets))
    if new != lift.sets and all(one.load is None or one.load.amount > 0 for one in new):
        yield replace(lift, sets=new)


def _raised(one: StrengthSet, change: Raised) -> StrengthSet:
    if one.load is None:
        return one
    by = Load(change.by, change.unit or one.load.unit)
    more = by.amount if by.unit is one.load.unit else by.kg / Load(1.0, one.load.unit).kg
    return replace(one, load=replace(one.load, amount=round(one.load.amount + more, 2)))
