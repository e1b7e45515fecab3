"""A stage for scripts on a chat service: the driver talks, the store is asked and set up directly.

`move` and `enter` do what `bot.rehearsal.directly` does, so that the same script must give the
same words over every service.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from bot.app.ports import Store
from bot.rehearsal.beginning import beginning
from bot.rehearsal.directly import StageClock
from bot.talk.effects import SaveAthlete, SaveHome
from bot.talk.turn import Turn
from bot.talk.wire import Chat, InboundId, Person, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.rehearsal.compare import Heard
    from bot.rehearsal.script import Who

PATIENCE = timedelta(minutes=1)


class Driver(Protocol):
    """A runner on a chat service."""

    async def say(self, text: str) -> None: ...

    async def press(self, label: str) -> None: ...

    async def edit(self, text: str) -> None: ...

    def heard(self) -> Sequence[Heard]: ...


@dataclass
class ServiceStage:
    """One runner, `who`, in the private chat `where`; `tick` delivers what is due."""

    driver: Driver
    store: Store
    clock: StageClock
    tick: Callable[[], Awaitable[None]]
    who: Person
    where: Chat
    _begun: bool = False

    async def enter(self, who: Who) -> None:
        async with self.store.open(self.who) as unit:
            known = beginning(unit.snapshot, who, self.clock.now().date())
            effects = (SaveAthlete(known.record.athlete), SaveHome(self.where))
            turn = Turn(conversation=known.conversation, effects=effects)
            first = Text(id=InboundId("entrance"), who=self.who, where=self.where, text="")
            await unit.commit(first, turn)

    async def move(self, wall: datetime) -> None:
        async with self.store.open(self.who) as unit:
            zone = ZoneInfo(unit.snapshot.record.athlete.zone or "UTC")
        target = wall.replace(tzinfo=zone).astimezone(UTC)
        if not self._begun:
            self.clock.moment = target
        while self.clock.moment < target:
            due = await self.store.due(target, 1)
            at = max(due[0].due_at, self.clock.moment + PATIENCE) if due else target
            self.clock.moment = min(target, at)
            await self.tick()

    async def say(self, text: str) -> None:
        self._begun = True
        await self.driver.say(text)

    async def press(self, label: str) -> None:
        self._begun = True
        await self.driver.press(label)

    async def edit(self, text: str) -> None:
        await self.driver.edit(text)

    def heard(self) -> Sequence[Heard]:
        return self.driver.heard()
