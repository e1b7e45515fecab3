"""Who may send next.

Rule 1: a lane a chat. Within a lane order is kept, but answers pass what nobody asked for.
Rule 2: lanes do not wait for each other; a lane with an answer goes before one without.
Rule 3: one message of a lane is on its way at a time; a lane that rests costs nothing.
Rule 4: nothing goes faster than `pace` allows, and who waits for a place is passed by nobody who
came later.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.app.pace import Pace
    from bot.talk.wire import Chat, OutboxRow


class Timer(Protocol):
    """What an event loop knows of time."""

    def time(self) -> float:
        """Return a reading in seconds that never goes back."""
        ...

    def call_later(self, delay: float, callback: Callable[[], None]) -> object:
        """Call in so many seconds."""
        ...


SLACK_S = 0.001
"""So much later than need be, or rounding would have us ask too early, again and again."""
Place = tuple[int, int]
"""Place in the queue: 0 for an answer, 1 for the rest; then first come, first served."""
Queue = tuple[str, int]
"""Service, and 0 for its answers, 1 for the rest."""


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

    @property
    def first(self) -> OutboxRow:
        return (self._answers or self._unprompted)[0]

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

    def __init__(self, pace: Pace, timer: Timer | None = None) -> None:
        """Take what keeps the limits; the running event loop tells the time unless told."""
        self._pace = pace
        self._given = timer
        self._lanes: dict[Chat, Lane] = {}
        self._queue: asyncio.PriorityQueue[tuple[Place, Chat | None]] = asyncio.PriorityQueue()
        self._number = count()
        self._resting: Counter[str] = Counter()
        self._crowd: defaultdict[Queue, list[tuple[Place, Chat]]] = defaultdict(list)
        """Who waits for a place under the limits of a service: heaps."""
        self._called: set[Queue] = set()
        """Queues that will be let on by a call."""
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
            if lane is not None and lane.place == place and self._may_go(lane, place):
                lane.place = None
                lane.closed = True
                row = lane.pop()
                self._pace.note(row, self._timer.time())
                return row

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
        self._timer.call_later(wait_s, partial(self._open, lane))

    def rest_all(self, row: OutboxRow, wait_s: float) -> None:
        """Try a row again later; every lane of its service waits."""
        lane = self._lanes[row.to]
        lane.put_back(row)
        lane.closed = False
        self._resting[row.to.service] += 1
        self._timer.call_later(wait_s, partial(self._wake, row.to.service))

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

    @property
    def _timer(self) -> Timer:
        return self._given or asyncio.get_running_loop()

    def _may_go(self, lane: Lane, place: Place) -> bool:
        """Tell whether a lane may send now; see to it that it is asked again otherwise."""
        if self._resting[lane.chat.service]:
            lane.place = None
            return False
        row, now_s = lane.first, self._timer.time()
        wait_s = self._pace.chat_wait_s(row, now_s)
        if wait_s > 0:
            lane.place = None
            self._timer.call_later(wait_s + SLACK_S, partial(self._queue_up, lane))
            return False
        queue = (lane.chat.service, lane.urgency)
        crowd = self._crowd[queue]
        full = self._pace.service_wait_s(lane.chat.service, now_s, unprompted=row.unprompted) > 0
        if full or (crowd and crowd[0][0] < place):
            heappush(crowd, (place, lane.chat))
            self._call(queue)
            return False
        return True

    def _call(self, queue: Queue) -> None:
        """Let the crowd of a queue on as soon as there is a place."""
        if queue in self._called:
            return
        service, urgency = queue
        now_s = self._timer.time()
        wait_s = self._pace.service_wait_s(service, now_s, unprompted=urgency > 0)
        self._called.add(queue)
        self._timer.call_later(wait_s + SLACK_S, partial(self._let_on, queue))

    def _let_on(self, queue: Queue) -> None:
        self._called.discard(queue)
        service, urgency = queue
        crowd = self._crowd[queue]
        room = self._pace.room(service, self._timer.time(), unprompted=urgency > 0)
        while crowd and room:
            place, chat = heappop(crowd)
            if chat in self._lanes and self._lanes[chat].place == place:
                self._queue.put_nowait((place, chat))
                room -= 1
        if crowd:
            self._call(queue)

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
        if lane.closed or not lane or waits or self._resting[lane.chat.service]:
            return
        lane.place = (lane.urgency, next(self._number))
        self._queue.put_nowait((lane.place, lane.chat))
