"""The thread that writes. What is waiting when it becomes free is written together.

Rule 1: each file is made durable by itself, the names in the folder once for all of them.
Rule 2: a job whose disk fails leaves everything as it was; the others of the batch do not notice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
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


def write(disk: Disk, folder: Path, jobs: Sequence[Job]) -> list[Failure | None]:
    """Write all jobs; return what went wrong with each of them."""
    failures = [_attempt(partial(_stage, disk, job)) for job in jobs]
    undos: dict[int, Undo] = {}
    for number, job in enumerate(jobs):
        if failures[number] is None and job.path is not None:
            failures[number] = _attempt(partial(_swap, disk, job.path, undos, number))
    if undos and (failed := _attempt(partial(disk.sync_folder, folder))):
        for number, undo in undos.items():
            failures[number] = failed
            _attempt(undo)
    return failures


def _attempt(deed: Callable[[], None]) -> Failure | None:
    try:
        deed()
    except (OSError, StoreError) as error:
        return error
    return None


def _stage(disk: Disk, job: Job) -> None:
    if job.before is not None:
        job.before()
    if job.path is not None:
        disk.stage(job.path, job.content)


def _swap(disk: Disk, path: Path, undos: dict[int, Undo], number: int) -> None:
    undos[number] = disk.swap(path)


class Writer:
    """Takes jobs from the event loop and answers each with a future."""

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._write = partial(write, disk, folder)
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

    async def close(self) -> None:
        """Finish what is waiting."""
        while self._waiting or self._busy:
            await self.submit(Job())
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
