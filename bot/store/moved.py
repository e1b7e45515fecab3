"""Which groups have moved to another address: one line of JSON each, read at the start.

Rule: what is known is used from the moment it is told; a file that takes nothing costs a repeated
question to the service after the next start, and no answer.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING

from bot.store.tinydb.disk import Disk

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

FILE = "moved_groups.jsonl"


class MovedFile:
    """A file that only grows; of two lines about one group the later counts."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._file = folder / FILE
        self._disk = disk or Disk()
        self._known = _read(self._file)

    def where(self, group: int) -> int:
        """Return where a group is now."""
        return self._known.get(group, group)

    async def keep(self, old: int, new: int) -> None:
        """Remember that a group has moved."""
        if self._known.get(old) == new:
            return
        self._known[old] = new
        line = json.dumps({"old": old, "new": new}) + "\n"
        try:
            await asyncio.to_thread(self._disk.append, self._file, line.encode())
        except OSError as full:
            log.warning("%s: %s", self._file, full.strerror, extra={"action": "move_not_kept"})


def _read(file: Path) -> dict[int, int]:
    """Return what the file tells; a line that was cut by a power cut tells nothing."""
    try:
        lines = file.read_bytes().splitlines()
    except OSError:
        return {}
    return dict(pair for line in lines if (pair := _pair(line)) is not None)


def _pair(line: bytes) -> tuple[int, int] | None:
    try:
        told = json.loads(line)
        return int(told["old"]), int(told["new"])
    except (ValueError, KeyError, TypeError):
        return None
