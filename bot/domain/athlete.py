"""The athlete: who lifts, with what, how experienced, where, and which race comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, NewType

from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Health
from bot.domain.load import WeightUnit
from bot.domain.running import DistanceUnit

AthleteId = NewType("AthleteId", str)
"""Chat service and user ("telegram:1234"). The record belongs to the person, not to the chat."""


class Experience(StrEnum):
    """Lifting experience. Source: coaching rules 2.1."""

    NOVICE = "novice"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


RaceDistance = Literal["5k", "10k", "hm", "marathon", "ultra"]
Priority = Literal["A", "B", "C"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """A race on a date."""

    day: date
    distance: RaceDistance | None = None
    priority: Priority = "A"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Athlete:
    """What the coach knows of one person. None means: never asked or not answered."""

    id: AthleteId
    zone: str | None = None
    """IANA zone ("Europe/Berlin"). UTC is used until it is known."""
    equipment: tuple[Equipment, ...] | None = None
    """Empty: no weights at all."""
    experience: Experience | None = None
    weight_unit: WeightUnit | None = None
    distance_unit: DistanceUnit | None = None
    minutes: int | None = None
    """Time for a session when the runner names no other."""
    body_kg: float | None = None
    """Only for start loads, never shown."""
    health: Health = field(default_factory=Health)
    races: tuple[Race, ...] = ()
    own_exercises: tuple[ExerciseId, ...] = ()
    """Names of the runner's own, known from earlier logs."""
    set_up: bool = False
    """Whether the questions of the beginning are over (answered or skipped)."""
