"""The whole bot, over HTTP, killed in the middle of 60 waiting messages: none is lost.

Rounds differ in how many updates the server hands out at a time and in when the kill comes, so that
it falls into polls, commits and sends.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.clock import SystemClock
from bot.domain.running import Run
from bot.store.tinydb.store import tiny_store
from bot.talk.wire import Person
from tests.fakes.bot_api import PATIENCE_S, TOKEN, BotApi
from tests.fakes.telegram_runner import Runner

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

RUNNERS = range(101, 113)
KM = range(5, 10)
"""Each runner logs one run of each length, so that a doubled or lost one can be told."""
ROUNDS = tuple(enumerate((100, 7, 25, 3, 60, 12, 100, 5, 40, 1), start=7))
"""(kill after so many replies, updates that the server hands out at a time)."""
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@asynccontextmanager
async def running(
    root: Path, folder: Path, api: BotApi
) -> AsyncGenerator[asyncio.subprocess.Process]:
    """Run `ironstride run` until the block ends; then it is killed, if it is still there."""
    setting = {
        "IRONSTRIDE_TELEGRAM_TOKEN": TOKEN,
        "IRONSTRIDE_TELEGRAM_API_URL": api.url,
        "IRONSTRIDE_DATA_DIR": str(folder / "data"),
        "PYTHONPATH": str(root),
    }
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=os.environ | setting,
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def everybody_logs(api: BotApi) -> None:
    for km in KM:
        for user in RUNNERS:
            await Runner(api, user).says(f"easy {km} km in {6 * km} min")


def answered(api: BotApi, user: int) -> int:
    """Return how many of a runner's runs the coach has repeated."""
    said = " ".join(api.texts(user))
    return sum(f"{km} km" in said for km in KM)


async def kept(folder: Path, user: int) -> tuple[int, list[float | None]]:
    """Return the turns of a runner's conversation, and the metres of each run that is kept."""
    store = tiny_store(folder / "data", SystemClock(lambda: NOON))
    try:
        async with store.open(Person("telegram", str(user))) as unit:
            known = unit.snapshot
    finally:
        await store.close()
    done = [entry.activity for log in known.record.logs for entry in log.entries]
    return known.conversation.turn, [run.distance_m for run in done if isinstance(run, Run)]


async def killed_and_started_again(
    root: Path, folder: Path, kill_after: int, at_a_time: int
) -> None:
    async with BotApi() as api:
        api.batch_limit = at_a_time
        await everybody_logs(api)
        async with running(root, folder, api) as process:
            await api.until(lambda: len(api.sent) >= kill_after)
            process.kill()
        assert api.pending, "nothing was left to lose"
        async with running(root, folder, api) as process:
            await api.until(lambda: all(answered(api, user) == len(KM) for user in RUNNERS))
            await api.until(lambda: not api.pending)
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(PATIENCE_S):
                assert await process.wait() == 0
        assert api.refused == []
    for user in RUNNERS:
        assert await kept(folder, user) == (len(KM), [1000.0 * km for km in KM])


@pytest.mark.timeout(180)
async def test_sixty_of_sixty_are_handled_once_over_ten_kills(root: Path, tmp_path: Path) -> None:
    two_at_a_time = asyncio.Semaphore(2)
    folders = {kill_after: tmp_path / f"round{kill_after}" for kill_after, _ in ROUNDS}
    for folder in folders.values():
        folder.mkdir()

    async def round_of(kill_after: int, at_a_time: int) -> None:
        async with two_at_a_time:
            await killed_and_started_again(root, folders[kill_after], kill_after, at_a_time)

    async with asyncio.TaskGroup() as rounds:
        for kill_after, at_a_time in ROUNDS:
            rounds.create_task(round_of(kill_after, at_a_time))
