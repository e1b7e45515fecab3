"""A thousand reminders at seven: none lost, no limit broken, and who writes is answered at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.app.outbox import Outbox
from bot.app.pace import FREE, Limits, Rate
from bot.app.service import Service
from bot.chat.discord.client import LIMITS as DISCORD
from bot.chat.telegram.channel import LIMITS as TELEGRAM
from bot.clock import RunningClock
from bot.store.memory import MemoryStore
from tests.fakes.desk import MIND, Shelf, row, text
from tests.fakes.leaping_loop import leap_through
from tests.fakes.rush import SEVEN, Ruled, Writers, remind_all

if TYPE_CHECKING:
    from collections.abc import Sequence

TRUE_TELEGRAM = (Rate(30, 1.0),)
TRUE_DISCORD = (Rate(25, 1.0),)
"""Fifty requests a second, two for a message."""
BURST = Rate(5, 5.0)


async def rush(wire: Ruled, runners: int, ids: tuple[str, ...] = ("daily",)) -> Sequence[float]:
    """Send all reminders; return how long the runners who wrote meanwhile waited, in s."""
    clock = RunningClock(SEVEN, asyncio.get_running_loop().time)
    store = MemoryStore(clock)
    outbox = Outbox(store, {"wire": wire}, clock)
    service = Service(store, outbox, Shelf(), clock, MIND)
    await remind_all(store, (f"runner{number}" for number in range(runners)), ids)
    for left in await store.unsent():
        store.sent(left)
    async with asyncio.TaskGroup() as group:
        group.create_task(outbox.run())
        ticking = group.create_task(service.tick())
        waits = await Writers("wire", 40, 0.5).waits_s(service, wire)
        await ticking
        await outbox.idle()
        outbox.stop()
    return waits


@pytest.mark.parametrize(("limits", "rules"), [(TELEGRAM, TRUE_TELEGRAM), (DISCORD, TRUE_DISCORD)])
def test_a_rush_keeps_the_limits_loses_nothing_and_lets_answers_pass(
    limits: Limits, rules: tuple[Rate, ...]
) -> None:
    wire = Ruled(limits, rules, BURST, refusing=0.3)
    waits = leap_through(rush(wire, 1000))
    said = Counter(row.to.chat for _, row in wire.heard if row.unprompted)
    assert said == {f"runner{number}": 1 for number in range(1000)}
    assert wire.broken == []
    assert wire.refused > 300
    assert len(waits) == 40
    assert max(waits) <= 1.0


def test_without_pacing_the_limits_would_break() -> None:
    wire = Ruled(FREE, TRUE_TELEGRAM, BURST)
    leap_through(rush(wire, 200))
    assert wire.broken


def test_two_reminders_a_day_are_two_and_a_second_apart() -> None:
    wire = Ruled(TELEGRAM, TRUE_TELEGRAM, Rate(1, 1.0))
    leap_through(rush(wire, 30, ("daily", "daily-2")))
    said = Counter((row.to.chat, row.reply.text) for _, row in wire.heard if row.unprompted)
    assert said == {
        (f"runner{number}", f"due {name}"): 1
        for number in range(30)
        for name in ("daily", "daily-2")
    }
    assert wire.broken == []


def test_a_long_answer_comes_in_a_burst_and_a_flood_of_them_does_not() -> None:
    wire = Ruled(TELEGRAM, TRUE_TELEGRAM, BURST)

    async def answer() -> list[float]:
        clock = RunningClock(SEVEN, asyncio.get_running_loop().time)
        outbox = Outbox(MemoryStore(clock), {"wire": wire}, clock)
        began = asyncio.get_running_loop().time()
        for number in range(12):
            outbox.tell(row(text(number)))
        async with asyncio.TaskGroup() as group:
            group.create_task(outbox.run())
            await outbox.idle()
            outbox.stop()
        return [moment - began for moment, _ in wire.heard]

    moments = leap_through(answer())
    assert [round(moment // 5) for moment in moments] == [0] * 5 + [1] * 5 + [2] * 2
    assert [row.id for _, row in wire.heard] == [f"wire:anna/{number}#0" for number in range(12)]
    assert wire.broken == []
