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
SAID_SORENESS: Final = {"none": 1.0, "little": 3.0, "plain": 4.0, "strong": 6.0}
"""What "a bit sore", "sore" and "very sore" count as, where no number was said. [design]"""
SAID_SLEEP_H: Final = {"none": 7.0, "little": 6.0, "plain": 5.5, "strong": 4.5}
"""The same for "slept badly" and "hardly slept". [design]"""
SAID_ENERGY: Final = {"none": 4.0, "little": 3.0, "plain": 2.0, "strong": 1.0}
"""The same for "a bit tired", "tired" and "exhausted". [design]"""
SAID_PULSE: Final = {"none": 0.0, "little": 4.0, "plain": 7.0, "strong": 10.0}
"""Beats a minute that "a bit up", "up" and "way up" count as, for the pulse at rest. [design]"""
SAID_STRESS: Final = {"none": 3.0, "little": 3.0, "plain": 2.0, "strong": 2.0}
"""Stress is taken for low energy: it recovers no slower for being no exercise. [design]"""
CLIMATE_RPE: Final = 7.0
"""In heat or at altitude. [design]"""
ALTITUDE_DAYS: Final = 3
"""Days up high that ask for less. [design]"""
REDUCED_SETS: Final = -2
"""When the rules take this many sets away, the session is a light one. [design]"""
