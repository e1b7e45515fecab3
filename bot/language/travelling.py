"""What a runner tells of days in another place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTrip:
    """Such as "in Tokyo till Friday"."""

    zone: str
    """IANA name that exists."""
    place: str
    """As the runner would say it."""
    last: date
    """The last day there."""
    first: date | None = None
    """None: the runner is there."""
    holiday: bool = False
    """Whether it was called a holiday: then the coach does not write first."""


@dataclass(frozen=True, slots=True)
class TellHome:
    """Such as "back home on Monday"."""

    day: date
    """The first day at home."""


@dataclass(frozen=True, slots=True)
class DropTrip:
    """Such as "the trip is off"."""


Travelling: TypeAlias = TellTrip | TellHome | DropTrip
"""What patterns of trips are."""
