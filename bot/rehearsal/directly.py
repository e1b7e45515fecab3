"""A stage without any chat service: the runner talks with the service itself.

The same script held over a chat service must give the same words; this is what `ironstride
rehearse` holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.rehearsal.backstage import Backstage, StageClock
from bot.rehearsal.compare import Heard
from bot.rehearsal.script import ScriptError
from bot.talk.wire import Button, Chat, InboundId, OutboxRow, Person, Press, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.app.ports import Store
    from bot.rehearsal.script import Who
    from bot.talk.wire import Inbound

WHO = Person("rehearsal", "runner")
WHERE = Chat(service="rehearsal", chat="runner", private=True)


class Listener(Protocol):
    """The service, as a stage needs it."""

    async def receive(self, inbound: Inbound) -> None:
        """Handle what the runner does."""
        ...

    async def tick(self) -> None:
        """Handle what is due."""
        ...


class Ears:
    """Takes what would go out, and remembers it."""

    def __init__(self) -> None:
        self.rows: list[OutboxRow] = []

    def put(self, rows: Iterable[OutboxRow]) -> None:
        self.rows.extend(rows)

    def tell(self, row: OutboxRow) -> None:
        self.rows.append(row)

    def reaches(self, chat: Chat) -> bool:
        return chat == WHERE


class NoAside:
    """A rehearsal sets nothing aside: what fails must be seen."""

    async def keep(self, inbound: Inbound, why: str) -> None:
        raise ScriptError(f"{inbound.id} could not be handled: {why}")


class Directly:
    """One runner with the coach, and nothing between them."""

    def __init__(
        self,
        store: Store,
        service: Listener,
        clock: StageClock,
        ears: Ears,
    ) -> None:
        """Take a store, the service over it, and their clock and ears."""
        self._backstage = Backstage(
            store=store, clock=clock, tick=service.tick, who=WHO, where=WHERE
        )
        self._service = service
        self._ears = ears
        self._heard = 0
        self._count = 0
        self._buttons: list[Button] = []
        self._last: Text | None = None

    async def enter(self, who: Who) -> None:
        """Make the runner the person that the words describe."""
        await self._backstage.enter(who)

    async def move(self, wall: datetime) -> None:
        """Move the clock; what comes due on the way is delivered at its hour."""
        await self._backstage.move(wall, freely=self._count == 0)

    async def say(self, text: str) -> None:
        """Send a message."""
        self._last = self._text(text)
        await self._service.receive(self._last)

    async def edit(self, text: str) -> None:
        """Change the last message."""
        first = self._last.id if self._last else InboundId("")
        self._count += 1
        inbound = Text(
            id=InboundId(f"{first}/e{self._count}"), who=WHO, where=WHERE, text=text, replaces=first
        )
        await self._service.receive(inbound)

    async def press(self, label: str) -> None:
        """Press the newest button with this label."""
        button = next((b for b in reversed(self._buttons) if b.label == label), None)
        if button is None:
            raise LookupError(label)
        self._count += 1
        press = Press(
            id=InboundId(f"rehearsal/p{self._count}"),
            who=WHO,
            where=WHERE,
            turn=button.turn,
            says=button.says,
        )
        await self._service.receive(press)

    def heard(self) -> Sequence[Heard]:
        """Return what was said since the last call."""
        rows = self._ears.rows[self._heard :]
        self._heard = len(self._ears.rows)
        for row in rows:
            self._buttons.extend(row.reply.buttons)
        return [Heard(r.reply.text, tuple(b.label for b in r.reply.buttons)) for r in rows]

    def _text(self, text: str) -> Text:
        self._count += 1
        return Text(id=InboundId(f"rehearsal/{self._count}"), who=WHO, where=WHERE, text=text)
