"""Numbers whose role nothing tells: loads or repetitions, as their neighbours let one think.

Law: beside a scheme without a load a great number is its load; behind a whole set a number goes on
with the repetitions, unless it is as great as the load; alone it is asked about when both fit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from bot.domain.load import Load
from bot.language.log.orders import SURE_LOAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.groups import Group
    from bot.language.log.style import Context

MOST_REPS_BESIDE = 30.0
"""Repetitions beside a load are seldom more."""
PAIR = 2.0
FEW = 10.0
"""Sets or, with a load, repetitions in a table of three numbers."""
NEAR = 2.0
"""Loads of one row differ by no more than this factor."""
SURELY_LOAD = 50.0
"""Nobody does so many repetitions of a barbell lift; alone such a number is a load."""


def decided(
    run: Sequence[Group], last: Group | None, behind: Group | None, context: Context
) -> list[Group]:
    """Give every open number of a run a role; `last` is all that was said before it."""
    if context.loaded is False and not any(map(_must_load, run)):
        return [_as_reps(found) for found in run]
    if len(run[0].open) > 1:
        return _row(run[0], last, behind, context)
    if _is_counted(run, behind):
        return [_as_reps(run[0]), *(decided(run[1:], None, behind, context) if run[1:] else ())]
    beside = _bracketed(run, context) or _beside(run, last, behind, context)
    return beside if beside is not None else _unaided(run, last, behind, context)


def _is_counted(run: Sequence[Group], behind: Group | None) -> bool:
    """Whether the first number counts the name that follows it: 50 squats."""
    if "counted" not in run[0].flags:
        return False
    if behind is None or not _wants_load(behind):
        return True
    return _total(behind) == run[0].open[0]


def _total(found: Group) -> int:
    return (found.count or 0) * sum(found.reps)


def _beside(
    run: Sequence[Group], last: Group | None, behind: Group | None, context: Context
) -> list[Group] | None:
    """Return the run as the loads of the scheme before or behind it, None when it is not."""
    wanted = behind is not None and len(run) == 1 and _wants_load(behind)
    if wanted and behind is not None and _total(behind) == run[0].open[0]:
        return [_as_reps(run[0])]
    if wanted and _may_load(run[0].open[0]) and not (last is not None and _wants_load(last)):
        return [_as_load(run[0], context)]
    if last is not None and (sets := _loads_of(last, run, context)):
        return sets
    if behind is not None and (sets := _lead_to(behind, run, context)):
        return sets
    return _ends_with_loads(behind, run) if behind is not None else None


def _bracketed(run: Sequence[Group], context: Context) -> list[Group] | None:
    """Read 90(4) 110(4): each load with its repetitions in brackets."""
    if len(run) < 2 or len(run) % 2 or any(one.aside != bool(n % 2) for n, one in enumerate(run)):
        return None
    if any(not _may_load(one.open[0]) for one in run[::2]):
        return None
    loads = (_as_load(one, context) for one in run[::2])
    return [
        replace(load, reps=(int(one.open[0]),)) for load, one in zip(loads, run[1::2], strict=True)
    ]


def _as_reps(found: Group) -> Group:
    return replace(found, reps=tuple(int(value) for value in found.open), open=())


def _as_load(found: Group, context: Context) -> Group:
    return replace(found, load=Load(found.open[0], context.unit), open=())


def _may_load(value: float) -> bool:
    return value >= SURE_LOAD or not value.is_integer()


def _wants_load(found: Group) -> bool:
    """Whether repetitions of counted sets, or a row of them, have no load yet."""
    told = found.count is not None or len(found.reps) > 1
    return told and found.has_work and not found.has_load


# ------------------------------------------------------------------ rows


def _row(found: Group, last: Group | None, behind: Group | None, context: Context) -> list[Group]:
    """Take a row as the loads of the scheme beside it, or as repetitions."""
    values = found.open
    first, *rest = values
    if _may_load(first) and first >= NEAR * max(rest) and (last is None or last.has_work):
        return [
            _as_load(replace(found, open=(first,)), context),
            _as_reps(replace(found, open=tuple(rest))),
        ]
    if len(values) == 3 and max(values[:2]) <= FEW < SURE_LOAD <= values[2] and last is None:
        scheme = replace(found, open=(), count=int(first), reps=(int(values[1]),))
        return [scheme, _as_load(replace(found, open=values[2:]), context)]
    for one in (last, behind):
        if one is None or one.has_load:
            continue
        fits = one.size == len(values) or (one.count is None and len(one.reps or one.open) == 1)
        greatest = max((*one.reps, *one.open), default=0)
        if (
            fits
            and (one.has_work or one.open)
            and max(values) > greatest
            and _may_load(max(values))
        ):
            return [replace(found, loads=_loads(values, context), open=())]
    return [_as_reps(found)]


def _loads(values: Sequence[float], context: Context) -> tuple[Load, ...]:
    return tuple(Load(value, context.unit) for value in values)


def _loads_of(last: Group, run: Sequence[Group], context: Context) -> list[Group]:
    """Return the loads of the scheme before: 3x8 @ 40, 45, 50; 3x8, 60; 1x3@60, 70, 80."""
    values = [found.open[0] for found in run]
    if last.reps and _wants_load(last):
        sized = len(values) in {1, last.size}
        fits = sized and all(_may_load(one) or one > 2 * max(last.reps) for one in values)
        return _with_loads(run, _loads(values, context)) if fits else []
    if _is_max_effort(last) and min(values) >= SURE_LOAD:
        first, *rest = (_as_load(one, context) for one in run)
        return [first, *(replace(one, reps=last.reps) for one in rest)]
    before = last.load or (last.loads[-1] if last.loads else None)
    if before is None or len(last.reps) != 1 or min(values) <= last.reps[0]:
        return []
    near = _are_near(values, before)
    left = (last.count or 1) - max(1, len(last.loads))
    if near and len(values) == left:
        return _with_loads(run, _loads(values, context))
    if near and last.count in {None, 1} and min(values) > MOST_REPS_BESIDE > 2 * last.reps[0]:
        return [replace(_as_load(one, context), reps=last.reps) for one in run]
    return []


def _are_near(values: Sequence[float], load: Load) -> bool:
    return all(load.amount / NEAR <= value <= load.amount * NEAR for value in values)


def _is_max_effort(last: Group) -> bool:
    """Whether singles, doubles or triples are told, and no load yet."""
    return last.is_bare_reps and len(last.reps) == 1 and last.reps[0] <= TRIPLE


TRIPLE = 3


def _with_loads(run: Sequence[Group], loads: tuple[Load, ...]) -> list[Group]:
    flags = frozenset(flag for found in run for flag in found.flags)
    first = replace(run[0], open=(), flags=flags)
    return [replace(first, load=loads[0]) if len(loads) == 1 else replace(first, loads=loads)]


def _lead_to(behind: Group, run: Sequence[Group], context: Context) -> list[Group]:
    """Read 60, 65, 70, 70 x 8 as loads of the same repetitions."""
    if behind.load is None or len(behind.reps) != 1 or behind.count is not None or len(run) < 2:
        return []
    values = [found.open[0] for found in run]
    near = _are_near(values, behind.load)
    if not near or min(values) < max(SURE_LOAD, NEAR * behind.reps[0]):
        return []
    return [replace(_as_load(one, context), reps=behind.reps) for one in run]


def _ends_with_loads(behind: Group, run: Sequence[Group]) -> list[Group] | None:
    """Read "40, 60, 60, 70 kg" as a row of loads; the last of them follows."""
    values = [found.open[0] for found in run]
    if behind.load is None or behind.has_work or behind.count is not None:
        return None
    near = _are_near(values, behind.load)
    if not near or min(values) < SURE_LOAD or any(found.flags for found in run):
        return None
    loads = tuple(Load(value, behind.load.unit) for value in values)
    return [replace(run[0], open=(), loads=loads, load=None)]


# ------------------------------------------------------------------ nothing beside them


def _unaided(
    run: Sequence[Group], last: Group | None, behind: Group | None, context: Context
) -> list[Group]:
    begins = last is None or (last.has_load and last.has_work and not last.plus)
    if len(run) == 1:
        return [_lone(run[0], last, behind, context)]
    if begins and (sets := _load_first(run, last, context) or _table(run, last, behind, context)):
        return sets
    if begins and context.barbell and (sets := _load_last(run, context)):
        return sets
    return [_as_load(found, context) if _must_load(found) else _as_reps(found) for found in run]


def _load_first(run: Sequence[Group], last: Group | None, context: Context) -> list[Group]:
    """Read 55 8 8 6: a load and its repetitions."""
    first, *rest = (found.open[0] for found in run)
    fits = _may_load(first) and max(rest) <= MOST_REPS_BESIDE and first >= NEAR * max(rest)
    if fits and (last is None or first >= SURE_LOAD):
        return [_as_load(run[0], context), *map(_as_reps, run[1:])]
    return []


def _load_last(run: Sequence[Group], context: Context) -> list[Group]:
    """Read 5, 5, 5 - 100: repetitions and their load."""
    *reps, load = (found.open[0] for found in run)
    if load < SURE_LOAD or max(reps) >= SURE_LOAD or load < 2 * NEAR * max(reps):
        return []
    return [*map(_as_reps, run[:-1]), _as_load(run[-1], context)]


def _table(
    run: Sequence[Group], last: Group | None, behind: Group | None, context: Context
) -> list[Group]:
    """Read the columns "3, 8, 60": sets, repetitions, load; and "8 60"."""
    values = [found.open[0] for found in run]
    if len(values) == 3 and max(values[:2]) <= FEW and values[2] >= SURE_LOAD:
        scheme = replace(_as_reps(run[1]), count=int(values[0]))
        return [scheme, _as_load(run[2], context)]
    if len(values) != 2:
        return []
    one, two = values
    if behind is not None and _is_only_load(behind) and last is None:
        columns = 1 < one <= FEW / 2 and two > one + 1
        return [replace(_as_reps(run[1]), count=int(one))] if columns else []
    return [_as_reps(run[0]), _as_load(run[1], context)] if one <= MOST_REPS_BESIDE < two else []


def _lone(found: Group, last: Group | None, behind: Group | None, context: Context) -> Group:
    """Decide on a single number between groups, or alone."""
    value = found.open[0]
    if last is not None and last.has_work and not last.has_load and _may_load(value):
        return _as_load(found, context)
    if value == PAIR and behind is not None and _is_only_load(behind):
        return replace(found, open=(), flags=found.flags | {"each"})
    if last is None and (behind is None or behind.is_empty) and "counted" not in found.flags:
        return _alone(found, value, context)
    if behind is not None and behind.has_work and _is_said_again(value, behind):
        return replace(found, open=())
    return _as_load(found, context) if _must_load(found) else _as_reps(found)


def _is_said_again(value: float, behind: Group) -> bool:
    """Whether it is the load that follows: "60, 60 kg x 5"; ten before 10 kg are repetitions."""
    return behind.load is not None and behind.load.amount == value and _may_load(value)


def _must_load(found: Group) -> bool:
    return any(not value.is_integer() for value in found.open)


def _alone(found: Group, value: float, context: Context) -> Group:
    """Decide on "squat 80": a load, repetitions, or either."""
    if not _may_load(value) or found.flags & {"rounds"}:
        return _as_reps(found)
    usual: Literal["load", "reps"] = "load" if context.barbell else "reps"
    order = context.style.lone
    if order is None and not (context.barbell and value >= SURELY_LOAD):
        other: Literal["load", "reps"] = "reps" if context.barbell else "load"
        context.doubt("which_number", replace(context.style, lone=other))
    return _as_reps(found) if (order or usual) == "reps" else _as_load(found, context)


def _is_only_load(found: Group) -> bool:
    return found.load is not None and not found.has_work and found.count is None and not found.rm
