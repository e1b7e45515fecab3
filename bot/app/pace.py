"""How fast a chat service may be written to.

Rule 1: a limit is a number of messages within a time, whenever that time begins: the strictest
reading of what the services publish, kept with the moments of the last messages.
Rule 2: the numbers come from the adapters; who sends knows no service by name.
Rule 3: reminders leave places free, so that an answer finds one in the middle of a rush.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.talk.wire import Chat, OutboxRow


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages in so many seconds."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a service allows. An empty tuple allows everything."""

    everyone: tuple[Rate, ...] = ()
    """Over all chats together."""
    kept_free: int = 0
    """Places of `everyone` that only answers may take."""
    private: tuple[Rate, ...] = ()
    """In one private chat."""
    group: tuple[Rate, ...] = ()
    """In one group."""
    unprompted: tuple[Rate, ...] = ()
    """For a reminder, beside the limits of its chat."""


FREE = Limits()
LimitsOf = Callable[[str], Limits]
"""The limits of a service, by name; FREE while it is not there."""


class Window:
    """The moments of the last messages under one rate."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._moments: deque[float] = deque(maxlen=rate.count)

    def wait_s(self, now_s: float, kept_free: int = 0) -> float:
        """Return after how many seconds one more may go."""
        places = max(1, self.rate.count - kept_free)
        if len(self._moments) < places:
            return 0.0
        return max(0.0, self._moments[-places] + self.rate.seconds - now_s)

    def room(self, now_s: float, kept_free: int = 0) -> int:
        """Return how many more may go now."""
        busy = sum(moment + self.rate.seconds > now_s for moment in self._moments)
        return max(0, self.rate.count - kept_free - busy)

    def note(self, now_s: float) -> None:
        self._moments.append(now_s)


class Pace:
    """What was sent lately, to whom. Time is a reading in seconds that never goes back."""

    def __init__(self, limits: LimitsOf) -> None:
        self._limits = limits
        self._services: dict[str, tuple[Window, ...]] = {}
        self._chats: OrderedDict[tuple[Chat, Rate], tuple[float, Window]] = OrderedDict()
        """With the moment from which a window holds nothing any more, the oldest use first."""

    def __len__(self) -> int:
        """Return how many chats were written to lately."""
        return len({chat for chat, _ in self._chats})

    def chat_wait_s(self, row: OutboxRow, now_s: float) -> float:
        """Return how long the chat of a row has to wait."""
        limits = self._limits(row.to.service)
        rates = _answers(limits, row.to) + (limits.unprompted if row.unprompted else ())
        return max((self._window(row.to, rate).wait_s(now_s) for rate in rates), default=0.0)

    def service_wait_s(self, service: str, now_s: float, *, unprompted: bool) -> float:
        """Return how long all chats of a service have to wait."""
        free = self._kept_free(service, unprompted=unprompted)
        return max((w.wait_s(now_s, free) for w in self._of_service(service)), default=0.0)

    def room(self, service: str, now_s: float, *, unprompted: bool) -> int:
        """Return how many of a service's messages may go now; 1 when there is no limit."""
        free = self._kept_free(service, unprompted=unprompted)
        return min((w.room(now_s, free) for w in self._of_service(service)), default=1)

    def note(self, row: OutboxRow, now_s: float) -> None:
        """Count a row that goes now."""
        for window in self._of_service(row.to.service):
            window.note(now_s)
        limits = self._limits(row.to.service)
        for rate in {*_answers(limits, row.to), *limits.unprompted}:
            window = self._window(row.to, rate)
            window.note(now_s)
            self._chats[row.to, rate] = (now_s + rate.seconds, window)
            self._chats.move_to_end((row.to, rate))
        self._forget(now_s)

    def _kept_free(self, service: str, *, unprompted: bool) -> int:
        return self._limits(service).kept_free if unprompted else 0

    def _of_service(self, service: str) -> tuple[Window, ...]:
        known = self._services.get(service)
        if known is None:
            known = tuple(Window(rate) for rate in self._limits(service).everyone)
            if known:
                self._services[service] = known
        return known

    def _window(self, chat: Chat, rate: Rate) -> Window:
        known = self._chats.get((chat, rate))
        return known[1] if known else Window(rate)

    def _forget(self, now_s: float) -> None:
        while self._chats:
            key, (over_s, _) = next(iter(self._chats.items()))
            if over_s > now_s:
                return
            del self._chats[key]


def _answers(limits: Limits, chat: Chat) -> tuple[Rate, ...]:
    return limits.private if chat.private else limits.group
