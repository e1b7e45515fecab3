"""Training that is older than the live weeks: one file a person and year.

Rule: sealed first, then the live file forgets. A crash in between seals the same logs again, and
their ids keep them single.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from tinydb.table import Document

from bot.domain.training import Log
from bot.store.codec import document, record
from bot.store.keeping import last_day
from bot.store.tinydb.paper import Tables, written
from bot.store.tinydb.storage import Pages, best, database

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.athlete import AthleteId
    from bot.store.tinydb.disk import Disk
    from bot.store.tinydb.folder import Folder

LOGS = "logs"


def _year(log: Log) -> int:
    return last_day(log).year


def seal(disk: Disk, folder: Folder, athlete: AthleteId, logs: Iterable[Log]) -> None:
    """Add logs to their years, durably. Raises OSError, or Unreadable."""
    for year, of_year in groupby(sorted(logs, key=_year), key=_year):
        path = folder.sealed_file(athlete, year)
        pages = _with(best(disk, path, folder.aside).tables, tuple(of_year))
        disk.stage(path, written({"athlete": athlete, "year": year}, pages.json()))
        disk.swap(path)
        disk.sync_folder(path.parent)


def sealed_logs(disk: Disk, folder: Folder, athlete: AthleteId) -> tuple[Log, ...]:
    """Return all sealed training of a person, the oldest first. Raises OSError, WrongShape."""
    found = (
        record(Log, log)
        for path in folder.sealed_files(athlete)
        for log in best(disk, path, folder.aside).tables.get(LOGS, {}).values()
    )
    return tuple(sorted(found, key=attrgetter("at")))


def _with(found: Tables, logs: tuple[Log, ...]) -> Pages:
    db, pages = database(found)
    table = db.table(LOGS, cache_size=0)
    ids = {log.id for log in logs}
    known = [one.doc_id for one in table if one["id"] in ids]
    table.remove(doc_ids=known)
    free = max((one.doc_id for one in table), default=0) + 1
    table.insert_multiple(Document(document(log), free + n) for n, log in enumerate(logs))
    return pages
