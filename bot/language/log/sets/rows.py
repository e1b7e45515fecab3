"""Rows of numbers: 5-5-3, 40/50/60 x 8/6/4, 3x8 @ 60-65-70, 3x(2+2+2).

Law: of two rows the greater numbers are the loads; a row beside a scheme is its loads.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.load import Load
from bot.language.log.sets.orders import SURE_LOAD, with_load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.notation import Term
    from bot.language.log.signs.style import Context

MOST_ROUNDS = 20


def rowed(found: Group, bare: Sequence[Term], context: Context) -> Group | None:
    """Return the group with rows and the numbers linked to them, None when they do not match."""
    rows = [term for term in bare if len(term.values) > 1]
    singles = [term for term in bare if len(term.values) == 1]
    if len(rows) > 2 or len(singles) > 2 or (len(rows) == 2 and singles):
        return None
    if len(rows) == 2:
        low, high = sorted(rows, key=lambda term: max(term.values))
        return replace(with_loads(found, high.values, context), reps=_whole(low.values))
    if len(singles) == 2:
        counted = replace(found, count=int(singles[0].value), reps=_whole(singles[1].values))
        return with_loads(counted, rows[0].values, context)
    return _with_one(found, rows[0], singles[0], context) if singles else _alone(found, rows[0])


def with_loads(found: Group, values: Sequence[float], context: Context) -> Group:
    return replace(found, loads=tuple(Load(value, context.unit) for value in values))


def _whole(values: Sequence[float]) -> tuple[int, ...]:
    return tuple(int(value) for value in values)


def _alone(found: Group, row: Term) -> Group:
    if found.load or found.bodyweight or found.count is not None:
        return replace(found, reps=_whole(row.values))
    return replace(found, open=row.values)


def _with_one(found: Group, row: Term, single: Term, context: Context) -> Group | None:
    """Place a row and one number: a load, the repetitions of each set, or the sets."""
    number, greatest = single.value, max(row.values)
    if found.reps or row.op == "@" or _are_loads(row, single, context):
        loaded = with_loads(found, row.values, context)
        return loaded if found.reps else replace(loaded, reps=(int(number),))
    is_load = context.loaded is not False and (number >= SURE_LOAD or number > 2 * greatest)
    if is_load and not found.load and not found.bodyweight:
        return replace(with_load(found, single, context), reps=_whole(row.values))
    return _counted(found, row, int(number))


def _are_loads(row: Term, single: Term, context: Context) -> bool:
    high = min(row.values) >= SURE_LOAD > single.value
    return context.loaded is not False and high


def _counted(found: Group, row: Term, count: int) -> Group | None:
    """3 x 8-8-6 are three sets, 3 x 2+2+2 three clusters of six, 2 x 1-2-3 two ladders."""
    if row.summed and (len(set(row.values)) == 1 or count != len(row.values)):
        return replace(found, count=count, reps=(int(sum(row.values)),))
    if count in {1, len(row.values)}:
        return replace(found, reps=_whole(row.values))
    return replace(found, reps=_whole(row.values) * count) if count <= MOST_ROUNDS else None
