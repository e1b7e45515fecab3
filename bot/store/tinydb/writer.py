"""The thread that writes. What is waiting when it becomes free is written together.

Rule 1: each file is made durable by itself, the names in the folder once for all of them.
Rule 2: a job whose disk fails leaves everything as it was; the others of the batch do not notice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import StoreError

if TYPE_CHECKING:
    from bot.store.tinydb.disk import Disk, Undo

BATCH = 16
"""More share the cost of the folder no better, and let the first of them wait longer."""

Failure = OSError | StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One person's file, or something that is done with one step."""

    before: Callable[[], None] | None = None
    """What must be durable before the file is."""
    path: Path | None = None
    content: bytes = b""


class Attempt:
    """One job on its way, and what went wrong with it."""

    def __init__(self, disk: Disk, job: Job) -> None:
        self.failure: Failure | None = None
        self._disk = disk
        self._job = job
        self._undo: Undo | None = None

    @property
    def folder(self) -> Path | None:
        """Where a name has changed that is not durable yet."""
        return self._job.path.parent if self._job.path and self._undo else None

    def stage(self) -> None:
        with self._failing():
            if self._job.before is not None:
                self._job.before()
            if self._job.path is not None:
                self._disk.stage(self._job.path, self._job.content)

    def swap(self) -> None:
        if self._job.path is not None and self.failure is None:
            with self._failing():
                self._undo = self._disk.swap(self._job.path)

    def take_back(self, failure: Failure) -> None:
        """Put the old file back: what is not durable was not kept."""
        assert self._undo is not None
        with self._failing():
            self._undo()
        self.failure = failure

    @contextmanager
    def _failing(self) -> Generator[None]:
        try:
            yield
        except (OSError, StoreError) as error:
            self.failure = error


def write(disk: Disk, jobs: Sequence[Job]) -> list[Failure | None]:
    """Write all jobs; return what went wrong with each of them."""
    attempts = [Attempt(disk, job) for job in jobs]
    for attempt in attempts:
        attempt.stage()
    for attempt in attempts:
        attempt.swap()
    for folder in {attempt.folder for attempt in attempts if attempt.folder}:
        _sync(disk, folder, [attempt for attempt in attempts if attempt.folder == folder])
    return [attempt.failure for attempt in attempts]


def _sync(disk: Disk, folder: Path, attempts: Sequence[Attempt]) -> None:
    try:
        disk.sync_folder(folder)
    except OSError as error:
        for attempt in attempts:
            attempt.take_back(error)


class Writer:
    """Takes jobs from the event loop and answers each with a future."""

    def __init__(self, disk: Disk) -> None:
        self._write = partial(write, disk)
        self._thread = ThreadPoolExecutor(1, "ironstride-writer")
        self._waiting: list[tuple[Job, asyncio.Future[None]]] = []
        self._busy = False

    def submit(self, job: Job) -> asyncio.Future[None]:
        """Return a future that ends when the job is durable, or with what went wrong."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, done))
        if not self._busy:
            self._next()
        return done

    async def idle(self) -> None:
        """Return when all that was submitted is done and told."""
        await self.submit(Job())
        while self._busy:
            await self.submit(Job())

    def close(self) -> None:
        """End the thread, which must be idle."""
        self._thread.shutdown()

    def _next(self) -> None:
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        self._busy = bool(batch)
        if batch:
            jobs = [job for job, _ in batch]
            run = asyncio.get_running_loop().run_in_executor(self._thread, self._write, jobs)
            run.add_done_callback(partial(self._done, [done for _, done in batch]))

    def _done(
        self, waiting: list[asyncio.Future[None]], run: asyncio.Future[list[Failure | None]]
    ) -> None:
        broken = run.exception()
        failures = [broken] * len(waiting) if broken else run.result()
        for done, failure in zip(waiting, failures, strict=True):
            if done.cancelled():
                continue
            if failure is None:
                done.set_result(None)
            else:
                done.set_exception(failure)
        self._next()


async def settled(done: asyncio.Future[None]) -> bool:
    """Wait for a job, which can no longer be called back; return whether the wait was cancelled."""
    cancelled = False
    while not done.done():
        try:
            await asyncio.wait([done])
        except asyncio.CancelledError:
            cancelled = True
    return cancelled
