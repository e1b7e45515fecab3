"""Input from a program: one message a line, continued by lines that begin with two spaces.

Rule: whoever writes line by line and waits for each answer must get it; so a message is over when
no continuation has come for a moment.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from enum import Enum, auto
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

GRACE_S = 0.05
"""How long a continuation may take. Lines that were written together are read together."""
CHUNK = 1 << 16
CONTINUES = "  "


class _No(Enum):
    LINE_YET = auto()
    MORE_LINES = auto()


class Pipe:
    """Messages from a file descriptor: a pipe, a file, a terminal without its comfort."""

    def __init__(self, descriptor: int, grace_s: float = GRACE_S) -> None:
        self._descriptor = descriptor
        self._grace_s = grace_s
        self._chunks: asyncio.Queue[bytes] = asyncio.Queue()
        self._lines: deque[str] = deque()
        self._rest = b""
        self._ended = False

    async def messages(self) -> AsyncIterator[str]:
        """Yield messages until the input ends."""
        loop = asyncio.get_running_loop()
        # A daemon: a read cannot be cancelled, and must not keep the process from ending.
        Thread(target=self._read, args=(loop,), daemon=True).start()
        message: list[str] = []
        while True:
            line = await self._line(patient=not message)
            if message and isinstance(line, str) and line.startswith(CONTINUES):
                message.append(line.removeprefix(CONTINUES))
                continue
            if message:
                yield "\n".join(message)
            if line is _No.MORE_LINES:
                return
            message = [line.removeprefix(CONTINUES)] if isinstance(line, str) else []

    async def _line(self, *, patient: bool) -> str | _No:
        while not self._lines and not self._ended:
            try:
                async with asyncio.timeout(None if patient else self._grace_s):
                    self._take(await self._chunks.get())
            except TimeoutError:
                return _No.LINE_YET
        return self._lines.popleft() if self._lines else _No.MORE_LINES

    def _take(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        if not chunk:
            self._ended = True
            lines = [self._rest] if self._rest else []
        self._lines.extend(line.decode(errors="replace").removesuffix("\r") for line in lines)

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        chunk = b"more"
        while chunk:
            chunk = os.read(self._descriptor, CHUNK)
            try:
                loop.call_soon_threadsafe(self._chunks.put_nowait, chunk)
            except RuntimeError:  # the loop is closed, nobody listens any more
                return
