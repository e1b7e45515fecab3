"""Zones of the IANA table, by name.

Law: a name that this machine does not have (an older table, a damaged record) is read as UTC, here
and nowhere else; who lives there is asked for the place.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_named(name: str) -> tzinfo:
    """Return the zone of this name, UTC when there is none."""
    return _found(name) or UTC


def is_zone(name: str) -> bool:
    """Tell whether this machine has the zone."""
    return _found(name) is not None


def local_date(moment: datetime, zone: str) -> date:
    """Return the date on the wall calendar of `zone` at an aware moment."""
    return moment.astimezone(zone_named(zone)).date()


def _found(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "Europe" is a folder
        return None
