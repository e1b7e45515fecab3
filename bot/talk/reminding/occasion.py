"""One occurrence of a reminder, with all that decides what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.schedule import QuietHours, Reminder, ReminderKind
from bot.domain.zones import zone_named
from bot.talk.book import Book
from bot.talk.snapshot import Snapshot
from bot.talk.wire import Due

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.record import Record

PAIN_ID = "pain"
"""The question about a pain, as it was stored before reminders had kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A reminder that is due."""

    known: Snapshot
    reminder: Reminder
    due: Due
    now: datetime
    """Aware, UTC."""
    book: Book

    @property
    def kind(self) -> ReminderKind:
        """What the reminder is about."""
        return kind_of(self.reminder)

    @property
    def record(self) -> Record:
        """The runner's record."""
        return self.known.record

    @property
    def day(self) -> date:
        """The local date that it belongs to."""
        return self.due.day

    @property
    def local(self) -> datetime:
        """The runner's wall clock."""
        return self.now.astimezone(zone_named(self.reminder.rule.zone_at(self.now)))

    @property
    def quiet(self) -> QuietHours:
        """When nothing is sent that has no hour of the runner's own."""
        return self.record.athlete.quiet or QuietHours()

    @property
    def put_off(self) -> bool:
        """Whether the runner put it off: then he asked for this very minute."""
        return self.due.snoozed and not self.was_held

    @property
    def was_held(self) -> bool:
        """Whether it comes only now because another message, or the night, was in the way."""
        noted = next((one for one in self.reminder.past if one.day == self.day), None)
        return noted is not None and noted.outcome == "held"


def kind_of(reminder: Reminder) -> ReminderKind:
    """Return what a reminder is about."""
    return ReminderKind.PAIN if reminder.rule.id == PAIN_ID else reminder.rule.kind
