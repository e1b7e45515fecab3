"""What is looked for without knowing the person: who is due, and the newest message of each chat.

Rule: the index holds a few words a person, never a record; the heads of the files build it.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from bot.domain.athlete import AthleteId
from bot.store.keeping import Kept, LastWord, upcoming
from bot.talk.wire import Due, InboundId

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


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
        self._last: dict[tuple[str, str], tuple[float, InboundId]] = {}
        self._private: dict[str, dict[str, None]] = {}

    def learn(self, head: Head) -> None:
        """Take in what a commit changed."""
        if head.dues:
            self._due[head.athlete] = min(due.due_at for due in head.dues).timestamp()
        else:
            self._due.pop(head.athlete, None)
        for word in head.words:
            self._hear(word)

    def due(self, now: datetime, limit: int) -> Sequence[AthleteId]:
        """Return who is due at `now`, whoever has waited longest first."""
        moment = now.timestamp()
        late = (athlete for athlete, due_at in self._due.items() if due_at <= moment)
        return nsmallest(limit, late, key=self._due.__getitem__)

    def last_inbound(self, service: str, chat: str) -> InboundId | None:
        found = self._last.get((service, chat))
        return found and found[1]

    def chats(self, service: str) -> Sequence[str]:
        return tuple(self._private.get(service, ()))

    def _hear(self, word: LastWord) -> None:
        service, chat, at = word.chat.service, word.chat.chat, word.at.timestamp()
        if word.chat.private:
            self._private.setdefault(service, {})[chat] = None
        known = self._last.get((service, chat))
        if word.id is not None and (known is None or known[0] <= at):
            self._last[service, chat] = (at, word.id)
