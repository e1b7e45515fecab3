"""What counts as kept, week by week, and how fast a score forgets. Days are local dates."""

from __future__ import annotations

from typing import Final

from bot.coach.limits.calendar import WEEKLY_CAP

USUAL_TARGET: Final = 2
"""Strength sessions a week when the runner named no number, where the phase has room for them.
Range 1 to 3. [beattie2017]"""
IN_SEASON: Final = ("taper", "recovery")
"""Phases in which rest is the plan: a week of them is kept whatever was done. [spiering2021]"""
MOST_TARGET: Final = max(WEEKLY_CAP.values())
"""More is not taken as a wish. [beattie2017]"""
PAUSED_DAYS: Final = 4
"""Days of illness or absence from which on a week is neither kept nor missed. Range 3 to 5.
[design]"""
ACTIVE_WEEK: Final = 7
"""Days over which it is counted how often somebody trained."""
HALF_LIFE: Final = 13.0
"""For something done every day the score halves after so many days without it; what is wanted
less often forgets more slowly. [loop]"""
SCORED_DAYS: Final = 112
"""Days that are looked at: the live weeks of the record."""
WEEKS_SHOWN: Final = 4
PAUSES_KEPT_DAYS: Final = SCORED_DAYS
"""A pause that ended earlier is forgotten."""
