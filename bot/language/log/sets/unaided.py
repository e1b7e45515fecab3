"""Numbers with nothing beside them that tells their role: "squat 80", columns, a load before a row.

Law: alone a number is asked about when both a load and repetitions fit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from bot.language.log.sets.orders import SURE_LOAD
from bot.language.log.sets.roles import (
    FEW,
    MOST_REPS_BESIDE,
    NEAR,
    PAIR,
    as_load,
    as_reps,
    may_load,
    must_load,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.style import Context

SURELY_LOAD = 50.0
"""Nobody does so many repetitions of a barbell lift; alone such a number is a load."""


def unaided(
    run: Sequence[Group], last: Group | None, behind: Group | None, context: Context
) -> list[Group]:
    begins = last is None or (last.has_load and last.has_work and not last.plus)
    if len(run) == 1:
        return [_lone(run[0], last, behind, context)]
    if begins and (sets := _load_first(run, last, context) or _table(run, last, behind, context)):
        return sets
    if begins and context.barbell and (sets := _load_last(run, context)):
        return sets
    return [as_load(found, context) if must_load(found) else as_reps(found) for found in run]


def _load_first(run: Sequence[Group], last: Group | None, context: Context) -> list[Group]:
    """Read 55 8 8 6: a load and its repetitions."""
    first, *rest = (found.open[0] for found in run)
    fits = may_load(first) and max(rest) <= MOST_REPS_BESIDE and first >= NEAR * max(rest)
    if fits and (last is None or first >= SURE_LOAD):
        return [as_load(run[0], context), *map(as_reps, run[1:])]
    return []


def _load_last(run: Sequence[Group], context: Context) -> list[Group]:
    """Read 5, 5, 5 - 100: repetitions and their load."""
    *reps, load = (found.open[0] for found in run)
    if load < SURE_LOAD or max(reps) >= SURE_LOAD or load < 2 * NEAR * max(reps):
        return []
    return [*map(as_reps, run[:-1]), as_load(run[-1], context)]


def _table(
    run: Sequence[Group], last: Group | None, behind: Group | None, context: Context
) -> list[Group]:
    """Read the columns "3, 8, 60": sets, repetitions, load; and "8 60"."""
    values = [found.open[0] for found in run]
    if len(values) == 3 and max(values[:2]) <= FEW and values[2] >= SURE_LOAD:
        scheme = replace(as_reps(run[1]), count=int(values[0]))
        return [scheme, as_load(run[2], context)]
    if len(values) != 2:
        return []
    one, two = values
    if behind is not None and _is_only_load(behind) and last is None:
        columns = 1 < one <= FEW / 2 and two > one + 1
        return [replace(as_reps(run[1]), count=int(one))] if columns else []
    return [as_reps(run[0]), as_load(run[1], context)] if one <= MOST_REPS_BESIDE < two else []


def _lone(found: Group, last: Group | None, behind: Group | None, context: Context) -> Group:
    """Decide on a single number between groups, or alone."""
    value = found.open[0]
    if last is not None and last.has_work and not last.has_load and may_load(value):
        return as_load(found, context)
    if value == PAIR and behind is not None and _is_only_load(behind):
        return replace(found, open=(), flags=found.flags | {"each"})
    if last is None and (behind is None or behind.is_empty) and "counted" not in found.flags:
        return _alone(found, value, context)
    if behind is not None and behind.has_work and _is_said_again(value, behind):
        return replace(found, open=())
    return as_load(found, context) if must_load(found) else as_reps(found)


def _is_said_again(value: float, behind: Group) -> bool:
    """Whether it is the load that follows: "60, 60 kg x 5"; ten before 10 kg are repetitions."""
    return behind.load is not None and behind.load.amount == value and may_load(value)


def _alone(found: Group, value: float, context: Context) -> Group:
    """Decide on "squat 80": a load, repetitions, or either."""
    if not may_load(value) or found.flags & {"rounds"}:
        return as_reps(found)
    usual: Literal["load", "reps"] = "load" if context.barbell else "reps"
    order = context.style.lone
    if order is None and not (context.barbell and value >= SURELY_LOAD):
        other: Literal["load", "reps"] = "reps" if context.barbell else "load"
        context.doubt("which_number", replace(context.style, lone=other))
    return as_reps(found) if (order or usual) == "reps" else as_load(found, context)


def _is_only_load(found: Group) -> bool:
    return found.load is not None and not found.has_work and found.count is None and not found.rm
