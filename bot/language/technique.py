"""What a runner asks about exercises and words: how it is done, what it means, what else there is.

Rule: an intent holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.exercise import ExerciseId


@dataclass(frozen=True, slots=True)
class AskRegion:
    """Such as "something for my calves"."""

    region: str
    """A key of the table `regions`: "calves"."""


@dataclass(frozen=True, slots=True)
class AskNeighbour:
    """Such as "something easier than push-ups", "harder than planks"."""

    exercise: ExerciseId
    harder: bool = False


@dataclass(frozen=True, slots=True)
class AskUnknownLift:
    """Such as "how do I do a zercher carry?": no exercise of the catalogue."""

    words: str


@dataclass(frozen=True, slots=True)
class AskHowToday:
    """Such as "how are these done?", of the session given last."""


@dataclass(frozen=True, slots=True)
class AskWord:
    """Such as "what does RPE mean?"."""

    term: str
    """Id of the glossary: "rpe"."""


@dataclass(frozen=True, slots=True)
class AskUnknownWord:
    """Such as "what does RPO mean?"."""

    words: str


@dataclass(frozen=True, slots=True)
class AskWords:
    """Such as "which words do you know?"."""


Technique: TypeAlias = (
    AskRegion | AskNeighbour | AskUnknownLift | AskHowToday | AskWord | AskUnknownWord | AskWords
)
"""What patterns of exercises and words are."""
