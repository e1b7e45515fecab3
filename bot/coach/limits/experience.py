"""From when on somebody who never said so is no novice."""

from __future__ import annotations

from typing import Final

NOVICE_DAYS: Final = 182
NOVICE_SESSIONS: Final = 20
"""A novice has lifted for less than half a year, or so few sessions. Source: coaching rules 2.1."""
SHOWN_SESSIONS: Final = 3
SHOWN_DAYS: Final = 14
"""A single log may be a slip: so many sessions over so many days must show it. [design]"""
SHOWN_SHARE: Final = {"back_squat": 1.25, "deadlift": 1.5, "trap_bar_deadlift": 1.5}
"""Of the body weight: an estimated maximum of somebody who has lifted before. [design]"""
BODY_KG: Final = 75.0
"""Body weight taken where none was told: rather heavy, so that nobody is overrated. [design]"""
