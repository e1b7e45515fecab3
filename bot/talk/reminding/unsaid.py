"""A kind of reminder that has nothing to say today."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.schedule import Outcome


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Why it says nothing."""

    outcome: Outcome
