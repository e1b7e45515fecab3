"""Chance that a seed repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

One = TypeVar("One")
_FACTOR, _STEP, _RANGE = 6364136223846793005, 1442695040888963407, 2**64
"""Of Knuth's MMIX generator."""


@dataclass(slots=True)
class Dice:
    """A stream of random numbers: the same seed, the same stream, on every machine."""

    seed: int

    def below(self, number: int) -> int:
        """Return a whole number from 0 to `number` - 1."""
        self.seed = (self.seed * _FACTOR + _STEP) % _RANGE
        return (self.seed >> 33) % number

    def share(self) -> float:
        """Return a number from 0 up to 1."""
        return self.below(1 << 24) / (1 << 24)

    def happens(self, chance: float) -> bool:
        """Tell whether something of this chance (0 to 1) happens."""
        return self.share() < chance

    def one(self, among: Sequence[One]) -> One:
        """Return one of some."""
        return among[self.below(len(among))]
