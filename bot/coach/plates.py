"""What loads can be put together from the weights in the room.

Law: a load is rounded down to what is there, never up; only the lightest there is may be more than
was wanted. Source: coaching rules 2.7.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.coach.limits import load as limit
from bot.domain.load import KG_PER_LB, WeightUnit, floor_to_step
from bot.domain.plates import bar_loads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.exercise import Exercise, ExerciseId
    from bot.domain.load import Load
    from bot.domain.plates import Discs

ON_THE_BAR: Final = frozenset(
    {
        *("back_squat", "half_squat", "front_squat", "pause_back_squat", "rdl_bb", "deadlift"),
        *("trap_bar_deadlift", "bench_press", "row_bb", "leg_press", "hip_thrust"),
    }
)
STACKED: Final = frozenset({"leg_press"})
"""Loaded with the machine's own plates."""
HAIR: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Plates:
    """What loads can be made of, in kilograms."""

    bar_step_kg: float = limit.BAR_STEP_KG
    hand_step_kg: float = limit.HAND_STEP_KG
    bar_kg: float = limit.BAR_KG
    hand_max_kg: float | None = None
    """Heaviest dumbbell."""
    bar_max_kg: float | None = None
    """The most that can be put on a bar, the bar included."""
    bar_loads_kg: tuple[float, ...] = ()
    """All that can be put on a bar, lightest first; empty: whole steps, as in any gym."""

    def within(self, most_kg: float | None) -> Plates:
        """Return them where nothing heavier than this is there."""
        if most_kg is None:
            return self
        hand = most_kg if self.hand_max_kg is None else min(self.hand_max_kg, most_kg)
        return replace(self, hand_max_kg=hand, bar_max_kg=most_kg)

    def heaviest(self, exercise: ExerciseId) -> float | None:
        """Return the most there is for a lift, None when nobody limits it."""
        if exercise not in ON_THE_BAR:
            return self.hand_max_kg
        loads = self._loads(exercise)
        known = [kg for kg in (self.bar_max_kg, loads[-1] if loads else None) if kg is not None]
        return min(known, default=None)

    def step(self, exercise: ExerciseId, from_kg: float = 0.0) -> float:
        """Return the smallest rise from a load; where there is no more, the load itself."""
        if exercise not in ON_THE_BAR:
            return self.hand_step_kg
        loads = self._loads(exercise)
        if not loads or not from_kg:
            return self.bar_step_kg
        more = next((kg for kg in loads if kg > from_kg + HAIR), 2 * from_kg)
        return more - from_kg

    def on_bar(self, exercise: ExerciseId, kg: float) -> float:
        """Return the load on a bar that comes nearest from below, else the lightest there is."""
        most = kg if self.bar_max_kg is None else min(kg, self.bar_max_kg)
        if loads := self._loads(exercise):
            return max((one for one in loads if one <= most + HAIR), default=loads[0])
        floor = 0.0 if exercise in ("leg_press", "hip_thrust") else self.bar_kg
        return max(floor, floor_to_step(most, self.bar_step_kg))

    def _loads(self, exercise: ExerciseId) -> tuple[float, ...]:
        return () if exercise in STACKED else self.bar_loads_kg


def plates(
    unit: WeightUnit | None,
    hand_max_kg: float | None = None,
    discs: Sequence[Discs] = (),
    bar: Load | None = None,
) -> Plates:
    """Return the plates that were told, else the usual ones of a runner with this unit."""
    usual = _usual(unit)
    bar_kg = usual.bar_kg if bar is None else bar.kg
    smallest = min((one.each.kg for one in discs), default=None)
    return replace(
        usual,
        bar_kg=bar_kg,
        hand_max_kg=hand_max_kg,
        bar_step_kg=usual.bar_step_kg if smallest is None else 2 * smallest,
        bar_loads_kg=bar_loads(bar_kg, discs) if discs else (),
    )


def _usual(unit: WeightUnit | None) -> Plates:
    if unit is not WeightUnit.LB:
        return Plates()
    return Plates(
        bar_step_kg=limit.BAR_STEP_LB * KG_PER_LB,
        hand_step_kg=limit.HAND_STEP_LB * KG_PER_LB,
        bar_kg=limit.BAR_LB * KG_PER_LB,
    )


def made(exercise: Exercise, kg: float, owned: Plates) -> float:
    """Return the load that can be put together: never less than the smallest there is.

    What nobody limits stays without limit.
    """
    if kg == math.inf:
        return kg
    if exercise.id in ON_THE_BAR:
        return round(owned.on_bar(exercise.id, kg), 2)
    most = kg if owned.hand_max_kg is None else min(kg, owned.hand_max_kg)
    least = owned.hand_step_kg
    least = least if owned.hand_max_kg is None else min(least, owned.hand_max_kg)
    return round(max(least, floor_to_step(most, owned.hand_step_kg)), 2)
