"""The service as the rest of the bot sees it: run it, and send through it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot.app.pace import Limits, Rate
from bot.chat.telegram.client import connect, well_formed, wrong_token
from bot.chat.telegram.decode import Me, ZoneAt, decode, migration, nowhere
from bot.chat.telegram.menu import offer
from bot.chat.telegram.patience import Patience
from bot.chat.telegram.polling import Poller
from bot.chat.telegram.send import Sender
from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from telegram import Update

    from bot.app.ports import Moved, Receiver
    from bot.talk.book import Command
    from bot.talk.wire import OutboxRow

log = logging.getLogger(__name__)

LIMITS = Limits(
    everyone=(Rate(30, 1.0),),
    kept_free=5,
    private=(Rate(5, 5.0),),
    group=(Rate(5, 5.0), Rate(20, 60.0)),
    unprompted=(Rate(1, 1.0),),
)
"""30 messages a second over all chats, 20 a minute in a group, one a second in a chat, where short
bursts pass. Source: Telegram, Bots FAQ, "My bot is hitting limits, how do I avoid this?"."""


class Telegram:
    """A bot on Telegram, by long polling."""

    limits = LIMITS

    def __init__(  # noqa: PLR0913  (settings of the host, each by its name)
        self,
        token: str,
        receiver: Receiver,
        commands: Sequence[Command],
        *,
        moved: Moved,
        api_url: str | None = None,
        zone_at: ZoneAt = nowhere,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Take the host's settings, who handles events, the menu, who knows zones, who moves."""
        self._connection = connect(token, api_url)
        self._bot = self._connection.bot
        self._receiver = receiver
        self._commands = commands
        self._pause = pause
        self._zone_at = zone_at
        self._sender = Sender(self._bot, moved)

    async def run(self) -> None:
        """Poll until cancelled. Raises ConfigError when Telegram refuses the token."""
        if not well_formed(self._bot.token):
            raise wrong_token()
        me = await Patience(self._bot.token, self._pause).until_done(self._begin)
        log.info("on Telegram as @%s", me.username, extra={"action": "telegram_ready"})
        async with asyncio.TaskGroup() as answers:
            refused = await self._poll(me, answers)
        raise refused

    async def send(self, row: OutboxRow) -> None:
        """Deliver one reply. Raises TryLater or Gone."""
        await self._sender.send(row)

    async def close(self) -> None:
        """Let go of all connections. Nothing is sent any more."""
        await self._bot.shutdown()

    async def _begin(self) -> Me:
        await self._bot.initialize()
        await self._bot.delete_webhook()
        await offer(self._bot, self._commands)
        return Me(self._bot.id, self._bot.username)

    async def _poll(self, me: Me, answers: asyncio.TaskGroup) -> ConfigError:
        """Return the one error that ends polling: raised, a group would wrap it."""

        async def take(update: Update) -> None:
            if update.callback_query:
                # At once and beside the rest: until then the runner sees the button spin.
                answers.create_task(self._answer(update.callback_query.id))
            if moved := migration(update):
                await self._sender.group_moved(*moved)
            inbound = decode(update, me, self._zone_at)
            if inbound:
                await self._receiver.receive(inbound)

        try:
            await Poller(self._connection, take, self._pause).run()
        except ConfigError as refused:
            return refused

    async def _answer(self, query_id: str) -> None:
        with suppress(TelegramError):  # too late to matter, or the network: the reply tells all
            await self._bot.answer_callback_query(query_id)
