"""What is looked for without knowing the person: who is due, and the newest message of each chat.

Rule 1: the index holds a few words a person, never a record; the heads of the files build it.
Rule 2: as long as nobody is due, asking costs nothing, however many people there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from bot.domain.athlete import AthleteId
from bot.store.keeping import Kept, LastWord, upcoming
from bot.talk.wire import Due, InboundId

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


_ROOM = 64
"""Void entries that nobody minds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a live file says."""

    athlete: AthleteId
    dues: tuple[Due, ...] = ()
    """The next occurrence of each reminder, due or not."""
    unsent: tuple[str, ...] = ()
    """Ids of the replies that the file still holds; the notes know which of them went out."""
    words: tuple[LastWord, ...] = ()


def head_of(kept: Kept) -> Head:
    """Return the head of a person's file."""
    return Head(
        athlete=kept.snapshot.record.athlete.id,
        dues=tuple(upcoming(kept.snapshot)),
        unsent=tuple(row.id for _, row in kept.outbox),
        words=tuple(kept.chats.values()),
    )


class Index:
    """Who is due, and who wrote where, of all people."""

    def __init__(self) -> None:
        self._due: dict[AthleteId, float] = {}
        self._queue: list[tuple[float, AthleteId]] = []
        """A heap of `_due` with entries that are void: the moment has moved since."""
        self._last: dict[tuple[str, str], tuple[float, InboundId]] = {}
        self._private: dict[str, dict[str, None]] = {}

    def learn(self, head: Head) -> None:
        """Take in what a commit changed."""
        if head.dues:
            self._expect(head.athlete, min(due.due_at for due in head.dues).timestamp())
        else:
            self._due.pop(head.athlete, None)
        for word in head.words:
            self._hear(word)

    def due(self, now: datetime, limit: int) -> Sequence[AthleteId]:
        """Return who is due at `now`, whoever has waited longest first."""
        moment = now.timestamp()
        found: dict[AthleteId, float] = {}
        while self._queue and len(found) < limit and self._queue[0][0] <= moment:
            due_at, athlete = heappop(self._queue)
            if self._due.get(athlete) == due_at:
                found[athlete] = due_at
        for athlete, due_at in found.items():  # they stay due until a commit says otherwise
            heappush(self._queue, (due_at, athlete))
        return tuple(found)

    def last_inbound(self, service: str, chat: str) -> InboundId | None:
        found = self._last.get((service, chat))
        return found and found[1]

    def chats(self, service: str) -> Sequence[str]:
        return tuple(self._private.get(service, ()))

    def _expect(self, athlete: AthleteId, due_at: float) -> None:
        if self._due.get(athlete) == due_at:
            return
        self._due[athlete] = due_at
        heappush(self._queue, (due_at, athlete))
        if len(self._queue) > _ROOM + 2 * len(self._due):
            self._queue = [(moment, each) for each, moment in self._due.items()]
            heapify(self._queue)

    def _hear(self, word: LastWord) -> None:
        service, chat, at = word.chat.service, word.chat.chat, word.at.timestamp()
        if word.chat.private:
            self._private.setdefault(service, {})[chat] = None
        known = self._last.get((service, chat))
        if word.id is not None and (known is None or known[0] <= at):
            self._last[service, chat] = (at, word.id)
