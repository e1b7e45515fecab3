"""The services as the host runs them: a process, its exit code, its log."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.fakes.bot_api import TOKEN, BotApi
from tests.fakes.program import environ, ironstride
from tests.fakes.telegram_runner import Runner

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncGenerator
    from pathlib import Path

ANNA = 4711
NO_TOKEN = "bots have no such token"


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncGenerator[Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env=environ(IRONSTRIDE_LOG_LEVEL="DEBUG", **settings),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def ended(process: Process) -> tuple[int | None, str]:
    """Wait for the end; the limit is what the docs promise."""
    async with asyncio.timeout(10):
        _, log = await process.communicate()
    return process.returncode, log.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_and_ends_when_it_is_told_to(
    tmp_path: Path, number: signal.Signals
) -> None:
    async with BotApi() as api:
        settings = {"IRONSTRIDE_TELEGRAM_TOKEN": TOKEN, "IRONSTRIDE_TELEGRAM_API_URL": api.url}
        async with running(tmp_path, **settings) as process:
            await Runner(api, ANNA).says("squat 3x5 80kg")
            await api.until(lambda: api.texts(ANNA))
            process.send_signal(number)
            code, log = await ended(process)
        assert "80 kg" in api.texts(ANNA)[0]
        assert api.refused == []
    assert code == 0
    assert "Traceback" not in log
    assert TOKEN not in log
    assert TOKEN.partition(":")[2] not in log
    assert "squat" not in log


async def test_a_service_with_a_wrong_token_stops_and_the_others_go_on(tmp_path: Path) -> None:
    async with BotApi() as api:
        settings = {
            "IRONSTRIDE_TELEGRAM_TOKEN": TOKEN,
            "IRONSTRIDE_TELEGRAM_API_URL": api.url,
            "IRONSTRIDE_DISCORD_TOKEN": NO_TOKEN + " ä",
        }
        async with running(tmp_path, **settings) as process:
            assert process.stderr
            while b"service_stopped" not in (line := await process.stderr.readline()):
                assert line, "the log ended"
            assert b"IRONSTRIDE_DISCORD_TOKEN" in line
            assert NO_TOKEN.encode() not in line
            await Runner(api, ANNA).says("hello")
            await api.until(lambda: api.texts(ANNA))
            process.send_signal(signal.SIGTERM)
            code, _ = await ended(process)
    assert code == 0


async def test_without_network_it_tries_again_and_still_ends_when_told_to(tmp_path: Path) -> None:
    async with BotApi() as api:
        await api.stop()
        settings = {"IRONSTRIDE_TELEGRAM_TOKEN": TOKEN, "IRONSTRIDE_TELEGRAM_API_URL": api.url}
        async with running(tmp_path, **settings) as process:
            assert process.stderr
            while b"telegram_away" not in (line := await process.stderr.readline()):
                assert line, "the log ended"
            await api.start()
            await Runner(api, ANNA).says("hello")
            await api.until(lambda: api.texts(ANNA))
            await api.stop()
            process.send_signal(signal.SIGTERM)
            code, log = await ended(process)
    assert code == 0
    assert "Traceback" not in log


def test_when_every_token_is_wrong_nothing_is_left_to_run(tmp_path: Path) -> None:
    settings = {
        "IRONSTRIDE_TELEGRAM_TOKEN": NO_TOKEN,
        "IRONSTRIDE_DISCORD_TOKEN": NO_TOKEN + " ä",
    }
    run = ironstride(tmp_path, "run", settings=settings)
    assert run.code == 1
    assert "Traceback" not in run.err
    assert len([line for line in run.err.splitlines() if "has stopped" in line]) == 2
    assert NO_TOKEN not in run.err
