"""The athlete: who lifts, with what, how experienced, where, and which race comes."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal, NewType

from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Health
from bot.domain.load import Load, WeightUnit
from bot.domain.plates import Discs
from bot.domain.running import DistanceUnit, Run
from bot.domain.schedule import QuietHours, ReminderRule
from bot.domain.travel import HOMELESS, Travel, zone_at

AthleteId = NewType("AthleteId", str)
"""Chat service and user ("telegram:1234"). The record belongs to the person, not to the chat."""


class Experience(StrEnum):
    """Lifting experience. Source: coaching rules 2.1."""

    NOVICE = "novice"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


RaceDistance = Literal["5k", "10k", "hm", "marathon", "ultra"]
Priority = Literal["A", "B", "C"]


def race_distance(metres: float | None) -> RaceDistance | None:
    """Return the distance whose rules fit a race of so many metres: 15 km is run like a half."""
    borders: tuple[tuple[float, RaceDistance], ...] = (
        (7_500, "5k"),
        (13_000, "10k"),
        (25_000, "hm"),
        (44_000, "marathon"),
        (math.inf, "ultra"),
    )
    return next((name for border, name in borders if metres and metres <= border), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """A race on a date."""

    day: date
    distance: RaceDistance | None = None
    priority: Priority = "A"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a runner wants to reach."""

    text: str
    """In the runner's words."""
    since: date
    """Local day on which it was said."""


AwayKind = Literal["away", "pause", "quiet"]
"""Away from home and its weights; no training at all; only no reminders."""


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which the coach does not write first."""

    first: date
    last: date
    """The last day of it."""
    kind: AwayKind = "away"

    def covers(self, day: date) -> bool:
        """Tell whether a local day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class UsualDay:
    """What a runner does on one day of every week."""

    weekday: int
    """Monday is 0."""
    runs: tuple[Run, ...]
    """Empty: the day is free of running."""


FeelingKind = Literal[
    "sleep", "energy", "soreness", "stress", "night_shift", "heat", "altitude", "pulse"
]
"""Night shift, heat and altitude surround the day; they have no grade but "none". The pulse is that
at rest, against its usual."""
Grade = Literal["little", "plain", "strong", "none"]
"""A bit, plainly, very; "none" takes it back: slept well, legs are fresh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """How a runner was on one day, as he said it."""

    day: date
    what: FeelingKind
    """Soreness is that of the legs."""
    grade: Grade = "plain"
    value: float | None = None
    """Hours of sleep, soreness 0 to 10, energy 1 to 5, beats a minute of the pulse above its
    usual, when a number was said."""


MOST_PAUSES = 12
"""So many are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Athlete:
    """What the coach knows of one person. None means: never asked or not answered."""

    id: AthleteId
    zone: str | None = None
    """IANA zone ("Europe/Berlin"). UTC is used until it is known."""
    equipment: tuple[Equipment, ...] | None = None
    """Empty: no weights at all."""
    hand_most: Load | None = None
    """The heaviest dumbbell or kettlebell there is, as said. None: not said."""
    discs: tuple[Discs, ...] = ()
    """The plates for the bar, as said. Empty: not said; a gym has them all."""
    bar: Load | None = None
    """What the empty bar weighs, as said. None: not said."""
    experience: Experience | None = None
    language: str | None = None
    """The language to be answered in ("de"), where the coach speaks it. None: his own."""
    weight_unit: WeightUnit | None = None
    distance_unit: DistanceUnit | None = None
    day_first: bool | None = None
    """Whether the runner writes the day before the month: 27/2. None: no date has shown it."""
    minutes: int | None = None
    """Time for a session when the runner names no other."""
    body_kg: float | None = None
    """Only for start loads, never shown."""
    health: Health = field(default_factory=Health)
    races: tuple[Race, ...] = ()
    goals: tuple[Goal, ...] = ()
    away: Away | None = None
    """The days away that were told last."""
    quiet: QuietHours | None = None
    """When the coach does not write first, as the runner said it. None: from nine to eight."""
    paused: tuple[Away, ...] = ()
    """Earlier days away and illnesses, oldest first: no training was to be expected on them."""
    weekly_target: int | None = None
    """Strength sessions a week that the runner wants."""
    eased: tuple[date, ...] = ()
    """Mondays of the weeks that the runner told to be lighter for running, oldest first."""
    usual: tuple[UsualDay, ...] = ()
    """The running week as it was told, by weekday; a plan for a date goes before it."""
    feelings: tuple[Feeling, ...] = ()
    """Of the last days, oldest first; one a day and kind."""
    own_exercises: tuple[ExerciseId, ...] = ()
    """Names of the runner's own, known from earlier logs."""
    set_up: bool = False
    """Whether the questions of the beginning are over (answered or skipped)."""
    travel: Travel | None = None
    """Days in another zone that were told last; over when its last day is."""

    def zone_at(self, moment: datetime) -> str:
        """Return the zone in force at an aware moment, UTC when none was told."""
        return zone_at(self.zone, self.travel, moment)

    def placed(self, rule: ReminderRule) -> ReminderRule:
        """Return a rule with this runner's home and trip."""
        return replace(rule, zone=self.zone or HOMELESS, travel=self.travel)

    def knows_clock(self, moment: datetime) -> bool:
        """Tell whether the zone in force was told."""
        return self.zone is not None or zone_at(None, self.travel, moment) != HOMELESS

    def paused_with(self, span: Away | None, today: date) -> tuple[Away, ...]:
        """Return the earlier pauses with what of `span` lies behind `today`."""
        if span is None or span.kind == "quiet" or span.first >= today:
            return self.paused
        over = replace(span, last=min(span.last, today - timedelta(days=1)))
        return (*(one for one in self.paused if one.first != over.first), over)[-MOST_PAUSES:]
