"""A reminder has come due: the one turn that the coach begins himself.

Rule 1: one message a local date; the reminder's next occurrence moves in the same turn.
Rule 2: what is missed by more than MAX_LATE is dropped and noted, never sent.
Rule 3: it does not age the buttons of the conversation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.domain.schedule import MAX_LATE, ReminderKind
from bot.talk.effects import SaveReminder
from bot.talk.followup import asked_turn
from bot.talk.manners import Hold, Send, Settle, Wait, decided, on_due
from bot.talk.reminding import race, review, routine, strength
from bot.talk.reminding.occasion import Occasion, kind_of
from bot.talk.reminding.patience import PATIENT
from bot.talk.reminding.settling import held, settled
from bot.talk.reminding.unsaid import Unsaid
from bot.talk.say import Choice, Say, render
from bot.talk.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.schedule import Outcome, Reminder
    from bot.talk.book import Book
    from bot.talk.effects import Effect
    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import Due

Word = Callable[[Occasion], Say | Unsaid]
"""What a kind has to say, or why it has nothing to say today."""
WORDS: Mapping[ReminderKind, Word] = {
    ReminderKind.ROUTINE: routine.word,
    ReminderKind.STRENGTH: strength.word,
    ReminderKind.REVIEW: review.word,
    ReminderKind.RACE: race.word,
}
SOUNDLESS = frozenset({ReminderKind.REVIEW})
"""Digests: nobody has to look at once."""


def due_turn(known: Snapshot, due: Due, now: datetime, book: Book) -> Turn:
    """Return the turn for a reminder that is due: sent, held, or dropped with a note."""
    reminder = next((r for r in known.reminders if r.rule.id == due.reminder), None)
    if reminder is None or not reminder.on:
        return Turn(conversation=known.conversation)
    there = Occasion(known=known, reminder=reminder, due=due, now=now, book=book)
    if there.kind is ReminderKind.PAIN:
        return _pain(there)
    decision = decided(there)
    match decision:
        case Wait():
            return Turn(conversation=known.conversation, held=True)
        case Hold(until):
            return _quietly(there, held(there, until))
        case Settle(outcome):
            return _quietly(there, settled(there, outcome))
        case Send(last):
            return _last(there) if last else _said(there)
        case _:
            assert_never(decision)


def _pain(there: Occasion) -> Turn:
    late = there.now - there.due.due_at > MAX_LATE
    if not late and on_due(there.known, there.now) == "hold":
        return Turn(conversation=there.known.conversation, held=True)
    return asked_turn(there.known, there.reminder, there.due, there.now, there.book)


def _quietly(there: Occasion, reminder: Reminder) -> Turn:
    return Turn(conversation=there.known.conversation, effects=(SaveReminder(reminder),))


def _said(there: Occasion) -> Turn:
    word = WORDS[there.kind](there)
    if isinstance(word, Unsaid):
        return _quietly(there, settled(there, word.outcome))
    late = there.now - there.due.due_at > routine.NOTICEABLE
    outcome: Outcome = "late" if late else "sent"
    return _message(there, word, (SaveReminder(settled(there, outcome)),))


def _last(there: Occasion) -> Turn:
    """Say the last word: all that was not answered is silent until the runner writes."""
    others = (
        SaveReminder(replace(one, waits=True, snooze=None))
        for one in there.known.reminders
        if one.on and one.rule.kind in PATIENT and one.rule.id != there.reminder.rule.id
    )
    own = replace(settled(there, "sent"), waits=True)
    choices = (Choice("reminders_go_on", lasting=True), Choice("stop_for_good", lasting=True))
    word = Say("reminder.last", {}, choices)
    return _message(there, word, (SaveReminder(own), *others))


def _message(there: Occasion, word: Say, effects: tuple[Effect, ...]) -> Turn:
    """Return the turn that says `word`, with the wording that follows the last one."""
    conversation, athlete = there.known.conversation, there.record.athlete
    seed = there.book.seed or str(athlete.id)
    alike = (one for one in there.known.reminders if kind_of(one) is there.kind)
    numbered = replace(word, nth=sum(one.sent for one in alike))
    replies = render((numbered,), there.book.phrases, conversation.turn, seed)
    if there.kind in SOUNDLESS:
        replies = tuple(replace(reply, silent=True) for reply in replies)
    spoken = replace(conversation, about=())  # "a bit later" puts off what has just come
    return Turn(conversation=spoken, replies=replies, effects=effects)
