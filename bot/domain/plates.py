"""The plates a runner owns, and what can be put on a bar with them.

Rule: both ends of the bar carry the same; a plate without its twin stays on the floor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.load import Load

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_KG: Final = 400.0
"""No bar of a runner carries more."""


@dataclass(frozen=True, slots=True)
class Discs:
    """Plates of one weight."""

    each: Load
    """The weight of one."""
    count: int


def bar_loads(bar_kg: float, owned: Sequence[Discs]) -> tuple[float, ...]:
    """Return all loads (kg, the bar included) that can be put together, lightest first."""
    sums = {0.0}
    for discs in owned:
        pair = 2 * discs.each.kg
        sums = {
            round(total + pairs * pair, 3)
            for total in sums
            for pairs in range(discs.count // 2 + 1)
            if total + pairs * pair <= MOST_KG
        }
    return tuple(sorted(round(bar_kg + total, 3) for total in sums))
