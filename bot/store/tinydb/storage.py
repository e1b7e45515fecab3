"""TinyDB over our files: its tables live in memory and reach the disk once a commit.

Rule: reading a file that is damaged moves it aside, says so in the log and uses the last good copy.
"""

from __future__ import annotations

import errno
import logging
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from tinydb import Storage, TinyDB

from bot.errors import Unreadable
from bot.store.tinydb.disk import Disk, copy_of
from bot.store.tinydb.paper import Damaged, Tables, encoded, tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

log = logging.getLogger(__name__)

OF_ONE_FILE = frozenset({errno.EIO, errno.EACCES, errno.EPERM, errno.EISDIR})
"""What a bad sector or the host can do to one file: everybody else goes on."""


class Whence(Enum):
    """From where tables were read."""

    FILE = auto()
    COPY = auto()
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """Tables, and whether they are the newest."""

    tables: Tables
    whence: Whence
    bytes: int = 0
    """Size of the file."""


class Pages(Storage):
    """The tables of one file, as TinyDB changes them in memory; a commit writes them out."""

    def __init__(self, found: Tables) -> None:
        """Begin with what was read."""
        self.tables = found
        self._written: dict[str, dict[str, tuple[object, bytes]]] = {}

    def read(self) -> dict[str, dict[str, Any]]:
        # TinyDB puts tables into what it gets; the tables themselves it replaces.
        return dict(self.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self.tables = data

    def json(self) -> bytes:
        """Return all tables as JSON; what did not change since last time is not encoded again."""
        parts = ((name, self._table_json(name, table)) for name, table in self.tables.items())
        return b"{%b}" % b",".join(b'"%b":{%b}' % (name.encode(), part) for name, part in parts)

    def _table_json(self, name: str, table: Mapping[str, Any]) -> bytes:
        known = self._written.get(name, {})
        now = {doc_id: _doc_json(one, known.get(doc_id)) for doc_id, one in table.items()}
        self._written[name] = now
        return b",".join(b'"%b":%b' % (doc_id.encode(), said) for doc_id, (_, said) in now.items())


def _doc_json(doc: object, known: tuple[object, bytes] | None) -> tuple[object, bytes]:
    """Return a document and its JSON: TinyDB replaces documents, so the same one says the same."""
    return known if known is not None and known[0] is doc else (doc, encoded(doc))


def database(found: Tables) -> tuple[TinyDB, Pages]:
    """Return a TinyDB over tables that were read, and its storage."""
    db = TinyDB(found, storage=Pages)
    assert isinstance(db.storage, Pages)
    return db, db.storage


def best(disk: Disk, path: Path, aside: Path) -> Found:
    """Return the tables of a file, or those of its last good copy.

    Raises OSError, or Unreadable when a later program wrote it or this file alone cannot be read.
    """
    for file, whence in ((path, Whence.FILE), (copy_of(path), Whence.COPY)):
        try:
            content = _read(disk, file)
            return Found(tables(content), whence, len(content))
        except FileNotFoundError:
            continue
        except Damaged as error:
            kept = disk.set_aside(file, aside)
            log.warning(
                "%s is damaged (%s); it was moved to %s",
                file.name,
                error,
                kept,
                extra={"action": "file_set_aside", "file": file.name},
            )
    return Found({}, Whence.NOWHERE)


def _read(disk: Disk, file: Path) -> bytes:
    try:
        return disk.read(file)
    except OSError as error:
        if error.errno not in OF_ONE_FILE:
            raise
        raise Unreadable(f"{file.name} cannot be read: {error.strerror}") from error
