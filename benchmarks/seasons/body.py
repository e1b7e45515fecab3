"""What a runner can lift and what it costs: the part of the model that the coach cannot see.

Rule 1: how many repetitions a load allows follows Epley's formula, not the coach's own table, so
that his numbers are not judged by themselves.
Rule 2: strength grows with loaded sessions, more slowly the more there is, and fades in breaks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from benchmarks.seasons.people import Runner
from bot.coach.limits import load as limit
from tests.laws.dice import Dice

GROWTH: Final = {"novice": 0.008, "intermediate": 0.004, "advanced": 0.002}
"""Of the maximum, per loaded session of that lift's kind, at the beginning."""
ROOM: Final = {"novice": 0.45, "intermediate": 0.2, "advanced": 0.1}
"""How much stronger than at the beginning somebody can become; growth shrinks on the way."""
KEEP_DAYS: Final = 21
FADE: Final = 0.0025
"""Of the maximum, a day, after so many days without."""
FORM: Final = 0.03
"""A day's form: up to so much above or below."""
TIRED: Final = 0.04
"""What a hard run of the day before or of the same day takes."""
STIMULUS_RPE: Final = 6.0
"""Easier sets make nobody stronger."""
EPLEY: Final = 30
TOTAL: Final = {
    "calf_raise_loaded": 0.5,
    "seated_calf_raise": 0.5,
    "kb_deadlift": 0.6,
    "row_db": 0.4,
}
"""True maximum of lifts that have no ratio in the coach's table, in squats."""


@dataclass(slots=True)
class Body:
    """One runner's strength as it changes."""

    who: Runner
    dice: Dice
    gain: float = 1.0
    """Strength of today in parts of that of the first day."""
    last: int | None = None
    """Day of the last loaded session."""
    tired: bool = False
    form: float = 1.0
    own: dict[str, float] = field(default_factory=dict[str, float])
    """How the ratios of this body differ from the usual ones, by lift."""

    def wake(self, day: int, *, tired: bool) -> None:
        """Begin a day."""
        self.form = 1 + FORM * (2 * self.dice.share() - 1)
        self.tired = tired
        if self.last is not None and day - self.last > KEEP_DAYS:
            self.gain = max(0.8, self.gain * (1 - FADE))

    def maximum(self, exercise: str) -> float:
        """Return what could be lifted once today (kg in total; one hand's weight counts twice)."""
        if exercise not in self.own:
            self.own[exercise] = 0.9 + 0.3 * self.dice.share()
        usual = self.own[exercise] * self.gain * self.form * (1 - TIRED if self.tired else 1)
        base, share = limit.TRANSFER.get(exercise, (exercise, TOTAL.get(exercise, 0.6)))
        if base in ("bench_press", "overhead_press"):
            return self.who.bench_kg * (1 if exercise == base else share) * usual
        return self.who.squat_kg * (1 if exercise == "back_squat" else share) * usual

    def rpe(self, exercise: str, kg: float, reps: int) -> float:
        """Return how hard a set is, on the scale to 10; above 10 it fails."""
        possible = EPLEY * (self.maximum(exercise) / kg - 1) if kg > 0 else 30
        return 10 - (possible - reps)

    def found(self, exercise: str, reps: int, rpe: float) -> float:
        """Return the load that a ramp to an effort ends with."""
        return self.maximum(exercise) / (1 + (reps + 10 - rpe) / EPLEY)

    def train(self, day: int, rpe: float) -> None:
        """Take a session of this effort into account."""
        self.last = day
        if rpe >= STIMULUS_RPE:
            level = self.who.experience
            left = max(0.0, 1 - (self.gain - 1) / ROOM[level])
            self.gain += GROWTH[level] * left
