"""What was committed goes out: in order, patiently, and to nobody twice."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.app.outbox import AT_ONCE, Outbox
from bot.app.service import Service
from bot.errors import Gone, TryLater
from bot.store.memory import MemoryStore
from tests.fakes.clock import Alarms, FakeClock
from tests.fakes.desk import MIND, Shelf, Wire, row, text

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


class Office:
    """An outbox over a store, a wire and alarms."""

    def __init__(self, store: MemoryStore | None = None) -> None:
        self.clock = FakeClock()
        self.store = store or MemoryStore(self.clock)
        self.wire = Wire()
        self.alarms = Alarms()
        self.outbox = Outbox(self.store, {"wire": self.wire}, self.clock, timer=self.alarms)
        self.service = Service(self.store, self.outbox, Shelf(), self.clock, MIND)

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[None]:
        async with asyncio.timeout(10), asyncio.TaskGroup() as group:
            group.create_task(self.outbox.run())
            yield
            self.outbox.stop()

    async def say(self, *words: str, user: str = "anna") -> None:
        for number, word in enumerate(words):
            await self.service.receive(text(number, word, user=user))

    async def settled(self) -> None:
        """Let the workers do what they can do without an alarm."""
        for _ in range(50):
            await asyncio.sleep(0)


@pytest.fixture
def office() -> Office:
    return Office()


async def test_answers_go_out_in_order_and_are_noted(office: Office) -> None:
    async with office.open():
        await office.say("one", "two", "three")
        await office.outbox.idle()
    assert list(office.wire.said_to("anna")) == ["1: one", "2: two", "3: three"]
    assert await office.store.unsent() == ()


async def test_what_was_not_sent_goes_out_at_the_next_start(office: Office) -> None:
    await office.say("one", "two")
    again = Office(office.store)
    async with again.open():
        await again.outbox.idle()
    assert list(again.wire.said_to("anna")) == ["1: one", "2: two"]


async def test_what_is_committed_before_the_start_is_not_sent_twice(office: Office) -> None:
    await office.say("one")
    async with office.open():
        await office.outbox.idle()
    assert list(office.wire.said_to("anna")) == ["1: one"]


async def test_a_slow_chat_keeps_its_order_and_nobody_else_waits(office: Office) -> None:
    office.wire.gates["anna"] = asyncio.Event()
    async with office.open():
        await office.say("one", "two")
        await office.say("other", user="bo")
        await office.settled()
        assert office.wire.heard == [("bo", "1: other")]
        office.wire.gates["anna"].set()
        await office.outbox.idle()
    assert list(office.wire.said_to("anna")) == ["1: one", "2: two"]


async def test_so_many_chats_are_served_at_once_and_no_more(office: Office) -> None:
    gate = asyncio.Event()
    users = [f"runner{n}" for n in range(AT_ONCE + 20)]
    for user in users:
        office.wire.gates[user] = gate
        await office.say("hi", user=user)
    async with office.open():
        await office.settled()
        gate.set()
        await office.outbox.idle()
    assert office.wire.most == AT_ONCE
    assert len(office.wire.heard) == len(users)


async def test_answers_pass_what_nobody_asked_for(office: Office) -> None:
    users = [f"runner{n}" for n in range(AT_ONCE)]
    gate = asyncio.Event()
    office.wire.gates = dict.fromkeys(users, gate)
    async with office.open():
        for user in users:
            office.outbox.tell(row(text(1, user=user)))
        await office.settled()
        for unprompted in (True, False):
            kind = "reminder" if unprompted else "answer"
            office.outbox.tell(row(text(int(unprompted), user="bo"), kind, unprompted=unprompted))
            office.outbox.tell(row(text(3, user=kind), kind, unprompted=unprompted))
        gate.set()
        await office.outbox.idle()
    late = [words for _, words in office.wire.heard if words != "yes"]
    assert late == ["answer", "answer", "reminder", "reminder"]


async def test_a_chat_that_asks_for_patience_gets_it_and_nobody_else_waits(
    office: Office,
) -> None:
    office.wire.failures["anna"] = [TryLater(timedelta(seconds=7))]
    async with office.open():
        await office.say("one", "two")
        await office.say("other", user="bo")
        await office.settled()
        assert office.wire.heard == [("bo", "1: other")]
        assert office.alarms.waits == [7.0]
        office.alarms.ring()
        await office.outbox.idle()
    assert list(office.wire.said_to("anna")) == ["1: one", "2: two"]


async def test_a_service_that_asks_for_patience_gets_it_for_all_chats(office: Office) -> None:
    office.wire.failures["anna"] = [TryLater(timedelta(seconds=7), everyone=True)]
    async with office.open():
        await office.say("one")
        await office.settled()
        await office.say("other", user="bo")
        await office.settled()
        assert office.wire.heard == []
        office.alarms.ring()
        await office.outbox.idle()
    assert sorted(office.wire.heard) == [("anna", "1: one"), ("bo", "1: other")]


async def test_waiting_doubles_up_to_a_minute_and_begins_anew_after_a_success(
    office: Office,
) -> None:
    office.wire.failures["anna"] = [TryLater(timedelta(0)) for _ in range(9)]
    async with office.open():
        await office.say("one")
        for _ in range(9):
            await office.settled()
            office.alarms.ring()
        await office.outbox.idle()
        office.wire.failures["anna"] = [TryLater(timedelta(0))]
        await office.service.receive(text(9, "two"))
        await office.settled()
        office.alarms.ring()
        await office.outbox.idle()
    assert office.alarms.waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 1]


async def test_two_calls_for_patience_both_have_to_end(office: Office) -> None:
    gate = asyncio.Event()
    office.wire.gates = {"anna": gate, "bo": gate}
    for user in ("anna", "bo"):
        office.wire.failures[user] = [TryLater(timedelta(seconds=1), everyone=True)]
        await office.say("hi", user=user)
    async with office.open():
        await office.settled()
        gate.set()
        await office.settled()
        assert len(office.alarms.waits) == 2
        office.alarms.ring()
        await office.outbox.idle()
    assert len(office.wire.heard) == 2


async def test_what_fails_together_counts_once_for_its_service(office: Office) -> None:
    gate = asyncio.Event()
    users = [f"user{number}" for number in range(10)]
    for user in users:
        office.wire.gates[user] = gate
        office.wire.failures[user] = [TryLater(timedelta(0), everyone=True)]
        await office.say("hi", user=user)
    async with office.open():
        await office.settled()
        gate.set()
        await office.settled()
        assert office.alarms.waits == [1.0] * 10
        office.alarms.ring()
        await office.outbox.idle()
    assert len(office.wire.heard) == 10


async def test_a_chat_that_is_gone_is_given_up_and_gets_no_reminders(office: Office) -> None:
    office.wire.failures["anna"] = [Gone("blocked")]
    await office.say("one", "two")
    async with office.open():
        await office.outbox.idle()
    assert list(office.wire.said_to("anna")) == ["2: two"]
    assert await office.store.unsent() == ()
    async with office.store.open(text(0).who) as unit:
        assert unit.snapshot.conversation.turn == 2
        assert not unit.snapshot.reachable
    await office.service.receive(text(2, "back"))
    async with office.store.open(text(0).who) as unit:
        assert unit.snapshot.reachable


async def test_a_group_that_is_gone_says_nothing_of_its_people(office: Office) -> None:
    office.wire.failures["club"] = [Gone("kicked")]
    inbound = text(1)
    async with office.open():
        await office.service.receive(inbound)
        await office.outbox.idle()
        group = replace(inbound.where, chat="club", private=False)
        office.outbox.tell(replace(row(text(2)), to=group))
        await office.outbox.idle()
    async with office.store.open(inbound.who) as unit:
        assert unit.snapshot.reachable


async def test_what_no_adapter_foresaw_is_tried_five_times_and_then_given_up(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.wire.failures["anna"] = [ValueError("secret words") for _ in range(5)]
    async with office.open():
        await office.say("one", "two")
        for _ in range(5):
            await office.settled()
            office.alarms.ring()
        await office.outbox.idle()
    assert list(office.wire.said_to("anna")) == ["2: two"]
    assert await office.store.unsent() == ()
    assert "secret words" not in caplog.text
    assert any(r.__dict__.get("action") == "reply_given_up" for r in caplog.records)


@pytest.mark.parametrize(
    ("unprompted", "age", "goes"),
    [
        (False, timedelta(hours=23), True),
        (False, timedelta(hours=25), False),
        (True, timedelta(hours=1), True),
        (True, timedelta(hours=3), False),
    ],
)
async def test_what_comes_too_late_is_dropped(
    office: Office, *, unprompted: bool, age: timedelta, goes: bool
) -> None:
    old = replace(row(text(1), unprompted=unprompted), at=office.clock.now() - age)
    async with office.open():
        office.outbox.tell(old)
        await office.outbox.idle()
    assert bool(office.wire.heard) is goes


async def test_rows_of_other_services_stay_where_they_are(office: Office) -> None:
    await office.service.receive(text(1, service="elsewhere"))
    async with office.open():
        await office.outbox.idle()
    assert office.wire.heard == []
    assert len(await office.store.unsent()) == 1


async def test_rows_of_a_service_that_has_stopped_wait(office: Office) -> None:
    channels: dict[str, Wire] = {"wire": office.wire}
    office.outbox = Outbox(office.store, channels, office.clock, timer=office.alarms)
    office.service = Service(office.store, office.outbox, Shelf(), office.clock, MIND)
    await office.say("one")
    async with office.open():
        del channels["wire"]
        await office.settled()
        assert office.alarms.waits == [600]
    assert len(await office.store.unsent()) == 1


async def test_a_stop_lets_what_is_on_its_way_arrive_and_begins_nothing_new(
    office: Office,
) -> None:
    gate = office.wire.gates["anna"] = asyncio.Event()
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        running = group.create_task(office.outbox.run())
        await office.say("one", "two")
        await office.settled()
        office.outbox.stop()
        await office.settled()
        assert not running.done()
        gate.set()
    assert list(office.wire.said_to("anna")) == ["1: one"]
    assert [kept.reply.text for kept in await office.store.unsent()] == ["2: two"]
