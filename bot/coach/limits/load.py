"""From effort to kilograms."""

from __future__ import annotations

from typing import Final

PER_CENT: Final = (
    *(100, 97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85.0, 83.7, 82.4, 81.1, 79.9, 78.6),
    *(77.4, 76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68.0, 66.7, 65.3, 64.0, 62.6, 61.3, 59.9),
)
"""Per cent of a one-repetition maximum at 2 x (reps - 1) + 2 x (10 - RPE). [rts]"""

MAX_REPS: Final = 8
MIN_RPE: Final = 6.5
"""A set tells the maximum only up to so many repetitions and from so much effort. [reynolds2006]"""
FIRST_MIN_RPE: Final = 6.0
"""From so much in the session that finds the first load of a lift, or where even that is more than
was known. [design]"""
MAX_REPS_ALONE: Final = 10
"""When there is no better set."""
UNTOLD_RPE: Final = 9.0
"""Effort taken for a set that was not rated: the lower estimate. [design]"""
DISAGREEMENT: Final = 0.08
"""Share by which table and formulas may differ before the lower one is taken. [reynolds2006]"""
KEEP: Final = 0.7
"""Share of the old estimate; the rest is the best set of the day. [design]"""
MAX_RISE: Final = 1.05
MAX_RISE_NOVICE: Final = 1.075
MAX_FALL: Final = 0.95
"""Of the estimate, a session. [design]"""
LOW_CONFIDENCE_SESSIONS: Final = 3
LOW_CONFIDENCE: Final = 0.95
"""Times the load in the first sessions of a lift. [design]"""
LOWER_STEP_KG: Final = 5.0
UPPER_STEP_KG: Final = 2.5
"""The most by which a load rises above the last one. [twofortwo]"""

BAR_STEP_KG: Final = 2.5
HAND_STEP_KG: Final = 2.0
"""Of dumbbells, each; of kettlebells. [design]"""
BAR_STEP_LB: Final = 5.0
HAND_STEP_LB: Final = 5.0
BAR_KG: Final = 20.0
BAR_LB: Final = 45.0

TRANSFER: Final = {
    "front_squat": ("back_squat", 0.80),
    "half_squat": ("back_squat", 1.00),
    "goblet_squat": ("back_squat", 0.35),
    "split_squat": ("back_squat", 0.40),
    "bulgarian_split_squat": ("back_squat", 0.35),
    "reverse_lunge": ("back_squat", 0.40),
    "step_up": ("back_squat", 0.30),
    "rdl_bb": ("back_squat", 0.75),
    "rdl_db": ("back_squat", 0.75),
    "deadlift": ("back_squat", 1.10),
    "trap_bar_deadlift": ("back_squat", 1.10),
    "hip_thrust": ("back_squat", 1.00),
    "overhead_press": ("bench_press", 0.60),
    "row_bb": ("bench_press", 0.75),
    "db_bench": ("bench_press", 0.76),
}
"""Lift without history, from which other, at what share of its maximum, in total. [design]"""
TRANSFER_CAUTION: Final = 0.9
RAMP_RPE: Final = 7.0
"""Effort at which a lift is met for the first time. [design]"""

FIRST_DAY_SHARE: Final = {
    "back_squat": 0.6,
    "half_squat": 0.6,
    "front_squat": 0.6,
    "deadlift": 0.75,
    "trap_bar_deadlift": 0.75,
    "bench_press": 0.4,
    "row_bb": 0.35,
    "goblet_squat": 0.25,
}
"""Share of the body weight that nobody lifts above on the first day. [design]"""
FIRST_DAY_BODY_KG: Final = 60.0
"""Body weight taken for those caps while nobody told it: that of a light runner. [design]"""
BUILD_UP_SETS: Final = 5
"""Sets at most in the search for a first load. [design]"""
BUILD_UP_RISE: Final = 0.2
"""Share by which the load rises after an easy set, or so many kilograms if that is more: [design]
"""
BUILD_UP_LOWER_KG: Final = 10.0
BUILD_UP_UPPER_KG: Final = 5.0
BUILD_UP_HAND_KG: Final = 2.0
"""... of the bar for the legs, for the upper body, and of what hangs in the hand."""
BUILD_UP_FALL: Final = 0.9
"""After a set that was harder than it should be. [design]"""
START_KG: Final = {
    "back_squat": 20.0,
    "half_squat": 20.0,
    "front_squat": 20.0,
    "bench_press": 20.0,
    "row_bb": 20.0,
    "rdl_bb": 20.0,
    "hip_thrust": 20.0,
    "overhead_press": 4.0,
    "deadlift": 30.0,
    "trap_bar_deadlift": 30.0,
    "goblet_squat": 6.0,
    "kb_deadlift": 8.0,
    "rdl_db": 4.0,
    "db_bench": 4.0,
    "row_db": 6.0,
    "bulgarian_split_squat": 4.0,
    "split_squat": 4.0,
    "reverse_lunge": 4.0,
    "step_up": 4.0,
    "sl_rdl": 4.0,
    "calf_raise_loaded": 6.0,
    "seated_calf_raise": 10.0,
}
"""First load of a lift, on the bar or in each hand, from which it is built up. [design]"""

WARMUP_BORDER_KG: Final = 40.0
WARMUP_HEAVY: Final = ((0.4, 5), (0.6, 3), (0.8, 2))
WARMUP_SINGLE: Final = (0.9, 1)
WARMUP_SINGLE_REPS: Final = 3
"""Sets of up to so many repetitions get one single before."""
WARMUP_LIGHT: Final = ((0.5, 5), (0.75, 3))
WARMUP_SECOND: Final = ((0.6, 3), (0.8, 2))
"""Share of the working load and repetitions. [ribeiro2020]"""
