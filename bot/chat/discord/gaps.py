"""What people said to the coach while he was away.

Discord does not tell a bot what it missed, so each known direct conversation is read from the
history after the last message that was committed: before anything newer of it is handled, and for
all of them, one by one, after each new connection. Interactions have no history, and neither has a
conversation that the store does not know.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

import aiohttp
import discord

from bot.chat.discord import decode
from bot.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.talk.wire import InboundId, Text

_log = logging.getLogger(__name__)


class Missed(Protocol):
    """What a store tells about what was committed."""

    async def last_inbound(self, service: str, chat: str) -> InboundId | None:
        """Return the newest committed message of a chat."""
        ...

    async def chats(self, service: str) -> Sequence[str]:
        """Return the private chats of a service in which somebody has written."""
        ...


class Gaps:
    """Which direct conversations may have a gap, and where it begins."""

    def __init__(self, client: discord.Client, missed: Missed) -> None:
        self._client = client
        self._missed = missed
        self._closed: set[int] = set()
        # Kept while a gap cannot be read: newer messages are committed meanwhile.
        self._after: dict[int, int] = {}
        self.connection = 0
        """Counts the connections: after a new one there may be a gap everywhere."""

    def reopen(self) -> None:
        """Take note of a new connection."""
        self.connection += 1
        self._closed.clear()

    async def channels(self) -> tuple[int, ...]:
        """Return the direct conversations in which there may be a gap."""
        chats = await self._missed.chats(decode.SERVICE)
        return tuple(int(chat) for chat in chats if chat.isdecimal())

    async def read(self, channel: int) -> tuple[Text, ...] | None:
        """Return what was said in the gap of `channel`, the oldest first; None when there is none.

        To be called while nothing else of this conversation is handled. Raises Unavailable.
        """
        after = None if channel in self._closed else await self._begin(channel)
        if after is None:
            return None
        conversation = self._client.get_partial_messageable(channel)
        history = conversation.history(limit=None, after=discord.Object(after), oldest_first=True)
        try:
            texts = [decode.direct(message) async for message in history]
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            _log.warning("history of a direct conversation not read: %s", type(error).__name__)
            return None
        return tuple(text for text in texts if text is not None)

    def close(self, channel: int, connection: int) -> None:
        """Take note that what was said in a gap up to `connection` is handled."""
        self._after.pop(channel, None)
        if connection == self.connection:
            self._closed.add(channel)

    async def _begin(self, channel: int) -> int | None:
        if channel not in self._after:
            after = await self._last(channel)
            if after is None:
                # Nothing committed, or deleted since: what is not known must not be read back.
                self._closed.add(channel)
                return None
            self._after[channel] = after
        return self._after[channel]

    async def _last(self, channel: int) -> int | None:
        try:
            last = await self._missed.last_inbound(decode.SERVICE, str(channel))
        except Unreadable:
            return None
        return decode.snowflake(last) if last else None
