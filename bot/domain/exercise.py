"""Exercises of the catalogue, and what is needed to do them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ExerciseId = NewType("ExerciseId", str)
"""Id in `content/exercises.toml` ("back_squat"), or the runner's own words for any other."""


class Equipment(StrEnum):
    """What can stand in the room. An empty set means: bodyweight only."""

    BARBELL = "barbell"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    TRAP_BAR = "trap_bar"
    MACHINE = "machine"
    BENCH = "bench"
    BOX = "box"
    BAND = "band"
    PULL_UP_BAR = "pull_up_bar"


LOADABLE = frozenset(
    {
        Equipment.BARBELL,
        Equipment.DUMBBELL,
        Equipment.KETTLEBELL,
        Equipment.TRAP_BAR,
        Equipment.MACHINE,
    }
)
"""Equipment that makes a lift heavier. Source: rule R20 of the coaching rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise of the catalogue."""

    id: ExerciseId
    name: str
    """Full name for a how-to: "Barbell back squat"."""
    say: str
    """The short word in a log line or a session: "squat". Read back, it gives this exercise."""
    pattern: str
    """squat, hinge, push, pull, calf, core, mobility, plyo …: the movement family."""
    equipment: tuple[str, ...]
    """Words of `Equipment`, or "none". Any one of them is enough."""
    also: tuple[str, ...] = ()
    """Words of `Equipment` that are needed besides."""
    level: int
    """1 to learn alone, 2 after two weeks of the easier neighbour, 3 for experienced lifters."""
    muscles: tuple[str, ...]
    relevant_to: str
    """What a runner trains it for; never a promise."""
    synonyms: tuple[str, ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    unilateral: bool
    """Whether the amounts are per side."""
    dose: str
    """Default as an accessory, in words: "3x6-10"."""
    tempo: str
    """Seconds down, pause, up; X means as fast as possible: "2-0-X"."""
