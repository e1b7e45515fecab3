"""The whole coach on Discord: engine, store in memory, outbox, and the real client."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import simcord

from bot.chat.discord.client import Discord
from bot.main import World, assemble, load_book
from bot.rehearsal.backstage import StageClock
from bot.rehearsal.directly import NoAside
from bot.store.memory import MemoryStore
from bot.talk.wire import Person
from tests.fakes.discord_driver import DiscordDriver
from tests.fakes.discord_wire import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from bot.app.ports import Channel
    from bot.domain.training import Log


@dataclass
class Here:
    env: simcord.Env
    store: MemoryStore
    ann: DiscordDriver
    bot_id: int

    async def logs(self, user: int) -> tuple[Log, ...]:
        async with self.store.open(Person("discord", str(user))) as unit:
            return unit.snapshot.record.logs


@asynccontextmanager
async def coached() -> AsyncGenerator[Here]:
    clock = StageClock()
    store = MemoryStore(clock)
    book = load_book(seed="whole")
    channels: dict[str, Channel] = {}
    coach = assemble(World(store=store, aside=NoAside(), clock=clock), book, channels)
    bot = Discord(TOKEN, coach.service, store, book.commands)
    async with simcord.run(bot.client) as env, asyncio.TaskGroup() as tasks:
        channels["discord"] = bot
        tasks.create_task(coach.outbox.run())
        ann = DiscordDriver(env, env.create_user("ann"), coach.outbox.idle)
        assert bot.client.user is not None
        yield Here(env, store, ann, bot.client.user.id)
        coach.outbox.stop()


async def test_a_log_is_kept_and_a_button_takes_it_back() -> None:
    async with coached() as here:
        await here.ann.say("squat 3x5 80kg")
        assert len(await here.logs(here.ann.user.id)) == 1
        assert any("80 kg" in heard.text for heard in here.ann.heard())
        await here.ann.press("Undo")
        assert await here.logs(here.ann.user.id) == ()
        assert here.ann.heard()


async def test_an_edit_corrects_the_log_of_its_message() -> None:
    async with coached() as here:
        await here.ann.say("squat 3x5 80kg")
        await here.ann.edit("squat 3x5 85kg")
        (log,) = await here.logs(here.ann.user.id)
        assert "85" in str(log.entries)
        assert "80" not in str(log.entries)


async def test_every_command_of_the_menu_is_answered() -> None:
    async with coached() as here:
        for name in here.ann.user.available_commands():
            await here.ann.say(f"/{name}")
            assert here.ann.heard(), name


async def test_a_slash_command_in_a_guild_is_between_two() -> None:
    async with coached() as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann, bob = (guild.add_member(here.env.create_user(name)) for name in ("ann", "bob"))
        await ann.slash(channel, "log", text="squat 3x5 80kg")
        await here.ann.settled()
        assert "80 kg" in channel.history(viewer=ann)[0].content
        assert channel.history(viewer=bob) == []
        assert len(await here.logs(ann.id)) == 1
        assert await here.logs(bob.id) == ()


async def test_a_mention_shows_nothing_personal_and_keeps_nothing() -> None:
    async with coached() as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.ann.user)
        await here.ann.say("squat 3x5 80kg")
        for words in ("what should I lift today?", "my knee hurts 6/10", "bench 3x5 60kg", "undo"):
            await ann.send(channel, f"<@{here.bot_id}> {words}")
            await here.ann.settled()
            said = channel.last_message
            assert said is not None
            assert said.author.id == here.bot_id
            assert not any(word in said.content.lower() for word in ("squat", "80", "knee", "60"))
            assert said.components == []
        assert len(await here.logs(ann.id)) == 1


async def test_a_button_pressed_by_somebody_else_does_nothing() -> None:
    async with coached() as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        bob = guild.add_member(here.env.create_user("bob"))
        await bob.user.send_dm("squat 3x5 80kg")
        await here.ann.settled()
        button = {"type": 2, "style": 2, "label": "Undo", "custom_id": "1:undo"}
        row = {"type": 1, "components": [button]}
        here.env.backend.create_message(channel.id, here.bot_id, "?", components=[row])
        await bob.click(channel.history()[-1], custom_id="1:undo")
        await here.ann.settled()
        assert len(await here.logs(bob.id)) == 1
