"""What one rule says of a situation.

Rule 1: a verdict only ever limits. The lowest ceiling wins, so no two rules can contradict.
Rule 2: a verdict names its rule and case; the words for them live in content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from bot.coach.situation import Situation


class Rank(IntEnum):
    """How much a session asks of the body. Source: coaching rules 2.0."""

    STOP_REFER = 0
    REST = 1
    MOBILITY = 2
    CORE_BW = 3
    MAINT = 4
    """LEARN ranks the same."""
    HEAVY = 5


Reps = tuple[int, int]
"""Bottom and top of a range of repetitions."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a dose. None: this row does not speak of it."""

    sets: int | None = None
    reps: Reps | None = None
    rpe: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One rule's word on today's session."""

    rule: str
    """Id in the coaching rules ("R08")."""
    case: str = ""
    """Which of the rule's cases, where it has several ("hold")."""
    ceiling: Rank = Rank.HEAVY
    learns: bool = False
    """The session is a LEARN session if it is a lifting session at all."""
    rpe: float | None = None
    """Cap on the effort."""
    set_change: int = 0
    load_factor: float = 1.0
    pct_limit: float | None = None
    """Highest per cent of e1RM."""
    row: Row | None = None
    """Dose that the rule asks for."""
    start: Row | None = None
    """Dose from which a LEARN session starts."""
    forgets: bool = False
    """Old maxima are not to be trusted any more."""
    flags: tuple[str, ...] = ()
    args: Mapping[str, str | int | float] = field(default_factory=dict[str, str | int | float])
    """What the sentence of the reason needs."""

    @property
    def modifies(self) -> bool:
        """Whether it changes effort, sets or load, or starts the lifting anew."""
        return (
            self.rpe is not None
            or self.set_change != 0
            or self.load_factor != 1
            or self.rule == "R13"
        )


Rule = Callable[[Situation], Iterable[Verdict]]
"""Every rule: nothing, or what it says of the situation."""
