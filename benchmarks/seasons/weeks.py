"""Week by week: whether there was room, a session, and the dose of published programmes.

Source: coaching rules 5.1 for the dose, 2.5 for the room.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections import Counter

    from bot.domain.training import PlannedSession

ASKED: Final = 6
"""A week is judged when the coach was asked on so many of its mornings."""
FEWEST, MOST, BAND = 1, 3, 2
"""Sessions a week that published programmes hold, and where our normal band begins."""
LEGS: Final = frozenset({"squat", "hinge", "lunge", "calf", "plyo"})
HEAVY: Final = frozenset({"HEAVY_LOWER", "HEAVY_FULL"})
LONGEST_MIN: Final = 75
MOST_LEG_LIFTS: Final = 6
SETS: Final = range(2, 7)
REPS: Final = range(2, 11)
MOST_REPS: Final = 24
"""Of one main lift in one session."""


@dataclass(slots=True)
class Week:
    """One week of one runner, filled morning by morning."""

    asked: int = 0
    room: bool = False
    """A day was free for a session and nothing had been lifted for a week."""
    troubled: bool = False
    """Illness, pain, a bad night, a journey, a break, a race: less than the dose is right."""
    missed: bool = False
    """A session that was advised was not done."""
    given: list[int] = field(default_factory=list[int])
    """Days on which a heavy-class session was given."""
    doses_kept: bool = True

    def close(self, weeks: Counter[str], *, far: bool) -> None:
        """Count the week; `far` tells whether no race shapes it (off-season and base)."""
        weeks["all"] += 1
        if not far:
            weeks["race"] += 1
            return
        if self.room:
            weeks["room"] += 1
            weeks["empty"] += not self.given
        if self.troubled or self.missed or self.asked < ASKED:
            weeks["outside"] += 1
            return
        weeks["judged"] += 1
        weeks["band"] += BAND <= len(self.given) <= MOST
        apart = all(later - day > 1 for day, later in zip(self.given, self.given[1:], strict=False))
        within = FEWEST <= len(self.given) <= MOST
        weeks["dose"] += self.doses_kept and within and apart


def keeps_dose(session: PlannedSession, patterns: list[str], *, light: bool) -> bool:
    """Tell whether a session keeps to the envelope; `patterns` are those of its lines.

    `light`: dumbbells and kettlebells are the heaviest things there are. Then more repetitions make
    up for the load, on purpose (coaching rules, R20-light).
    """
    if (session.minutes or 0) > LONGEST_MIN:
        return False
    if session.name not in HEAVY:
        return True
    main = session.lifts[0]
    few = 1 <= sum(pattern in LEGS for pattern in patterns) <= MOST_LEG_LIFTS
    reps = main.reps or 0
    total = light or main.sets * reps <= MOST_REPS
    return few and main.sets in SETS and reps in REPS and total
