"""Long polling that loses nothing.

Rule 1: Telegram forgets an update as soon as a higher offset is asked for, so the offset moves only
when every update of the batch is committed.
Rule 2: chats are handled side by side, the updates of one chat in order.
Rule 3: what the store cannot keep stops the polling; the same updates are tried again later.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Never

from telegram import Update
from telegram.error import Conflict

from bot.chat.telegram.patience import Backoff, Patience
from bot.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence

    from bot.chat.telegram.client import Connection

log = logging.getLogger(__name__)

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
"""What the library raises for an update of a shape that it does not know."""
POLL_S = 20
"""How long Telegram may keep us waiting; a dead connection is found out so much later."""


class Poller:
    """Brings updates to `take`, which returns when one is committed, else raises StoreError."""

    def __init__(
        self,
        connection: Connection,
        take: Callable[[Update], Awaitable[None]],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Take what handles an update, and what waits for so many seconds."""
        self._bot = connection.bot
        self._polls = connection.polls
        self._take = take
        self._patience = Patience(self._bot.token, pause)
        self._backoff = Backoff(pause)
        self._offset: int | None = None
        self._refused: StoreError | None = None
        """Why the store kept nothing the last time that it did not."""

    async def run(self) -> Never:
        """Poll until cancelled. Raises ConfigError when the token is refused."""
        while True:
            batch = await self._patience.until_done(self._fetch)
            await self._commit(batch)
            if batch:
                self._offset = batch[-1].update_id + 1

    async def _fetch(self) -> tuple[Update, ...]:
        try:
            return await self._bot.get_updates(self._offset, timeout=POLL_S, allowed_updates=WANTED)
        except Conflict as conflict:
            if "webhook" in str(conflict).lower():  # somebody has set one while we were polling
                await self._bot.delete_webhook()
            raise
        except UNREADABLE:
            return tuple(one_by_one(self._polls.latest))

    async def _commit(self, batch: Sequence[Update]) -> None:
        """Return when every update is committed."""
        left = await self._side_by_side(lanes(batch))
        if not left:
            return
        stopped = {"action": "polling_stopped"}
        log.error("the store keeps nothing, polling stops: %s", self._refused, extra=stopped)
        while left:
            await self._backoff.wait()
            left = await self._side_by_side(left)
        self._backoff.reset()
        log.info("the store keeps messages again", extra={"action": "polling_resumed"})

    async def _side_by_side(self, waiting: Iterable[Sequence[Update]]) -> list[Sequence[Update]]:
        """Handle all lanes; return what is left of those that the store could not keep."""
        left = await asyncio.gather(*(self._in_order(lane) for lane in waiting))
        return [lane for lane in left if lane]

    async def _in_order(self, lane: Sequence[Update]) -> Sequence[Update]:
        for number, update in enumerate(lane):
            try:
                await self._take(update)
            except StoreError as error:
                self._refused = error
                return lane[number:]
        return ()


def one_by_one(answer: bytes) -> Iterator[Update]:
    """Read a batch that the library could not read whole; what stays unreadable is left empty."""
    for update in json.loads(answer)["result"]:
        try:
            yield Update.de_json(update, None)
        except UNREADABLE as error:
            update_id, why = update["update_id"], type(error).__name__
            log.warning(
                "update %d is unreadable: %s", update_id, why, extra={"action": "unreadable"}
            )
            yield Update(update_id)


def lanes(batch: Iterable[Update]) -> list[list[Update]]:
    """Return the updates by chat, each in order."""
    by_chat: defaultdict[int, list[Update]] = defaultdict(list)
    for update in batch:
        by_chat[update.effective_chat.id if update.effective_chat else 0].append(update)
    return list(by_chat.values())
