"""From groups of numbers to sets, one by one.

Law: what one group leaves open its neighbour says ("5, 5, 3 at 100"); rows that do not match are
no sets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bot.domain.load import Load
from bot.domain.training import StrengthSet
from bot.language.log.sets.completing import (
    completed,
    ends_row,
    instead,
    instead_of_count,
    marked,
    more_loads,
    partly,
    plural,
    with_last_set,
)
from bot.language.log.sets.opened import decided
from bot.language.log.sets.totals import (
    is_sum,
    sided,
    without_clocks,
    without_sums,
    without_totals,
)
from bot.language.log.signs.shortfalls import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.load import WeightUnit
    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.style import Context

MOST_SETS_OF_GROUP = 60
_Number = TypeVar("_Number", int, float, Load)


def sets_of(groups: Sequence[Group], context: Context) -> tuple[StrengthSet, ...] | None:
    """Return all sets of one lift, None when they are unclear."""
    sets: list[StrengthSet] = []
    whole = joined(groups, context)
    if any(one.has_work for one in whole) and any(map(_lacks_work, whole)):
        return None
    for found in whole:
        made = None if found.open else _sets(found)
        if not made or len(made) > MOST_SETS_OF_GROUP:
            return None
        sets.extend(made)
    return tuple(sets)


def _lacks_work(found: Group) -> bool:
    """Whether a load stands alone; a record or a failed try says enough."""
    return found.has_load and not (found.has_work or found.flags & _ENOUGH or found.rm)


_ENOUGH = frozenset({"failed", "record", "amrap"})


def joined(groups: Sequence[Group], context: Context) -> list[Group]:
    """Return the groups with what their neighbours say of them."""
    row = without_totals(sided(without_clocks(groups)))
    done: list[Group] = []
    place = 0
    while place < len(row):
        end = place + 1
        while row[place].open and end < len(row) and _is_single(row[place], row[end]):
            end += 1
        behind = row[end] if end < len(row) else None
        if done and (counted := instead_of_count(done[-1], row[place])):
            done[-1:], place = [counted], place + 1
            continue
        found = row[place:end]
        if row[place].open:
            found = decided(found, done[-1] if done else None, behind, context)
        if done and _is_of_one(done[-1], found):
            if "last_set" not in found[0].flags:
                context.doubt("unsure_sets", context.style)
            done[-1], found = with_last_set(done[-1], found[0]), []
        for one in found:
            _push(done, one, behind, context.unit)
        place = end
    return _loaded_behind(without_sums(done))


def _is_of_one(last: Group, found: Sequence[Group]) -> bool:
    """Whether one number is told instead of a scheme: of the sets, or of the last of them."""
    only = found[0]
    said = "instead" in only.flags and only.is_bare_reps
    return said and len(found) == len(only.reps) == 1 and last.is_counted


def _is_single(one: Group, two: Group) -> bool:
    return len(one.open) == len(two.open) == 1


# ------------------------------------------------------------------ joining


def _push(done: list[Group], found: Group, behind: Group | None, unit: WeightUnit) -> None:
    """Add a group, or join it: "5, 5, 3 at 100", "3 sets, 10 reps", a scheme with its loads."""
    if not done:
        done.append(found)
        return
    last = done[-1]
    if found.short:
        done[:] = shortened(done, found)
    elif "instead" in found.flags and found.has_work and last.has_work:
        done[:] = [instead(last, found)]
    elif not (found.is_bare_reps and is_sum(last, found)):
        done[-1:] = _added(last, found, behind, unit)


def _added(last: Group, found: Group, behind: Group | None, unit: WeightUnit) -> list[Group]:
    if found.is_empty:
        return [marked(last, found)]
    if "plural" in found.flags and last.is_scheme:
        return [plural(last, found, unit)]
    if _is_hold_of_each(last, found):
        return [last]
    if ends_row(last, found):
        return [last, replace(found, load=last.load, bodyweight=last.bodyweight)]
    parts = partly(last, found)
    one = more_loads(last, found, behind) or completed(last, found)
    return parts or ([one] if one is not None else [last, found])


def _is_hold_of_each(last: Group, found: Group) -> bool:
    """Whether each repetition is held for some seconds: 3x15, 3 s hold."""
    only = found.seconds is not None and not (found.reps or found.count or found.has_load)
    return only and bool(last.reps) and (found.seconds or 0) <= LONGEST_PAUSE_S


LONGEST_PAUSE_S = 10.0


def _loaded_behind(groups: list[Group]) -> list[Group]:
    """Give "2 sets of 5, 1 set of 4" the load that is said once, before or behind them all."""
    loads = {n for n, found in enumerate(groups) if found.has_load}
    if len(groups) < 2 or len(loads) != 1:
        return groups
    place = loads.pop()
    found = groups[place]
    if found.load is None or place not in {0, len(groups) - 1} or not found.has_work:
        return groups
    if found.flags & {"warmup"} or any(one.flags & _OWN_LOAD for one in groups):
        return groups
    each = found.flags & {"each"}
    return [
        one if one.has_load else replace(one, load=found.load, flags=one.flags | each)
        for one in groups
    ]


_OWN_LOAD = frozenset({"bodyweight", "warmup", "assisted"})


# ------------------------------------------------------------------ one by one


def _sets(found: Group) -> list[StrengthSet] | None:
    if found.is_empty:
        return []
    found = _maximal(found)
    if found.flags & {"ladder", "cluster"} and found.count and len(found.reps) > 1:
        found = replace(found, reps=found.reps * min(found.count, MOST_SETS_OF_GROUP), count=None)
    reps: Sequence[int | None] = found.reps or (None,)
    loads: Sequence[Load | None] = found.loads or (found.load,)
    holds: Sequence[float | None] = found.holds or (found.seconds,)
    count = max(len(reps), len(loads), len(holds))
    if count > 1 and found.count not in {None, 1, count}:
        return None
    if count == 1:
        count = min(found.count or 1, MOST_SETS_OF_GROUP + 1)
    if any(len(row) not in {1, count} for row in (reps, loads, holds)):
        return None
    return [_set(found, _at(reps, n), _at(loads, n), _at(holds, n)) for n in range(count)]


def _maximal(found: Group) -> Group:
    """Of "3RM 95 kg" three repetitions were done, of a record without any one."""
    if found.reps or not found.has_load or found.seconds is not None or found.count:
        return found
    if found.rm is not None:
        return replace(found, reps=(found.rm,))
    return replace(found, reps=(1,)) if "record" in found.flags else found


def _at(row: Sequence[_Number | None], place: int) -> _Number | None:
    return row[place if len(row) > 1 else 0]


def _set(found: Group, reps: int | None, load: Load | None, seconds: float | None) -> StrengthSet:
    return StrengthSet(
        reps=reps,
        load=load,
        rpe=found.rpe,
        seconds=seconds,
        metres=found.metres,
        warmup="warmup" in found.flags,
        failed="failed" in found.flags,
        each="each" in found.flags and load is not None,
        assisted="assisted" in found.flags,
    )
