"""Replies on their way to Discord.

An interaction is answered through its token, which lives 15 minutes; when it is too old or unknown,
the reply goes as a direct message instead. Nothing depends on what this process remembers, so a
reply is delivered after a restart, too.
"""

from __future__ import annotations

import logging
from collections import deque
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.http import Route

from bot.chat.discord.decode import HIDDEN, INTERACTION, MESSAGE, PERSONAL, TOKEN
from bot.chat.discord.layout import Body, answering, bodies, hidden, once
from bot.errors import DeliveryError, Gone, TryLater

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from bot.talk.wire import Chat, OutboxRow

_log = logging.getLogger(__name__)

# Source of the codes: Discord, topics/opcodes-and-status-codes.
_UNKNOWN_MESSAGE = 10_008
_OPENING_TOO_FAST = 40_003
_NO_HISTORY = 160_002
"""To answer a message of a channel one must be allowed to read what was said there."""
_NOT_THIS_TOKEN, _FORBIDDEN, _NOT_FOUND, _TOO_MANY, SERVER_ERROR = 401, 403, 404, 429, 500
_SOON = timedelta(seconds=5)
_LATER = timedelta(minutes=1)
_REMEMBERED = 256
_HOOK = "/webhooks/{webhook_id}/{webhook_token}"
_MESSAGES = "/channels/{channel_id}/messages"


class Delivery:
    """Sends replies through a client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        # Pressed messages whose buttons are dealt with: a second reply must not touch them again.
        self._settled: deque[str] = deque(maxlen=_REMEMBERED)

    async def send(self, row: OutboxRow) -> None:
        """Deliver one reply. Raises TryLater or Gone."""
        if self._client.user is None or self._client.is_closed():
            raise TryLater(_SOON, everyone=True)
        with _as_delivery_errors():
            await self._deliver(row)

    async def _deliver(self, row: OutboxRow) -> None:
        messages = bodies(row.reply, buttons=row.to.private)
        if not messages:
            _log.error("a reply without words", extra={"row": row.id})
        elif TOKEN in row.handle and MESSAGE in row.handle:
            await self._answer_press(row, messages)
        elif TOKEN in row.handle:
            await self._follow_up(row, messages)
        else:
            await self._post(row, messages, answers=row.handle.get(MESSAGE))

    async def _answer_press(self, row: OutboxRow, messages: Sequence[Body]) -> None:
        pressed = row.handle[INTERACTION]
        if row.reply.edits:
            messages = messages[1:] if await self._edit(row, messages[0]) else messages
        elif pressed not in self._settled:
            await self._edit(row, {"components": []})
        self._settled.append(pressed)
        if HIDDEN in row.handle:
            await self._follow_up(row, messages)
        else:
            await self._post(row, messages)

    async def _follow_up(self, row: OutboxRow, messages: Sequence[Body]) -> None:
        # The first follow-up of a slash command takes the place of "thinking …".
        # Source: Discord, interactions/receiving-and-responding, "Create Followup Message".
        for n, body in enumerate(messages):
            try:
                await self._request(
                    self._hook(row, "POST"), hidden(body) if HIDDEN in row.handle else body
                )
            except discord.HTTPException as error:
                if _may_pass(error):
                    raise
                _log.info("interaction gone (code %d); answered directly", error.code)
                await self._post(row, messages[n:])
                return

    async def _post(
        self, row: OutboxRow, messages: Sequence[Body], *, answers: str | None = None
    ) -> None:
        if not messages:
            return
        route = Route("POST", _MESSAGES, channel_id=await self._channel(row.to))
        for n, body in enumerate(messages):
            said = once(body, row.id, n)
            try:
                await self._request(route, answering(said, answers) if answers else said)
            except discord.HTTPException as error:
                if error.code == _NO_HISTORY:
                    await self._request(route, said)
                elif error.code != _UNKNOWN_MESSAGE:
                    raise
                # Unknown: it had arrived and was deleted; the nonce found nothing to give back.

    async def _edit(self, row: OutboxRow, body: Body) -> bool:
        """Change the message whose button was pressed; tell whether that was possible."""
        route = (
            self._hook(row, "PATCH", "/messages/@original")
            if HIDDEN in row.handle
            else Route(
                "PATCH",
                _MESSAGES + "/{message_id}",
                channel_id=row.to.chat,
                message_id=row.handle[MESSAGE],
            )
        )
        try:
            await self._request(route, body)
        except discord.HTTPException as error:
            if _may_pass(error):
                raise
            return False
        return True

    async def _channel(self, to: Chat) -> int:
        if not to.chat.startswith(PERSONAL):
            return int(to.chat)
        user = discord.Object(int(to.chat.removeprefix(PERSONAL)))
        return (await self._client.create_dm(user)).id

    def _hook(self, row: OutboxRow, method: str, path: str = "") -> Route:
        return Route(
            method,
            _HOOK + path,
            webhook_id=self._client.application_id,
            webhook_token=row.handle[TOKEN],
        )

    async def _request(self, route: Route, body: Body) -> Any:
        return await self._client.http.request(route, json=body)


@contextmanager
def _as_delivery_errors() -> Generator[None]:
    try:
        yield
    except discord.RateLimited as error:
        raise TryLater(timedelta(seconds=error.retry_after)) from None
    except discord.HTTPException as error:
        verdict = _verdict(error)
        if verdict is not None:
            raise verdict from error
        _log.error("Discord refused a message: status %d, code %d", error.status, error.code)
    except (aiohttp.ClientError, OSError):
        # Without its cause: its text may hold the address, and that holds an interaction's token.
        raise TryLater(_SOON, everyone=True) from None


def _verdict(error: discord.HTTPException) -> DeliveryError | None:
    """Return what is to be done; None when this one message is refused, and would be again."""
    if error.status in (_NOT_THIS_TOKEN, _TOO_MANY):
        return TryLater(_LATER, everyone=True)
    if error.code == _OPENING_TOO_FAST:
        return TryLater(_LATER)
    if error.status >= SERVER_ERROR:
        return TryLater(_SOON)
    if error.status in (_FORBIDDEN, _NOT_FOUND):
        return Gone(f"Discord: status {error.status}, code {error.code}")
    return None


def _may_pass(error: discord.HTTPException) -> bool:
    """Tell whether the same request may succeed later; a token that is too old is no such case."""
    return error.status >= SERVER_ERROR or error.status == _TOO_MANY
