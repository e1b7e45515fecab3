"""The real client against a gateway on the loopback."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import discord
import pytest

from bot.chat.discord.client import Discord
from bot.errors import ConfigError
from tests.fakes.discord_server import Server, message, served
from tests.fakes.discord_wire import MENU, TOKEN, Script

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


PATIENCE_S = 10


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Server]:
    async with served(monkeypatch) as server:
        yield server


@asynccontextmanager
async def running(script: Script) -> AsyncGenerator[Discord]:
    bot = Discord(TOKEN, script, script, MENU, pause=script.pause)
    task = asyncio.create_task(bot.run())
    try:
        yield bot
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(task, PATIENCE_S)
        assert bot.client.is_closed()


async def run(token: str = TOKEN) -> None:
    script = Script()
    await asyncio.wait_for(
        Discord(token, script, script, MENU, pause=script.pause).run(), PATIENCE_S
    )


async def test_a_wrong_token_is_told_to_the_host(server: Server) -> None:
    server.statuses = [401]
    with pytest.raises(ConfigError, match="IRONSTRIDE_DISCORD_TOKEN") as caught:
        await run()
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("token", ["abc\ndef", "abc\x00", "ключ"])
async def test_a_token_that_cannot_be_one_is_told_to_the_host(token: str) -> None:
    with pytest.raises(ConfigError, match="IRONSTRIDE_DISCORD_TOKEN"):
        await run(token)


@pytest.mark.parametrize("code", [4004, 4011, 4014])
async def test_a_refusal_by_the_gateway_is_told_to_the_host(server: Server, code: int) -> None:
    server.close_with = code
    with pytest.raises(ConfigError, match="IRONSTRIDE_DISCORD_TOKEN"):
        await run()


async def test_it_connects_when_discord_is_back(server: Server) -> None:
    server.statuses = [503, 503]
    script = Script()
    async with running(script):
        await asyncio.wait_for(server.seen.get(), PATIENCE_S)
    assert script.pauses == [5, 10]


async def test_a_gateway_that_is_away_takes_one_line_of_the_log(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.closed = True
    told = asyncio.Event()

    def tell(record: logging.LogRecord) -> bool:
        if "reconnect" in record.getMessage():  # others come too when the log is louder
            told.set()
        return True

    caplog.handler.addFilter(tell)
    async with running(Script()):
        await asyncio.wait_for(told.wait(), PATIENCE_S)
    caplog.handler.removeFilter(tell)
    assert "reconnect" in caplog.text
    assert "Traceback" not in caplog.text


async def test_it_asks_for_no_privileged_intent(server: Server) -> None:
    async with running(Script()):
        identify = await asyncio.wait_for(server.seen.get(), PATIENCE_S)
    asked = identify["d"]["intents"]
    assert asked & discord.Intents(dm_messages=True).value
    assert asked & discord.Intents(guild_messages=True).value
    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert not asked & privileged.value


async def test_a_dropped_connection_is_resumed_and_a_replay_has_no_effect(server: Server) -> None:
    script = Script()
    async with running(script):
        await asyncio.wait_for(server.seen.get(), PATIENCE_S)
        await server.dispatch("MESSAGE_CREATE", message(101, "one"))
        await asyncio.wait_for(script.arrived.get(), PATIENCE_S)
        await server.drop(4000)
        resume = await asyncio.wait_for(server.seen.get(), PATIENCE_S)
        assert (resume["op"], resume["d"]["session_id"], resume["d"]["seq"]) == (6, "s1", 2)
        await server.dispatch("MESSAGE_CREATE", message(101, "one"))
        await server.dispatch("MESSAGE_CREATE", message(102, "two"))
        for _ in range(2):
            await asyncio.wait_for(script.arrived.get(), PATIENCE_S)
    assert script.texts == ["one", "two"]


async def test_neither_token_nor_words_are_logged(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.statuses = [503]
    script = Script()
    async with running(script):
        await asyncio.wait_for(server.seen.get(), PATIENCE_S)
        await server.dispatch("MESSAGE_CREATE", message(101, "my knee hurts"))
        await asyncio.wait_for(script.arrived.get(), PATIENCE_S)
    assert TOKEN not in caplog.text
    assert "knee" not in caplog.text


async def test_what_is_in_hand_is_finished_when_it_stops(server: Server) -> None:
    script = Script()
    gate = script.gates["7"] = asyncio.Event()
    async with running(script):
        await asyncio.wait_for(server.seen.get(), PATIENCE_S)
        await server.dispatch("MESSAGE_CREATE", message(101, "one"))
        await asyncio.wait_for(script.arrived.get(), PATIENCE_S)
        assert script.texts == []
        asyncio.get_running_loop().call_later(0.05, gate.set)
    assert script.texts == ["one"]
