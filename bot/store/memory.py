"""The store without a disk: for tests and rehearsals.

What it keeps lies on a shelf, which a second store can take over.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.domain.athlete import AthleteId
from bot.store.keeping import Kept, committed, upcoming, without_sent
from bot.store.locks import Locks
from bot.talk.snapshot import Snapshot, newcomer

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from datetime import datetime

    from bot.app.ports import Clock
    from bot.talk.turn import Turn
    from bot.talk.wire import Due, Inbound, InboundId, OutboxRow, Person

Shelf = dict[AthleteId, Kept]


class MemoryUnit:
    """One person, locked and loaded."""

    def __init__(self, shelf: Shelf, clock: Clock, who: Person) -> None:
        self._shelf = shelf
        self._clock = clock
        self._who = who
        self._kept = shelf.get(who.athlete) or Kept(snapshot=newcomer(who))

    @property
    def snapshot(self) -> Snapshot:
        return self._kept.snapshot

    def seen(self, inbound: InboundId) -> bool:
        return inbound in self._kept.inbox

    async def commit(self, inbound: Inbound, turn: Turn) -> tuple[OutboxRow, ...]:
        known = self._shelf.get(self._who.athlete, self._kept)
        commit = committed(known, inbound, turn, self._clock.now())
        self._kept = self._shelf[self._who.athlete] = commit.kept
        return commit.rows


class MemoryStore:
    """All people, in a dictionary."""

    def __init__(self, clock: Clock, shelf: Shelf | None = None) -> None:
        self._clock = clock
        self._shelf: Shelf = {} if shelf is None else shelf
        self._locks = Locks()

    @asynccontextmanager
    async def open(self, who: Person) -> AsyncGenerator[MemoryUnit]:
        async with self._locks.of(who.athlete):
            yield MemoryUnit(self._shelf, self._clock, who)

    async def due(self, now: datetime, limit: int) -> tuple[Due, ...]:
        coming = (due for kept in self._shelf.values() for due in upcoming(kept.snapshot))
        found = sorted((due for due in coming if due.due_at <= now), key=attrgetter("due_at", "id"))
        return tuple(found[:limit])

    async def unsent(self) -> tuple[OutboxRow, ...]:
        rows = [item for kept in self._shelf.values() for item in kept.outbox]
        return tuple(row for _, row in sorted(rows, key=lambda item: item[0]))

    def sent(self, row: OutboxRow) -> None:
        athlete = row.who.athlete
        self._shelf[athlete] = without_sent(self._shelf[athlete], frozenset({row.id}))

    async def last_inbound(self, service: str, chat: str) -> InboundId | None:
        words = [
            (word.at, word.id)
            for kept in self._shelf.values()
            for word in kept.chats.values()
            if word.id and (word.chat.service, word.chat.chat) == (service, chat)
        ]
        return max(words)[1] if words else None

    async def chats(self, service: str) -> Sequence[str]:
        chats = {chat for kept in self._shelf.values() for chat in kept.chats}
        return sorted(chat.chat for chat in chats if chat.service == service and chat.private)

    async def close(self) -> None:
        """Nothing waits to be written."""
