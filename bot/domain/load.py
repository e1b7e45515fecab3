"""Loads on the bar and in the hand.

Rule 1: an amount never travels without its unit.
Rule 2: what is put on the bar is always rounded down to a step the runner owns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

KG_PER_LB = 0.45359237
"""Exact by definition. Source: international yard and pound agreement of 1959."""


class WeightUnit(StrEnum):
    """The unit in which a runner says weights."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True, slots=True)
class Load:
    """What is lifted, as the runner said it."""

    amount: float
    unit: WeightUnit

    @property
    def kg(self) -> float:
        """The load in kilograms, unrounded."""
        return self.amount if self.unit is WeightUnit.KG else self.amount * KG_PER_LB


def floor_to_step(kg: float, step_kg: float) -> float:
    """Return `kg` rounded down to a multiple of `step_kg` (both in kg); never negative.

    A hair of floating point below a step counts as the step: 3 x 2.5 is 7.5, not 5.
    """
    return max(0.0, math.floor(kg / step_kg + 1e-9) * step_kg)


def shown(kg: float, unit: WeightUnit) -> Load:
    """Return a load in kg as a runner hears it: pounds in whole fives, rounded down."""
    if unit is WeightUnit.KG:
        return Load(kg, unit)
    return Load(floor_to_step(kg / KG_PER_LB, _LB_STEP), unit)


_LB_STEP = 5.0
"""Two plates of 2.5 lb, the smallest pair in most gyms."""
