"""One event is handled once, and what cannot be handled stops nobody else."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.app.service import BATCH, Mind, Service, account
from bot.domain.schedule import Reminder, ReminderId, ReminderRule
from bot.errors import Unavailable, Unreadable
from bot.store.memory import MemoryStore
from bot.talk.effects import SaveHome, SaveReminder
from bot.talk.turn import Turn
from tests.fakes.clock import FakeClock
from tests.fakes.desk import MIND, FullDisk, Postbox, Shelf, claiming, echo, text

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from datetime import datetime

    from bot.app.ports import Unit
    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import Due, Inbound, InboundId, OutboxRow, Person


class Desk:
    """A service with everything around it in reach."""

    def __init__(self, mind: Mind = MIND) -> None:
        self.clock = FakeClock()
        self.mind = mind
        self.store = FullDisk(self.clock)
        self.postbox = Postbox()
        self.shelf = Shelf()
        self.service = Service(self.store, self.postbox, self.shelf, self.clock, mind)

    @property
    def said(self) -> list[str]:
        return [row.reply.text for row in self.postbox.rows]

    @property
    def told(self) -> list[str]:
        return [row.reply.text for row in self.postbox.told]

    async def remind(self, *users: str, minutes: int = 0) -> None:
        """Give each a reminder that is due in so many minutes, through the same service."""
        for user in users:
            at = self.clock.now() + timedelta(minutes=minutes)
            rule = ReminderRule(id=ReminderId("daily"), at=time(7), zone="UTC")
            reminder = Reminder(rule=rule, day=at.date(), due_at=at)
            inbound = text(0, user=user)
            async with self.store.open(inbound.who) as unit:
                effects = (SaveHome(inbound.where), SaveReminder(reminder))
                turn = Turn(conversation=unit.snapshot.conversation, effects=effects)
                await unit.commit(inbound, turn)


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_a_message_is_answered_from_what_was_committed(desk: Desk) -> None:
    await desk.service.receive(text(1))
    await desk.service.receive(text(2, "again"))
    assert desk.said == ["1: hello", "2: again"]
    assert await desk.store.unsent() == tuple(desk.postbox.rows)


async def test_a_repeated_id_has_no_second_effect(desk: Desk) -> None:
    await desk.service.receive(text(1))
    await desk.service.receive(text(1))
    assert desk.said == ["1: hello"]


async def test_people_do_not_share_a_conversation(desk: Desk) -> None:
    await asyncio.gather(
        *(desk.service.receive(text(n, user=user)) for n in (1, 2) for user in ("anna", "bo"))
    )
    assert sorted(desk.said) == ["1: hello", "1: hello", "2: hello", "2: hello"]


async def test_what_fails_three_times_is_set_aside_and_the_runner_told(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.service.receive(text(1, "boom"))
    await desk.service.receive(text(2))
    ((aside, why),) = desk.shelf.kept
    assert aside == text(1, "boom")
    assert why.startswith("ZeroDivisionError < ")
    assert desk.told == ["<trouble.set_aside>"]
    assert desk.postbox.told[0].handle == {"message": "1"}
    assert desk.said == ["1: hello"]
    failed = [r for r in caplog.records if r.__dict__.get("action") == "inbound_failed"]
    assert len(failed) == 3
    assert all("wire:anna/1" in record.getMessage() for record in failed)


async def test_no_text_of_a_message_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await desk.service.receive(text(1, "boom"))
    assert caplog.records
    assert "boom" not in caplog.text


async def test_what_was_set_aside_is_not_tried_again(desk: Desk) -> None:
    await desk.service.receive(text(1, "boom"))
    await desk.service.receive(text(1, "boom"))
    assert len(desk.shelf.kept) == 1
    assert desk.told == ["<trouble.set_aside>"]


async def test_what_can_be_neither_handled_nor_set_aside_is_offered_again(desk: Desk) -> None:
    desk.shelf.full = True
    with pytest.raises(Unavailable):
        await desk.service.receive(text(1, "boom"))
    assert desk.told == []


async def test_a_full_disk_is_told_once_per_chat_and_outage(desk: Desk) -> None:
    desk.store.full = True
    for inbound in (text(1), text(1), text(2, user="bo")):
        with pytest.raises(Unavailable):
            await desk.service.receive(inbound)
    assert desk.told == ["<trouble.unsaved>"] * 2
    desk.store.full = False
    await desk.service.receive(text(1))
    assert desk.said == ["1: hello"]
    desk.store.full = True
    with pytest.raises(Unavailable):
        await desk.service.receive(text(2))
    assert len(desk.told) == 3


async def test_an_outage_is_not_over_when_nothing_was_written(desk: Desk) -> None:
    def step(known: Snapshot, inbound: Inbound, now: datetime) -> Turn:
        return replace(echo(known, inbound, now), held=True)

    desk = Desk(Mind(step, MIND.words))
    await desk.remind("anna")
    desk.store.full = True
    with pytest.raises(Unavailable):
        await desk.service.receive(text(1))
    desk.store.full = False
    await desk.service.tick()
    desk.store.full = True
    with pytest.raises(Unavailable):
        await desk.service.receive(text(1))
    assert desk.told == ["<trouble.unsaved>"]


def test_the_host_learns_which_record_is_at_fault() -> None:
    assert account(Unreadable("telegram-7.json is torn")) == "Unreadable (telegram-7.json is torn)"


def test_an_error_in_a_group_is_told_itself() -> None:
    group = ExceptionGroup("tasks", [ExceptionGroup("more", [ZeroDivisionError("secret")])])
    assert account(group) == "ZeroDivisionError"


async def test_a_due_reminder_takes_the_same_way(desk: Desk) -> None:
    await desk.remind("anna", "bo")
    await desk.service.tick()
    assert desk.said == ["due daily", "due daily"]
    await desk.service.tick()
    assert len(desk.said) == 2


async def test_a_reminder_that_is_held_comes_back(desk: Desk) -> None:
    held = True

    def step(known: Snapshot, inbound: Inbound, now: datetime) -> Turn:
        turn = echo(known, inbound, now)
        return Turn(conversation=turn.conversation, replies=turn.replies, held=held)

    desk = Desk(Mind(step, MIND.words))
    await desk.remind("anna")
    await desk.service.tick()
    assert desk.said == []
    held = False
    await desk.service.tick()
    assert desk.said == ["due daily"]


async def test_one_tick_reaches_everybody(desk: Desk) -> None:
    await desk.remind(*(f"runner{n}" for n in range(200)))
    await desk.service.tick()
    assert len(desk.said) == 200


async def test_reminders_of_other_services_wait_for_the_process_that_can_send_them(
    desk: Desk,
) -> None:
    inbound = text(0, service="elsewhere")
    await desk.remind("anna")
    async with desk.store.open(inbound.who) as unit:
        rule = ReminderRule(id=ReminderId("daily"), at=time(7), zone="UTC")
        reminder = Reminder(rule=rule, day=date(2026, 3, 2), due_at=desk.clock.now())
        effects = (SaveHome(inbound.where), SaveReminder(reminder))
        await unit.commit(inbound, Turn(conversation=unit.snapshot.conversation, effects=effects))
    await desk.service.tick()
    assert [row.who.service for row in desk.postbox.rows] == ["wire"]


async def test_a_reminder_that_fails_is_set_aside_in_silence_and_stops_no_other(
    desk: Desk,
) -> None:
    def step(known: Snapshot, inbound: Inbound, now: datetime) -> Turn:
        if inbound.who.user == "anna":
            raise KeyError(inbound.id)
        return echo(known, inbound, now)

    desk = Desk(Mind(step, MIND.words))
    await desk.remind("anna", "bo")
    await desk.service.tick()
    await desk.service.tick()
    assert [row.who.user for row in desk.postbox.rows][:1] == ["bo"]
    assert len(desk.shelf.kept) == 1
    assert desk.told == []


async def test_a_tick_on_a_full_disk_says_so_in_the_log_and_nothing_to_runners(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.remind("anna")
    desk.store.full = True
    await desk.service.tick()
    assert desk.told == []
    assert any(r.__dict__.get("action") == "tick_failed" for r in caplog.records)
    desk.store.full = False
    await desk.service.tick()
    assert desk.said == ["due daily"]


async def test_a_commit_that_has_begun_is_ended_and_handed_over_before_a_cancel_takes_effect() -> (
    None
):
    begun, ended = asyncio.Event(), asyncio.Event()

    class SlowStore(MemoryStore):
        @asynccontextmanager
        async def open(self, who: Person) -> AsyncGenerator[Unit]:  # type: ignore[override]  # narrower
            async with super().open(who) as unit:
                yield SlowUnit(unit)

    class SlowUnit:
        def __init__(self, unit: Unit) -> None:
            self.snapshot = unit.snapshot
            self._unit = unit

        def seen(self, inbound: InboundId) -> bool:
            return self._unit.seen(inbound)

        async def commit(self, inbound: Inbound, turn: Turn) -> tuple[OutboxRow, ...]:
            begun.set()
            await ended.wait()
            return await self._unit.commit(inbound, turn)

    clock, postbox = FakeClock(), Postbox()
    service = Service(SlowStore(clock), postbox, Shelf(), clock, MIND)
    async with asyncio.timeout(5):
        receiving = asyncio.create_task(service.receive(text(1)))
        await begun.wait()
        receiving.cancel()
        await asyncio.wait((receiving,), timeout=0)
        ended.set()
        with pytest.raises(asyncio.CancelledError):
            await receiving
    assert [row.reply.text for row in postbox.rows] == ["1: hello"]


class Looks(FullDisk):
    """Counts how wide the service looks for what is due."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(clock)
        self.widths: list[int] = []

    async def due(self, now: datetime, limit: int) -> tuple[Due, ...]:
        self.widths.append(limit)
        return await super().due(now, limit)


async def test_a_rush_is_not_looked_through_again_and_again() -> None:
    desk = Desk(Mind(claiming, MIND.words))
    desk.store = store = Looks(desk.clock)
    desk.service = Service(store, desk.postbox, desk.shelf, desk.clock, desk.mind)
    await desk.remind(*(f"a{number}" for number in range(10 * BATCH)))
    await desk.service.tick()
    assert len(desk.said) == 10 * BATCH
    assert store.widths == [BATCH] * 11


async def test_those_who_are_in_the_middle_of_something_hold_up_nobody() -> None:
    desk = Desk(Mind(claiming, MIND.words))
    await desk.remind(*(f"h{number}" for number in range(2 * BATCH)), minutes=-1)
    await desk.remind(*(f"z{number}" for number in range(3)))
    await desk.service.tick()
    assert len(desk.said) == 3


async def test_ticks_that_overlap_send_once() -> None:
    desk = Desk(Mind(claiming, MIND.words))
    await desk.remind(*(f"a{number}" for number in range(20)))
    await asyncio.gather(*(desk.service.tick() for _ in range(5)))
    assert len(desk.said) == len({row.id for row in desk.postbox.rows}) == 20
