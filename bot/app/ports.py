"""The holes in the wall: what the application needs of a store, a chat service and a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from bot.app.pace import Limits
    from bot.talk.snapshot import Snapshot
    from bot.talk.turn import Turn
    from bot.talk.wire import Chat, Due, Inbound, InboundId, OutboxRow, Person


class Unit(Protocol):
    """One person, locked and loaded."""

    @property
    def snapshot(self) -> Snapshot:
        """What is known of the person, as of the last commit."""
        ...

    def seen(self, inbound: InboundId) -> bool:
        """Tell whether this inbound was committed before."""
        ...

    async def commit(self, inbound: Inbound, turn: Turn) -> tuple[OutboxRow, ...]:
        """Keep conversation, effects, inbound id and replies, all or nothing.

        Returns the replies as rows when it is durable. Raises Unavailable when nothing was kept.
        """
        ...


class Store(Protocol):
    """Where people's records are kept."""

    def open(self, who: Person) -> AbstractAsyncContextManager[Unit]:
        """Take the person's lock, then load. Raises Unavailable or Unreadable."""
        ...

    async def due(self, now: datetime, limit: int) -> tuple[Due, ...]:
        """Return what is due at `now`, the oldest first; claims nothing."""
        ...

    async def unsent(self) -> tuple[OutboxRow, ...]:
        """Return the replies that were committed and not noted as sent, in order.

        Asked once, at start.
        """
        ...

    def sent(self, row: OutboxRow) -> None:
        """Note that a reply was sent or given up: with the next commit or within 100 ms."""
        ...

    async def last_inbound(self, service: str, chat: str) -> InboundId | None:
        """Return the newest committed message of a chat: from here on a service is asked again."""
        ...

    async def chats(self, service: str) -> Sequence[str]:
        """Return the private chats of a service in which somebody has written."""
        ...

    async def close(self) -> None:
        """Write what is waiting and let go of the data."""
        ...


class Channel(Protocol):
    """A chat service, as the outbox sees it."""

    limits: Limits
    """How fast the service may be written to."""

    async def send(self, row: OutboxRow) -> None:
        """Deliver one reply. Raises TryLater or Gone."""
        ...


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Return the current moment, aware, UTC."""
        ...


class Outgoing(Protocol):
    """The outbox, as the service sees it."""

    def put(self, rows: Iterable[OutboxRow]) -> None:
        """Send replies that were committed, in order; until they are gone the store keeps them."""
        ...

    def tell(self, row: OutboxRow) -> None:
        """Send a word about trouble, which the store does not know."""
        ...

    def reaches(self, chat: Chat) -> bool:
        """Tell whether this process can deliver to a chat."""
        ...


class SetAside(Protocol):
    """Where an event goes that cannot be handled, so that it stops nobody else."""

    async def keep(self, inbound: Inbound, why: str) -> None:
        """Keep the event for the host; return when it is durable. Raises Unavailable."""
        ...


class Moved(Protocol):
    """Which groups have another address now; it outlives a restart."""

    def where(self, group: int) -> int:
        """Return where a group is now."""
        ...

    async def keep(self, old: int, new: int) -> None:
        """Remember that a group has moved."""
        ...


class Receiver(Protocol):
    """What a chat adapter is given: hand every event in; it returns when the event is committed."""

    async def receive(self, inbound: Inbound) -> None:
        """Handle one event once. Raises StoreError when it could not be kept."""
        ...
