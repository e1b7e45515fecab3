"""A reminder that was claimed and could not be delivered after all: its note says so.

Law: whatever `past` calls sent has left this process.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.talk.effects import SaveReminder
from bot.talk.reminding.settling import noted
from bot.talk.turn import Turn
from bot.talk.wire import LASTING, InboundId, Press

if TYPE_CHECKING:
    from bot.app.ports import Store
    from bot.domain.schedule import Outcome
    from bot.talk.effects import Effect
    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import OutboxRow


async def tell_store(
    store: Store, row: OutboxRow, outcome: Outcome, at_home: tuple[Effect, ...] = ()
) -> None:
    """Note what became of a row, with effects for the chat in which the person is reached.

    Raises StoreError.
    """
    async with store.open(row.who) as unit:
        known = unit.snapshot
        is_home = known.home == row.to and known.reachable
        effects = (*_corrected(known, row, outcome), *(at_home if is_home else ()))
        if effects:
            name = InboundId(f"{outcome}/{row.id}")
            event = Press(id=name, who=row.who, where=row.to, turn=LASTING, says="")
            await unit.commit(event, Turn(conversation=known.conversation, effects=effects))


def _corrected(known: Snapshot, row: OutboxRow, outcome: Outcome) -> tuple[Effect, ...]:
    """Return what notes `outcome` for the reminder of a row; nothing when it is no reminder."""
    name, _, rest = row.id.removeprefix(f"{row.who.athlete}/").partition("/")
    reminder = next((one for one in known.reminders if one.rule.id == name), None)
    if not row.unprompted or reminder is None:
        return ()
    day = date.fromisoformat(rest.partition("#")[0].partition("/")[0])
    return (SaveReminder(noted(reminder, day, outcome)),)
