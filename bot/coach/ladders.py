"""Bodyweight ladders: which rung is today's. Source: coaching rules 2.9.

Rule: a rung is left upwards when its top repetitions were reached in two sessions, downwards for a
while when it fell short, and without a log it is entered low.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.coach.limits import diary
from bot.domain.exercise import ExerciseId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.coach.lifts import Lifts


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder."""

    exercise: str
    top: int
    """Repetitions, or seconds, a side where it is done so."""


LADDERS: Final[Mapping[str, tuple[Rung, ...]]] = {
    "squat": (
        *(Rung("box_squat_bw", 12), Rung("bw_squat", 15), Rung("tempo_squat", 12)),
        *(Rung("split_squat", 12), Rung("reverse_lunge", 12), Rung("bulgarian_split_squat", 12)),
        *(Rung("skater_squat", 8), Rung("pistol_box", 6)),
    ),
    "hinge": (
        *(Rung("glute_bridge", 15), Rung("hip_hinge_drill", 10), Rung("sl_glute_bridge", 12)),
        *(Rung("sl_rdl", 10), Rung("sl_hip_thrust", 10), Rung("slider_curl", 8)),
        Rung("nordic_curl", 5),
    ),
    "push": (Rung("incline_push_up", 12), Rung("push_up", 12), Rung("feet_up_push_up", 12)),
    "pull": (Rung("prone_ytw", 8), Rung("inverted_row", 12), Rung("chin_up", 8)),
    "calf": (
        *(Rung("calf_raise_2leg", 20), Rung("calf_raise_1leg", 15)),
        *(Rung("soleus_raise_bent", 15), Rung("calf_raise_1leg", 25)),
    ),
}
"""[design]"""
ENTRY: Final[Mapping[str, tuple[int, int, int]]] = {
    "squat": (0, 3, 5),
    "hinge": (0, 2, 4),
    "push": (0, 1, 2),
    "pull": (0, 1, 1),
    "calf": (0, 1, 1),
}
"""First rung by stage: ladder weeks 1 and 2, weeks 3 to 6, later, when single-leg comes first."""
SESSIONS_TO_RISE: Final = 2
MOST: Final = 12
TOPS: Final = {rung.exercise: rung.top for steps in LADDERS.values() for rung in steps}


def rungs(ladder: str, stage: int, lifts: Lifts) -> tuple[ExerciseId, ...]:
    """Return today's rung and, in case it cannot be done, those below it, then those above.

    `stage` is 0 for ladder weeks 1 and 2, 1 for weeks 3 to 6, 2 later.
    """
    steps = LADDERS[ladder]
    start = ENTRY[ladder][stage]
    while start + 1 < len(steps) and stage > 0 and _is_outgrown(steps[start], lifts):
        start += 1
    while start > 0 and _was_too_high(steps[start], lifts):
        start -= 1
    order = (*reversed(steps[: start + 1]), *(steps[start + 1 :] if stage else ()))
    return tuple(dict.fromkeys(ExerciseId(step.exercise) for step in order))


def top_of(exercise: ExerciseId) -> int:
    """Return the most repetitions that a rung asks for."""
    return TOPS.get(exercise, MOST)


def _was_too_high(rung: Rung, lifts: Lifts) -> bool:
    """Tell whether a rung was tried lately and fell short."""
    done = lifts.get(ExerciseId(rung.exercise))
    ago = None if done is None else done.short_days_ago
    return ago is not None and ago <= diary.RUNG_BACK_DAYS


def _is_outgrown(rung: Rung, lifts: Lifts) -> bool:
    done = lifts.get(ExerciseId(rung.exercise))
    reached = [reps for reps in done.best_reps if reps >= rung.top] if done is not None else []
    return len(reached) >= SESSIONS_TO_RISE
