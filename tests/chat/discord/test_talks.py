"""Every scripted talk gives the same words over Discord as without any chat service."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import simcord

from bot.chat.discord.client import Discord
from bot.cli.rehearse import stage
from bot.main import World, assemble, load_book
from bot.rehearsal.directly import NoAside, StageClock
from bot.rehearsal.script import script
from bot.rehearsal.stage import hold
from bot.store.memory import MemoryStore
from bot.talk.wire import Chat, Person
from tests.conftest import ROOT
from tests.fakes.discord_driver import DiscordDriver
from tests.fakes.discord_wire import TOKEN
from tests.fakes.service_stage import ServiceStage

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.app.ports import Channel

TALKS = {file.stem: file.read_text("utf-8") for file in (ROOT / "tests/talks").glob("*.talk")}


@asynccontextmanager
async def on_discord(seed: str) -> AsyncGenerator[ServiceStage]:
    clock = StageClock()
    store, book = MemoryStore(clock), load_book(seed=seed)
    channels: dict[str, Channel] = {}
    coach = assemble(World(store=store, aside=NoAside(), clock=clock), book, channels)
    bot = Discord(TOKEN, coach.service, store, book.commands)
    async with simcord.run(bot.client) as env, asyncio.TaskGroup() as tasks:
        channels["discord"] = bot
        tasks.create_task(coach.outbox.run())
        ann = env.create_user("ann")
        where = Chat(service="discord", chat=str(ann.dm_channel.id), private=True)

        async def tick() -> None:
            await coach.service.tick()
            await coach.outbox.idle()

        driver = DiscordDriver(env, ann, coach.outbox.idle)
        yield ServiceStage(driver, store, clock, tick, Person("discord", str(ann.id)), where)
        coach.outbox.stop()


@pytest.mark.parametrize("name", sorted(TALKS))
async def test_the_same_words(name: str) -> None:
    lines = script(TALKS[name])
    expected = await hold(lines, stage(name))
    async with on_discord(name) as discord:
        shown = await hold(lines, discord)
    assert shown.transcript == expected.transcript
