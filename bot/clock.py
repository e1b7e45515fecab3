"""What time it is, and what happens again and again.

Rule 1: nobody here reads the clock of the machine; main hands the reading in.
Rule 2: APScheduler has a single job, "tick", and knows nothing of reminders: they are rows in the
store.
Rule 3: the clock of the machine may jump; ticks go on by a clock that does not.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Never

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

LOOK_AFTER = 2
"""After so many ticks that should have come, somebody looks."""
TICK_S = 30.0
"""How far apart ticks are; a reminder comes at most so much late."""


class SystemClock:
    """The time of the machine."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Take what reads the clock, aware, UTC."""
        self._now = now

    def now(self) -> datetime:
        return self._now()


class RunningClock:
    """A clock that was set to some other moment and runs on from there."""

    def __init__(self, start: datetime, elapsed_s: Callable[[], float]) -> None:
        """Take an aware moment and a monotonic reading in seconds."""
        self._start = start.astimezone(UTC)
        self._elapsed_s = elapsed_s
        self._began_s = elapsed_s()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._elapsed_s() - self._began_s)


class Ticker:
    """Calls `tick` at once and then every 30 seconds, never twice at a time.

    APScheduler waits for a time of day: set back by three days, the machine would have it wait for
    three days. So somebody looks whether ticks still come.
    """

    def __init__(
        self,
        tick: Callable[[], Awaitable[None]],
        every_s: float = TICK_S,
        scheduler: AsyncIOScheduler | None = None,
    ) -> None:
        """Take an async function that raises nothing, and a scheduler other than its own."""
        self._scheduler = scheduler
        self._tick = tick
        self._every_s = every_s
        self._began = 0
        """How many ticks have begun."""
        self._ticking = False

    async def run(self) -> None:
        """Tick until cancelled."""
        # A slow import; the first word in a terminal need not wait for it.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415

        await self._tick()
        scheduler = self._scheduler or AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self._next,
            "interval",
            id="tick",
            seconds=self._every_s,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        scheduler.start()
        try:
            await self._look_after(scheduler)
        finally:
            scheduler.shutdown(wait=False)

    async def _next(self) -> None:
        self._began += 1
        self._ticking = True
        try:
            await self._tick()
        finally:
            self._ticking = False

    async def _look_after(self, scheduler: AsyncIOScheduler) -> Never:
        while True:
            before = self._began
            await asyncio.sleep(LOOK_AFTER * self._every_s)
            if self._began == before and not self._ticking:
                log.warning("the clock has jumped", extra={"action": "clock_jumped"})
                scheduler.reschedule_job("tick", trigger="interval", seconds=self._every_s)
