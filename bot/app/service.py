"""One event, handled once: lock, load, seen?, step, commit, unlock, hand to the outbox.

Rule 1: `receive` returns when the event is committed, was committed before, or is set aside; it
raises Unavailable when it could not be kept, and then the chat service must offer it again.
Rule 2: a reminder takes the same way as a message; its id is its claim.
Rule 3: whatever fails unforeseen is caught here and nowhere else. No text of a message is logged.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from bot.errors import StoreError, Unavailable
from bot.talk.snapshot import Snapshot
from bot.talk.turn import Turn
from bot.talk.wire import Due, Inbound, InboundId, OutboxRow, Reply

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Coroutine, Sequence

    from bot.app.ports import Clock, Outgoing, SetAside, Store, Unit

log = logging.getLogger(__name__)

ATTEMPTS = 3
"""How often an event may fail before it is set aside."""
BATCH = 8
"""Reminders handled side by side: their commits share what a commit costs, and nobody who writes
meanwhile waits for many of them."""
COMMIT_S = 10.0
"""How long a caller that was cancelled waits for its commit to end."""
FRAMES = 6
"""Lines of code that a log names for a failure."""


@dataclass(frozen=True, slots=True)
class Mind:
    """The conversation, bound to the book it is held from."""

    step: Callable[[Snapshot, Inbound, datetime], Turn]
    """`engine.step`."""
    words: Callable[[str, str], str]
    """Phrase without gaps, by key and seed."""


async def attempt(deed: Callable[[], Awaitable[None]]) -> Exception | None:
    """Do it, and return what went wrong. The one boundary behind which nothing stops the bot."""
    try:
        await deed()
    except Exception as error:
        return error
    return None


def account(error: BaseException) -> str:
    """Say what failed and where, without the text of the error: it may quote a message.

    What the store says of itself names files, which the host has to know, and no message.
    """
    if isinstance(error, BaseExceptionGroup):  # it tells nothing itself
        # `isinstance` leaves open what is in the group: exceptions.
        return account(cast("BaseExceptionGroup[BaseException]", error).exceptions[0])
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    name = type(error).__name__
    said = f"{name} ({error})" if isinstance(error, StoreError) else name
    return " < ".join((said, *(f"{f.filename}:{f.lineno}" for f in reversed(frames))))


class Service:
    """What the chat services and the clock call."""

    def __init__(
        self, store: Store, outgoing: Outgoing, aside: SetAside, clock: Clock, mind: Mind
    ) -> None:
        self._store = store
        self._outgoing = outgoing
        self._aside = aside
        self._clock = clock
        self._mind = mind
        self._given_up: set[InboundId] = set()
        self._outage_told: set[str] | None = None
        """Chats that know of the outage; None while there is none."""

    async def receive(self, inbound: Inbound) -> None:
        """Handle one event once. Raises Unavailable when it could not be kept."""
        if inbound.id in self._given_up:
            return
        why = ""
        for number in range(1, ATTEMPTS + 1):
            error = await attempt(partial(self._handle, inbound))
            if error is None:
                return
            if isinstance(error, Unavailable):
                self._confess(inbound)
                raise error
            why = account(error)
            log.error(
                "could not handle %s, attempt %d: %s",
                *(inbound.id, number, why),
                extra={"action": "inbound_failed"},
            )
        await self._give_up(inbound, why)

    async def tick(self) -> None:
        """Handle every reminder that is due now. Raises nothing: the next tick tries again."""
        error = await attempt(self._tick)
        if error is not None:
            log.error("reminders wait: %s", account(error), extra={"action": "tick_failed"})

    async def _handle(self, inbound: Inbound) -> None:
        async with self._store.open(inbound.who) as unit:
            if unit.seen(inbound.id):
                return
            turn = self._mind.step(unit.snapshot, inbound, self._clock.now())
            if turn.held:
                return
            await _to_the_end(self._commit(unit, inbound, turn))
        self._recovered()

    async def _commit(self, unit: Unit, inbound: Inbound, turn: Turn) -> None:
        self._outgoing.put(await unit.commit(inbound, turn))

    async def _give_up(self, inbound: Inbound, why: str) -> None:
        await self._aside.keep(inbound, why)
        self._given_up.add(inbound.id)
        log.error("set aside %s", inbound.id, extra={"action": "inbound_set_aside"})
        self._tell(inbound, "trouble.set_aside")

    def _confess(self, inbound: Inbound) -> None:
        """Tell a chat once per outage that nothing is kept."""
        if self._outage_told is None:
            log.error("nothing can be kept", extra={"action": "store_unavailable"})
            self._outage_told = set()
        chat = f"{inbound.where.service}:{inbound.where.chat}"
        if chat not in self._outage_told and not isinstance(inbound, Due):
            self._outage_told.add(chat)
            self._tell(inbound, "trouble.unsaved")

    def _recovered(self) -> None:
        if self._outage_told is not None:
            self._outage_told = None
            log.warning("the store keeps again", extra={"action": "store_available"})

    def _tell(self, inbound: Inbound, key: str) -> None:
        if isinstance(inbound, Due):
            return
        self._outgoing.tell(
            OutboxRow(
                id=f"{inbound.id}#{key}",
                who=inbound.who,
                to=inbound.where,
                reply=Reply(self._mind.words(key, inbound.id)),
                handle=inbound.handle,
                at=self._clock.now(),
            )
        )

    async def _tick(self) -> None:
        async for batch in self._batches(self._clock.now()):
            errors = await asyncio.gather(*(attempt(partial(self.receive, due)) for due in batch))
            for error in filter(None, errors):
                raise error

    async def _batches(self, now: datetime) -> AsyncIterator[Sequence[Due]]:
        """Yield what is due and can be delivered from here, each once in this tick.

        What was claimed is due no longer; only what stays due makes the next look a wider one.
        """
        tried = set(self._given_up)
        limit = BATCH
        while True:
            found = await self._store.due(now, limit)
            fresh = [d for d in found if d.id not in tried and self._outgoing.reaches(d.where)]
            if fresh:
                tried.update(due.id for due in fresh[:BATCH])
                yield fresh[:BATCH]
            elif len(found) < limit:
                return
            else:
                limit *= 2


async def _to_the_end(commit: Coroutine[object, object, None]) -> None:
    """Await a commit; when cancelled, wait for its end before the person's lock is let go.

    Otherwise a reply could be committed and not handed to the outbox until the next start.
    """
    task = asyncio.ensure_future(commit)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait((task,), timeout=COMMIT_S)
        raise
