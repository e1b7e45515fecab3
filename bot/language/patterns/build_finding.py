"""What patterns of the search for a first load are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.language.finding import Finding, FindLoads, TellSet

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], Finding | None]

MANY_LEFT = 8
"""Repetitions left for "loads more"."""
MOST_LEFT = 30


def _set(filled: Filled) -> TellSet | None:
    left = filled.number
    if left is not None and not (left.is_integer() and 0 <= left <= MOST_LEFT):
        return None
    if filled.reps is not None and not 0 <= filled.reps <= MOST_LEFT:
        return None
    return TellSet(reps=filled.reps, weight=filled.weight, left=None if left is None else int(left))


def _with_left(filled: Filled, left: int) -> TellSet | None:
    return _set(filled._replace(number=float(left)))


BUILD_FINDING: Mapping[str, Build] = {
    "find_loads": lambda _: FindLoads(),
    "left": _set,
    "left_none": lambda filled: _with_left(filled, 0),
    "left_many": lambda filled: _with_left(filled, MANY_LEFT),
}
