"""From groups of numbers to sets, one by one.

Law: what one group leaves open its neighbour says ("5, 5, 3 at 100"); rows that do not match are
no sets.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.load import Load
from bot.domain.training import StrengthSet

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Equal or rowed sets of one piece."""

    count: int | None = None
    reps: tuple[int, ...] = ()
    load: Load | None = None
    loads: tuple[Load, ...] = ()
    """A row of loads, one a set."""
    bodyweight: bool = False
    seconds: float | None = None
    rpe: float | None = None
    flags: frozenset[str] = frozenset()


def sets_of(groups: Sequence[Group]) -> tuple[StrengthSet, ...] | None:
    """Return all sets of one lift, None when they are unclear."""
    sets: list[StrengthSet] = []
    for found in _filled(_without_totals(_with_load_rows(groups))):
        made = _sets(found)
        if made is None:
            return None
        sets.extend(made)
    return tuple(sets)


def _with_load_rows(groups: Sequence[Group]) -> list[Group]:
    """Read "40, 60, 60, 70 kg" as a row of loads."""
    done: list[Group] = []
    for found in groups:
        start = len(done)
        while start and found.load and not found.reps and _may_be_load(done[start - 1], found):
            start -= 1
        row = done[start:]
        if found.load is not None and row:
            unit = found.load.unit
            loads = (*(Load(float(one.reps[0]), unit) for one in row), found.load)
            done[start:] = [replace(found, load=None, loads=loads)]
        else:
            done.append(found)
    return done


LEAST_IN_ROW = 20
"""A bare number in a row of loads is at least this, or it is taken for repetitions."""


def _may_be_load(one: Group, last: Group) -> bool:
    plain = _is_bare_reps(one) and len(one.reps) == 1 and not one.flags and not last.count
    return plain and one.reps[0] >= LEAST_IN_ROW


def _without_totals(groups: list[Group]) -> list[Group]:
    """Drop what only counts the sets beside it: 100 before 2 x 50, 4x5 before four sets of five."""
    if len(groups) < 2:
        return groups
    first, *rest = groups
    made = [_sets(found) for found in rest]
    sets = [one for found in made if found for one in found]
    scheme = first.count is not None and not _load(first) and all(_load(one) for one in rest)
    if _total(rest[0]) in {int(reps) for reps in first.reps} and _is_bare_reps(first):
        return rest
    if scheme and first.count == len(sets):
        return rest
    if _is_bare_reps(rest[0]) and _total(first) == rest[0].reps[0] and _total(first) > 0:
        return [first, *rest[1:]]
    return groups


def _total(found: Group) -> int:
    return found.count * found.reps[0] if found.count and len(found.reps) == 1 else -1


def _filled(groups: Sequence[Group]) -> list[Group]:
    """Join "5, 5, 3 at 100", "135 x 10, 10, 8", "3 sets, 10 reps" and a scheme with its loads."""
    done: list[Group] = []
    for found in groups:
        if done and _ends_row(done[-1], found):
            done.append(replace(found, load=done[-1].load, bodyweight=done[-1].bodyweight))
        elif done and (joined := _joined(done[-1], found)):
            done[-1] = joined
        else:
            done.append(found)
    return done


def _ends_row(one: Group, two: Group) -> bool:
    """Whether the second goes on with the load of the first, but was failed or helped."""
    differs = bool((two.flags - one.flags) & _OF_ONE_SET) or two.rpe not in {None, one.rpe}
    return _is_bare_reps(two) and bool(one.reps) and differs


_OF_ONE_SET = frozenset({"failed", "assisted", "amrap"})


def _joined(one: Group, two: Group) -> Group | None:
    """Return both as one group when the second only goes on with the first."""
    if _is_bare_reps(two) and one.reps and one.seconds is None:
        counted = one.count is not None and one.count == len(one.reps) + len(two.reps)
        if counted or one.count in {None, 1} or (one.count or 0) > len(one.reps):
            count = one.count if one.count and not counted and one.count > 1 else None
            return replace(one, reps=(*one.reps, *two.reps), count=count)
        return None
    return _completed(one, two)


def _is_bare_reps(found: Group) -> bool:
    return bool(found.reps) and not (
        found.load or found.loads or found.count or found.seconds or found.bodyweight
    )


def _completed(one: Group, two: Group) -> Group | None:
    """Return `one` with what only `two` says."""
    counted = one.count is not None and one.count == len(one.reps) + len(two.reps)
    open_row = _is_bare_reps(one) or (counted and not _load(one) and one.seconds is None)
    if open_row and two.reps and (two.load or two.loads) and not two.count:
        return replace(two, reps=(*one.reps, *two.reps))
    same = (one.reps and two.reps) or (one.count and two.count) or (one.seconds and two.seconds)
    if same or (_load(one) and _load(two)):
        return None
    return Group(
        count=one.count or two.count,
        reps=one.reps or two.reps,
        load=one.load or two.load,
        loads=one.loads or two.loads,
        bodyweight=one.bodyweight or two.bodyweight,
        seconds=one.seconds if one.seconds is not None else two.seconds,
        rpe=one.rpe if one.rpe is not None else two.rpe,
        flags=one.flags | two.flags,
    )


def _load(found: Group) -> bool:
    return bool(found.load or found.loads or found.bodyweight)


def _sets(found: Group) -> list[StrengthSet] | None:
    reps: Sequence[int | None] = found.reps or (None,)
    loads: Sequence[Load | None] = found.loads or (found.load,)
    count = max(len(reps), len(loads))
    if count > 1 and found.count not in {None, 1, count}:
        return None
    if count == 1:
        count = found.count or 1
    if len(reps) not in {1, count} or len(loads) not in {1, count}:
        return None
    return [
        _set(found, reps[n if len(reps) > 1 else 0], loads[n if len(loads) > 1 else 0])
        for n in range(count)
    ]


def _set(found: Group, reps: int | None, load: Load | None) -> StrengthSet:
    return StrengthSet(
        reps=reps,
        load=load,
        rpe=found.rpe,
        seconds=found.seconds,
        warmup="warmup" in found.flags,
        failed="failed" in found.flags,
        each="each" in found.flags and load is not None,
        assisted="assisted" in found.flags,
    )
