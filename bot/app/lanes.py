"""Who may send next.

Rule 1: a lane a chat. Within a lane order is kept, but answers pass what nobody asked for.
Rule 2: lanes do not wait for each other; a lane with an answer goes before one without.
Rule 3: one message of a lane is on its way at a time; a lane that rests costs nothing.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.talk.wire import Chat, OutboxRow

Later = Callable[[float, Callable[[], None]], object]
"""Calls a function in so many seconds, as an event loop does."""
Place = tuple[int, int]
"""Place in the queue: 0 for an answer, 1 for the rest; then first come, first served."""


class Lane:
    """What waits for one chat."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.closed = False
        """A message is on its way, or the lane rests."""
        self.place: Place | None = None
        """Its place in the queue that counts; an older one is void."""
        self._answers: deque[OutboxRow] = deque()
        self._unprompted: deque[OutboxRow] = deque()

    def __bool__(self) -> bool:
        return bool(self._answers or self._unprompted)

    @property
    def urgency(self) -> int:
        return 0 if self._answers else 1

    def add(self, row: OutboxRow) -> None:
        self._of(row).append(row)

    def put_back(self, row: OutboxRow) -> None:
        self._of(row).appendleft(row)

    def pop(self) -> OutboxRow:
        return (self._answers or self._unprompted).popleft()

    def _of(self, row: OutboxRow) -> deque[OutboxRow]:
        return self._unprompted if row.unprompted else self._answers


class Lanes:
    """All chats that something waits for."""

    def __init__(self, later: Later | None = None) -> None:
        """Take what calls later; without it the running event loop does."""
        self._later = later
        self._lanes: dict[Chat, Lane] = {}
        self._queue: asyncio.PriorityQueue[tuple[Place, Chat | None]] = asyncio.PriorityQueue()
        self._number = count()
        self._resting: Counter[str] = Counter()
        self._idle = asyncio.Event()
        self._idle.set()

    def add(self, row: OutboxRow) -> None:
        lane = self._lanes.setdefault(row.to, Lane(row.to))
        lane.add(row)
        self._idle.clear()
        self._queue_up(lane)

    async def take(self) -> OutboxRow | None:
        """Wait for a row that may be sent; None: send no more."""
        while True:
            place, chat = await self._queue.get()
            if chat is None:
                return None
            lane = self._lanes.get(chat)
            if lane is not None and lane.place == place:
                lane.place = None
                if not self._resting[chat.service]:
                    lane.closed = True
                    return lane.pop()

    def done(self, row: OutboxRow) -> None:
        """Open the lane of a row that is gone."""
        lane = self._lanes[row.to]
        if lane:
            self._open(lane)
            return
        del self._lanes[row.to]
        if not self._lanes:
            self._idle.set()

    def rest(self, row: OutboxRow, wait_s: float) -> None:
        """Try a row again later; its lane waits for it."""
        lane = self._lanes[row.to]
        lane.put_back(row)
        self._call(wait_s, partial(self._open, lane))

    def rest_all(self, row: OutboxRow, wait_s: float) -> None:
        """Try a row again later; every lane of its service waits."""
        lane = self._lanes[row.to]
        lane.put_back(row)
        lane.closed = False
        self._resting[row.to.service] += 1
        self._call(wait_s, partial(self._wake, row.to.service))

    def is_resting(self, service: str) -> bool:
        """Tell whether all lanes of a service wait."""
        return self._resting[service] > 0

    def close(self, takers: int) -> None:
        """Let so many takers go, each when it asks for its next row."""
        for _ in range(takers):
            self._queue.put_nowait(((-1, next(self._number)), None))

    async def idle(self) -> None:
        """Wait until nothing waits."""
        await self._idle.wait()

    def _open(self, lane: Lane) -> None:
        lane.closed = False
        self._queue_up(lane)

    def _wake(self, service: str) -> None:
        self._resting[service] -= 1
        for lane in self._lanes.values():
            if lane.chat.service == service:
                self._queue_up(lane)

    def _queue_up(self, lane: Lane) -> None:
        waits = lane.place is not None and lane.place[0] <= lane.urgency
        if lane.closed or waits or self._resting[lane.chat.service]:
            return
        lane.place = (lane.urgency, next(self._number))
        self._queue.put_nowait((lane.place, lane.chat))

    def _call(self, wait_s: float, deed: Callable[[], None]) -> None:
        later: Later = self._later or asyncio.get_running_loop().call_later
        later(wait_s, deed)
