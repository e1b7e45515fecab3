"""One line for each person: messages are taken in the order they came."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable


class Lanes:
    """Who waits behind whom. Holds nothing of a person whose line is empty."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Event] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    @asynccontextmanager
    async def place(self, person: str) -> AsyncGenerator[Callable[[], Awaitable[object]]]:
        """Take the next place in a person's line at once; what is given waits for the front."""
        before, mine = self._last.get(person), asyncio.Event()
        self._last[person] = mine
        self._idle.clear()
        try:
            yield before.wait if before else _at_once
        finally:
            self._leave(person, mine)

    async def idle(self) -> None:
        """Wait until every line is empty."""
        await self._idle.wait()

    def _leave(self, person: str, mine: asyncio.Event) -> None:
        mine.set()
        if self._last.get(person) is mine:
            del self._last[person]
        if not self._last:
            self._idle.set()


async def _at_once() -> None:
    """Wait for nobody."""
