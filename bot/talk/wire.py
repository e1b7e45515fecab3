"""What crosses the border between the chat services and the conversation.

Rule 1: a button is a shortcut for a sentence; `Press` and `Text` take the same path.
Rule 2: record, lock and conversation belong to the person; replies go to the chat.
Rule 3: texts are plain; no service's markup, name or limit occurs here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

from bot.domain.athlete import AthleteId
from bot.domain.schedule import ReminderId

InboundId = NewType("InboundId", str)
"""Unique per event of a service; committed with its effects, so that a repeat has none."""

MAX_PAYLOAD_BYTES = 64
"""The tightest limit of all services. Source: Bot API, InlineKeyboardButton.callback_data."""
_TURN_DIGITS = 9
LASTING = 0
"""The turn of a button that never goes stale, because its sentence names what it is about."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks."""

    service: str
    user: str

    @property
    def athlete(self) -> AthleteId:
        """The id of this person's record."""
        return AthleteId(f"{self.service}:{self.user}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """Where a reply goes."""

    service: str
    chat: str
    private: bool
    """Whether nobody but the person sees what is said here."""


Handle = Mapping[str, str]
"""The adapter's own words for what to edit or which interaction to answer; opaque to everybody
else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A message in words (a slash command is one, too)."""

    id: InboundId
    who: Person
    where: Chat
    text: str
    replaces: InboundId | None = None
    """The id of the message that this one is an edit of."""
    handle: Handle = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button was pressed."""

    id: InboundId
    who: Person
    where: Chat
    turn: int
    """The turn in which the button was offered, or LASTING."""
    says: str
    """The sentence it stands for."""
    handle: Handle = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A reminder has come due. `id` is "athlete/reminder/local date" and thereby the claim."""

    id: InboundId
    who: Person
    where: Chat
    reminder: ReminderId
    day: date
    """Local date of the occurrence."""
    due_at: datetime
    """Aware, UTC."""
    snoozed: bool = False
    """Whether it comes back after a "later"."""


Inbound = Text | Press | Due


@dataclass(frozen=True, slots=True)
class Button:
    """A sentence to press instead of typing it."""

    label: str
    says: str
    turn: int

    @property
    def payload(self) -> str:
        """What travels with the button: "17:yes", at most 64 bytes."""
        return f"{self.turn}:{self.says}"


def unpack(payload: str) -> tuple[int, str] | None:
    """Return turn and sentence of a button's payload, None when it is not one of ours."""
    turn, colon, says = payload.partition(":")
    if not colon or not turn.isascii() or not turn.isdigit() or len(turn) > _TURN_DIGITS:
        return None
    return int(turn), says


@dataclass(frozen=True, slots=True)
class Reply:
    """What the coach says: plain text and at most five buttons; the adapter lays them out."""

    text: str
    buttons: tuple[Button, ...] = ()
    edits: bool = False
    """Replace the message whose button was pressed, where the service can."""
    silent: bool = False
    """Arrives without a sound, where the service can: a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A reply on its way. Stays in the store until it was sent."""

    id: str
    """Inbound id and number of the reply, from 0: "telegram:5/7#0"."""
    who: Person
    to: Chat
    reply: Reply
    handle: Handle = field(default_factory=dict[str, str])
    unprompted: bool = False
    """A reminder: it goes behind all answers."""
    at: datetime | None = None
    """When it was committed, aware, UTC."""
