"""What a store learns of its folder at the beginning: who is due, and what was not sent."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import StoreError
from bot.store.codec import WrongShape, record
from bot.store.tinydb.disk import BESIDE, Disk, copy_of
from bot.store.tinydb.index import Head, Index
from bot.store.tinydb.notes import read_notes, write_notes
from bot.store.tinydb.page import outbox
from bot.store.tinydb.paper import Damaged, head
from bot.store.tinydb.storage import OF_ONE_FILE
from bot.talk.wire import OutboxRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.store.tinydb.folder import Folder

log = logging.getLogger(__name__)

HEAD_BYTES = 4096
"""More than almost every head has; a longer one costs a second look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is known at the beginning."""

    index: Index
    sent: frozenset[str]
    """Replies that went out and still lie in their person's file."""
    unsent: tuple[OutboxRow, ...]
    """Replies that did not go out, in the order of their commits."""


def started(disk: Disk, folder: Folder) -> Start:
    """Read what a store must know. Raises OSError, or Unreadable when a later program wrote it."""
    index, noted = Index(), read_notes(disk, folder.sent_log)
    held: set[str] = set()
    late: list[Path] = []
    for path in _files(folder):
        found = read_head(disk, path)
        if found is not None:
            index.learn(found)
            held.update(found.unsent)
            if not noted.issuperset(found.unsent):
                late.append(path)
    sent = frozenset(noted & held)
    if noted:
        with suppress(OSError):  # on a full disk the old notes still do
            write_notes(disk, folder.sent_log, sent)
    return Start(index=index, sent=sent, unsent=_unsent(disk, folder, late, sent))


def read_head(disk: Disk, path: Path) -> Head | None:
    """Return the head of a file or of its copy; None when neither can be read.

    Nothing is set aside: that is done, and told, when the person comes.
    """
    for file in (path, copy_of(path)):
        try:
            found = head(disk.read_start(file, HEAD_BYTES)) or head(disk.read(file))
            return record(Head, found)
        except FileNotFoundError:
            continue
        except (Damaged, WrongShape, OSError) as error:
            if isinstance(error, OSError) and error.errno not in OF_ONE_FILE:
                raise
            log.warning(
                "the head of %s cannot be read: %s",
                file.name,
                error,
                extra={"action": "head_unreadable", "file": file.name},
            )
    return None


def _files(folder: Folder) -> Iterator[Path]:
    """Return every live file, also where only its copy is left; drop what was half written."""
    for drawer in filter(Path.is_dir, folder.live.iterdir()):  # Finder leaves files of its own
        names: dict[Path, None] = {}
        for path in drawer.iterdir():
            if path.suffix == BESIDE:
                path.unlink()
            else:
                names[path.with_suffix(".json")] = None
        yield from names


def _unsent(
    disk: Disk, folder: Folder, late: Iterable[Path], sent: frozenset[str]
) -> tuple[OutboxRow, ...]:
    rows: list[tuple[datetime, OutboxRow]] = []
    for path in late:
        try:
            rows += outbox(disk, folder, path)
        except StoreError as error:
            log.warning("%s", error, extra={"action": "outbox_unreadable", "file": path.name})
    return tuple(row for _, row in sorted(rows, key=itemgetter(0)) if row.id not in sent)
