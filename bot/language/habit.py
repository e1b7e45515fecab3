"""What a runner asks and tells of how regularly he trains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AskConsistency:
    """Such as "how am I doing?": the last four weeks at a glance."""


@dataclass(frozen=True, slots=True)
class AskReview:
    """Such as "how was my week?": what was kept, missed and best, and one suggestion."""


@dataclass(frozen=True, slots=True)
class TellTarget:
    """Such as "I want to lift three times a week"."""

    times: int


Habit: TypeAlias = AskConsistency | AskReview | TellTarget
"""What patterns of habit are."""
