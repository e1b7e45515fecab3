"""The bot on a Discord in memory (simcord), with a receiver that answers by a script."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import discord
import simcord

from bot.chat.discord.client import Discord
from bot.errors import Unavailable
from bot.talk.book import Command
from bot.talk.wire import Due, Inbound, InboundId, OutboxRow, Reply

MENU = tuple(
    Command(name, f"What /{name} does")
    for name in (
        *("start", "help", "today", "log", "undo"),
        *("tip", "reminders", "settings", "cancel", "privacy"),
    )
)
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Canary.never-in-a-log"

Answer = Callable[[Inbound], Sequence[Reply]]


def say_nothing(inbound: Inbound) -> Sequence[Reply]:
    return ()


@dataclass
class Script:
    """A receiver that notes what it gets once, and sends what `answer` says."""

    answer: Answer = say_nothing
    send: Callable[[OutboxRow], Any] | None = None
    heard: list[Inbound] = field(default_factory=list[Inbound])
    rows: list[OutboxRow] = field(default_factory=list[OutboxRow])
    full: int = 0
    """So many times the store is full."""
    broken: bool = False
    """Whether it cannot tell what was committed last."""
    gates: dict[str, asyncio.Event] = field(default_factory=dict[str, asyncio.Event])
    """People whose messages wait, by user id."""
    pauses: list[float] = field(default_factory=list[float])
    """How long the bot would have waited before it tried again."""

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    arrived: asyncio.Queue[Inbound] = field(default_factory=asyncio.Queue[Inbound])
    """What was handed in, kept or not."""

    async def receive(self, inbound: Inbound) -> None:
        self.arrived.put_nowait(inbound)
        if inbound.who.user in self.gates:
            await self.gates[inbound.who.user].wait()
        if self.full:
            self.full -= 1
            raise Unavailable
        if inbound.id in {known.id for known in self.heard}:
            return
        self.heard.append(inbound)
        assert not isinstance(inbound, Due)
        for number, reply in enumerate(self.answer(inbound)):
            row = OutboxRow(
                id=f"{inbound.id}#{number}",
                who=inbound.who,
                to=inbound.where,
                reply=reply,
                handle=inbound.handle,
            )
            self.rows.append(row)
            if self.send is not None:
                await self.send(row)

    async def last_inbound(self, service: str, chat: str) -> InboundId | None:
        if self.broken:
            raise KeyError(chat)
        ids = [known.id for known in self.heard if known.where.chat == chat]
        return ids[-1] if ids else None

    async def chats(self, service: str) -> Sequence[str]:
        return sorted({known.where.chat for known in self.heard if known.where.private})

    @property
    def texts(self) -> list[str]:
        return [getattr(known, "text", getattr(known, "says", "")) for known in self.heard]


def last(user: simcord.UserHandle) -> discord.Message:
    """Return the newest message of a person's conversation with the bot."""
    message = user.dm_channel.last_message
    assert message is not None
    return message


def answer(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """Return what the bot answered to an interaction."""
    assert result.response is not None
    return result.response


def buttons(message: discord.Message) -> list[str | None]:
    """Return the ids of a message's buttons."""
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [
        button.custom_id
        for row in rows
        for button in row.children
        if isinstance(button, discord.Button)
    ]


@dataclass
class World:
    """Discord, the bot in it, and what the bot handed in."""

    env: simcord.Env
    bot: Discord
    script: Script

    async def restart(self) -> None:
        """Stop the bot and start another one, which remembers nothing."""
        self.bot = connected(self.script)
        await self.env.restart_bot(self.bot.client)

    @property
    def bot_id(self) -> int:
        assert self.bot.client.user is not None
        return self.bot.client.user.id

    def while_away(self, user: simcord.UserHandle, *texts: str) -> None:
        """Let a person write what the bot is not told of."""
        told, self.env.backend.subscribers[:] = list(self.env.backend.subscribers), []
        for text in texts:
            self.env.backend.create_message(user.dm_channel.id, user.id, text)
        self.env.backend.subscribers[:] = told

    def sent(self, method: str, path: str) -> list[Any]:
        """Return the bodies of the bot's requests to paths that end like this."""
        return [
            request.json
            for request in self.env.http_requests
            if request.method == method and request.path.endswith(path)
        ]


def connected(script: Script, menu: Sequence[Command] = MENU) -> Discord:
    """Return a bot that answers by the script."""
    bot = Discord(TOKEN, script, script, menu, pause=script.pause)
    script.send = bot.send
    return bot


@asynccontextmanager
async def world(answer: Answer = say_nothing, **options: Any) -> AsyncGenerator[World]:
    script = Script(answer)
    bot = connected(script)
    async with simcord.run(bot.client, **options) as env:
        yield World(env, bot, script)
