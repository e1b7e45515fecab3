"""Nobody was there when it was due: every day of it has its note, and nothing comes twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bot.domain.schedule import EVERY_DAY, Reminder, ReminderId, ReminderRule, next_occurrence
from bot.main import load_book
from bot.store.keeping import upcoming
from bot.talk.effects import MarkUnreachable, after
from bot.talk.engine import step
from bot.talk.wire import InboundId, Text
from tests.talk.runner import HOME, WHO, met

if TYPE_CHECKING:
    from bot.talk.book import Book
    from bot.talk.snapshot import Snapshot

MONDAY_NIGHT = datetime(2026, 3, 2, 1, tzinfo=UTC)
SEVEN = timedelta(hours=6)


@cache
def book() -> Book:
    return load_book()


def reminded(weekdays: tuple[int, ...] = EVERY_DAY) -> Snapshot:
    rule = ReminderRule(id=ReminderId("daily"), at=time(7), zone="UTC", weekdays=weekdays)
    day, due_at = next_occurrence(rule, MONDAY_NIGHT)
    return replace(met(), reminders=(Reminder(rule=rule, day=day, due_at=due_at),))


def ticked(known: Snapshot, now: datetime) -> tuple[Snapshot, int]:
    """Let a tick happen; return how many messages it brought."""
    said = 0
    while due := next((one for one in upcoming(known) if one.due_at <= now), None):
        turn = step(known, due, now, book())
        known = replace(after(known, turn.effects), conversation=turn.conversation)
        said += len(turn.replies)
    return known, said


def notes(known: Snapshot) -> dict[date, str]:
    return {one.day: one.outcome for one in known.reminders[0].past}


@pytest.mark.parametrize(
    ("away", "said", "outcomes"),
    [
        (timedelta(hours=1), 1, ["late"]),
        (timedelta(hours=8), 0, ["missed"]),
        (timedelta(days=3, hours=3), 0, ["missed"] * 4),
        (timedelta(days=3, hours=1), 1, [*["missed"] * 3, "late"]),
    ],
)
def test_after_an_absence_every_day_has_its_note(
    away: timedelta, said: int, outcomes: list[str]
) -> None:
    known, messages = ticked(reminded(), MONDAY_NIGHT + SEVEN + away)
    assert messages == said
    assert list(notes(known).values()) == outcomes
    first = date(2026, 3, 2)
    assert list(notes(known)) == [first + timedelta(days=n) for n in range(len(outcomes))]
    assert known.reminders[0].due_at > MONDAY_NIGHT + SEVEN + away


def test_a_day_that_was_not_wanted_is_not_missed() -> None:
    known, _ = ticked(reminded(weekdays=(0, 2)), MONDAY_NIGHT + timedelta(days=6))
    assert list(notes(known)) == [date(2026, 3, 2), date(2026, 3, 4)]


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=3)])
def test_a_clock_set_back_brings_nothing_twice(back: timedelta) -> None:
    now = MONDAY_NIGHT + SEVEN
    known, said = ticked(reminded(), now)
    assert said == 1
    moment = now - back
    while moment <= now + timedelta(hours=23, minutes=59):
        known, more = ticked(known, moment)
        said += more
        moment += timedelta(minutes=30)
    assert said == 1
    _, said = ticked(known, now + timedelta(days=1))
    assert said == 1


def test_a_clock_three_days_ahead_and_put_right_notes_what_it_cost() -> None:
    known, said = ticked(reminded(), MONDAY_NIGHT + timedelta(days=3))
    assert said == 0
    for hours in range(24 * 4):
        known, more = ticked(known, MONDAY_NIGHT + timedelta(hours=hours))
        said += more
    assert said == 1
    assert list(notes(known).values()) == ["missed"] * 3 + ["sent"]


def test_who_could_not_be_reached_is_told_once_that_reminders_come_again() -> None:
    known = after(reminded(), (MarkUnreachable(),))
    answers: list[str] = []
    for number in range(2):
        inbound = Text(id=InboundId(f"terminal:x/{number}"), who=WHO, where=HOME, text="hello")
        turn = step(known, inbound, MONDAY_NIGHT, book())
        known = replace(after(known, turn.effects), conversation=turn.conversation)
        answers.append("\n".join(reply.text for reply in turn.replies))
    told = book().phrases.texts["reminder.reached_again"]
    assert [any(words in answer for words in told) for answer in answers] == [True, False]
    assert known.reachable
