"""How heavy the dumbbells and kettlebells are that a runner names among the equipment.

Rule: a weight is theirs when it stands behind them, or before them with nothing else between;
what a bar or a machine is loaded with is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.exercise import Equipment
from bot.domain.load import Load
from bot.language.patterns.filled import Filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.patterns.filled import GapReader

HELD = frozenset({Equipment.DUMBBELL, Equipment.KETTLEBELL})


def weight_at(reader: GapReader, place: int) -> tuple[Load | None, int]:
    """Return the weight with its unit that begins here, and the place behind it."""
    for read, end in reader.read("weight", place, Filled()):
        if read.weight is not None and read.weight[1] is not None:
            return Load(read.weight[0], read.weight[1]), end
    return None, place


@dataclass(slots=True)
class HandWeights:
    """The heaviest so far, while a list of equipment is read from left to right."""

    most: Load | None = None
    _before: list[Load] = field(default_factory=list[Load])
    _theirs: bool = False

    @property
    def is_left(self) -> bool:
        """Whether a weight was named that is of none of them."""
        return bool(self._before)

    def thing(self, items: Sequence[Equipment]) -> None:
        """Hear of a piece of equipment."""
        self._theirs = HELD.issuperset(items)
        if self._theirs:
            self._keep(*self._before)
        self._before.clear()

    def weight(self, load: Load) -> None:
        """Hear of a weight; whether it is that of the thing just named, or of the next."""
        if self._theirs:
            self._keep(load)
        else:
            self._before.append(load)

    def _keep(self, *loads: Load) -> None:
        known = (self.most,) if self.most else ()
        self.most = max((*known, *loads), key=lambda load: load.kg, default=None)
