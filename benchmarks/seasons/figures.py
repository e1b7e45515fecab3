"""What is counted over all runners."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields


@dataclass(slots=True)
class Figures:
    """Counts of one runner or of many; they add up."""

    runners: int = 0
    days: int = 0
    messages: int = 0
    answers: int = 0
    """Mornings on which the coach was asked."""
    sessions: Counter[str] = field(default_factory=Counter[str])
    """Given, by name."""
    done: int = 0
    """Heavy-class sessions that were really done."""
    broken: Counter[str] = field(default_factory=Counter[str])
    """By the coach's answers."""
    fixed: Counter[str] = field(default_factory=Counter[str])
    """By the fixed plan, on the same days."""
    fixed_done: int = 0
    rescues: int = 0
    """Small sessions before a long run, after a week without any: allowed, and told apart."""
    changed: int = 0
    """Sessions that the same morning, asked again, would not give, because of what was sealed."""
    invariants: Counter[str] = field(default_factory=Counter[str])
    """Of the coaching rules, broken by what the coach himself knew."""
    weeks: Counter[str] = field(default_factory=Counter[str])
    """Weeks by what they held: "room", "empty", "dose", "kept" and what was outside."""
    loads: Counter[str] = field(default_factory=Counter[str])
    """Loads given: "all", "jump" (above the cap), "rise" (above the weekly ceiling), and how they
    felt: "as asked", "too light", "too heavy", "failed"."""
    lifters: Counter[str] = field(default_factory=Counter[str])
    """Runners who trained enough to judge: "all", "rose"."""
    rises: list[float] = field(default_factory=list[float])
    """Last loads of a main lift in parts of the first ones, runner by runner."""
    gains: list[float] = field(default_factory=list[float])
    """The same of the true strength."""

    def add(self, other: Figures) -> None:
        """Take in the counts of others."""
        for one in fields(self):
            mine = getattr(self, one.name)
            setattr(self, one.name, mine + getattr(other, one.name))

    @property
    def faults(self) -> list[str]:
        """What must not be: a rule broken, or a week with room and without a session."""
        found = {**self.invariants, **self.broken, "jump": self.loads["jump"]}
        found["answer changed by itself"] = self.changed
        found["week with room and no session"] = self.weeks["empty"]
        return [f"{name}: {count}" for name, count in found.items() if count]
