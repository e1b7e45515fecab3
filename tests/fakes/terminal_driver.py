"""A runner at the terminal, for scripted talks: types, presses, and tells what was shown."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.chat.terminal.channel import Seat
from bot.rehearsal.compare import Heard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence


class TerminalDriver:
    """Sits on `seat`; each line is typed when the answer to the one before is shown."""

    def __init__(self, name: str = "runner", session: int = 1) -> None:
        self.seat = Seat(
            name=name,
            session=session,
            typed=self,
            write=self._write,
            no_button="There is no button #{number}.",
        )
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._answered = asyncio.Event()
        self._came = asyncio.Event()
        self._heard: list[Heard] = []
        self._numbers: dict[str, str] = {}
        self._labels: set[str] = set()

    async def messages(self) -> AsyncIterator[str]:
        self._answered.set()
        while (line := await self._lines.get()) is not None:
            yield line
            self._answered.set()

    async def say(self, text: str) -> None:
        """Type a line and wait until it was answered."""
        await self._answered.wait()
        self._answered.clear()
        self._type(text)
        async with asyncio.timeout(10):
            await self._answered.wait()

    async def press(self, label: str) -> None:
        """Press the newest button with this label. Raises LookupError when there never was one.

        By its number, or by its words when newer buttons have taken the numbers.
        """
        if label not in self._labels:
            raise LookupError(label)
        await self.say(self._numbers.get(label, label))

    async def edit(self, text: str) -> None:
        """What was typed in a terminal cannot be changed; the runner says it anew."""
        await self.say(text)

    def heard(self) -> Sequence[Heard]:
        """Return what the coach has said since the last call."""
        new, self._heard = self._heard, []
        return new

    async def hears(self, label: str) -> Heard:
        """Wait for a message with a button of this label, which comes without a word."""
        async with asyncio.timeout(10):
            while True:
                found = next((heard for heard in self._heard if label in heard.buttons), None)
                if found is not None:
                    return found
                self._came.clear()
                await self._came.wait()

    def leave(self) -> None:
        """End the input."""
        self._type(None)

    def _type(self, line: str | None) -> None:
        self._lines.put_nowait(line)

    def _write(self, text: str, buttons: Sequence[str]) -> None:
        shown = {label: number for number, _, label in (b.partition(" ") for b in buttons)}
        if "#1" in shown.values():
            self._numbers.clear()
        self._numbers.update(shown)
        self._labels.update(shown)
        self._heard.append(Heard(text, tuple(shown)))
        self._came.set()
