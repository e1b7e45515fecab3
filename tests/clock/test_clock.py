"""Clocks tell what they are given; the ticker ticks at once, again, and stops when told."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import RunningClock, SystemClock, Ticker

MOMENT = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


def test_the_system_clock_reads_anew_each_time() -> None:
    readings = iter((MOMENT, MOMENT + timedelta(seconds=1)))
    clock = SystemClock(lambda: next(readings))
    assert clock.now() == MOMENT
    assert clock.now() == MOMENT + timedelta(seconds=1)


def test_a_running_clock_starts_where_it_is_set_and_runs_on() -> None:
    elapsed = iter((100.0, 100.0, 160.5))
    start = MOMENT.astimezone(timezone(timedelta(hours=2)))
    clock = RunningClock(start, lambda: next(elapsed))
    now = clock.now()
    assert now == MOMENT
    assert now.tzinfo is UTC
    assert clock.now() == MOMENT + timedelta(seconds=60.5)


async def test_the_ticker_ticks_at_once_and_again() -> None:
    count = 0
    thrice = asyncio.Event()

    async def tick() -> None:
        nonlocal count
        count += 1
        if count == 3:
            thrice.set()

    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        running = group.create_task(Ticker(tick, every_s=0.01).run())
        await thrice.wait()
        running.cancel()
    assert count >= 3


class SetBack(AsyncIOScheduler):
    """A scheduler whose machine was set back by three days: its job is three days ahead."""

    def add_job(self, *job: Any, **more: Any) -> object:
        ahead = datetime.now(UTC) + timedelta(days=3)  # noqa: TID251 (the library reads it, too)
        return super().add_job(*job, **more, next_run_time=ahead)


async def test_a_clock_that_is_set_back_by_three_days_stops_no_ticks() -> None:
    count = 0
    thrice = asyncio.Event()

    async def tick() -> None:
        nonlocal count
        count += 1
        if count == 3:
            thrice.set()

    ticker = Ticker(tick, every_s=0.01, scheduler=SetBack(timezone=UTC))
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        running = group.create_task(ticker.run())
        await thrice.wait()
        running.cancel()


async def test_a_slow_tick_is_not_doubled() -> None:
    running_ticks = 0
    most = 0
    done = asyncio.Event()
    finished = 0

    async def tick() -> None:
        nonlocal running_ticks, most, finished
        running_ticks += 1
        most = max(most, running_ticks)
        for _ in range(50):
            await asyncio.sleep(0)
        running_ticks -= 1
        finished += 1
        if finished == 4:
            done.set()

    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        running = group.create_task(Ticker(tick, every_s=0.001).run())
        await done.wait()
        running.cancel()
    assert most == 1
