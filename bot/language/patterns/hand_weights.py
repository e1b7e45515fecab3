"""How heavy the dumbbells and kettlebells are that a runner names among the equipment.

Rule: a weight is theirs when it stands behind them, or before them with nothing else between;
what a bar or a machine is loaded with is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.exercise import Equipment
from bot.domain.load import Load, WeightUnit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.language.words.tokens import Token

HELD = frozenset({Equipment.DUMBBELL, Equipment.KETTLEBELL})
_UNITS = frozenset(WeightUnit)


def weight_at(row: Sequence[Token], place: int, units: Mapping[str, str]) -> Load | None:
    """Return the weight of two words that begins here: "22.5 kg"."""
    if place + 1 >= len(row) or row[place].kind != "number" or row[place].value <= 0:
        return None
    unit = units.get(row[place + 1].text)
    return Load(row[place].value, WeightUnit(unit)) if unit in _UNITS else None


@dataclass(slots=True)
class HandWeights:
    """The heaviest so far, while a list of equipment is read from left to right."""

    most: Load | None = None
    _before: list[Load] = field(default_factory=list[Load])
    _theirs: bool = False

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
