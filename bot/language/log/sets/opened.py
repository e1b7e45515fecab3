"""Numbers whose role nothing tells: loads or repetitions, as their neighbours let one think.

Law: beside a scheme without a load a great number is its load; behind a whole set a number goes on
with the repetitions, unless it is as great as the load; alone it is asked about when both fit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.load import Load
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
from bot.language.log.sets.unaided import unaided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.style import Context

RISE = 4.0
"""The loads of a warm-up rise by no more than this factor from the first set to the last."""


def decided(
    run: Sequence[Group], last: Group | None, behind: Group | None, context: Context
) -> list[Group]:
    """Give every open number of a run a role; `last` is all that was said before it."""
    if behind is not None and behind.only_holds and _are_holds(run, behind.seconds or 0.0):
        return [replace(one, open=(), seconds=one.open[0]) for one in run]
    if context.loaded is False and not any(map(must_load, run)):
        return [as_reps(found) for found in run]
    if len(run[0].open) > 1:
        return _row(run[0], last, behind, context)
    if _is_counted(run, behind):
        return [as_reps(run[0]), *(decided(run[1:], None, behind, context) if run[1:] else ())]
    beside = _bracketed(run, context) or _beside(run, last, behind, context)
    return beside if beside is not None else unaided(run, last, behind, context)


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
        return [as_reps(run[0])]
    if wanted and may_load(run[0].open[0]) and not (last is not None and _wants_load(last)):
        return [as_load(run[0], context)]
    if behind is not None and len(run) == 1 and _leads_row(run[0].open[0], behind):
        return [as_load(run[0], context)]
    if last is not None and (sets := _loads_of(last, run, context)):
        return sets
    if behind is not None and (sets := _lead_to(behind, run, context)):
        return sets
    return _ends_with_loads(last, behind, run) if behind is not None else None


def _are_holds(run: Sequence[Group], seconds: float) -> bool:
    """Whether 30, 30 before 35 s are holds as well."""
    near = all(
        len(one.open) == 1 and seconds / NEAR <= one.open[0] <= seconds * NEAR for one in run
    )
    return near and SHORTEST_HOLD_S <= seconds <= LONGEST_HOLD_S


SHORTEST_HOLD_S, LONGEST_HOLD_S = 10.0, 120.0


def _leads_row(value: float, behind: Group) -> bool:
    """Whether a great number stands before a row of small ones: 225 5/5/5."""
    return len(behind.open) > 1 and value >= max(SURE_LOAD, NEAR * max(behind.open))


def _bracketed(run: Sequence[Group], context: Context) -> list[Group] | None:
    """Read 90(4) 110(4): each load with its repetitions in brackets."""
    if len(run) < 2 or len(run) % 2 or any(one.aside != bool(n % 2) for n, one in enumerate(run)):
        return None
    if any(not may_load(one.open[0]) for one in run[::2]):
        return None
    loads = (as_load(one, context) for one in run[::2])
    return [
        replace(load, reps=(int(one.open[0]),)) for load, one in zip(loads, run[1::2], strict=True)
    ]


def _wants_load(found: Group) -> bool:
    """Whether repetitions of counted sets, or a row of them, have no load yet."""
    told = found.count is not None or len(found.reps) > 1
    return told and found.has_work and not found.has_load


# ------------------------------------------------------------------ rows


def _row(found: Group, last: Group | None, behind: Group | None, context: Context) -> list[Group]:
    """Take a row as the loads of the scheme beside it, or as repetitions."""
    values = found.open
    first, *rest = values
    if may_load(first) and first >= NEAR * max(rest) and (last is None or last.has_work):
        if len(rest) == 2 and rest[0] != rest[1] and (scheme := _scheme(found, context)):
            return [scheme]
        return [
            as_load(replace(found, open=(first,)), context),
            as_reps(replace(found, open=tuple(rest))),
        ]
    if len(values) == 3 and max(values[:2]) <= FEW < SURE_LOAD <= values[2] and last is None:
        scheme = replace(found, open=(), count=int(first), reps=(int(values[1]),))
        return [scheme, as_load(replace(found, open=values[2:]), context)]
    for one in (last, behind):
        if one is None or one.has_load:
            continue
        fits = one.size == len(values) or (one.count is None and len(one.reps or one.open) == 1)
        greatest = max((*one.reps, *one.open), default=0)
        if fits and (one.has_work or one.open) and max(values) > greatest and may_load(max(values)):
            return [replace(found, loads=_loads(values, context), open=())]
    return [as_reps(found)]


def _scheme(found: Group, context: Context) -> Group | None:
    """Read 80/5/3 as three sets of five, which may be a row as well."""
    load, one, two = found.open
    if context.style.triple == "load_first" or max(one, two) > FEW or min(one, two) < PAIR:
        return None
    if context.style.triple is None:
        context.doubt("which_number", replace(context.style, triple="load_first"))
    weighed = as_load(replace(found, open=(load,)), context)
    return replace(weighed, count=int(min(one, two)), reps=(int(max(one, two)),))


def _loads(values: Sequence[float], context: Context) -> tuple[Load, ...]:
    return tuple(Load(value, context.unit) for value in values)


def _loads_of(last: Group, run: Sequence[Group], context: Context) -> list[Group]:
    """Return the loads of the scheme before: 3x8 @ 40, 45, 50; 3x8, 60; 1x3@60, 70, 80."""
    values = [found.open[0] for found in run]
    if last.reps and _wants_load(last):
        sized = len(values) in {1, last.size}
        fits = sized and all(may_load(one) or one > 2 * max(last.reps) for one in values)
        return _with_loads(run, _loads(values, context)) if fits else []
    if _is_max_effort(last) and min(values) >= SURE_LOAD:
        first, *rest = (as_load(one, context) for one in run)
        return [first, *(replace(one, reps=last.reps) for one in rest)]
    before = last.load or (last.loads[-1] if last.loads else None)
    if before is None or len(last.reps) != 1 or min(values) <= last.reps[0]:
        return []
    near = _are_near(values, before)
    left = (last.count or 1) - max(1, len(last.loads))
    if near and len(values) == left:
        return _with_loads(run, _loads(values, context))
    if near and last.count in {None, 1} and min(values) > MOST_REPS_BESIDE > 2 * last.reps[0]:
        return [replace(as_load(one, context), reps=last.reps) for one in run]
    return []


def _are_near(values: Sequence[float], load: Load, most: float = NEAR) -> bool:
    return all(load.amount / most <= value <= load.amount * most for value in values)


def _is_max_effort(last: Group) -> bool:
    """Whether singles, doubles or triples are told, and no load yet."""
    few = len(last.reps) == 1 and (last.reps[0] <= TRIPLE or "sets_of" in last.flags)
    return last.is_bare_reps and few


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
    rises = sorted(values) == values and values[-1] <= behind.load.amount
    near = _are_near(values, behind.load, RISE if rises else NEAR)
    if not near or min(values) < max(SURE_LOAD, NEAR * behind.reps[0]):
        return []
    return [replace(as_load(one, context), reps=behind.reps) for one in run]


def _ends_with_loads(last: Group | None, behind: Group, run: Sequence[Group]) -> list[Group] | None:
    """Read "40, 60, 60, 70 kg" as a row of loads; the last of them follows."""
    values = [found.open[0] for found in run]
    if behind.load is None or behind.has_work or behind.count is not None:
        return None
    near = _are_near(values, behind.load)
    wanted = last is not None and _wants_load(last) and last.size == len(values) + 1
    small = min(values) < SURE_LOAD and not wanted
    if not near or small or any(found.flags for found in run):
        return None
    loads = tuple(Load(value, behind.load.unit) for value in values)
    return [replace(run[0], open=(), loads=loads, load=None)]
