"""Which exercises are left out: for a condition, and for a pain.

Rule: an area that is spared loses everything that loads it; an area where the lift is exchanged
loses what loads it most. Source: coaching rules 2.4 and 2.3b [design].
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.coach.limits.health import LIMB_SITES
from bot.coach.rules.pain import is_upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.domain.exercise import Exercise, ExerciseId

JUMPS: Final = ("plyo",)
LEGS: Final = ("squat", "hinge", "lunge", "calf", "plyo")
TRUNK: Final = ("hip", "core_antiext", "core_antirot")
ARMS: Final = ("push", "pull")

FOR_FLAG: Final[Mapping[str, tuple[str, ...]]] = {
    "no_plyo": JUMPS,
    "no_loaded_flexion": ("cat_cow", "worlds_greatest", "thoracic_rotation", "kb_swing"),
    "no_impact": ("box_jump", "bounding", "kb_swing"),
    "no_supine": (
        *("glute_bridge", "sl_glute_bridge", "dead_bug", "hip_thrust", "sl_hip_thrust"),
        *("bench_press", "db_bench", "slider_curl", "plank", "plank_tap", "body_saw"),
    ),
    "no_nordic": ("nordic_curl",),
    "no_bar": ("back_squat", "front_squat", "half_squat", "pause_back_squat", "bench_press"),
    "no_stretch": (
        *("worlds_greatest", "hip_flexor_rock", "thoracic_rotation", "hip_9090"),
        *("leg_swing", "kb_swing", "chin_up"),
    ),
    "no_running": JUMPS,
}
"""Flag: exercises or whole patterns."""

BARS_ON_BACK: Final = ("back_squat", "half_squat", "front_squat", "pause_back_squat")
PRESSES: Final = (
    *("bench_press", "db_bench", "overhead_press", "push_up", "incline_push_up"),
    *("feet_up_push_up", "chin_up", "plank_tap", "inchworm"),
)
EXCHANGED: Final[Mapping[str, tuple[str, ...]]] = {
    "knee": (
        *BARS_ON_BACK,
        *("goblet_squat", "leg_press", "bw_squat", "tempo_squat", "walking_lunge", "split_squat"),
        *("bulgarian_split_squat", "step_up", "step_down", "skater_squat", "pistol_box", "plyo"),
        *("hip_flexor_rock",),
    ),
    "achilles": ("calf_raise_1leg", "calf_raise_loaded", "ankle_rock", "plyo"),
    "calf": ("calf_raise_1leg", "calf_raise_loaded", "ankle_rock", "plyo"),
    "hamstring": (
        *("rdl_db", "rdl_bb", "deadlift", "trap_bar_deadlift", "kb_deadlift", "kb_swing"),
        *("sl_rdl", "nordic_curl", "slider_curl", "hip_hinge_drill", "leg_swing", "plyo"),
    ),
    "back": (
        *BARS_ON_BACK,
        *("deadlift", "trap_bar_deadlift", "rdl_bb", "row_bb", "kb_swing", "body_saw", "plyo"),
    ),
    "hip": ("back_squat", "front_squat", "pause_back_squat", "goblet_squat", "plyo", "leg_swing"),
    "groin": (
        *("back_squat", "front_squat", "pause_back_squat", "goblet_squat", "plyo", "leg_swing"),
        *("copenhagen_short", "copenhagen_long"),
    ),
    "foot": ("short_foot", "calf_raise_1leg", "calf_raise_loaded", "plyo"),
    "shin": ("plyo", "tib_raise"),
}
"""Site: what loads it most; other leg sites lose jumps and single-leg work."""
OTHER_LEG: Final = ("plyo", "lunge")
NEAR_THE_TRUNK: Final = frozenset({"hip", "groin", "pelvis", "sacrum", "back"})
KNEELING: Final = ("hip_flexor_rock", "worlds_greatest", "leg_swing", "ankle_rock", "hip_9090")
BY_THE_ARMS: Final = (*BARS_ON_BACK, *PRESSES, "plank", "body_saw", "side_plank", "bird_dog")


def left_out(
    flags: Iterable[str], exercises: Mapping[ExerciseId, Exercise]
) -> frozenset[ExerciseId]:
    """Return the exercises that today's flags forbid."""
    words = {word for flag in flags for word in _words(flag)}
    if not words:
        return frozenset()
    return frozenset(key for key, exercise in exercises.items() if words & {key, exercise.pattern})


def _words(flag: str) -> Iterator[str]:
    name, _, site = flag.partition(":")
    match name:
        case "spare":
            yield from _spared(site)
        case "substitute":
            yield from _exchanged(site)
        case _:
            yield from FOR_FLAG.get(name, ())


def _spared(site: str) -> Iterator[str]:
    if is_upper(site):
        yield from (*ARMS, *BY_THE_ARMS)
        return
    yield from (*LEGS, *KNEELING)
    if site in NEAR_THE_TRUNK or site not in LIMB_SITES:
        yield from TRUNK


def _exchanged(site: str) -> Iterator[str]:
    yield from (*PRESSES, *BARS_ON_BACK) if is_upper(site) else EXCHANGED.get(site, OTHER_LEG)
