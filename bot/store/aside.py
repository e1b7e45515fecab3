"""Where events go that could not be handled: one line of JSON each, for the host to look at.

The file holds what runners wrote, so it lies in the data folder and is readable by its owner only.
"""

from __future__ import annotations

import asyncio
import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.talk.wire import Inbound

FILE = "set_aside.jsonl"


class AsideFile:
    """A file that only grows."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._file = folder / FILE
        self._now = now

    async def keep(self, inbound: Inbound, why: str) -> None:
        """Append the event and return when it is on the disk. Raises Unavailable."""
        event = {"at": self._now(), "kind": type(inbound).__name__, **asdict(inbound), "why": why}
        line = json.dumps(event, default=str) + "\n"
        try:
            await asyncio.to_thread(_append, self._file, line.encode())
        except OSError as full:
            raise Unavailable(f"{self._file}: {full.strerror}") from full


def _append(file: Path, line: bytes) -> None:
    is_new = not file.exists()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as out:
        out.write(line)
        out.flush()
        os.fsync(out.fileno())
    if is_new:
        _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
