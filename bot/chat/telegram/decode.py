"""From an update of Telegram to what a runner said or pressed.

Rule 1: pure; an update that is none of our business is None, never an error.
Rule 2: in a group only what is addressed to us is heard: a command, our name, a reply to us.
Rule 3: nobody's name is read, only ids; of a position only the zone of its clocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.chat.fit import whole
from bot.talk.wire import Chat, InboundId, Person, Press, Text, unpack

if TYPE_CHECKING:
    import telegram

SERVICE = "telegram"

MESSAGE = "message"
"""Key of a handle: id of the message whose button was pressed."""
REPLY_TO = "reply_to"
"""Key of a handle: id of the message that is answered, in a group."""
THREAD = "thread"
"""Key of a handle: the topic in which it was said."""

_STALE = (-1, "")
"""A button that is none of ours: no turn is -1, so it counts as one of an older message."""
_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is, so that it knows when it is addressed."""

    id: int
    username: str


ZoneAt = Callable[[float, float], str]
"""From latitude and longitude, in degrees, to the zone there; empty when it is not known."""


def nowhere(_: float, __: float) -> str:
    """Know no zone of any position."""
    return ""


def decode(update: telegram.Update, me: Me, zone_at: ZoneAt = nowhere) -> Text | Press | None:
    """Return what was said or pressed, None for everything else."""
    if update.callback_query:
        return _press(update.callback_query)
    if update.message:
        return _located(update.message, me, zone_at) or _text(update.message, me)
    if update.edited_message:
        return _edit(update.edited_message, me, update.update_id)
    return None


def migration(update: telegram.Update) -> tuple[int, int] | None:
    """Return the old and the new id of a group that became a supergroup, told on either side."""
    message = update.message
    if message is None:
        return None
    if message.migrate_to_chat_id:
        return message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id:
        return message.migrate_from_chat_id, message.chat.id
    return None


def _press(query: telegram.CallbackQuery) -> Press | None:
    """In groups the coach offers no buttons, so that nobody can press somebody else's."""
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE or query.from_user.is_bot:
        return None
    turn, says = unpack(query.data or "") or _STALE
    # A message that is too old to be edited comes without its contents.
    handle = {MESSAGE: str(message.message_id)} if message.is_accessible else {}
    return Press(
        id=InboundId(f"{SERVICE}:cb/{query.id}"),
        who=_person(query.from_user),
        where=_chat(message.chat),
        turn=turn,
        says=whole(says),
        handle=handle,
    )


def _edit(message: telegram.Message, me: Me, update_id: int) -> Text | None:
    """Read an edit. One without words is nothing new: a live location has moved."""
    first = _id(message)
    return (
        _said(message, me, InboundId(f"{first}/e{update_id}"), first) if _words(message) else None
    )


def _text(message: telegram.Message, me: Me) -> Text | None:
    """Read a message. A photo is a text without words; "joined the group" is nobody's message."""
    if not _words(message) and message.effective_attachment is None:
        return None
    return _said(message, me, _id(message), None)


def _located(message: telegram.Message, me: Me, zone_at: ZoneAt) -> Text | None:
    """Read a shared position as its zone, said in words; the position itself goes no further."""
    where = message.location
    if where is None or message.chat.type != ChatType.PRIVATE:
        return None
    said = _said(message, me, _id(message), None)
    zone = zone_at(where.latitude, where.longitude)
    return replace(said, text=f"I'm in {zone}") if said and zone else None


def _said(
    message: telegram.Message, me: Me, inbound: InboundId, replaces: InboundId | None
) -> Text | None:
    sender, where = message.from_user, _chat(message.chat)
    if sender is None or sender.is_bot or message.sender_chat is not None:
        return None
    text = _private(_words(message), me) if where.private else _addressed(message, me)
    if text is None:
        return None
    return Text(
        id=inbound,
        who=_person(sender),
        where=where,
        text=whole(text),
        replaces=replaces,
        handle=_handle(message, where),
    )


def _private(text: str, me: Me) -> str:
    """Take our name off a command: "/today@IronstrideBot" is "/today"."""
    command = _COMMAND.match(text)
    ours = command and (command[2] or "").lower() == me.username.lower()
    return f"/{command[1]}{text[command.end() :]}" if command and ours else text


def _addressed(message: telegram.Message, me: Me) -> str | None:
    """Return what was said to us in a group, without our name; None when it was not to us."""
    text = _words(message)
    command = _COMMAND.match(text)
    if command:
        to_us = (command[2] or me.username).lower() == me.username.lower()
        return _private(text, me) if to_us else None
    name = re.compile(rf"(?<!\w)@{re.escape(me.username)}\b", re.IGNORECASE | re.ASCII)
    if name.search(text):
        return name.sub("", text).strip(" \n,:")
    return text if text and _replies_to(message, me) else None


def _replies_to(message: telegram.Message, me: Me) -> bool:
    first = message.reply_to_message
    return first is not None and first.from_user is not None and first.from_user.id == me.id


def _handle(message: telegram.Message, where: Chat) -> dict[str, str]:
    handle = {} if where.private else {REPLY_TO: str(message.message_id)}
    if message.is_topic_message and message.message_thread_id:
        handle[THREAD] = str(message.message_thread_id)
    return handle


def _words(message: telegram.Message) -> str:
    return message.text or message.caption or ""


def _id(message: telegram.Message) -> InboundId:
    return InboundId(f"{SERVICE}:{message.chat.id}/{message.message_id}")


def _person(user: telegram.User) -> Person:
    return Person(SERVICE, str(user.id))


def _chat(chat: telegram.Chat) -> Chat:
    return Chat(service=SERVICE, chat=str(chat.id), private=chat.type == ChatType.PRIVATE)
