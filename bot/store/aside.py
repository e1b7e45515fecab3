"""Where events go that could not be handled: one line of JSON each, for the host to look at.

The file holds what runners wrote, so it lies in the data folder and is readable by its owner only.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.errors import Unavailable
from bot.store.tinydb.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.talk.wire import Inbound

FILE = "set_aside.jsonl"


class AsideFile:
    """A file that only grows."""

    def __init__(self, folder: Path, now: Callable[[], datetime], disk: Disk | None = None) -> None:
        self._file = folder / FILE
        self._now = now
        self._disk = disk or Disk()

    async def keep(self, inbound: Inbound, why: str) -> None:
        """Append the event and return when it is on the disk. Raises Unavailable."""
        event = {"at": self._now(), "kind": type(inbound).__name__, **asdict(inbound), "why": why}
        line = json.dumps(event, default=str) + "\n"
        try:
            await asyncio.to_thread(self._disk.append, self._file, line.encode())
        except OSError as full:
            raise Unavailable(f"{self._file}: {full.strerror}") from full
