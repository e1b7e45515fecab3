"""From Discord's events to the receiver, each person in order.

A message that the store cannot keep is handed in again until it can. An interaction is not: its
runner has been told, and it cannot wait.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot.chat.discord.lanes import Lanes
from bot.errors import StoreError, Unavailable

if TYPE_CHECKING:
    from bot.app.ports import Receiver
    from bot.chat.discord.gaps import Gaps
    from bot.talk.wire import Chat, Press, Text

_log = logging.getLogger(__name__)

Kept = TypeVar("Kept")
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
            await self._patiently(lambda: self._fill(text.where))
            await self._patiently(lambda: self._receiver.receive(text))

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
                await self._fill(inbound.where)
                await self._receiver.receive(inbound)
            except Unavailable:
                _log.warning("interaction not kept", extra={"inbound": inbound.id})

    async def fill_all(self) -> None:
        """Read what was missed in all known conversations, one after the other."""
        self._gaps.reopen()
        connection = self._gaps.connection
        try:
            for channel in await self._gaps.channels():
                if connection != self._gaps.connection:
                    return  # a newer connection has begun from the start
                await self._fill_one(channel)
        except StoreError:
            # Each conversation is read before its next message all the same.
            _log.warning("the store does not tell which conversations to read back")

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

    async def _fill(self, where: Chat) -> None:
        if not where.private or not where.chat.isdecimal():
            return
        channel, connection = int(where.chat), self._gaps.connection
        missed = await self._gaps.read(channel)
        for text in missed or ():
            await self._patiently(partial(self._receiver.receive, text))
        if missed is not None:
            self._gaps.close(channel, connection)

    async def _patiently(self, keep: Callable[[], Awaitable[Kept]]) -> Kept:
        for pause_s in _pauses():
            try:
                return await keep()
            except Unavailable:
                _log.warning("a message is not kept yet; next try in %g s", pause_s)
            await self._pause(pause_s)
        raise AssertionError  # the pauses have no end


def _pauses() -> Iterator[float]:
    pause_s = 1.0
    while True:
        yield pause_s
        pause_s = min(2 * pause_s, MAX_PAUSE_S)
