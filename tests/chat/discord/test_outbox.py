"""Service, store in memory and outbox around the real client, with a mind that echoes."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import simcord

from bot.app.outbox import Outbox
from bot.app.service import Mind, Service
from bot.chat.discord.client import Discord
from bot.rehearsal.backstage import StageClock
from bot.rehearsal.directly import NoAside
from bot.store.memory import MemoryStore, Shelf
from bot.talk.effects import SaveHome
from bot.talk.turn import Turn
from bot.talk.wire import Button, Due, Person, Reply
from tests.fakes.discord_wire import MENU, TOKEN, answer, last

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from datetime import datetime

    from bot.app.ports import Channel
    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import Inbound

PATIENCE_S = 10


def echo(known: Snapshot, inbound: Inbound, now: datetime) -> Turn:
    """Answer with what was said, and take the person's own chat as their home."""
    assert not isinstance(inbound, Due)
    said = getattr(inbound, "text", getattr(inbound, "says", ""))
    turn = known.conversation.turn + 1
    return Turn(
        conversation=replace(known.conversation, turn=turn),
        replies=(Reply(f"{turn}: {said}", (Button("Again", "again", turn),)),),
        effects=(SaveHome(inbound.where),) if inbound.where.private else (),
    )


@dataclass
class Running:
    bot: Discord
    outbox: Outbox

    async def settled(self) -> None:
        await asyncio.wait_for(self.outbox.idle(), PATIENCE_S)


def assembled(shelf: Shelf) -> Running:
    clock = StageClock()
    store = MemoryStore(clock, shelf)
    channels: dict[str, Channel] = {}
    outbox = Outbox(store, channels, clock)
    service = Service(store, outbox, NoAside(), clock, Mind(step=echo, words=lambda key, _: key))
    bot = Discord(TOKEN, service, store, MENU)
    channels["discord"] = bot
    return Running(bot, outbox)


@asynccontextmanager
async def sending(running: Running) -> AsyncGenerator[None]:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(running.outbox.run())
        yield
        running.outbox.stop()


async def test_what_was_committed_before_a_crash_is_sent_after_it() -> None:
    shelf: Shelf = {}
    before = assembled(shelf)
    async with simcord.run(before.bot.client) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(env.create_user("ann"))
        result = await ann.slash(channel, "today")
        await ann.user.send_dm("hello")
        assert answer(result).content == ""
        after = assembled(shelf)
        await env.restart_bot(after.bot.client)
        async with sending(after):
            await after.settled()
            assert answer(result).content == "1: /today"
            assert answer(result).ephemeral
            assert last(ann.user).content == "2: hello"


async def test_what_was_missed_is_answered_once() -> None:
    shelf: Shelf = {}
    before = assembled(shelf)
    async with simcord.run(before.bot.client) as env:
        ann = env.create_user("ann")
        async with sending(before):
            await ann.send_dm("one")
            await before.settled()
        told, env.backend.subscribers[:] = list(env.backend.subscribers), []
        env.backend.create_message(ann.dm_channel.id, ann.id, "two")
        env.backend.subscribers[:] = told
        for _ in range(2):
            after = assembled(shelf)
            await env.restart_bot(after.bot.client)
            async with sending(after):
                await after.settled()
        said = [m.content for m in ann.dm_channel.history() if m.author.bot]
        assert said == ["1: one", "2: two"]


async def test_who_cannot_be_reached_gets_no_more_reminders() -> None:
    shelf: Shelf = {}
    running = assembled(shelf)
    async with simcord.run(running.bot.client) as env, sending(running):
        ann = env.create_user("ann")
        env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
        await ann.send_dm("hello")
        await running.settled()
        assert not shelf[Person("discord", str(ann.id)).athlete].snapshot.reachable
        await ann.send_dm("hello again")
        await running.settled()
        assert shelf[Person("discord", str(ann.id)).athlete].snapshot.reachable
        assert last(ann).content == "2: hello again"


async def test_a_press_and_its_answer() -> None:
    running = assembled({})
    async with simcord.run(running.bot.client) as env, sending(running):
        ann = env.create_user("ann")
        await ann.send_dm("hello")
        await running.settled()
        await ann.click(last(ann), label="Again")
        await running.settled()
        _, question, reply = ann.dm_channel.history()
        assert question.components == []
        assert reply.content == "2: again"
