"""The record: everything the coach may look at, of one athlete."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.athlete import Athlete
from bot.domain.journal import Diary, Journal
from bot.domain.outlook import outlook
from bot.domain.summary import Summary
from bot.domain.training import Entry, Log, PlannedSession

if TYPE_CHECKING:
    from collections.abc import Iterator

LIVE_WEEKS = 16
"""Logs younger than this are at hand one by one; older ones only as their summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One athlete with the last 16 weeks of training and the summary of all before."""

    athlete: Athlete
    logs: tuple[Log, ...] = ()
    """The live weeks, in the order said."""
    older: Summary = field(default_factory=Summary)
    plans: tuple[Entry, ...] = ()
    """What is announced and not done: runs (and lifts) of coming days."""
    given: PlannedSession | None = None
    """The session that the coach gave last."""
    journal: Journal = field(default_factory=Journal)
    """What was done to the live weeks, and told beside them, lately."""

    @property
    def diary(self) -> Diary:
        """The live weeks and what is told beside them, with what was done to both lately."""
        return Diary(self.logs, self.journal, outlook(self.athlete, self.plans))

    @property
    def entries(self) -> Iterator[Entry]:
        """All that the live weeks hold, in the order said."""
        return (entry for log in self.logs for entry in log.entries)
