"""What a runner tells of himself: answers, facts, and what concerns safety.

Rule: a fact holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from bot.domain.athlete import Experience, FeelingKind, Grade
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Clearance, IllnessKind
from bot.domain.load import Load, WeightUnit
from bot.domain.running import DistanceUnit
from bot.language.clinical import Clinical, TellPressure, TellSugar
from bot.language.own_plates import TellPlates


@dataclass(frozen=True, slots=True)
class Yes:
    """Yes."""


@dataclass(frozen=True, slots=True)
class No:
    """No; also "none" and "none of these"."""


@dataclass(frozen=True, slots=True)
class SkipQuestion:
    """Such as "skip"."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Such as "2", "the second one": one of the readings offered, from 1."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDay:
    """Such as "in three weeks", "until Friday": the day or the days that were asked for."""

    days: tuple[date, ...] = ()
    """The day, or all that may be meant; empty: a span of days was said."""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class TellEquipment:
    """Such as "I have dumbbells and a bench"; empty: nothing."""

    items: tuple[Equipment, ...]
    most: Load | None = None
    """The heaviest dumbbell or kettlebell, when it was said."""


@dataclass(frozen=True, slots=True)
class TellExperience:
    """Such as "I have lifted for three years"."""

    level: Experience


@dataclass(frozen=True, slots=True)
class TellClock:
    """Such as "it is 18:42 here"."""

    at: time


@dataclass(frozen=True, slots=True)
class TellZone:
    """Such as "Berlin", "Europe/Berlin"."""

    zone: str
    """IANA name that exists."""
    place: str
    """As the runner would say it."""
    for_good: bool = False
    """Whether it is home: "I live in Berlin"; else the runner may be on a trip."""


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A place or zone that the table does not have."""

    said: str


@dataclass(frozen=True, slots=True)
class TellMinutes:
    """Such as "I usually have 45 minutes"."""

    minutes: int


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    """Such as "in German please"."""

    language: str
    """As the folder of its words is called ("de")."""


@dataclass(frozen=True, slots=True)
class TellUnits:
    """Such as "I use pounds", "miles please"."""

    weight: WeightUnit | None = None
    distance: DistanceUnit | None = None


@dataclass(frozen=True, slots=True)
class TellAge:
    """Such as "I am 34"."""

    years: int


@dataclass(frozen=True, slots=True)
class TellConditions:
    """Conditions of the coaching rules, by id; both empty: said yes but not which."""

    gates: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    pregnant: bool = False
    weeks: float | None = None
    """Of pregnancy, or since a birth, when said."""
    caesarean: bool = False
    healed: tuple[str, ...] = ()
    """Gates that are said to be over."""


@dataclass(frozen=True, slots=True)
class TellCleared:
    """Such as "my doctor said I may train"."""

    level: Clearance = "light"


# ------------------------------------------------------------------ safety, answered before
# anything else


@dataclass(frozen=True, slots=True)
class RedFlag:
    """An emergency sign; group of coaching rules 2.3a ("heart")."""

    group: str


@dataclass(frozen=True, slots=True)
class OtherInDanger:
    """Such as "my dad has chest pain": an emergency sign of somebody else."""

    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPain:
    """Such as "my knee hurts a bit", "shin 4/10"."""

    site: str
    """Word of the coaching rules ("knee"), "unknown" when no place was named."""
    score: int | None = None
    """0 to 10 when said."""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PainGone:
    """Such as "the knee is fine again"; None: all of them."""

    site: str | None = None


@dataclass(frozen=True, slots=True)
class ReportIllness:
    """Such as "I have a cold"."""

    kind: IllnessKind
    days: int = 0
    """For how many days already, when said."""


@dataclass(frozen=True, slots=True)
class ReportWell:
    """Such as "I am healthy again"."""


@dataclass(frozen=True, slots=True)
class ReportTired:
    """Such as "I slept badly", "no energy", "quads 7/10 sore"."""

    what: FeelingKind = "energy"
    grade: Grade = "plain"
    value: float | None = None
    """Hours of sleep, soreness 0 to 10, energy 1 to 5, beats a minute of the pulse above its
    usual, when a number was said."""


@dataclass(frozen=True, slots=True)
class ReportMissed:
    """Such as "I missed my workout"."""


@dataclass(frozen=True, slots=True)
class DidLift:
    """Such as "did the squats": a lift of the session, without numbers."""

    exercise: ExerciseId


Fact: TypeAlias = (
    Yes
    | No
    | SkipQuestion
    | Pick
    | NameDay
    | TellEquipment
    | TellPlates
    | TellExperience
    | TellClock
    | TellZone
    | UnknownPlace
    | TellMinutes
    | SpeakLanguage
    | TellUnits
    | TellAge
    | TellConditions
    | TellCleared
    | RedFlag
    | OtherInDanger
    | ReportPain
    | PainGone
    | ReportIllness
    | ReportWell
    | ReportTired
    | ReportMissed
    | DidLift
    | Clinical
)

SAFETY = (
    *(RedFlag, OtherInDanger, TellPressure, TellSugar, TellConditions, ReportPain, ReportIllness),
)
"""Answered before anything else in the same message, in this order."""
