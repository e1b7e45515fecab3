"""Discord's events as `Inbound`; one that is not for the coach becomes None.

A direct message and everything shown to the person alone is private. In a guild an interaction is
answered so that only the person sees it; it belongs to no channel, so its `Chat` is the person:
"@" and the user's id.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord

from bot.talk.wire import Chat, Handle, InboundId, Person, Press, Text, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICE = "discord"
PERSONAL = "@"
"""Begins the name of a chat that is a person and not yet a channel."""
MESSAGE, INTERACTION, TOKEN, HIDDEN = "message", "interaction", "token", "hidden"
"""Keys of a handle: what is answered, through which interaction, and whether unseen by others."""

_SPOKEN = frozenset({discord.MessageType.default, discord.MessageType.reply})
_ID = re.compile(rf"{SERVICE}:(?:\d+|i)/(?P<number>\d+)(?:/e(?P<edited_ms>\d+))?")


def direct(message: discord.Message) -> Text | None:
    """Return a direct message to the coach; one without words, such as a picture, says ""."""
    if not _from_a_person(message):
        return None
    return Text(
        id=_message_id(message),
        who=_person(message.author.id),
        where=_chat(str(message.channel.id), private=True),
        text=message.content,
    )


def edited(message: discord.Message) -> Text | None:
    """Return a direct message as its author changed it. A preview added by Discord is no change."""
    text = direct(message)
    if text is None or message.edited_at is None:
        return None
    moment_ms = round(message.edited_at.timestamp() * 1_000)
    return Text(
        id=InboundId(f"{text.id}/e{moment_ms}"),
        who=text.who,
        where=text.where,
        text=text.text,
        replaces=text.id,
    )


def mention(message: discord.Message, bot_id: int) -> Text | None:
    """Return what somebody said to the coach in front of others, without the mention."""
    if not _from_a_person(message) or bot_id not in {user.id for user in message.mentions}:
        return None
    return Text(
        id=_message_id(message),
        who=_person(message.author.id),
        where=_chat(str(message.channel.id), private=False),
        text=re.sub(rf"\s*<@!?{bot_id}>\s*", " ", message.content).strip(),
        handle={MESSAGE: str(message.id)},
    )


def interaction(event: discord.Interaction) -> Text | Press | None:
    """Return a slash command, or a button that this person may press."""
    if event.type is discord.InteractionType.application_command:
        return _slash(event)
    if event.type is discord.InteractionType.component:
        return _press(event)
    return None


def is_hidden(event: discord.Interaction) -> bool:
    """Tell whether others could read along, so that the answer must be for one person's eyes."""
    return event.guild_id is not None or event.context.private_channel


def snowflake(inbound: InboundId) -> int | None:
    """Return Discord's number for the moment of an id of ours: these numbers grow with time.

    An edit happened long after its message: what was said in between is not new.
    """
    found = _ID.fullmatch(inbound)
    if found is None:
        return None
    if found["edited_ms"] is None:
        return int(found["number"])
    moment = datetime.fromtimestamp(int(found["edited_ms"]) / 1_000, UTC)
    return discord.utils.time_snowflake(moment)


def _slash(event: discord.Interaction) -> Text:
    """Return a slash command as the sentence it is: "/log squat 3x5 80kg"."""
    named = _named(event)
    words = (_typed(option["value"]) for option in named.get("options", ()))
    return Text(
        id=_interaction_id(event),
        who=_person(event.user.id),
        where=_where(event),
        text=" ".join((f"/{named['name']}", *words)),
        handle=_handle(event),
    )


def _press(event: discord.Interaction) -> Press | None:
    unpacked = unpack(str(_named(event).get("custom_id", "")))
    message = event.message
    if unpacked is None or message is None:
        return None
    # Among others, buttons stand only under messages that one person sees.
    if is_hidden(event) and not message.flags.ephemeral:
        return None
    turn, says = unpacked
    return Press(
        id=_interaction_id(event),
        who=_person(event.user.id),
        where=_where(event),
        turn=turn,
        says=says,
        handle={**_handle(event), MESSAGE: str(message.id)},
    )


def _named(event: discord.Interaction) -> Mapping[str, Any]:
    return event.data or {}


def _typed(value: object) -> str:
    return f"{value} min" if isinstance(value, int) else str(value)


def _from_a_person(message: discord.Message) -> bool:
    return (
        not message.author.bot
        and not message.author.system
        and message.webhook_id is None
        and message.type in _SPOKEN
    )


def _handle(event: discord.Interaction) -> Handle:
    handle = {INTERACTION: str(event.id), TOKEN: event.token}
    return {**handle, HIDDEN: "yes"} if is_hidden(event) else handle


def _where(event: discord.Interaction) -> Chat:
    if is_hidden(event):
        return _chat(f"{PERSONAL}{event.user.id}", private=True)
    return _chat(str(event.channel_id), private=True)


def _chat(chat: str, *, private: bool) -> Chat:
    return Chat(service=SERVICE, chat=chat, private=private)


def _person(user: int) -> Person:
    return Person(service=SERVICE, user=str(user))


def _message_id(message: discord.Message) -> InboundId:
    return InboundId(f"{SERVICE}:{message.channel.id}/{message.id}")


def _interaction_id(event: discord.Interaction) -> InboundId:
    return InboundId(f"{SERVICE}:i/{event.id}")
