"""Sets, repetitions and effort. RPE is 10 minus the repetitions left in reserve, in halves."""

from __future__ import annotations

from typing import Final

from bot.coach.verdict import Row

RPE_MAX: Final = 9.0
"""Never to failure: it lengthens recovery and gains nothing. [zourdos2021]"""
PCT_MAX: Final = 93.0
"""Per cent of e1RM. [design]"""

HEAVY: Final = {
    ("off_season", "novice"): Row(3, (5, 5), 8.0),
    ("off_season", "intermediate"): Row(4, (3, 5), 8.5),
    ("off_season", "advanced"): Row(4, (2, 5), 9.0),
    ("base", "novice"): Row(3, (5, 5), 8.0),
    ("base", "intermediate"): Row(3, (4, 5), 8.0),
    ("base", "advanced"): Row(4, (3, 5), 8.5),
    ("build", "novice"): Row(3, (4, 5), 7.5),
    ("build", "intermediate"): Row(3, (3, 5), 8.0),
    ("build", "advanced"): Row(3, (3, 4), 8.5),
    ("race_specific", "novice"): Row(2, (4, 5), 7.0),
    ("race_specific", "intermediate"): Row(2, (3, 4), 8.0),
    ("race_specific", "advanced"): Row(3, (2, 4), 8.0),
    ("taper", "novice"): Row(2, (3, 4), 6.5),
    ("taper", "intermediate"): Row(2, (2, 3), 7.0),
    ("taper", "advanced"): Row(2, (2, 3), 7.0),
    ("recovery", "novice"): Row(2, (6, 8), 6.0),
    ("recovery", "intermediate"): Row(2, (6, 8), 6.0),
    ("recovery", "advanced"): Row(2, (6, 8), 6.0),
}
"""Main lift by phase and experience. [stoeren2008], [eihara2022], [beattie2017]"""
MAINT: Final = Row(2, (3, 5), 7.5)
"""[spiering2021]: one session a week and one set keep strength while the load stays high."""
MOST_SETS: Final = 4
"""Of a main lift. [stoeren2008]"""
OLDER_HEAVY_SETS: Final = 3
OLDER_MAINT_SETS: Final = 3
OLDER_REPS: Final = (5, 8)
OLDER_ADVANCED_REPS: Final = (4, 6)
"""From 65 on. [nsca2019]"""
BODYWEIGHT_REPS: Final = (5, 12)
BODYWEIGHT_HEAVY: Final = Row(3, BODYWEIGHT_REPS, 8.5)
BODYWEIGHT_MAINT: Final = Row(2, BODYWEIGHT_REPS, 7.5)
"""[design]"""
EASY_MAINT_RPE: Final = 6.0
EASY_MAINT_REPS: Final = (6, 8)
LIGHT_REPS: Final = (6, 10)
"""With dumbbells or kettlebells only. [design]"""

TOO_LIGHT_REPS: Final = 12
TOO_LIGHT_TEMPO: Final = "3-1-1"
"""Where the weights at hand are too light even on one leg: many repetitions, slowly; seconds down,
hold, up. [design]"""

LADDER: Final = (
    Row(2, (8, 10), 6.0),
    Row(2, (8, 10), 6.0),
    Row(3, (6, 8), 7.0),
    Row(3, (6, 8), 7.0),
    Row(3, (5, 6), 7.5),
    Row(3, (5, 6), 7.5),
)
"""The novice's first six weeks of two sessions: technique first. [design], [blagrovehooper]"""
LEARN: Final = Row(2, (8, 12), 6.0)
LEARN_SHORT_SETS: Final = 2
FIRST_RPE: Final = 6.0

CORE_RPE: Final = 7.0
MOBILITY_RPE: Final = 3.0
LEG_RPE_ON_CORE_DAYS: Final = 5.0
PINS_RPE: Final = 8.0
"""From here on a bar squat or bench needs pins or a spotter. [design]"""
MIN_SETS_MAINT: Final = 1
MIN_SETS_HEAVY: Final = 2
"""What is left when other rules take sets away. [spiering2021]"""

SINGLE_LEG_RPE: Final = 7.5
"""[design]"""
UPPER_MAX_RPE: Final = 7.0
UPPER_MIN_MINUTES: Final = 30
"""Time from which on a day without legs holds a loaded upper-body part. [design]"""

SINGLE_REPS: Final = (6, 8)
SINGLE_REPS_MAINT: Final = (5, 5)
CALF_REPS: Final = (6, 10)
CALF_REPS_MAINT: Final = (6, 8)
UPPER_REPS: Final = (4, 6)
UPPER_REPS_LIGHT: Final = (6, 10)
SPARED_PUSH: Final = (3, 6)
SPARED_PULL: Final = (4, 8)
SPARED_REPS_LIGHT: Final = (6, 8)
"""Repetitions of accessories and of the upper body. [design]"""
FIRST_LOADED_WEEK: Final = 3
"""Ladder week from which exercises of level 2 come. [design]"""
