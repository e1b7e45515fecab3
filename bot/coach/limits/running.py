"""What makes a run hard, and what it does to lifting. Efforts are 0 to 10 of the whole run."""

from __future__ import annotations

from typing import Final

HARD_KINDS: Final = frozenset(
    {
        *("interval", "intervals", "tempo", "threshold", "fartlek", "progression"),
        *("time_trial", "hills", "race", "small_race", "long", "match"),
    }
)
"""[design], after [doma2017]: fast, long or jarring running tires the legs for a day or more."""
MODERATE_KINDS: Final = frozenset({"moderate", "steady"})
EASY_KINDS: Final = frozenset({"easy", "recovery", "strides"})
REST_KINDS: Final = frozenset({"none", "rest"})
OTHER_KINDS: Final = frozenset(
    {
        *("other", "walk", "walking", "hike", "hiking", "bike", "biking", "cycling", "ride"),
        *("swim", "swimming", "ski", "skiing", "rowing", "elliptical"),
    }
)
MATCH_SPORTS: Final = frozenset(
    {
        *("match", "football", "soccer", "basketball", "tennis", "squash", "badminton", "rugby"),
        *("hockey", "handball", "volleyball", "padel"),
    }
)
"""Court and team sports: sprints, stops and turns."""

HARD_EFFORT: Final = 7.0
"""A run rated this hard is hard, whatever it is called. [design]"""
MODERATE_EFFORT: Final = 5.0
"""[design]"""
LONG_MIN: Final = 90.0
"""Minutes. [design]"""
LONG_OTHER_MIN: Final = 180.0
"""Minutes of another sport. [design]"""
STEEP_DESCENT_M: Final = 600.0
"""Metres down that make a run hard. [design]"""

RELATIVE_RUNS: Final = 12
"""Runs in 30 days from which on length is judged by the runner's own median. [design]"""
RELATIVE_LONG: Final = 1.5
"""Times the median, 90 to 150 minutes, is long for this runner. [design]"""
RELATIVE_LONG_MAX_MIN: Final = 150.0
RELATIVE_LABEL: Final = 1.25
"""A "long" run below this times the median is a moderate one. [design]"""
TAME_HILLS_EFFORT: Final = 5.0
"""Hills rated up to this are a moderate run, by the same measure. [design]"""

SPIKE: Final = 1.1
"""Times the longest run of 30 days: injuries rise above. [runsafe2025]"""
SPIKE_DAYS: Final = 30
HABIT_DAYS: Final = 14
"""Days in which double days are counted. [design]"""

LONG_TOTAL_MIN: Final = 120.0
"""Minutes of today's easy running, or of yesterday's hard run, that leave less room. [design]"""
VERY_HARD_EFFORT: Final = 9.0
"""[design]"""
VERY_STEEP_DESCENT_M: Final = 1000.0
"""Metres down that leave the thighs sore. [design]"""
DOUBLES_HABIT: Final = 4
"""Double days in 14 from which on a second short run costs no set. [design]"""
DOUBLES_HABIT_MIN: Final = 90.0
"""Minutes in total up to which that holds. [design]"""
AFTER_LONG_RPE: Final = 7.0
"""The day after a long or very hard run. [design], after [doma2017]"""
AFTER_HARD_RPE: Final = 8.0
"""The day after another hard run. [design]"""
RESCUE_DAYS: Final = 7
"""Days without heavy work after which a small dose is worth it before a long run. [spiering2021]"""
RESCUE_RPE: Final = 7.0
RESCUE_NOVICE_RPE: Final = 6.0
FIRST_PACE_S_PER_KM: Final = 360.0
"""Pace taken for a run without time, until the runner's own is known. [design]"""
LEARN_WEEKS: Final = 4
"""Weeks from which a weekday's usual run is learned. [design]"""
LEARN_TIMES: Final = 3
"""Times out of them that it must be the same. [design]"""
