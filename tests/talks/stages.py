"""Each chat service as a stage for scripts.

Rule 1: adapter, outbox, service and engine are the real ones, put together as in the program; only
the wire is faked: HTTP with a Bot API server, discord.py's own transport, a pipe.
Rule 2: a stage is for one runner and one script; its store and its clock are new.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import simcord

from bot.app.pace import FREE
from bot.chat.discord.client import Discord
from bot.chat.terminal.channel import Terminal
from bot.chat.terminal.pipe import Pipe
from bot.main import World, assemble, load_book
from bot.rehearsal.backstage import Backstage, StageClock
from bot.rehearsal.directly import NoAside
from bot.store.memory import MemoryStore
from bot.talk.wire import Chat, Person
from tests.fakes.bot_api import BotApi
from tests.fakes.discord_driver import DiscordDriver
from tests.fakes.discord_wire import TOKEN
from tests.fakes.telegram_driver import TelegramDriver
from tests.fakes.telegram_wire import on_telegram
from tests.fakes.terminal_driver import TerminalDriver

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
    from datetime import datetime

    from bot.app.ports import Channel
    from bot.rehearsal.compare import Heard
    from bot.rehearsal.script import Who

PATIENCE_S = 20.0
"""After so long a wait counts as failed."""


class Driver(Protocol):
    """A runner on a chat service. Each method waits until the answers have arrived."""

    async def say(self, text: str) -> None: ...

    async def press(self, label: str) -> None: ...

    async def edit(self, text: str) -> None: ...

    def heard(self) -> Sequence[Heard]: ...


@dataclass
class ServiceStage:
    """A driver acts; who the runner is and what time it is comes from behind the stage."""

    driver: Driver
    behind: Backstage
    _begun: bool = False

    async def enter(self, who: Who) -> None:
        await self.behind.enter(who)

    async def move(self, wall: datetime) -> None:
        await self.behind.move(wall, freely=not self._begun)

    async def say(self, text: str) -> None:
        self._begun = True
        await self.driver.say(text)

    async def press(self, label: str) -> None:
        await self.driver.press(label)

    async def edit(self, text: str) -> None:
        await self.driver.edit(text)

    def heard(self) -> Sequence[Heard]:
        return self.driver.heard()


class House:
    """The coach as in the program, his channels still to come."""

    def __init__(self, seed: str) -> None:
        self.clock = StageClock()
        self.store = MemoryStore(self.clock)
        self.book = load_book(seed=seed)
        self.channels: dict[str, Channel] = {}
        world = World(store=self.store, aside=NoAside(), clock=self.clock)
        coach = assemble(world, self.book, self.channels)
        self.service, self.outbox = coach.service, coach.outbox

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.outbox.run())
            yield
            self.outbox.stop()

    async def settled(self) -> None:
        """Wait until nothing is left to be sent."""
        async with asyncio.timeout(PATIENCE_S):
            await self.outbox.idle()

    def stage(self, driver: Driver, who: Person, chat: str) -> ServiceStage:
        async def tick() -> None:
            await self.service.tick()
            await self.settled()

        where = Chat(service=who.service, chat=chat, private=True)
        behind = Backstage(store=self.store, clock=self.clock, tick=tick, who=who, where=where)
        return ServiceStage(driver, behind)


@asynccontextmanager
async def telegram(seed: str) -> AsyncGenerator[ServiceStage]:
    """Speak python-telegram-bot's HTTP with a server on the loopback."""
    house = House(seed)
    async with (
        BotApi() as api,
        house.running(),
        on_telegram(api, house.service, menu=house.book.commands) as channel,
    ):
        channel.limits = FREE  # a script answers faster than any runner
        house.channels["telegram"] = channel
        driver = TelegramDriver(api, house.settled)
        user = str(driver.user)
        yield house.stage(driver, Person("telegram", user), user)
    assert api.refused == []


@asynccontextmanager
async def discord(seed: str) -> AsyncGenerator[ServiceStage]:
    """Let discord.py run on a Discord in memory."""
    house = House(seed)
    channel = Discord(TOKEN, house.service, house.store, house.book.commands)
    channel.limits = FREE
    async with simcord.run(channel.client) as env, house.running():
        house.channels["discord"] = channel
        runner = env.create_user("runner")
        driver = DiscordDriver(env, runner, house.settled)
        yield house.stage(driver, Person("discord", str(runner.id)), str(runner.dm_channel.id))


@asynccontextmanager
async def terminal(seed: str) -> AsyncGenerator[ServiceStage]:
    """Pipe lines in."""
    house, driver = House(seed), PipingDriver()
    channel = house.channels["terminal"] = Terminal(driver.seat, house.service, house.settled)
    async with house.running(), asyncio.TaskGroup() as tasks:
        tasks.create_task(channel.run())
        yield house.stage(driver, driver.seat.who, driver.seat.where.chat)
        driver.leave()


class PipingDriver(TerminalDriver):
    """Types into a pipe, as a program does that waits for each answer."""

    def __init__(self) -> None:
        super().__init__()
        self._read_end, self._write_end = os.pipe()

    async def messages(self) -> AsyncIterator[str]:
        # What is one message is written at once, so nothing has to be waited for.
        piped = Pipe(self._read_end, grace_s=0.001)
        self._answered.set()
        async for line in piped.messages():
            yield line
            self._answered.set()
        os.close(self._read_end)

    def _type(self, line: str | None) -> None:
        if line is None:
            os.close(self._write_end)
        else:
            os.write(self._write_end, (line.replace("\n", "\n  ") + "\n").encode())


STAGES: dict[str, Callable[[str], AbstractAsyncContextManager[ServiceStage]]] = {
    "terminal": terminal,
    "telegram": telegram,
    "discord": discord,
}
"""By name of the service; each takes the seed of the coach's words."""
