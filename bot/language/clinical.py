"""What a runner tells of his body in numbers, tests and answers, and what a clinician found.

Rule: a fact holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

BoneQuestion = Literal["spot", "worse_run", "next_morning", "hop_walk"]
"""The four questions on a bone site. Source: coaching rules 2.4."""
QUESTIONS: tuple[BoneQuestion, ...] = ("spot", "worse_run", "next_morning", "hop_walk")
Change = Literal["better", "same", "worse"]


@dataclass(frozen=True, slots=True)
class TellSeen:
    """Such as "a doctor saw me and said I may train": how heavy was not said."""


@dataclass(frozen=True, slots=True)
class TellPressure:
    """Such as "my blood pressure is 150/95", mmHg."""

    systolic: float
    diastolic: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TellSugar:
    """Such as "glucose 7.2, ketones 0.3", mmol/L."""

    glucose_mmol: float | None = None
    ketones_mmol: float | None = None
    hypo: bool = False
    """Whether a severe low one of the last 24 hours was told."""


@dataclass(frozen=True, slots=True)
class TellBone:
    """Such as "it hurts when I hop"; an answer to one of the four questions."""

    question: BoneQuestion
    yes: bool


@dataclass(frozen=True, slots=True)
class TellHops:
    """Such as "10 hops without pain"."""

    hurts: bool = False


@dataclass(frozen=True, slots=True)
class TellChange:
    """Such as "the pain is worse": how a pain is since it was told."""

    change: Change


@dataclass(frozen=True, slots=True)
class TellBarSafe:
    """Such as "I squat with safety pins"."""

    safe: bool = True


@dataclass(frozen=True, slots=True)
class TellSupervised:
    """Such as "my coach stands by when I lift"."""

    supervised: bool = True


@dataclass(frozen=True, slots=True)
class TellActive:
    """Such as "I am active three times a week"."""

    active: bool = True


@dataclass(frozen=True, slots=True)
class TellAsthmaWorse:
    """Such as "my asthma is bad today"."""


@dataclass(frozen=True, slots=True)
class TellBirthCheck:
    """Such as "my postnatal check was fine"."""


@dataclass(frozen=True, slots=True)
class TellWeeks:
    """Such as "20 weeks", as an answer: of pregnancy or since a birth."""

    weeks: float


Clinical: TypeAlias = (
    TellSeen
    | TellPressure
    | TellSugar
    | TellBone
    | TellHops
    | TellChange
    | TellBarSafe
    | TellSupervised
    | TellActive
    | TellAsthmaWorse
    | TellBirthCheck
    | TellWeeks
)
