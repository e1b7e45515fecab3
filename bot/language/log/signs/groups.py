"""What one run of linked numbers says: equal or rowed sets, or a part of them.

Law: what is not said stays open; `sets` completes it from what stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.load import Load


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Equal or rowed sets, as far as they are told."""

    count: int | None = None
    reps: tuple[int, ...] = ()
    load: Load | None = None
    loads: tuple[Load, ...] = ()
    """A row of loads, one a set."""
    bodyweight: bool = False
    seconds: float | None = None
    holds: tuple[float, ...] = ()
    """A row of seconds, one a set."""
    metres: float | None = None
    rpe: float | None = None
    flags: frozenset[str] = frozenset()
    open: tuple[float, ...] = ()
    """A number, or a row of them, whose role nothing tells."""
    rm: int | None = None
    """Repetitions of a maximum that was named: 3 of "3RM"."""
    times: int | None = None
    """Of "three times": sets where repetitions are known, repetitions otherwise."""
    pair: bool = False
    """Written 2x24kg, which may be two dumbbells."""
    plus: bool = False
    """Written 5+: the number behind it is what was done."""
    aside: bool = False
    """In brackets."""
    short: int = 0
    """Repetitions that a set before lacks: "missed the last two reps"."""
    short_of: int = 0
    """The number of that set; 0: the last one."""

    @property
    def has_load(self) -> bool:
        return bool(self.load or self.loads or self.bodyweight)

    @property
    def has_work(self) -> bool:
        """Whether repetitions, a time or a way is told."""
        return bool(self.reps or self.holds or self.seconds is not None or self.metres is not None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing but flags and effort is told."""
        told = self.has_load or self.has_work or self.open or self.count is not None or self.short
        return not (told or self.times is not None)

    @property
    def size(self) -> int:
        """How many sets it makes."""
        return max(len(self.reps), len(self.loads), len(self.holds), self.count or 1)

    @property
    def is_bare_reps(self) -> bool:
        """Whether repetitions, one or a row, are all that is told."""
        more = self.has_load or self.count or self.seconds or self.holds or self.metres
        return bool(self.reps) and not more

    @property
    def is_scheme(self) -> bool:
        """Whether repetitions are told and no load yet."""
        return bool(self.reps) and not self.has_load and self.seconds is None

    @property
    def is_counted(self) -> bool:
        """Whether several equal sets are told."""
        return self.count is not None and self.count > 1 and len(self.reps) == 1

    @property
    def is_held(self) -> bool:
        return self.seconds is not None or self.metres is not None

    @property
    def only_holds(self) -> bool:
        """Whether a time is all that is told."""
        return self.seconds is not None and not (self.reps or self.count or self.has_load)

    @property
    def only_counts(self) -> bool:
        """Whether at most a number of sets is told."""
        return not (self.has_load or self.has_work or self.open)
