"""Races, seasons, gaps, weeks and breaks. Days are whole local days."""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.coach.verdict import Rank, Row

BeforeRace = tuple[tuple[int, Rank], ...]
"""Up to this many days before (or after) it, this ceiling; nearest first."""

TAPER: Final[dict[str, BeforeRace]] = {
    "5k10k": ((0, Rank.REST), (2, Rank.MOBILITY), (4, Rank.CORE_BW), (7, Rank.MAINT)),
    "hm": ((0, Rank.REST), (2, Rank.MOBILITY), (5, Rank.CORE_BW), (9, Rank.MAINT)),
    "marathon": ((0, Rank.REST), (3, Rank.MOBILITY), (7, Rank.CORE_BW), (13, Rank.MAINT)),
    "ultra": ((0, Rank.REST), (4, Rank.MOBILITY), (8, Rank.CORE_BW), (14, Rank.MAINT)),
}
"""[design], after [wang2023]: volume falls by 41 to 60 %, intensity stays."""
AFTER_RACE: Final[dict[str, BeforeRace]] = {
    "5k10k": ((1, Rank.MOBILITY), (2, Rank.CORE_BW), (4, Rank.MAINT)),
    "hm": ((2, Rank.MOBILITY), (4, Rank.CORE_BW), (7, Rank.MAINT)),
    "marathon": ((3, Rank.MOBILITY), (7, Rank.CORE_BW), (13, Rank.MAINT)),
    "ultra": ((5, Rank.MOBILITY), (10, Rank.CORE_BW), (20, Rank.MAINT)),
}
"""[design], after [sherman1984] and [soreness2017]."""
SHORT_RACE_MIN: Final = 60.0
"""Minutes below which a race of unknown distance counts as a short one. [design]"""
B_RACE_EXTRA: Final = 2
"""A race of second rank is treated as if it were this many days further off ... [design]"""
B_RACE_FROM: Final = 3
"""... from this many days on."""
TAPER_ROW: Final = Row(2, (3, 4))
TAPER_RPE: Final = 7.0
TAPER_CAP: Final = 1
"""Heavy-class sessions in the week."""
AFTER_RACE_RPE: Final = 6.0
AFTER_RACE_ROW: Final = Row(2, (6, 8))
LATE_DAYS: Final = {"marathon": 42, "ultra": 42}
LATE_DAYS_SHORT: Final = 28
"""Days before an A race in which nobody starts to lift in earnest. [design]"""
LATE_SHORT_DAYS: Final = 10
LATE_RPE: Final = 6.0
LATE_LADDER_WEEK: Final = 2

TAPER_PHASE: Final = {"5k": 7, "10k": 7, "hm": 9, "marathon": 13, "ultra": 14}
TAPER_PHASE_UNKNOWN: Final = 9
RECOVERY_PHASE: Final = {"5k": 4, "10k": 4, "hm": 7, "marathon": 13, "ultra": 20}
RECOVERY_PHASE_UNKNOWN: Final = 13
RACE_SPECIFIC_DAYS: Final = 56
BUILD_DAYS: Final = 112
WINTER_NORTH: Final = frozenset({12, 1, 2})
WINTER_SOUTH: Final = frozenset({6, 7, 8})
"""Months of the off-season without a race. [design]"""
SOUTHERN_ZONES: Final = (
    *("Australia/", "Antarctica/", "Pacific/Auckland", "Africa/Johannesburg", "Africa/Maputo"),
    *("Africa/Harare", "Africa/Windhoek", "America/Argentina", "America/Santiago"),
    *("America/Sao_Paulo", "America/Montevideo", "America/Asuncion", "America/La_Paz"),
)

GAP: Final = {
    "off_season": 2,
    "base": 2,
    "build": 3,
    "race_specific": 3,
    "taper": 4,
    "recovery": 4,
}
"""Days between heavy-class sessions. [design], after [doma2019]"""
LIGHT_GAP: Final = 2
"""At most, after a light one. [design]"""
OLDER_GAP_EXTRA: Final = 1
GAP_HOURS: Final = 22.0
"""Hours a day of gap, where hours are known. [design]"""
GAP_DAYS: Final = 2
"""Never less, whatever the hours."""

WEEK_DAYS: Final = 7
HEAVY_WINDOW: Final = 3
"""The next heavy day and the two after it compete for the better one. [design]"""
WEEKLY_CAP: Final = {
    "off_season": 3,
    "base": 2,
    "build": 2,
    "race_specific": 1,
    "taper": 1,
    "recovery": 1,
}
"""Heavy-class sessions in 7 days. [beattie2017], [spiering2021]"""
NOVICE_OFF_SEASON_CAP: Final = 2
OLDER_RACE_CAP: Final = 2
"""From 65 on once a week does not keep strength. [spiering2021]"""
TAPER_PHASE_RPE: Final = 7.0
RECOVERY_PHASE_RPE: Final = 6.0
RECOVERY_PHASE_ROW: Final = Row(2, (6, 8))
DELOAD_ROW: Final = Row(sets=2)
DELOAD_RPE: Final = 7.0
DELOAD_FACTOR: Final = 0.9
"""[rogerson2024]"""
DELOAD_WEEKS: Final = 4
"""Loaded weeks before a lighter one. [rogerson2024]"""
DELOAD_SESSIONS: Final = 6
"""Sessions that they must hold. [design]"""
DELOAD_SHIFT_WEEKS: Final = 1
"""So much earlier or later a lighter week may come, to meet one of the runner's own. [design]"""
EMPTY_WEEKS: Final = 3
"""Weeks without lifting after which the count starts anew. [design]"""


class Break(NamedTuple):
    """How one comes back from a break of up to `days`."""

    days: float
    factors: tuple[float, ...]
    """Of the old load, session by session."""
    row: Row
    steps: int
    """Sessions until all is normal again."""
    ladder_from: int | None = None
    """Number of the session from which on the ladder holds."""
    ladder_week: int = 1
    """Its week then; it rises every second session."""


BREAKS: Final = (
    Break(21, (0.9, 0.95), Row(2, (4, 6), 7.0), 2),
    Break(28, (0.85, 0.9, 0.95), Row(2, (4, 6), 7.0), 3),
    Break(56, (0.8, 0.87, 0.93), Row(2, (6, 8), 6.0), 3),
    Break(112, (0.65,), Row(2, (6, 8), 6.0), 9, ladder_from=2, ladder_week=3),
    Break(float("inf"), (), Row(2, (8, 10), 6.0), 12, ladder_from=1, ladder_week=1),
)
"""[bosquet2013] for the direction, [design] for the factors."""
NO_BREAK_DAYS: Final = 14
"""Days without a loss worth speaking of. [detraining2013]"""
NO_INCREASE_DAYS: Final = 11
NO_AMRAP_DAYS: Final = 28
LADDER_GAP_DAYS: Final = 28
"""Two sessions no further apart than this make one week of the ladder. [design]"""
FORGET_DAYS: Final = 112
"""A longer break starts the ladder anew. [bosquet2013]"""
LADDER_BACK_DAYS: Final = 56
LADDER_BACK_WEEK: Final = 3
"""Week to which a break longer than that leads back. [design]"""
CALIBRATION_SESSIONS: Final = 2
CALIBRATION_RPE: Final = 7.0
CALIBRATION_FACTOR: Final = 0.9
"""Experience that was told and not seen starts cautiously. [design]"""
