"""What a runner tells beside training: races, goals, body weight, and days away.

Rule: an intent holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.domain.athlete import AwayKind, Priority, RaceDistance, race_distance
from bot.domain.health import IllnessKind
from bot.domain.load import WeightUnit
from bot.language.travelling import Travelling


@dataclass(frozen=True, slots=True, kw_only=True)
class TellRace:
    """Such as "10k race in 3 weeks"; also what is told later of a race that is known."""

    days: tuple[date, ...] = ()
    """The day, or all that may be meant; empty: no day that a calendar has was named."""
    metres: float | None = None
    name: str = ""
    """In the runner's words ("Rotterdam marathon")."""
    priority: Priority | None = None
    """Only when it was said: an A race, a tune-up, just for fun."""
    moved: bool = False
    """Whether a known race is said to have another day now."""

    @property
    def distance(self) -> RaceDistance | None:
        """The distance whose rules fit."""
        return race_distance(self.metres)


@dataclass(frozen=True, slots=True)
class DropRace:
    """Such as "the race is cancelled"; of several the day or the distance tells which."""

    days: tuple[date, ...] = ()
    distance: RaceDistance | None = None


@dataclass(frozen=True, slots=True)
class ShowRaces:
    """Such as "when is my race?"."""


@dataclass(frozen=True, slots=True)
class TellGoal:
    """Such as "I want to run sub 40 for 10k"."""

    text: str
    """The goal in the runner's words."""


@dataclass(frozen=True, slots=True)
class DropGoals:
    """Such as "forget my goal"; with words of it only those that have them."""

    about: str = ""


@dataclass(frozen=True, slots=True)
class ShowGoals:
    """Such as "what are my goals?"."""


@dataclass(frozen=True, slots=True)
class TellBody:
    """Such as "I weigh 72 kg"."""

    amount: float
    unit: WeightUnit | None = None
    """None: not said."""


@dataclass(frozen=True, slots=True)
class DropBody:
    """Such as "forget my weight"."""


@dataclass(frozen=True, slots=True)
class TellAway:
    """Such as "on holiday next week", "no training until 12 March"."""

    kind: AwayKind
    first: date | None = None
    last: date | None = None
    """None: the end was not said."""
    ill: IllnessKind | None = None
    """The illness that they are for: "sick till Friday"."""


@dataclass(frozen=True, slots=True)
class TellBack:
    """Such as "back from holiday"."""


Ahead: TypeAlias = (
    TellRace
    | DropRace
    | ShowRaces
    | TellGoal
    | DropGoals
    | ShowGoals
    | TellBody
    | DropBody
    | TellAway
    | TellBack
    | Travelling
)
