"""The rush at seven: many reminders due at once, over a service that holds its limits.

The service answers 429 to whatever breaks a limit, and to as many reminders as it is told to; it
notes what came earlier than it had asked for.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.app.pace import Limits, Rate
from bot.domain.schedule import Reminder, ReminderId, ReminderRule
from bot.errors import TryLater
from bot.talk.effects import Effect, SaveHome, SaveReminder
from bot.talk.turn import Turn
from bot.talk.wire import OutboxRow
from tests.fakes.desk import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.app.ports import Store
    from bot.app.service import Service
    from bot.talk.wire import Text

SEVEN = datetime.fromisoformat("2026-03-02T07:00:00+00:00")
LATENCY_S = 0.06
"""How long the service takes for an answer."""


@dataclass
class Ruled:
    """A chat service with limits of its own (`rules`), and a bot that was told of `limits`."""

    limits: Limits
    rules: tuple[Rate, ...]
    """Over all chats together."""
    one_chat: Rate
    refusing: float = 0.0
    """Share of reminders that are answered 429, whatever the limits say."""
    heard: list[tuple[float, OutboxRow]] = field(default_factory=list[tuple[float, OutboxRow]])
    refused: int = 0
    broken: list[str] = field(default_factory=list[str])
    """Limits that were not kept, and sends that came too early."""
    arrived: dict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    """Set for a chat when an answer has come."""
    _asked: int = 0
    _not_before: dict[str, float] = field(default_factory=dict[str, float])
    _moments: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    async def send(self, row: OutboxRow) -> None:
        now_s = asyncio.get_running_loop().time()
        if now_s < self._not_before.get(row.to.chat, 0.0):
            self.broken.append(f"{row.id} came too early")
        self._count(row, now_s)
        await asyncio.sleep(LATENCY_S)
        self._asked += row.unprompted
        if row.unprompted and self._asked * 7919 % 1000 < 1000 * self.refusing:
            self.refused += 1
            wait_s = 1 + self._asked % 30
            self._not_before[row.to.chat] = asyncio.get_running_loop().time() + wait_s
            raise TryLater(timedelta(seconds=wait_s))
        self.heard.append((asyncio.get_running_loop().time(), row))
        if not row.unprompted:
            self.arrived[row.to.chat].set()

    def _count(self, row: OutboxRow, now_s: float) -> None:
        for whom, rates in ((row.to.chat, (self.one_chat,)), ("", self.rules)):
            moments = self._moments[whom]
            moments.append(now_s)
            while moments[0] <= now_s - max(rate.seconds for rate in rates):
                moments.popleft()
            for rate in rates:
                lately = sum(moment > now_s - rate.seconds for moment in moments)
                if lately > rate.count:
                    self.broken.append(f"{row.id}: {lately} in {rate.seconds:g} s")


async def remind_all(store: Store, users: Iterable[str], ids: tuple[str, ...] = ("daily",)) -> None:
    """Give each runner reminders that are due at seven."""
    for user in users:
        inbound = text(0, user=user)
        effects: tuple[Effect, ...] = (
            SaveHome(inbound.where),
            *(SaveReminder(_at_seven(name)) for name in ids),
        )
        async with store.open(inbound.who) as unit:
            turn = Turn(conversation=unit.snapshot.conversation, effects=effects)
            await unit.commit(inbound, turn)


def _at_seven(name: str) -> Reminder:
    rule = ReminderRule(id=ReminderId(name), at=time(7), zone="UTC")
    return Reminder(rule=rule, day=date(2026, 3, 2), due_at=SEVEN)


async def writing(
    service: Service, wire: Ruled, count: int, every_s: float, says: Callable[[int], str]
) -> list[float]:
    """Have runners write, one after the other; return what each waited for the answer, in s."""
    loop = asyncio.get_running_loop()

    async def write(inbound: Text) -> float:
        began = loop.time()
        await service.receive(inbound)
        await wire.arrived[inbound.where.chat].wait()
        return loop.time() - began

    waiting: list[asyncio.Task[float]] = []
    for number in range(count):
        await asyncio.sleep(every_s)
        inbound = text(number, says(number), user=f"writer{number}")
        waiting.append(asyncio.create_task(write(inbound)))
    return list(await asyncio.gather(*waiting))
