"""What a runner asks of the cards beside a question that one card answers.

Rule: an intent holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AskEither:
    """A question that one of two cards may answer."""

    cards: tuple[str, str]
    """Ids, the likelier one first."""


@dataclass(frozen=True, slots=True)
class AskSource:
    """Such as "says who?", of what was said last."""


@dataclass(frozen=True, slots=True)
class AskFurther:
    """Such as "tell me more"."""


Answers: TypeAlias = AskEither | AskSource | AskFurther
"""What is asked of the cards."""
