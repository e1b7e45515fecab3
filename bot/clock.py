"""What time it is, and what happens again and again.

Rule 1: nobody here reads the clock of the machine; main hands the reading in.
Rule 2: APScheduler has a single job, "tick", and knows nothing of reminders: they are rows in the
store.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

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
    """Calls `tick` at once and then every 30 seconds, never twice at a time."""

    def __init__(self, tick: Callable[[], Awaitable[None]], every_s: float = TICK_S) -> None:
        """Take an async function that raises nothing."""
        self._tick = tick
        self._every_s = every_s

    async def run(self) -> None:
        """Tick until cancelled."""
        # A slow import; the first word in a terminal need not wait for it.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415

        await self._tick()
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self._tick,
            "interval",
            id="tick",
            seconds=self._every_s,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        scheduler.start()
        try:
            await asyncio.Event().wait()
        finally:
            scheduler.shutdown(wait=False)
