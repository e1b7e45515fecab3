"""The table from repetitions and effort to per cent of a one-repetition maximum."""

from __future__ import annotations

from bot.coach.limits.load import PER_CENT


def per_cent(reps: int, rpe: float) -> float:
    """Return the per cent of a one-repetition maximum for `reps` at `rpe`. Source: [rts]."""
    index = 2 * (reps - 1) + round(2 * (10 - rpe))
    return PER_CENT[max(0, min(index, len(PER_CENT) - 1))]
