"""How the diary is read."""

from __future__ import annotations

from typing import Final

HEAVY_SETS: Final = 4
"""Leg sets that make a free log a heavy session. [design]"""
HEAVY_RPE: Final = 7.5
"""Effort of one leg set that does so too. [design]"""
RACE_MEMORY_DAYS: Final = 30
"""Days for which a past race counts. [design]"""
BODYWEIGHT_SETS: Final = 3
"""Sets that must reach the top of a rung. [design]"""
BODYWEIGHT_RPE: Final = 7.0
"""At most at this effort. [design]"""
BODYWEIGHT_LEAST: Final = 5
"""Repetitions below which a rung is too high. [design]"""
RUNG_BACK_DAYS: Final = 14
"""Days for which the rung below is done then. [design]"""
NEW_MAXIMUM_DAYS: Final = 28
"""After a longer break of a lift its third session tells the new maximum ... [design]"""
NEW_MAXIMUM_AT_ONCE_DAYS: Final = 56
"""... and after one longer than this the first."""
NEW_MAXIMUM_SESSION: Final = 3
SHOWN_DAYS: Final = 84
"""Days for which what was lifted with is taken to be at hand. [design]"""
DAYS_A_WEEK: Final = 7
DAYS_AROUND: Final = 4
"""Days around an empty one within which an entry shows that the diary was kept. [design]"""
