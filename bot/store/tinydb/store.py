"""The port: one small TinyDB a person, in files that are whole or not there.

Rule 1: one process owns the folder; one turn at a time owns a person.
Rule 2: a commit returns when it would survive the power failing, and not before.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from bot.errors import StoreError, Unavailable
from bot.store.keeping import committed, without_sent
from bot.store.locks import Locks
from bot.store.tinydb.disk import Disk
from bot.store.tinydb.folder import Folder, Lock, opened
from bot.store.tinydb.notes import Notes, append_notes
from bot.store.tinydb.page import Cache, Page, load
from bot.store.tinydb.sealed import seal
from bot.store.tinydb.start import read_head, started
from bot.store.tinydb.writer import Job, Writer, settled

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app.ports import Clock
    from bot.domain.athlete import AthleteId
    from bot.domain.training import Log
    from bot.talk.snapshot import Snapshot
    from bot.talk.turn import Turn
    from bot.talk.wire import Due, Inbound, InboundId, OutboxRow, Person

log = logging.getLogger(__name__)

T = TypeVar("T")
Keep = Callable[["Inbound", "Turn"], Awaitable[tuple["OutboxRow", ...]]]

NOTE_AFTER = timedelta(milliseconds=50)
"""A reply that was sent this long before a crash may be sent again: 100 ms with the write."""
NOTE_AGAIN = timedelta(seconds=1)
"""Until the next try when the disk refused the notes."""


class TinyUnit:
    """One person, locked and loaded."""

    def __init__(self, page: Page, keep: Keep) -> None:
        self._page = page
        self._keep = keep

    @property
    def snapshot(self) -> Snapshot:
        return self._page.kept.snapshot

    def seen(self, inbound: InboundId) -> bool:
        return inbound in self._page.kept.inbox

    async def commit(self, inbound: Inbound, turn: Turn) -> tuple[OutboxRow, ...]:
        return await self._keep(inbound, turn)


class TinyStore:
    """All people, in a folder of this machine."""

    def __init__(self, folder: Folder, lock: Lock, clock: Clock, disk: Disk) -> None:
        """Begin with what the folder holds; `tiny_store` makes the folder ready first."""
        self._folder = folder
        self._lock = lock
        self._clock = clock
        self._disk = disk
        start = started(disk, folder)
        self._unsent = start.unsent
        self._index = start.index
        self._notes = Notes(start.sent)
        self._noting: asyncio.TimerHandle | None = None
        self._closed = False
        self._people = Locks()
        self._cache = Cache()
        self._writer = Writer(disk)
        self._note_writer = Writer(disk)
        """Notes wait for no commit: until they are written a kill would send again."""
        self._reader = ThreadPoolExecutor(1, "ironstride-reader")

    @asynccontextmanager
    async def open(self, who: Person) -> AsyncGenerator[TinyUnit]:
        async with self._people.of(who.athlete):
            page = self._cache.take(who.athlete) or await self._load(who)
            try:
                yield TinyUnit(page, partial(self._commit, page))
            finally:
                self._cache.put(who.athlete, page)

    async def due(self, now: datetime, limit: int) -> tuple[Due, ...]:
        late = self._index.due(now, limit)
        found = await self._read(lambda: [self._upcoming(athlete) for athlete in late])
        dues = [due for upcoming in found for due in upcoming if due.due_at <= now]
        return tuple(sorted(dues, key=attrgetter("due_at", "id"))[:limit])

    async def unsent(self) -> tuple[OutboxRow, ...]:
        rows, self._unsent = self._unsent, ()
        return rows

    def sent(self, row: OutboxRow) -> None:
        self._notes.add(row.id)
        self._note_after(NOTE_AFTER)

    async def last_inbound(self, service: str, chat: str) -> InboundId | None:
        return self._index.last_inbound(service, chat)

    async def chats(self, service: str) -> Sequence[str]:
        return self._index.chats(service)

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._noting is not None:
            self._noting.cancel()
        await self._writer.idle()
        self._note()
        await self._note_writer.idle()
        self._writer.close()
        self._note_writer.close()
        self._reader.shutdown()
        self._lock.release()

    async def _load(self, who: Person) -> Page:
        return await self._read(lambda: load(self._disk, self._folder, who))

    async def _read(self, deed: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._reader, deed)
        except OSError as error:
            raise Unavailable(f"{self._folder.root} cannot be read: {error}") from error

    def _upcoming(self, athlete: AthleteId) -> tuple[Due, ...]:
        head = read_head(self._disk, self._folder.live_file(athlete))
        return head.dues if head else ()

    async def _commit(self, page: Page, inbound: Inbound, turn: Turn) -> tuple[OutboxRow, ...]:
        gone = self._notes.sent_of(page.kept)
        commit = committed(without_sent(page.kept, gone), inbound, turn, self._clock.now())
        with page.turned(commit.kept) as (head, content):
            cancelled = await self._write(inbound.who.athlete, content, commit.sealed)
        self._index.learn(head)
        self._notes.forget(gone)
        if cancelled:
            raise asyncio.CancelledError
        return commit.rows

    async def _write(self, athlete: AthleteId, content: bytes, sealed: tuple[Log, ...]) -> bool:
        """Return when the file is durable, and whether the waiting was cancelled meanwhile."""
        job = Job(
            before=partial(seal, self._disk, self._folder, athlete, sealed) if sealed else None,
            path=self._folder.live_file(athlete),
            content=content,
        )
        done = self._writer.submit(job)
        cancelled = await settled(done)
        try:
            done.result()
        except OSError as error:
            raise Unavailable(f"{self._folder.root} cannot be written: {error}") from error
        return cancelled

    def _note_after(self, pause: timedelta) -> None:
        if self._noting is None and not self._closed:
            loop = asyncio.get_running_loop()
            self._noting = loop.call_later(pause.total_seconds(), self._note)

    def _note(self) -> None:
        """Have the notes written that no commit has made needless in the meantime."""
        self._noting = None
        fresh = self._notes.take_fresh()
        if fresh:
            sent = frozenset(self._notes.sent)
            write = partial(append_notes, self._disk, self._folder.sent_log, fresh, sent)
            done = self._note_writer.submit(Job(before=write))
            done.add_done_callback(partial(self._noted, fresh))

    def _noted(self, rows: tuple[str, ...], done: asyncio.Future[None]) -> None:
        error = done.exception()
        if error is not None:
            log.warning("sent, but not noted: %s", error, extra={"action": "not_noted"})
            self._notes.put_back(rows)
            self._note_after(NOTE_AGAIN)


def tiny_store(root: Path, clock: Clock, disk: Disk | None = None) -> TinyStore:
    """Return the store in a folder, which is made if it is missing.

    Raises Held, Unavailable, or Unreadable when a later program wrote there.
    """
    folder, lock = opened(root)
    try:
        return TinyStore(folder, lock, clock, disk or Disk())
    except OSError as error:
        lock.release()
        raise Unavailable(f"the data folder {root} cannot be read: {error}") from error
    except StoreError:
        lock.release()
        raise
