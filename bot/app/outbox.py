"""What was committed goes out.

Rule 1: a row stays in the store until it was sent or given up; at start all that is unsent goes
again.
Rule 2: when a service asks for patience it gets it; without a wish, waiting doubles up to a minute.
Rule 3: what comes too late helps nobody: it is dropped, with a line in the log, and a reminder with
a note in its record.
Rule 4: a chat that was refused for good gets no further reminder until its person writes.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.app.lanes import Lanes, Timer
from bot.app.pace import FREE, Limits, Pace
from bot.app.service import account, attempt
from bot.app.undelivered import tell_store
from bot.domain.schedule import MAX_LATE
from bot.errors import Gone, TryLater
from bot.talk.effects import MarkUnreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.app.ports import Channel, Clock, Store
    from bot.domain.schedule import Outcome
    from bot.talk.effects import Effect
    from bot.talk.wire import Chat, OutboxRow

log = logging.getLogger(__name__)

AT_ONCE = 64
"""Messages on their way at the same time."""
SEND_S = 120.0
"""An adapter has shorter limits of its own; this one keeps a lost send from closing its lane."""
LAST_RETRY_S = 60.0
"""Waiting doubles up to here."""
LONG_REST = timedelta(minutes=10)
"""For a service that has stopped."""
FAILURES = 5
"""After so many failures that no adapter foresaw, a row is given up."""
ANSWER_MAX_AGE = timedelta(days=1)
"""An answer to what was said yesterday helps nobody."""


class Outbox:
    """Sends rows, several chats at a time."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        clock: Clock,
        *,
        only: Callable[[Chat], bool] | None = None,
        timer: Timer | None = None,
    ) -> None:
        """Send through `channels`, by service: a mapping that may still grow.

        `only` narrows down the chats; `timer` is the event loop unless given.
        """
        self._store = store
        self._channels = channels
        self._clock = clock
        self._only = only
        self._lanes = Lanes(Pace(self._limits), timer)
        self._waiting: set[str] = set()
        self._passing: set[str] = set()
        self._gone: set[Chat] = set()
        """Chats that were refused for good, until their people write."""
        self._failures: Counter[Chat | str] = Counter()
        self._loaded = asyncio.Event()

    def reaches(self, chat: Chat) -> bool:
        """Tell whether this process can deliver to a chat."""
        return chat.service in self._channels and (self._only is None or self._only(chat))

    def put(self, rows: Iterable[OutboxRow]) -> None:
        """Send replies that were committed, in order; each once."""
        for row in rows:
            if self.reaches(row.to) and row.id not in self._waiting:
                if not row.unprompted:
                    self._gone.discard(row.to)
                self._waiting.add(row.id)
                self._lanes.add(row)

    def tell(self, row: OutboxRow) -> None:
        """Send a word about trouble, which the store does not know."""
        self._passing.add(row.id)
        self.put((row,))

    async def run(self) -> None:
        """Send until stopped."""
        self.put(await self._store.unsent())
        self._loaded.set()
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._work())

    def stop(self) -> None:
        """Begin nothing new; `run` returns when what is on its way has arrived."""
        self._lanes.close(AT_ONCE)

    async def idle(self) -> None:
        """Wait until everything was sent or given up."""
        await self._loaded.wait()
        await self._lanes.idle()

    def _limits(self, service: str) -> Limits:
        channel = self._channels.get(service)
        return FREE if channel is None else channel.limits

    async def _work(self) -> None:
        while (row := await self._lanes.take()) is not None:
            await self._send(row)

    async def _send(self, row: OutboxRow) -> None:
        if self._is_late(row):
            await self._drop(row, "missed")
            return
        if row.unprompted and row.to in self._gone:
            await self._drop(row, "unreachable")
            return
        match error := await attempt(partial(self._deliver, row)):
            case None:
                self._gone.discard(row.to)
                self._done(row)
            case TryLater():
                self._rest(row, error)
            case Gone():
                await self._give_up_chat(row)
            case _:
                self._unforeseen(row, error)

    async def _deliver(self, row: OutboxRow) -> None:
        channel = self._channels.get(row.to.service)
        if channel is None:  # the host has to mend it, the row waits in the store
            raise TryLater(LONG_REST, everyone=True)
        async with asyncio.timeout(SEND_S):
            await channel.send(row)

    def _is_late(self, row: OutboxRow) -> bool:
        patience = MAX_LATE if row.unprompted else ANSWER_MAX_AGE
        return row.at is not None and self._clock.now() - row.at > patience

    def _done(self, row: OutboxRow) -> None:
        """Sent, or not worth sending any more."""
        self._waiting.discard(row.id)
        if row.id in self._passing:
            self._passing.discard(row.id)
        else:
            self._store.sent(row)
        del self._failures[row.to], self._failures[row.to.service]
        self._lanes.done(row)

    def _rest(self, row: OutboxRow, wish: TryLater) -> None:
        wait_s = max(wish.after.total_seconds(), self._patience_s(row, everyone=wish.everyone))
        action = "service_rests" if wish.everyone else "chat_rests"
        log.info("%s waits %.1f s", row.id, wait_s, extra={"action": action})
        (self._lanes.rest_all if wish.everyone else self._lanes.rest)(row, wait_s)

    def _patience_s(self, row: OutboxRow, *, everyone: bool = False) -> float:
        """Return how long to wait after one more failure in a row.

        What was on its way together fails together: for a service that counts once.
        """
        whom = row.to.service if everyone else row.to
        if not (everyone and self._lanes.is_resting(row.to.service)):
            self._failures[whom] += 1
        doublings = min(self._failures[whom] - 1, 10)
        return float(min(2**doublings, LAST_RETRY_S))

    def _unforeseen(self, row: OutboxRow, error: Exception) -> None:
        wait_s = self._patience_s(row)
        action = {"action": "send_failed"}
        log.error("could not send %s: %s", row.id, account(error), extra=action)
        if self._failures[row.to] < FAILURES:
            self._lanes.rest(row, wait_s)
        else:
            log.error("gave up %s", row.id, extra={"action": "reply_given_up"})
            self._done(row)

    async def _give_up_chat(self, row: OutboxRow) -> None:
        """Send no more reminders to a person whose own chat is gone; a group says nothing."""
        log.warning("gave up %s, the chat is gone", row.id, extra={"action": "chat_gone"})
        self._gone.add(row.to)
        await self._tell_store(row, "unreachable", (MarkUnreachable(),))
        self._done(row)

    async def _drop(self, row: OutboxRow, outcome: Outcome) -> None:
        log.warning("dropped %s, %s", row.id, outcome, extra={"action": "reply_dropped"})
        await self._tell_store(row, outcome)
        self._done(row)

    async def _tell_store(
        self, row: OutboxRow, outcome: Outcome, at_home: tuple[Effect, ...] = ()
    ) -> None:
        error = await attempt(partial(tell_store, self._store, row, outcome, at_home))
        if error is not None:
            log.error("not noted: %s", account(error), extra={"action": "mark_failed"})
