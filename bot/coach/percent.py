"""The table from repetitions and effort to per cent of a one-repetition maximum."""

from __future__ import annotations

from typing import Final

from bot.coach.limits.load import PER_CENT

RPE_OF_NOTHING_LEFT: Final = 10.0
"""Effort of a set after which no repetition is left; each one left is a point less."""


def per_cent(reps: int, rpe: float) -> float:
    """Return the per cent of a one-repetition maximum for `reps` at `rpe`. Source: [rts]."""
    index = 2 * (reps - 1) + round(2 * (10 - rpe))
    return PER_CENT[max(0, min(index, len(PER_CENT) - 1))]
