"""What the host of a process may set for a person, beside the conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.talk.effects import SaveAthlete
from bot.talk.reminders import moved
from bot.talk.turn import Turn
from bot.talk.wire import LASTING, Chat, InboundId, Press

if TYPE_CHECKING:
    from datetime import datetime

    from bot.app.ports import Store
    from bot.talk.wire import Person


async def set_zone(store: Store, who: Person, zone: str, now: datetime) -> None:
    """Keep the person's zone, with the reminders moved along. Raises StoreError."""
    async with store.open(who) as unit:
        known = unit.snapshot
        athlete = known.record.athlete
        if athlete.zone == zone:
            return
        athlete = replace(athlete, zone=zone)
        effects = (SaveAthlete(athlete), *moved(known.reminders, athlete, now))
        where = known.home or Chat(service=who.service, chat=who.user, private=True)
        event = Press(
            id=InboundId(f"zone/{who.athlete}/{now.isoformat()}"),
            who=who,
            where=where,
            turn=LASTING,
            says="",
        )
        await unit.commit(event, Turn(conversation=known.conversation, effects=effects))
