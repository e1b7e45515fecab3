"""Soreness, sleep, energy, heat. Soreness 0 to 10, energy 1 to 5, sleep in hours of the last 24."""

from __future__ import annotations

from typing import Final

SORE: Final = 4.0
VERY_SORE: Final = 6.0
TOO_SORE: Final = 8.0
"""[design], after [soreness2017]"""
SORE_RPE: Final = 7.0
JUMP_SORENESS: Final = 3.0
"""Up to here the smallest jumps stay allowed. [design]"""

NO_SLEEP_H: Final = 4.0
SHORT_SLEEP_H: Final = 5.0
LESS_SLEEP_H: Final = 6.0
"""[design]"""
SHORT_SLEEP_RPE: Final = 7.0
LESS_SLEEP_RPE: Final = 8.0
SHORT_SLEEP_DAYS: Final = 7
"""After so many limited days light work is better than none. [design]"""
NO_ENERGY: Final = 1.0
LOW_ENERGY: Final = 2.0
FAIR_ENERGY: Final = 3.0
CLIMATE_RPE: Final = 7.0
"""In heat or at altitude. [design]"""
REDUCED_SETS: Final = -2
"""When the rules take this many sets away, the session is a light one. [design]"""
