"""Each person in order; nobody waits for somebody else; a full store loses no message."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.discord.lanes import Lanes
from tests.fakes.discord_wire import world


async def test_a_person_waits_for_nobody_else() -> None:
    async with world(settle_timeout=0.2) as here:
        ann, bob = here.env.create_user("ann"), here.env.create_user("bob")
        gate = here.script.gates[str(ann.id)] = asyncio.Event()
        with pytest.raises(TimeoutError):
            await ann.send_dm("one")
        with pytest.raises(TimeoutError):  # she still waits
            await bob.send_dm("hello")
        assert here.script.texts == ["hello"]
        gate.set()
        await here.env.settle(timeout=5)
        assert here.script.texts == ["hello", "one"]


async def test_a_persons_messages_stay_in_order() -> None:
    async with world(settle_timeout=0.2) as here:
        ann = here.env.create_user("ann")
        gate = here.script.gates[str(ann.id)] = asyncio.Event()
        for act in (ann.send_dm("one"), ann.slash("log", text="two"), ann.send_dm("three")):
            with pytest.raises(TimeoutError):
                await act
        assert here.sent("POST", "/callback") == [{"type": 5}]  # acknowledged while it waits
        gate.set()
        await here.env.settle(timeout=5)
        assert here.script.texts == ["one", "/log two", "three"]


async def test_a_message_waits_until_the_store_keeps_it() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        here.script.full = 8
        await ann.send_dm("squat 3x5 80kg")
        await ann.send_dm("bench 3x5 60kg")
        assert here.script.texts == ["squat 3x5 80kg", "bench 3x5 60kg"]
        assert here.script.pauses == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_a_slash_command_does_not_wait_for_a_full_store() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        here.script.full = 1
        await ann.slash("today")
        assert here.script.texts == []
        assert here.script.pauses == []
        await ann.slash("today")
        assert here.script.texts == ["/today"]


async def test_lanes_keep_nothing_of_those_who_left() -> None:
    lanes = Lanes()
    order: list[int] = []

    async def go(number: int) -> None:
        async with lanes.place("ann") as front:
            await front()
            order.append(number)
            await asyncio.sleep(0)  # somebody else's turn, if he does not wait
            order.append(number)

    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        for number in range(5):
            tasks.create_task(go(number))
    assert order == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert not vars(lanes)["_last"]
    await asyncio.wait_for(lanes.idle(), 5)
