"""What could not be delivered is noted, and nobody is written to again before he writes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.app.outbox import Outbox
from bot.app.service import Mind, Service
from bot.errors import Gone
from bot.store.memory import MemoryStore
from bot.talk.wire import Person
from tests.fakes.clock import Alarms, FakeClock
from tests.fakes.desk import MIND, Shelf, Wire, claiming, text
from tests.fakes.rush import remind_all


class Office:
    """A store with two reminders a day for Anna, due now, and all that sends them."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.store = MemoryStore(self.clock)
        self.wire = Wire()
        self.begin()

    def begin(self) -> None:
        """Start anew, with what the store knows."""
        self.outbox = Outbox(self.store, {"wire": self.wire}, self.clock, timer=Alarms())
        mind = Mind(claiming, MIND.words)
        self.service = Service(self.store, self.outbox, Shelf(), self.clock, mind)

    async def send(self) -> None:
        """Send what waits."""
        async with asyncio.timeout(10), asyncio.TaskGroup() as group:
            group.create_task(self.outbox.run())
            await self.outbox.idle()
            self.outbox.stop()

    async def notes(self) -> dict[str, list[str]]:
        async with self.store.open(Person("wire", "anna")) as unit:
            return {
                one.rule.id: [note.outcome for note in one.past] for one in unit.snapshot.reminders
            }


@pytest.fixture
async def office() -> Office:
    office = Office()
    await remind_all(office.store, ["anna"], ("daily", "daily-2"))
    return office


async def test_a_blocked_bot_tries_once_and_notes_it(office: Office) -> None:
    office.wire.failures["anna"] = [Gone("blocked"), Gone("blocked")]
    await office.service.tick()
    await office.send()
    assert office.wire.tried == 1
    assert await office.notes() == {"daily": ["unreachable"], "daily-2": ["unreachable"]}
    office.clock.move(timedelta(days=1))
    await office.service.tick()
    await office.send()
    assert office.wire.tried == 1
    assert await office.store.unsent() == ()


async def test_who_writes_again_is_reminded_again(office: Office) -> None:
    office.wire.failures["anna"] = [Gone("blocked")]
    await office.service.tick()
    await office.send()
    office.clock.move(timedelta(days=1))
    office.begin()
    await office.service.receive(text(1, "back"))
    await office.service.tick()
    await office.send()
    assert sorted(office.wire.said_to("anna")) == ["3: back", "due daily", "due daily-2"]


async def test_a_reminder_that_waited_too_long_is_noted_as_missed(office: Office) -> None:
    await office.service.tick()
    office.clock.move(timedelta(hours=3))
    office.begin()
    await office.send()
    assert office.wire.tried == 0
    assert await office.notes() == {"daily": ["missed"], "daily-2": ["missed"]}
    assert await office.store.unsent() == ()


async def test_a_reminder_outlives_a_restart_and_comes_once(office: Office) -> None:
    await office.service.tick()
    office.begin()
    await office.service.tick()
    await office.send()
    assert sorted(office.wire.said_to("anna")) == ["due daily", "due daily-2"]
    assert await office.notes() == {"daily": ["sent"], "daily-2": ["sent"]}
