"""What no plan may do to a runner, judged by what the runner has told.

Rule: nothing that the coach worked out is used; his sessions and those of a fixed plan are measured
alike.

Source: coaching rules 2.14, the first three invariants and the sixth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Dose = Literal["heavy", "small", "none"]
"""HEAVY; the lighter sessions that load the legs; all others."""
DOSES: Final[dict[str, Dose]] = {
    "HEAVY_LOWER": "heavy",
    "HEAVY_FULL": "heavy",
    "MAINT": "small",
    "LEARN": "small",
}
STEPS: Final = ((14, 0), (21, 2), (56, 3), (112, 9), (9999, 12))
"""Sessions of a comeback by the days of the break."""
RACE_WEEK: Final = 7
SHORT_SLEEP_H: Final = 4
SORE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What is known on a morning, because it was told or is so every week."""

    age: int
    hard_today: bool
    hard_tomorrow: bool
    gentle_tomorrow: bool
    """Tomorrow's hard run is hard for its length alone."""
    ill: str
    red: bool
    sleep_h: float
    sore: int
    race_days: int | None


@dataclass(slots=True)
class Comeback:
    """How far a runner is from the last break, by the sessions really done."""

    last: int | None = None
    length: int = 0
    left: int = 0
    """Sessions until heavy ones may begin, counted from the end of the break."""

    def since(self, day: int) -> int | None:
        """Return the days since the last session."""
        return None if self.last is None else day - self.last

    def to_go(self, day: int) -> int:
        """Return how many sessions must still be small, today's included."""
        gap = self.since(day)
        if gap is None or gap <= STEPS[0][0]:
            return self.left
        length = max(gap, self.length) if self.left else gap
        return next(steps for border, steps in STEPS if length <= border)

    def train(self, day: int) -> None:
        """Take a session as done."""
        gap = self.since(day)
        left = self.to_go(day)
        if gap is not None and gap > STEPS[0][0]:
            self.length = max(gap, self.length) if self.left else gap
        self.left, self.last = max(0, left - 1), day


def broken(dose: Dose, morning: Morning, since: int | None, to_go: int) -> Iterator[str]:
    """Name what a session of this dose breaks on this morning."""
    if dose == "none":
        return
    if morning.hard_today:
        yield "on the day of a hard run"
    rescue = dose == "small" and morning.gentle_tomorrow and since is not None and since >= 7
    if morning.hard_tomorrow and not rescue:
        yield "heavy the day before a hard run" if dose == "heavy" else "light before a hard run"
    if since is not None and since < 2:
        yield "less than two days after the last one"
    if morning.ill == "a fever":
        yield "with fever"
    if morning.red:
        yield "with a red sign of pain"
    if dose == "heavy":
        yield from _of_heavy(morning, to_go)


def _of_heavy(morning: Morning, to_go: int) -> Iterator[str]:
    if morning.age < 18:
        yield "heavy under 18"
    if morning.sleep_h < SHORT_SLEEP_H:
        yield "heavy without sleep"
    if morning.sore >= SORE:
        yield "heavy with sore legs"
    if morning.race_days is not None and 0 <= morning.race_days <= RACE_WEEK:
        yield "heavy in race week"
    if to_go:
        yield "heavy before a comeback is complete"
