"""How long a session takes, and what gives way in less time. Source: coaching rules 2.11."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.coach.advice import Prescription
from bot.coach.limits import time as limit
from bot.coach.templates import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise with its place in the session."""

    role: Role
    lift: Prescription


Items = tuple[Item, ...]


def seconds(items: Items) -> int:
    """Return how long a session takes, with the general warm-up."""
    return limit.WARMING_UP_S + sum(_seconds(item.lift) for item in items) if items else 0


def minutes(items: Items) -> int:
    """Return how long a session takes, to the nearest minute."""
    return round(seconds(items) / 60)


def _seconds(lift: Prescription) -> int:
    work = lift.seconds or (lift.reps or 0) * limit.REP_S
    sides = limit.SIDES if lift.per_side else 1
    warm_up = len(lift.warmup) * limit.WARMUP_SET_S
    return warm_up + lift.sets * (work * sides + (lift.rest_s or 0))


def fitted(items: Items, available_min: float) -> Items:
    """Return the session cut to the time, step by step, the main lift last.

    What remains may still be a little longer: the rest before a main lift is never given up.
    """
    for cut in _cuts():
        if seconds(items) <= available_min * 60:
            return items
        items = cut(items)
    return items


def shortened(items: Items, available_min: float) -> Items:
    """Return a light session cut to the time: exercises in turns, then fewer of them."""
    if seconds(items) > available_min * 60:
        items = _rested(items, limit.SUPERSET_REST_S, *Role)
    while len(items) > 1 and seconds(items) > available_min * 60:
        items = items[:-1]
    return items


def _cuts() -> Iterator[Callable[[Items], Items]]:
    yield _supersets
    yield lambda items: _without(items, Role.CORE)
    yield lambda items: _without(items, Role.UPPER)
    yield lambda items: _at_most(items, 3, Role.MAIN, Role.SECOND)
    yield lambda items: _at_most(items, 2, Role.MAIN, Role.SECOND)
    yield lambda items: _at_most(items, 1, Role.SINGLE)
    yield lambda items: _at_most(items, 1, Role.CALF)
    yield _quick_accessories
    yield _short_rests
    yield lambda items: _without(items, Role.SINGLE)
    yield lambda items: _without(items, Role.SECOND)


def _supersets(items: Items) -> Items:
    """Upper body and trunk take turns with something else."""
    return _rested(items, limit.SUPERSET_REST_S, Role.UPPER, Role.CORE)


def _quick_accessories(items: Items) -> Items:
    return _rested(items, limit.SUPERSET_REST_S, Role.SINGLE, Role.CALF)


def _short_rests(items: Items) -> Items:
    return _rested(items, limit.SHORT_MAIN_REST_S, Role.MAIN, Role.SECOND)


def _rested(items: Items, rest_s: int, *roles: Role) -> Items:
    return tuple(
        replace(item, lift=replace(item.lift, rest_s=min(item.lift.rest_s or rest_s, rest_s)))
        if item.role in roles
        else item
        for item in items
    )


def _without(items: Items, role: Role) -> Items:
    """Drop a role; a session of nothing else keeps its first exercise."""
    return tuple(item for item in items if item.role is not role) or items[:1]


def _at_most(items: Items, sets: int, *roles: Role) -> Items:
    return tuple(
        replace(item, lift=replace(item.lift, sets=min(item.lift.sets, sets)))
        if item.role in roles
        else item
        for item in items
    )
