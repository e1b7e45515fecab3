"""The rush at seven: many reminders due at once, over a service that holds its limits.

The service answers 429 to whatever breaks a limit, and to as many reminders as it is told to; it
notes what came earlier than it had asked for.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bot.app.pace import Limits, Rate
from bot.domain.schedule import Reminder, ReminderId, ReminderRule
from bot.errors import TryLater
from bot.talk.effects import Effect, SaveHome, SaveReminder
from bot.talk.turn import Turn
from bot.talk.wire import OutboxRow
from tests.fakes.desk import text

if TYPE_CHECKING:
    from collections.abc import Iterable

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


async def remind_all(
    store: Store,
    users: Iterable[str],
    ids: tuple[str, ...] = ("daily",),
    service: str = "wire",
    *,
    later: tuple[str, ...] = (),
) -> None:
    """Give each runner reminders that are due at seven, and others for `later`, in the evening."""
    made = (*(_reminder(name, 7) for name in ids), *(_reminder(name, 20) for name in later))

    async def remind(user: str) -> None:
        inbound = text(0, user=user, service=service)
        effects: tuple[Effect, ...] = (SaveHome(inbound.where), *made)
        async with store.open(inbound.who) as unit:
            turn = Turn(conversation=unit.snapshot.conversation, effects=effects)
            await unit.commit(inbound, turn)

    everybody = iter(users)
    while some := tuple(islice(everybody, 64)):
        await asyncio.gather(*map(remind, some))


def _reminder(name: str, hour: int) -> SaveReminder:
    rule = ReminderRule(id=ReminderId(name), at=time(hour), zone="UTC")
    due_at = SEVEN.replace(hour=hour)
    return SaveReminder(Reminder(rule=rule, day=SEVEN.date(), due_at=due_at))


@dataclass(frozen=True, slots=True)
class Writers:
    """Runners who write in the middle of it, one after the other."""

    service: str
    count: int
    every_s: float
    says: str = "hello"

    async def waits_s(self, service: Service, wire: Ruled) -> list[float]:
        """Return what each waited for the answer, in s."""
        waiting: list[asyncio.Task[float]] = []
        for number in range(self.count):
            await asyncio.sleep(self.every_s)
            inbound = text(number, self.says, user=f"writer{number}", service=self.service)
            waiting.append(asyncio.create_task(_wait_s(service, wire, inbound)))
        return list(await asyncio.gather(*waiting))


async def _wait_s(service: Service, wire: Ruled, inbound: Text) -> float:
    loop = asyncio.get_running_loop()
    began = loop.time()
    await service.receive(inbound)
    await wire.arrived[inbound.where.chat].wait()
    return loop.time() - began
