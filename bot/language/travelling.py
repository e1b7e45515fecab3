"""What a runner tells of days in another place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTrip:
    """Such as "in Tokyo till Friday"."""

    zone: str
    """IANA name that exists."""
    place: str
    """As the runner would say it."""
    last: date | None = None
    """The last day there. None: not said."""
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


PlaceDoubt = Literal["many", "misspelt", "clock", "country", "no_zone"]
"""Several cities of a name; none of it; a clock without a city; several clocks in a country; no
such zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtPlace:
    """A place of which no single clock follows: it is asked which."""

    said: str
    why: PlaceDoubt
    offers: tuple[str, ...]
    """As a runner would say them, the likeliest first; each is understood."""
    for_good: bool = False
    trip: TellTrip | None = None
    """What was told of it: a trip, whose zone and place are not sure."""


@dataclass(frozen=True, slots=True)
class TellOffset:
    """Such as "my time zone is GMT+2"."""

    minutes: int
    """East of Greenwich."""
    said: str


@dataclass(frozen=True, slots=True)
class AskClock:
    """Such as "what's my time zone?"."""


Travelling: TypeAlias = TellTrip | TellHome | DropTrip | DoubtPlace | TellOffset | AskClock
"""What patterns of trips are."""
