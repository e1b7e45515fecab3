"""Which replies went out, until their person's next commit says so.

Rule: a note is a line in one file for everybody, so that noting costs one write for all who are
waiting. A line cut off by a crash is no note: that reply goes out twice rather than never.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.store.keeping import Kept
    from bot.store.tinydb.disk import Disk

MAX_BYTES = 1_000_000
"""The file is written anew without what has become needless when it grows beyond this.

Unless half of it and more is still needed: a note for each of so many people that they fill it.
"""


class Notes:
    """The replies that were sent and still lie in their person's file."""

    def __init__(self, sent: Iterable[str] = ()) -> None:
        """Begin with what the file holds."""
        self.sent = set(sent)
        self._fresh: list[str] = []

    def add(self, row: str) -> None:
        """Note a reply as sent; `fresh` says what is not on the disk yet."""
        if row not in self.sent:
            self.sent.add(row)
            self._fresh.append(row)

    def sent_of(self, kept: Kept) -> frozenset[str]:
        """Return which replies of a person went out."""
        return frozenset(row.id for _, row in kept.outbox if row.id in self.sent)

    def forget(self, rows: Iterable[str]) -> None:
        """Drop notes of replies that no file holds any more."""
        self.sent.difference_update(rows)

    def take_fresh(self) -> tuple[str, ...]:
        """Return what is to be written, and count it as written."""
        fresh = tuple(row for row in self._fresh if row in self.sent)
        self._fresh.clear()
        return fresh

    def put_back(self, rows: Iterable[str]) -> None:
        """Keep for the next try what could not be written."""
        self._fresh.extend(rows)


def read_notes(disk: Disk, path: Path) -> set[str]:
    """Return the rows noted in a file. Raises OSError."""
    try:
        lines = disk.read(path).split(b"\n")[:-1]
    except FileNotFoundError:
        return set()
    return {row for line in lines if (row := _row(line)) is not None}


def write_notes(disk: Disk, path: Path, sent: Iterable[str]) -> None:
    """Write a file of notes anew. Raises OSError."""
    disk.stage(path, _lines(sent))
    disk.swap(path)


def append_notes(disk: Disk, path: Path, rows: Iterable[str], sent: frozenset[str]) -> None:
    """Add rows to the file; write it anew with `sent` when it has grown. Raises OSError."""
    size = disk.jot(path, _lines(rows))
    if size > MAX_BYTES and size > 2 * len(_lines(sent)):
        write_notes(disk, path, sent)


def _row(line: bytes) -> str | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, str) else None


def _lines(rows: Iterable[str]) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode("ascii")
