"""What happens behind the scenes on every stage: who the runner is, and what time it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from bot.app.ports import Store
from bot.domain.travel import zone_on
from bot.domain.zones import zone_named
from bot.rehearsal.beginning import beginning
from bot.talk.effects import SaveAthlete, SaveHome
from bot.talk.turn import Turn
from bot.talk.wire import LASTING, Chat, InboundId, Person, Press

if TYPE_CHECKING:
    from bot.rehearsal.script import Who

_PATIENCE = timedelta(minutes=1)
"""How far the clock moves on when a reminder is held back by an open question."""


class StageClock:
    """A clock that stands where the script puts it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 7, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Backstage:
    """One runner, `who`, with the coach in the private chat `where`."""

    store: Store
    clock: StageClock
    tick: Callable[[], Awaitable[None]]
    """Delivers what is due; returns when the runner has it."""
    who: Person
    where: Chat

    async def enter(self, who: Who) -> None:
        """Make the runner the person that the words describe."""
        async with self.store.open(self.who) as unit:
            known = beginning(unit.snapshot, who, self.clock.now().date())
            effects = (SaveAthlete(known.record.athlete), SaveHome(self.where))
            turn = Turn(conversation=known.conversation, effects=effects)
            entrance = InboundId(f"entrance/{who.line}")
            # No message: a service would look for it in the history of the chat.
            event = Press(id=entrance, who=self.who, where=self.where, turn=LASTING, says="")
            await unit.commit(event, turn)

    async def move(self, wall: datetime, *, freely: bool) -> None:
        """Move the clock to a wall time of the runner.

        Freely: in one go, even back; else forward, and what comes due is delivered at its hour.
        """
        target = wall.replace(tzinfo=await self._zone(wall.date())).astimezone(UTC)
        if freely:
            self.clock.moment = target
        while self.clock.moment < target:
            self.clock.moment = await self._next(target)
            await self.tick()

    async def _zone(self, day: date) -> tzinfo:
        async with self.store.open(self.who) as unit:
            athlete = unit.snapshot.record.athlete
            return zone_named(zone_on(athlete.zone, athlete.travel, day))

    async def _next(self, target: datetime) -> datetime:
        """Return when the clock stops next: at the next reminder, or at the target."""
        due = await self.store.due(target, 1)
        if not due:
            return target
        return min(target, max(due[0].due_at, self.clock.moment + _PATIENCE))
