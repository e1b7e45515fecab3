"""What a runner says while a first load is looked for, set by set.

Rule: an intent holds what was said; which lift is meant the open question tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.load import WeightUnit


@dataclass(frozen=True, slots=True)
class FindLoads:
    """Such as "find my weights": the loads of today's session are to be looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellSet:
    """Such as "8 at 20kg", "5 more", "8 at 20 kg, 5 left"."""

    reps: int | None = None
    weight: tuple[float, WeightUnit | None] | None = None
    left: int | None = None
    """How many repetitions more would have been possible."""


Finding: TypeAlias = FindLoads | TellSet
