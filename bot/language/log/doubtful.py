"""Sets that were put together in a way in which hardly anybody trains: they are asked about.

Law: a number that a reading did not use is never dropped in silence.
"""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from bot.language.log.sets.typed import TIME_OF_DAY_S

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.domain.training import StrengthSet
    from bot.language.log.signs.notation import Scan, Term

MOST_REPS = 1000
MOST_REPS_WITH_LOAD = 30
"""Hardly anybody does so many repetitions with a barbell; such a number is rather a load."""
LEAST_LOAD = 20.0
SHORTEST_HOLD_S = 5.0
"""Behind a load 3s is rather three sets."""
_TOLD = frozenset({"range", "short", "plates", "times", "rir", "rm", "aside"})
"""Roles of which the number itself stands in no set."""
_REPLACED = frozenset({"instead", "emom", "amrap", "cluster"})
"""Flags of what was done otherwise than the numbers say, or counts something else."""


def is_doubtful(sets: Sequence[StrengthSet], scans: Sequence[Scan], *, barbell: bool) -> bool:
    """Whether the numbers were more likely put together wrongly."""
    terms = [term for scan in scans for term in scan.terms]
    if any((one.reps or 0) > MOST_REPS for one in sets):
        return False  # asked about as too much
    if any(term.unit == "s" and term.value < SHORTEST_HOLD_S for term in terms):
        return True
    said = [value for term in terms for value in term.values]
    loose = set(_loose(scans)) if barbell else set[float]()
    if _lacks_work(sets) or any(_is_odd(one, said, loose) for one in sets):
        return True
    if _is_uneven(scans) or (barbell and _is_half_loaded(terms, sets)):
        return True
    replaced = any(scan.flags & _REPLACED for scan in scans) or any(term.plus for term in terms)
    return not replaced and _is_unused(terms, sets)


def _loose(scans: Sequence[Scan]) -> Iterator[float]:
    """Yield the great numbers that no sign or word ties to anything."""
    for scan in scans:
        for term, behind in zip_longest(scan.terms, scan.terms[1:]):
            tied = term.role or term.op or len(term.values) > 1 or (behind and behind.op)
            if not tied and term.value > MOST_REPS_WITH_LOAD and "counted" not in scan.flags:
                yield term.value


def _is_odd(one: StrengthSet, said: Sequence[float], loose: Collection[float]) -> bool:
    """Whether a set is counted and timed, or a load is taken for its repetitions."""
    if one.reps is None:
        return False
    load = one.load.amount if one.load else 0.0
    same = one.reps == load >= LEAST_LOAD and said.count(load) == 1
    return one.seconds is not None or one.reps in loose or same


def _is_uneven(scans: Sequence[Scan]) -> bool:
    """Whether one side did more than the other, as in 5R/4L, which no set can tell."""
    told = [
        (name, scan.terms[place - 1].values)
        for scan in scans
        for name, place in scan.places
        if name in {"left", "right"} and 0 < place <= len(scan.terms)
    ]
    return any(one != two and more != less for (one, more), (two, less) in pairwise(told))


def _is_half_loaded(terms: Sequence[Term], sets: Sequence[StrengthSet]) -> bool:
    """Whether some sets with a barbell have a load and others none, unless that is said."""
    loads = {one.load is None for one in sets if _is_work(one)}
    return len(loads) > 1 and not any(term.unit == "bw" or term.values == (0.0,) for term in terms)


def _lacks_work(sets: Sequence[StrengthSet]) -> bool:
    """Whether a load stands alone beside whole sets."""
    alone = [one for one in sets if one.load and not (_is_work(one) or one.failed)]
    return 0 < len(alone) < len(sets)


def _is_work(one: StrengthSet) -> bool:
    return one.reps is not None or one.seconds is not None or one.metres is not None


def _is_unused(terms: Sequence[Term], sets: Sequence[StrengthSet]) -> bool:
    """Whether a number of the runner stands in no set."""
    said = {value for term in terms if _is_kept(term) for value in term.values}
    return not said - {0.0} <= set(_numbers(sets))


def _is_kept(term: Term) -> bool:
    """Whether its number stands in a set when it is read; the other unit of a load does not."""
    hour = term.unit == "clock" and term.value >= TIME_OF_DAY_S
    other = term.role == "load" and term.op == "/"
    return not (hour or other or term.role in _TOLD or term.op == "rir")


def _numbers(sets: Sequence[StrengthSet]) -> Iterator[float]:
    """Yield all numbers that the sets tell, and how many there are of each."""
    yield from range(1, len(sets) + 1)
    yield sum(one.reps or 0 for one in sets)
    for one in sets:
        yield from (n for n in (one.reps, one.seconds, one.metres, one.rpe) if n is not None)
        yield from () if one.load is None else (one.load.amount,)
        yield from (2,) if one.each else ()
