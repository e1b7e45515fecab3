"""All that `step` may know of one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.domain.athlete import Athlete
from bot.domain.record import Record
from bot.domain.schedule import Reminder
from bot.talk.state import Conversation
from bot.talk.wire import Chat, Person

Notice = Literal["recovered", "lost", "state"]
"""What the store must confess: the last good copy was used; nothing readable was left; the open
question was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One person: record, conversation, reminders, and where to reach them."""

    record: Record
    conversation: Conversation
    reminders: tuple[Reminder, ...] = ()
    home: Chat | None = None
    """The private chat in which the person wrote last; reminders go there."""
    reachable: bool = True
    """False after the service refused a message for good; true again when the person writes."""
    notice: Notice | None = None
    """Set by the store when it opened a damaged file, until a private answer has told it."""


def newcomer(who: Person) -> Snapshot:
    """Return the snapshot of a person the coach has never met."""
    return Snapshot(record=Record(athlete=Athlete(id=who.athlete)), conversation=Conversation())
