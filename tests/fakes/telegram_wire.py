"""The real adapter on the fake server, with a receiver that notes what it is given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat.telegram.channel import Telegram
from bot.chat.telegram.decode import ZoneAt, nowhere
from bot.errors import StoreError
from bot.store.moved import MovedFile
from bot.talk.book import Command
from bot.talk.wire import Inbound
from tests.fakes.bot_api import PATIENCE_S, TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from bot.app.ports import Receiver
    from tests.fakes.bot_api import BotApi

MENU = (Command("start", "Begin"), Command("today", "What to lift today"))


@dataclass
class Pauses:
    """Waits for nothing but the test: keeps what was asked for and goes on at once."""

    asked_s: list[float] = field(default_factory=list[float])

    async def __call__(self, seconds: float) -> None:
        self.asked_s.append(seconds)
        await asyncio.sleep(0)


@dataclass
class Listener:
    """A receiver. `failing` decides what cannot be kept, `gates` hold back people by id."""

    got: list[Inbound] = field(default_factory=list[Inbound])
    failing: Callable[[Inbound], StoreError | None] = lambda _: None
    gates: dict[str, asyncio.Event] = field(default_factory=dict[str, asyncio.Event])
    tried: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def receive(self, inbound: Inbound) -> None:
        self.tried += 1
        if gate := self.gates.get(inbound.who.user):
            await gate.wait()
        if error := self.failing(inbound):
            raise error
        self.got.append(inbound)
        async with self.changed:
            self.changed.notify_all()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until it holds, for a while."""
        async with asyncio.timeout(PATIENCE_S), self.changed:
            await self.changed.wait_for(lambda: bool(holds()))

    def of(self, user: int) -> list[str]:
        """Return the ids of what a person said, in order of their commit."""
        return [inbound.id for inbound in self.got if inbound.who.user == str(user)]


@asynccontextmanager
async def on_telegram(
    api: BotApi,
    receiver: Receiver,
    pauses: Pauses | None = None,
    menu: Sequence[Command] = MENU,
    zone_at: ZoneAt = nowhere,
) -> AsyncGenerator[Telegram]:
    """Run the adapter until the block ends."""
    waits = pauses or Pauses()
    moved = MovedFile(Path("no-folder"))
    telegram = Telegram(
        TOKEN, receiver, menu, api_url=api.url, zone_at=zone_at, pause=waits, moved=moved
    )
    task = asyncio.create_task(telegram.run())
    try:
        yield telegram
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await telegram.close()
