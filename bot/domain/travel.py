"""Days in another zone, and which zone is in force meanwhile.

Rule 1: the zone there is in force from when both calendars, that of home and that of the trip, have
reached its first day, until both have left its last: so the runner's date never goes back.
Rule 2: after the last day home is in force by itself; nothing has to be told or switched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.zones import local_date

if TYPE_CHECKING:
    from datetime import datetime

HOMELESS = "UTC"
"""The zone of somebody who has told none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """Days in another zone."""

    zone: str
    """IANA name."""
    last: date
    """The last local day there."""
    first: date | None = None
    """None: the runner was there when he told it."""
    place: str = ""
    """As the runner would say it."""

    def covers(self, day: date) -> bool:
        """Tell whether a local day is one of them."""
        return day <= self.last and (self.first is None or self.first <= day)


def zone_on(home: str | None, travel: Travel | None, day: date) -> str:
    """Return the zone of a local day."""
    if travel is not None and travel.covers(day):
        return travel.zone
    return home or HOMELESS


def zone_at(home: str | None, travel: Travel | None, moment: datetime) -> str:
    """Return the zone in force at an aware moment (rule 1)."""
    at_home = home or HOMELESS
    if travel is None:
        return at_home
    day = min(local_date(moment, at_home), local_date(moment, travel.zone))
    return zone_on(home, travel, day)
