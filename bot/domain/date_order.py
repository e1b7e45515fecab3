"""In which order a runner writes day and month: 3/4 is a day in March or in April.

Rule: what his own dates have shown counts; else the country of his zone, where it has one order.
Where both stays open, the coach asks once and keeps the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.load import WeightUnit
from bot.domain.running import DistanceUnit

if TYPE_CHECKING:
    from bot.domain.athlete import Athlete

MONTH_FIRST = frozenset(
    {
        *("America/New_York", "America/Detroit", "America/Chicago", "America/Menominee"),
        *("America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles"),
        *("America/Anchorage", "America/Juneau", "America/Sitka", "America/Metlakatla"),
        *("America/Yakutat", "America/Nome", "America/Adak", "Pacific/Honolulu"),
    }
)
"""Zones of the United States. Source: IANA zone1970.tab."""
MONTH_FIRST_BELOW = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/", "US/")
DAY_FIRST_BELOW = ("Europe/", "Africa/", "Australia/", "Pacific/Auckland", "Atlantic/", "Indian/")
"""Where 3/4 is read as a day in April. Source: Unicode CLDR, short dates of the countries there.
In the rest of America and in Asia both orders are usual."""


def writes_day_first(athlete: Athlete) -> bool | None:
    """Return whether the day stands before the month, None where nobody can tell."""
    if athlete.day_first is not None:
        return athlete.day_first
    zone = athlete.zone or ""
    if zone in MONTH_FIRST or zone.startswith(MONTH_FIRST_BELOW):
        return False
    if zone.startswith(DAY_FIRST_BELOW):
        return True
    units = (athlete.distance_unit, athlete.weight_unit)
    return False if units == (DistanceUnit.MI, WeightUnit.LB) else None
