"""How a load goes up and down from session to session. Shares are of the load, RPE in points."""

from __future__ import annotations

from typing import Final

MUCH_EASIER_RPE: Final = 2.0
"""So far below the effort asked for, once: a large step. [design]"""
EASIER_RPE: Final = 1.0
"""So far below in two sessions running: a step. [design]"""
AS_ASKED_RPE: Final = 0.5
"""So far off it is as asked: repetitions first, then load. [design]"""
HARDER_RPE: Final = 1.0
"""So far above: the load stays. [design]"""
TOO_HARD_RPE: Final = 1.5
"""So far above it counts as missed. [design]"""
EXTRA_REPS: Final = 2
"""Repetitions beyond those asked for in the last set, in two sessions running: a step.
[twofortwo]"""

LARGE_RISE: Final = 0.05
SMALL_RISE: Final = 0.025
MISSED: Final = 0.95
REBUILT: Final = 0.90
"""After two misses running. [design]"""
NEXT_SET_FALL: Final = 0.975
"""Of the load, from the next set on when one was harder than asked. [design]"""
WEEKLY_RISE: Final = {"novice": 0.05, "intermediate": 0.025, "advanced": 0.015}
"""Most by which a lift of the same dose rises within seven days, if that is a step. [design]"""
COARSE_STEP: Final = 0.05
"""Share of the load from which a step is so large that repetitions come first. [design]"""
REPS_ABOVE_TOP: Final = 2
"""Repetitions above the range before a coarse step. [design]"""
MOST_REPS: Final = 12
"""Of any loaded set. [design]"""
REFERENCE_DAYS: Final = 28
"""Days before the last session within which the best load is looked for. [design]"""
STRAINED_DAYS: Final = 7
"""Days for which a lighter week lasts once the signs were seen. [design]"""
STRAIN_SIGNS: Final = 2
"""Signs of strain, of those that follow, that make a lighter week. [design]"""
SIGN_DAYS: Final = 7
"""Days back in which a sign is looked for. [design]"""
STRAIN_LOOK_BACK_DAYS: Final = 35
"""Days back in which sessions are compared with each other for such a sign. [design]"""
TWO_LIFTS: Final = 2
WEAKER: Final = 0.95
"""Of the estimated maximum, two sessions later, in two lifts. [design]"""
SORE: Final = 5.0
SORE_DAYS: Final = 3
"""Soreness of the legs, 0 to 10, on so many days. [design]"""
SLEEP_H: Final = 6.0
SHORT_NIGHTS: Final = 3
"""Hours of sleep, in so many nights. [design]"""
PULSE_UP: Final = 7.0
"""Beats a minute of the pulse at rest above the usual. [design], coaching rules 2.8"""
DONE_SHARE: Final = 0.97
"""Share of the day's heaviest load from which a set is one of the heaviest. [design]"""
FAR_LIGHTER: Final = 0.85
"""Share of the load asked for below which another session was done than the one asked for.
[design]"""
