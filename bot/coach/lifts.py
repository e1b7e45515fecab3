"""What is known of each lift: the estimated maximum and how it was done last.

Law: an estimate only ever comes from sets that were done, never from those that were planned.
Source: coaching rules 2.7.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import pow as power

from bot.coach.limits import load as limit
from bot.coach.percent import per_cent
from bot.domain.exercise import ExerciseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What was asked of a lift, or is asked today."""

    sets: int = 1
    reps: int
    low: int
    top: int
    """Bottom and top of the range in which `reps` lies."""
    rpe: float
    light: bool = False
    """Lighter on purpose: a lighter week, a comeback, a cautious beginning."""

    def is_like(self, other: Target) -> bool:
        """Whether both are the same dose, so that their loads can be compared."""
        mine, others = (self.low, self.top, self.rpe), (other.low, other.top, other.rpe)
        return mine == others and not (self.light or other.light)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bout:
    """One day's work on a lift: its heaviest sets, and what was asked for."""

    days_ago: int
    kg: float
    reps: tuple[int, ...]
    """Of the sets with that load."""
    rpe: float | None = None
    """Of the last of them that was rated; None: nobody told, it is taken for as asked."""
    failed: bool = False
    target: Target | None = None
    """None: a free log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftState:
    """One lift. Loads as the runner says them: of the bar, or of each dumbbell when `each`."""

    e1rm_kg: float | None = None
    last_kg: float | None = None
    """The heaviest load of the last session."""
    each: bool = False
    sessions: int | None = None
    """How many told the maximum; None: unknown, taken for enough."""
    best_reps: tuple[int, ...] = ()
    """Most repetitions of each bodyweight session, oldest first."""
    short_days_ago: int | None = None
    """Days since the last bodyweight session, if it fell short: too few repetitions, or failed."""
    bouts: tuple[Bout, ...] = ()
    """The loaded days since the last break, oldest first."""


Lifts = Mapping[ExerciseId, LiftState]


def e1rm(kg: float, reps: int, rpe: float | None) -> float:
    """Return the estimated one-repetition maximum (kg) of one set.

    Where table and formulas differ much, the lower one holds. Source: [rts], [reynolds2006].
    """
    effort = limit.UNTOLD_RPE if rpe is None else rpe
    by_table = kg / per_cent(reps, effort) * 100
    by_formulas = _by_formulas(kg, reps + 10 - effort)
    if abs(by_table - by_formulas) > limit.DISAGREEMENT * by_table:
        return min(by_table, by_formulas)
    return by_table


def _by_formulas(kg: float, reps: float) -> float:
    """Mean of Epley, Brzycki and Lombardi for a set to failure. Source: [formulas]."""
    return (kg * (1 + reps / 30) + 36 * kg / (37 - reps) + kg * power(reps, 0.10)) / 3


def blended(old: float | None, new: float, *, novice: bool) -> float:
    """Return the estimate after a session whose best set tells `new`."""
    if old is None:
        return new
    mixed = limit.KEEP * old + (1 - limit.KEEP) * new
    rise = limit.MAX_RISE_NOVICE if novice else limit.MAX_RISE
    return min(max(mixed, old * limit.MAX_FALL), old * rise)
