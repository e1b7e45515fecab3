"""What a runner says of plans that he told before.

Rule: an intent holds what was said and nothing that the coach concluded from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from bot.domain.running import RunType

Planned = Literal["run", "lift", ""]
"""Which kind of training is meant; empty: whatever is planned."""


@dataclass(frozen=True, slots=True)
class DropPlan:
    """Such as "no run tomorrow after all"."""

    day: date | None = None
    """None: the only plan there is."""
    kind: Planned = ""
    run_type: RunType | None = None
    """Only when the run was named: "no intervals tomorrow"."""


@dataclass(frozen=True, slots=True)
class MovePlan:
    """Such as "Sunday's long run is now Saturday"."""

    target: date
    day: date | None = None
    """From which day; None: the only plan there is, or the next such run."""
    kind: Planned = ""
    run_type: RunType | None = None
    """Only when the run was named: "moved my intervals to Friday"."""


PlanTalk: TypeAlias = DropPlan | MovePlan
