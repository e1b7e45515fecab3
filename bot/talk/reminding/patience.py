"""Nobody is pestered: what is not answered comes less often, and then not at all.

Law: a word of the runner, about whatever, ends it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.domain.schedule import ReminderKind
from bot.talk.reminding.occasion import kind_of
from bot.talk.reminding.settling import SENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.domain.schedule import Reminder
    from bot.talk.snapshot import Snapshot

DAILY_FOR = 3
"""So many unanswered days in a row are borne as they come."""
THEN_EVERY = timedelta(days=3)
LAST_AFTER = timedelta(days=14)
"""From the first unanswered day to the last kind note."""
LAST_MESSAGES = 5
"""Before so many there is no last note: a weekly message gets more time than a daily one."""
PATIENT = frozenset({ReminderKind.ROUTINE, ReminderKind.STRENGTH, ReminderKind.REVIEW})

Pace = Literal["go on", "spare", "last"]


class Unanswered(NamedTuple):
    """Days on which something was sent and nothing came back."""

    days: tuple[date, ...]
    """Oldest first, each once."""


def unanswered(known: Snapshot) -> Unanswered:
    """Return the days since the runner's last word on which reminders were sent."""
    heard = known.conversation.heard
    if heard is None:
        return Unanswered(())
    days = {one for one in _sent_days(known.reminders) if one > heard}
    return Unanswered(tuple(sorted(days)))


def pace(known: Snapshot, day: date) -> Pace:
    """Return whether the reminder of a day is sent, spared, or the last one."""
    days = tuple(one for one in unanswered(known).days if one < day)
    if len(days) < DAILY_FOR:
        return "go on"
    if day - days[0] >= LAST_AFTER and len(days) >= LAST_MESSAGES:
        return "last"
    return "go on" if day - days[-1] >= THEN_EVERY else "spare"


def _sent_days(reminders: Iterable[Reminder]) -> Iterator[date]:
    for reminder in reminders:
        if kind_of(reminder) in PATIENT:
            yield from (one.day for one in reminder.past if one.outcome in SENT)
