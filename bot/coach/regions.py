"""Which exercises train a part of the body, the first choice first. Source: coaching rules 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.exercise import ExerciseId

if TYPE_CHECKING:
    from collections.abc import Mapping

_LISTS = {
    "calves": "calf_raise_1leg soleus_raise_bent calf_raise_loaded calf_raise_2leg",
    "ankles": "calf_raise_1leg ankle_rock short_foot soleus_raise_bent calf_raise_2leg",
    "shins": "tib_raise ankle_rock calf_raise_2leg",
    "feet": "short_foot calf_raise_1leg calf_raise_2leg ankle_rock",
    "hips": "side_lying_abduction hip_hike band_walk hip_9090 clamshell side_plank",
    "hip_flexors": "hip_flexor_march hip_flexor_rock leg_swing",
    "glutes": "hip_thrust sl_glute_bridge step_up glute_bridge side_lying_abduction",
    "hamstrings": "rdl_bb rdl_db slider_curl sl_rdl sl_glute_bridge hip_hinge_drill glute_bridge",
    "quads": "split_squat step_down goblet_squat bw_squat wall_sit box_squat_bw",
    "groin": "copenhagen_short split_squat goblet_squat bw_squat",
    "core": "dead_bug side_plank plank bird_dog",
    "low_back": "bird_dog dead_bug glute_bridge cat_cow",
    "upper_back": "row_db inverted_row prone_ytw thoracic_rotation",
    "arms": "push_up row_db overhead_press incline_push_up prone_ytw",
    "legs": "back_squat trap_bar_deadlift goblet_squat split_squat step_up bw_squat glute_bridge",
    "balance": "sl_rdl step_down hip_hike short_foot bird_dog",
    "power": "skip_rope pogo squat_jump kb_swing box_jump",
    "mobility": "worlds_greatest hip_9090 ankle_rock leg_swing cat_cow",
}
REGIONS: Mapping[str, tuple[ExerciseId, ...]] = {
    region: tuple(map(ExerciseId, ids.split())) for region, ids in _LISTS.items()
}
"""Exercises by part of the body; its words stand in the lexicon."""
