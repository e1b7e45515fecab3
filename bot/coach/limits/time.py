"""How long a session takes, and what fits into how much of it."""

from __future__ import annotations

from typing import Final

MOBILITY_MIN: Final = 5.0
CORE_MIN: Final = 20.0
MAINT_MIN: Final = 35.0
"""Minutes below which only so much fits: mobility, core, one main lift. [design]"""
FULL_MIN: Final = 45.0
"""Minutes from which on legs and upper body fit into one session. [design]"""
HARD_DAY_MIN: Final = 20.0
"""Minutes of core work on the day of a hard run. [design]"""
LEARN_SHORT_MIN: Final = 20.0
"""[design]"""

WARMING_UP_S: Final = 300
"""Easy movement before the first set. [design]"""
WARMUP_SET_S: Final = 60
REP_S: Final = 4
SIDES: Final = 2
MAIN_REST_S: Final = 180
"""[stoeren2008]"""
SHORT_MAIN_REST_S: Final = 120
LONG_REST_S: Final = 240
"""Main lifts when rests must be long."""
ACCESSORY_REST_S: Final = 90
CORE_REST_S: Final = 50
SUPERSET_REST_S: Final = 45
"""When two lifts for different muscles take turns."""
ROUTINE_S: Final = 300
"""The shortest daily routine; below it drills of others are taken in. [article]"""
