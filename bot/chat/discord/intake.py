"""From Discord's events to the receiver, each person in order.

A message that the store cannot keep is handed in again until it can. An interaction is not: its
runner has been told, and it cannot wait.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from bot.app.service import account, attempt
from bot.chat.discord.lanes import Lanes
from bot.errors import Unavailable

if TYPE_CHECKING:
    from bot.app.ports import Receiver
    from bot.chat.discord.gaps import Gaps
    from bot.talk.wire import Chat, Press, Text

_log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[object]]
"""Waits for some seconds."""
MAX_PAUSE_S = 60.0


class Intake:
    """Hands events in."""

    def __init__(self, receiver: Receiver, gaps: Gaps, pause: Pause = asyncio.sleep) -> None:
        self._receiver = receiver
        self._gaps = gaps
        self._pause = pause
        self._lanes = Lanes()

    async def message(self, text: Text) -> None:
        """Hand in a message; returns when it is committed."""
        async with self._lanes.place(text.who.user) as front:
            await front()
            await self._patiently(partial(self._try_to_fill, text.where))
            await self._patiently(partial(self._receiver.receive, text))

    async def interaction(
        self, inbound: Text | Press, acknowledge: Callable[[], Awaitable[bool]]
    ) -> None:
        """Acknowledge at once, whoever is in line; hand in when it is its turn."""
        async with self._lanes.place(inbound.who.user) as front:
            ours = await acknowledge()
            await front()
            if not ours:
                return
            try:
                await self._try_to_fill(inbound.where)
                await self._receiver.receive(inbound)
            except Unavailable:
                _log.warning("interaction not kept", extra={"inbound": inbound.id})

    async def fill_all(self) -> None:
        """Read what was missed in all known conversations, one after the other."""
        self._gaps.reopen()
        connection = self._gaps.connection
        for channel in await self._gaps.channels():
            if connection != self._gaps.connection:
                return  # a newer connection has begun from the start
            _report(await attempt(partial(self._fill_one, channel)))

    async def idle(self) -> None:
        """Wait until all that came is handed in."""
        await self._lanes.idle()

    async def _fill_one(self, channel: int) -> None:
        connection = self._gaps.connection
        missed = await self._gaps.read(channel)
        if missed == ():
            self._gaps.close(channel, connection)
        elif missed:
            # Only now it is known whose line this belongs to.
            async with self._lanes.place(missed[0].who.user) as front:
                await front()
                await self._fill(missed[0].where)

    async def _try_to_fill(self, where: Chat) -> None:
        """Read a gap if it can be read: the message at hand must not suffer. Raises Unavailable."""
        error = await attempt(partial(self._fill, where))
        if isinstance(error, Unavailable):
            raise error
        _report(error)

    async def _fill(self, where: Chat) -> None:
        if not where.private or not where.chat.isdecimal():
            return
        channel, connection = int(where.chat), self._gaps.connection
        missed = await self._gaps.read(channel)
        for text in missed or ():
            await self._patiently(partial(self._receiver.receive, text))
        if missed is not None:
            self._gaps.close(channel, connection)

    async def _patiently(self, keep: Callable[[], Awaitable[None]]) -> None:
        for pause_s in _pauses():
            try:
                await keep()
            except Unavailable:
                _log.warning("a message is not kept yet; next try in %g s", pause_s)
            else:
                return
            await self._pause(pause_s)


def _report(error: Exception | None) -> None:
    # It is tried again before the next message of the person and at the next start.
    if error is not None:
        _log.error("what was missed is not read back yet: %s", account(error))


def _pauses() -> Iterator[float]:
    pause_s = 1.0
    while True:
        yield pause_s
        pause_s = min(2 * pause_s, MAX_PAUSE_S)
