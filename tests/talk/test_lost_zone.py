"""A zone in the record that this machine does not have: an older table, a damaged file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.domain.schedule import Reminder, ReminderId, ReminderRule, instant, next_occurrence
from bot.domain.zones import is_zone, local_date, zone_named
from bot.talk.engine import step
from bot.talk.wire import Due, InboundId
from tests.talk.runner import HOME, WHO, Runner, book, met

LOST = "Mars/Olympus_Mons"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def lost(*reminders: Reminder) -> Runner:
    known = met()
    athlete = replace(known.record.athlete, zone=LOST, equipment=())
    record = replace(known.record, athlete=athlete)
    return Runner(known=replace(known, record=record, reminders=reminders))


def daily() -> Reminder:
    rule = ReminderRule(id=ReminderId("daily"), at=time(7), zone=LOST)
    day, due_at = next_occurrence(rule, NOON)
    return Reminder(rule=rule, day=day, due_at=due_at)


@pytest.mark.parametrize("name", [LOST, "", "Europe", "../etc/passwd", "\x00", "no zone", "/Tokyo"])
def test_an_unknown_zone_is_read_as_utc(name: str) -> None:
    assert not is_zone(name)
    assert zone_named(name) is UTC
    assert local_date(NOON, name) == NOON.date()
    assert instant(date(2026, 3, 2), time(12), name) == NOON


def test_the_place_is_asked_for_once() -> None:
    runner = lost()
    first = runner.says("squat 3x5 60kg")
    assert LOST in first
    assert "3 × 5" in first
    assert "time is it for you" in first
    assert LOST not in runner.says("thanks")
    assert "Berlin time" in runner.says("Berlin")
    assert runner.known.record.athlete.zone == "Europe/Berlin"


def test_an_emergency_is_not_mixed_with_it() -> None:
    runner = lost()
    assert LOST not in runner.says("chest pain and my left arm is numb")
    assert LOST in runner.says("squat 3x5 60kg")


def test_its_reminders_come_by_utc_until_the_place_is_told() -> None:
    runner = lost(daily())
    (reminder,) = runner.known.reminders
    assert reminder.due_at == datetime(2026, 3, 3, 7, tzinfo=UTC)
    due = Due(
        id=InboundId("runner/daily/2026-03-03"),
        who=WHO,
        where=HOME,
        reminder=reminder.rule.id,
        day=reminder.day,
        due_at=reminder.due_at,
    )
    assert step(runner.known, due, reminder.due_at, book()).replies
    runner.says("hello")
    runner.says("Tokyo")
    (moved,) = runner.known.reminders
    assert moved.rule.zone == "Asia/Tokyo"
    assert moved.due_at == datetime(2026, 3, 2, 22, tzinfo=UTC)
