"""Numbers that only count, add up or repeat what is told beside them, and times of day.

Law: a sum is never a set of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.groups import Group


LEAST_SUM = 20
"""Fewer repetitions than this, not in brackets, are a set rather than a sum."""


def without_clocks(groups: Sequence[Group]) -> Sequence[Group]:
    """Drop 18:30 beside repetitions: it tells when it was."""
    if not any(one.reps for one in groups):
        return groups
    return [one for one in groups if "clock" not in one.flags or one.reps]


def without_totals(groups: list[Group]) -> list[Group]:
    """Drop what only counts the sets beside it: 4x5 before four sets, "one set" behind one."""
    if len(groups) < 2:
        return groups
    if any(one.bodyweight and one.has_work for one in groups):
        groups = [one for one in groups if not (one.aside and one.bodyweight and not one.has_work)]
    first, *rest = groups
    whole = [one for one in rest if one.has_work or one.open]
    counted = first.count is not None and not (first.has_load or first.rm)
    loaded = all(one.has_load for one in rest) and len(whole) == len(rest)
    if counted and loaded and first.count == sum(one.size for one in rest):
        return rest
    if counted and first.only_counts and first.count == len(whole) == len(rest) > 1:
        return rest
    last = groups[-1]
    size = sum(one.size for one in groups[:-1])
    told = all(one.has_work and one.has_load for one in groups[:-1])
    if last.count == size and last.only_counts and told and "rounds" not in last.flags:
        return groups[:-1]
    return groups


def without_sums(groups: list[Group]) -> list[Group]:
    """Drop a number that only adds up the sets beside it: 100 before 2 x 50, 240 behind 12 x 20."""
    sums = {sum(one.reps) * (one.count or 1) for one in groups if len(one.reps) == 1 and one.count}
    kept = [one for one in groups if not (one.is_bare_reps and set(one.reps) <= sums)]
    return kept if len(kept) == len(groups) - 1 else groups


def is_sum(last: Group, found: Group) -> bool:
    """Whether a number only adds up the group before: 3x15 (45 in all)."""
    summed = last.count is not None and last.count > 1 and len(last.reps) == 1
    told = found.aside or sum(found.reps) >= LEAST_SUM
    return (
        summed
        and told
        and found.is_bare_reps
        and found.reps == (sum(last.reps) * (last.count or 1),)
    )


_SIDES = frozenset({"left", "right"})


def sided(groups: Sequence[Group]) -> list[Group]:
    """Take "12 left, 12 right" as twelve on each side."""
    done: list[Group] = []
    for found in groups:
        if done and _is_other_side(done[-1], found):
            richer = done[-1] if done[-1].count and not found.count else found
            done[-1] = replace(richer, flags=richer.flags - _SIDES | {"side"})
        else:
            done.append(found)
    return done


def _is_other_side(last: Group, found: Group) -> bool:
    if (last.flags | found.flags) & _SIDES != _SIDES:
        return False
    same = {last.open, _numbers(last)} & {found.open, _numbers(found)} - {()}
    return bool(same) or (found.seconds is not None and last.seconds == found.seconds)


def _numbers(found: Group) -> tuple[float, ...]:
    return tuple(float(n) for n in found.reps)
