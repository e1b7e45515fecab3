"""Whether a reminder is sent, held, spared or dropped, told day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.domain.athlete import Race
from bot.domain.schedule import (
    QuietHours,
    Reminder,
    ReminderId,
    ReminderKind,
    ReminderRule,
    next_occurrence,
)
from bot.main import load_book
from bot.store.keeping import upcoming
from bot.talk.effects import after
from bot.talk.engine import step
from bot.talk.snapshot import Snapshot, newcomer
from bot.talk.wire import LASTING, Chat, Inbound, InboundId, Person, Press, Text

if TYPE_CHECKING:
    from bot.talk.book import Book

WHO = Person("terminal", "patient")
HOME = Chat(service="terminal", chat="patient", private=True)
FIRST = datetime(2026, 3, 2, 5, tzinfo=UTC)
MOST_DAYS = 60


@cache
def book() -> Book:
    return replace(load_book(), seed="reminding")


def runner(*rules: ReminderRule) -> Snapshot:
    """Return somebody who set reminders at FIRST."""
    known = replace(newcomer(WHO), home=HOME)
    athlete = replace(known.record.athlete, zone="UTC", equipment=(), set_up=True)
    conversation = replace(known.conversation, greeted=True, heard=FIRST.date())
    made: list[Reminder] = []
    for rule in rules:
        day, due_at = next_occurrence(rule, FIRST)
        made.append(Reminder(rule=rule, day=day, due_at=due_at))
    record = replace(known.record, athlete=athlete)
    return replace(known, record=record, conversation=conversation, reminders=tuple(made))


def rule(
    name: str, hour: float, kind: ReminderKind = ReminderKind.ROUTINE, *, asked: bool = True
) -> ReminderRule:
    at = time(int(hour), round(hour % 1 * 60))
    return ReminderRule(id=ReminderId(name), at=at, zone="UTC", kind=kind, asked=asked)


def lived(known: Snapshot, until: datetime) -> tuple[Snapshot, list[tuple[datetime, str]]]:
    """Let time pass and nobody write; return what was said and when."""
    said: list[tuple[datetime, str]] = []
    while due := min((one for one in upcoming(known)), key=lambda one: one.due_at, default=None):
        if due.due_at > until:
            break
        known, words = _stepped(known, due, due.due_at)
        said += [(due.due_at, text) for text in words]
    return known, said


def wrote(known: Snapshot, text: str, now: datetime) -> tuple[Snapshot, list[str]]:
    inbound = Text(id=InboundId(f"x/{now}"), who=WHO, where=HOME, text=text)
    return _stepped(known, inbound, now)


def _stepped(known: Snapshot, inbound: Inbound, now: datetime) -> tuple[Snapshot, list[str]]:
    turn = step(known, inbound, now, book())
    assert not turn.held
    known = replace(after(known, turn.effects), conversation=turn.conversation)
    return known, [reply.text for reply in turn.replies]


def days(said: list[tuple[datetime, str]]) -> list[int]:
    return [(at.date() - FIRST.date()).days for at, _ in said]


def test_what_is_not_answered_comes_every_third_day_and_then_stops() -> None:
    known, said = lived(runner(rule("daily", 7)), FIRST + timedelta(days=MOST_DAYS))
    assert days(said)[1:] == [1, 2, 3, 6, 9, 12, 15]
    assert "two weeks" in said[-1][1]
    assert not tuple(upcoming(known))


def test_every_day_without_a_message_has_its_reason() -> None:
    known, _ = lived(runner(rule("daily", 7)), FIRST + timedelta(days=15, hours=3))
    (reminder,) = known.reminders
    noted = {one.day: one.outcome for one in reminder.past}
    assert [noted[FIRST.date() + timedelta(days=n)] for n in range(3, 8)] == [
        "sent",
        "spared",
        "spared",
        "sent",
        "spared",
    ]


def test_a_word_brings_them_back() -> None:
    known, _ = lived(runner(rule("daily", 7)), FIRST + timedelta(days=20))
    back = FIRST + timedelta(days=20, hours=5)
    known, words = wrote(known, "hi", back)
    assert any("07:00" in text for text in words)
    _, said = lived(known, back + timedelta(days=2))
    assert days(said) == [21, 22]


def test_an_answer_a_day_keeps_it_daily() -> None:
    known = runner(rule("daily", 7))
    count = 0
    for day in range(1, 20):
        known, said = lived(known, FIRST + timedelta(days=day, hours=3))
        count += len(said)
        known, _ = wrote(known, "thanks", FIRST + timedelta(days=day, hours=4))
    assert count == 20


def test_the_hour_that_was_named_comes_by_night() -> None:
    _, said = lived(runner(rule("daily", 23.5)), FIRST + timedelta(days=1))
    assert [at.time() for at, _ in said] == [time(23, 30)]


def test_an_hour_of_ours_waits_for_the_end_of_the_night() -> None:
    known = runner(rule("daily", 8, asked=False))
    athlete = replace(known.record.athlete, quiet=QuietHours(time(22), time(9, 30)))
    known = replace(known, record=replace(known.record, athlete=athlete))
    known, said = lived(known, FIRST + timedelta(hours=10))
    assert [at.time() for at, _ in said] == [time(9, 30)]


def test_an_hour_of_ours_keeps_four_hours_apart() -> None:
    rules = (rule("daily", 7.5), rule("daily-2", 8, asked=False))
    _, said = lived(runner(*rules), FIRST + timedelta(hours=12))
    assert [at.time() for at, _ in said] == [time(7, 30), time(11, 30)]


def test_a_race_week_is_silent() -> None:
    known = runner(rule("daily", 7))
    race = Race(day=date(2026, 3, 10), distance="10k")
    athlete = replace(known.record.athlete, races=(race,))
    known = replace(known, record=replace(known.record, athlete=athlete))
    _, said = lived(known, FIRST + timedelta(days=8))
    assert days(said) == [0, 1]


def test_done_pressed_by_another_in_a_group_is_nobodys_done() -> None:
    known, _ = lived(runner(rule("daily", 6)), FIRST + timedelta(hours=2))
    group = Chat(service="terminal", chat="club", private=False)
    bob = Person("terminal", "bob")
    pressed = Press(
        id=InboundId("bob/1"), who=bob, where=group, turn=LASTING, says="done 2026-03-02"
    )
    turn = step(newcomer(bob), pressed, FIRST + timedelta(hours=2), book())
    assert turn.effects == ()
    assert not known.record.logs
