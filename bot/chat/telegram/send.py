"""From a reply in the outbox to calls of the Bot API.

Rule 1: texts go out as plain text, so that nothing a runner wrote is read as markup.
Rule 2: what Telegram may have taken is not sent again; what it refused is logged by id and let go.
Rule 3: no buttons in groups, where anybody could press them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, TelegramError, TimedOut

from bot.chat.fit import pieces, utf16, whole
from bot.chat.telegram.decode import MESSAGE, REPLY_TO, THREAD
from bot.chat.telegram.errors import SOON, reason, verdict
from bot.chat.telegram.keyboard import keyboard
from bot.errors import DeliveryError, TryLater

if TYPE_CHECKING:
    from telegram import Bot, InlineKeyboardMarkup

    from bot.app.ports import Moved
    from bot.talk.wire import OutboxRow

log = logging.getLogger(__name__)

MAX_UTF16 = 4096
"""Source: Bot API, sendMessage: 1-4096 characters, counted as the offsets of entities are."""
_UNCHANGED = "message is not modified"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Sender:
    """Delivers replies."""

    def __init__(self, bot: Bot, moved: Moved) -> None:
        """Take the client of the Bot API, and who remembers groups that have moved."""
        self._bot = bot
        self._moved = moved
        self._begun: dict[str, int] = {}
        """Row id → how many pieces of a long text have been sent, while the next one must wait."""

    async def group_moved(self, old: int, new: int) -> None:
        """Send to the supergroup what is meant for the group that it was."""
        if self._moved.where(old) != new:
            log.info("a group has moved", extra={"action": "group_moved"})
            await self._moved.keep(old, new)

    async def send(self, row: OutboxRow) -> None:
        """Deliver one reply. Raises TryLater or Gone."""
        try:
            await self._deliver(row)
        except TelegramError as error:
            self._settle(row, error)
        self._begun.pop(row.id, None)

    async def _deliver(self, row: OutboxRow) -> None:
        texts = pieces(whole(row.reply.text), MAX_UTF16, utf16)
        if row.reply.edits and len(texts) == 1 and await self._edited(row, texts[0]):
            return
        for number, text in enumerate(texts, start=1):
            if number > self._begun.get(row.id, 0):
                await self._say(row, text, last=number == len(texts))
                self._begun[row.id] = number
        await self._tidy(row)

    async def _edited(self, row: OutboxRow, text: str) -> bool:
        """Put the text in place of the message whose button was pressed; False if it cannot be."""
        message = _number(row, MESSAGE)
        if message is None:
            return False
        try:
            await self._bot.edit_message_text(
                text,
                int(row.to.chat),
                message,
                reply_markup=_buttons(row),
                link_preview_options=_NO_PREVIEW,
            )
        except TimedOut:
            raise TryLater(SOON) from None  # the same edit may come twice
        except BadRequest as refused:
            return _UNCHANGED in str(refused).lower()
        return True

    async def _say(self, row: OutboxRow, text: str, *, last: bool) -> None:
        chat, buttons = int(row.to.chat), _buttons(row) if last else None
        try:
            await self._say_in(self._moved.where(chat), row, text, buttons)
        except ChatMigrated as moved:
            await self.group_moved(chat, moved.new_chat_id)
            await self._say_in(moved.new_chat_id, row, text, buttons)

    async def _say_in(
        self, chat: int, row: OutboxRow, text: str, buttons: InlineKeyboardMarkup | None
    ) -> None:
        asked = _number(row, REPLY_TO)
        await self._bot.send_message(
            chat,
            text,
            reply_markup=buttons,
            link_preview_options=_NO_PREVIEW,
            disable_notification=row.reply.silent or None,
            message_thread_id=_number(row, THREAD),
            reply_parameters=ReplyParameters(asked, allow_sending_without_reply=True)
            if asked
            else None,
        )

    async def _tidy(self, row: OutboxRow) -> None:
        """Take the buttons off a message after one was pressed: they are stale now."""
        message = _number(row, MESSAGE)
        if message is None or not _is_first(row):
            return
        try:
            await self._bot.edit_message_reply_markup(int(row.to.chat), message)
        except TelegramError as error:
            why = reason(error, self._bot.token)
            log.debug("buttons stay: %s", why, extra={"action": "buttons_stay", "row": row.id})

    def _settle(self, row: OutboxRow, error: TelegramError) -> None:
        """Raise what the outbox can act on; log and let go what it cannot."""
        match verdict(error):
            case DeliveryError() as failure:
                raise failure from None
            case "refused":
                level, words = logging.ERROR, "Telegram refuses reply %s, let go: %s"
            case "unsure":
                level, words = logging.WARNING, "no word whether reply %s came, not repeated: %s"
        why = reason(error, self._bot.token)
        log.log(level, words, row.id, why, extra={"action": "reply_let_go", "row": row.id})


def _buttons(row: OutboxRow) -> InlineKeyboardMarkup | None:
    return keyboard(row.reply.buttons) if row.to.private else None


def _number(row: OutboxRow, key: str) -> int | None:
    value = row.handle.get(key, "")
    return int(value) if value.isascii() and value.isdigit() else None


def _is_first(row: OutboxRow) -> bool:
    """Tell whether it is the first reply: a later one may stand beside fresh buttons."""
    return row.id.endswith("#0")
