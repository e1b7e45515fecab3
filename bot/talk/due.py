"""A reminder has come due: the one turn that the coach begins himself.

Rule 1: one message a local date; the reminder's next occurrence moves in the same turn.
Rule 2: what is missed by more than MAX_LATE is dropped and noted, never sent.
Rule 3: it does not age the buttons of the conversation.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.coach.routines import routine_of_day
from bot.coach.today import today
from bot.domain.schedule import MAX_LATE, Outcome, Reminder, local_date, next_occurrence
from bot.domain.training import Mobility
from bot.talk.effects import SaveReminder
from bot.talk.followup import asked_turn
from bot.talk.morning import PAIN
from bot.talk.reminders import noted
from bot.talk.say import Choice, Say, render
from bot.talk.table import HOLD_FOR, ON_DUE
from bot.talk.turn import Turn
from bot.talk.wording import REFUSALS, routine_text

if TYPE_CHECKING:
    from bot.talk.book import Book
    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import Due

_NOTICEABLE = timedelta(minutes=10)
"""A delay that a runner would ask about."""


def due_turn(known: Snapshot, due: Due, now: datetime, book: Book) -> Turn:
    """Return the turn for a reminder that is due: sent, held, or dropped with a note."""
    reminder = next((r for r in known.reminders if r.rule.id == due.reminder), None)
    if reminder is None or not reminder.on:
        return Turn(conversation=known.conversation)
    reason = _unsent(known, due, now)
    manner = _manner(known, now)
    if due.reminder == PAIN and (manner == "send" or reason == "missed"):
        return asked_turn(known, reminder, due, now, book)
    if reason is not None and due.reminder != PAIN:
        return _quiet(known, reminder, due, now, reason)
    if manner == "hold":
        return Turn(conversation=known.conversation, held=True)
    if manner == "drop" or not _may_train(known, now, reminder, book):
        return _quiet(known, reminder, due, now, "skipped")
    return _sent(known, reminder, due, now, book)


def _unsent(known: Snapshot, due: Due, now: datetime) -> Outcome | None:
    """Return why a reminder is not sent, whatever stands open; None when nothing is against it."""
    if now - due.due_at > MAX_LATE:
        return "missed"
    if _is_done(known, due):
        return "done"
    return "away" if _is_away(known, due) else None


def _manner(known: Snapshot, now: datetime) -> str:
    since = known.conversation.since
    manner = ON_DUE[type(known.conversation.state)]
    if manner == "hold" and (since is None or now - since > HOLD_FOR):
        return "send"
    return manner


def _is_away(known: Snapshot, due: Due) -> bool:
    away = known.record.athlete.away
    return away is not None and away.covers(due.day)


def _is_done(known: Snapshot, due: Due) -> bool:
    return any(
        entry.day == due.day and isinstance(entry.activity, Mobility)
        for entry in known.record.entries
    )


def _may_train(known: Snapshot, now: datetime, reminder: Reminder, book: Book) -> bool:
    """Tell whether the day allows a routine. Source: coaching rules 2.10, not on STOP or REST."""
    day = local_date(now, reminder.rule.zone)
    session = today(known.record, day, book.catalogue).session
    return session not in REFUSALS


def _quiet(known: Snapshot, reminder: Reminder, due: Due, now: datetime, outcome: Outcome) -> Turn:
    moved = _moved(reminder, due, now, outcome)
    return Turn(conversation=known.conversation, effects=(SaveReminder(moved),))


def _sent(known: Snapshot, reminder: Reminder, due: Due, now: datetime, book: Book) -> Turn:
    late = now - due.due_at > _NOTICEABLE
    routine = routine_of_day(known.record, due.day, book.catalogue)
    minutes = round(sum(drill.seconds for drill in routine.drills) / 60)
    args = {"minutes": minutes, "drills": routine_text(routine, book)}
    said = Say(_key(due, late=late), args, _choices(due))
    seed = f"{book.seed or known.record.athlete.id}/{due.day}"
    moved = _moved(reminder, due, now, "late" if late else "sent")
    replies = render((said,), book.phrases, known.conversation.turn, seed)
    return Turn(conversation=known.conversation, replies=replies, effects=(SaveReminder(moved),))


def _key(due: Due, *, late: bool) -> str:
    if due.snoozed:
        return "reminder.again"
    return "reminder.routine_late" if late else "reminder.routine"


def _choices(due: Due) -> tuple[Choice, ...]:
    keys = ("routine_done", "routine_later", "routine_skip")
    return tuple(Choice(key, {"day": due.day.isoformat()}, lasting=True) for key in keys)


def _moved(reminder: Reminder, due: Due, now: datetime, outcome: Outcome) -> Reminder:
    """Return the reminder with this occurrence settled and the next one named."""
    settled = replace(noted(reminder, due.day, outcome), snooze=None)
    if due.snoozed and reminder.day > due.day:
        return settled
    day, due_at = next_occurrence(reminder.rule, now, max(due.day, settled.past[-1].day))
    return replace(settled, day=day, due_at=due_at)
