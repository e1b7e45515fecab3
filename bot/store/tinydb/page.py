"""One person in memory: the TinyDB and the records that were read from it."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.summary import add
from bot.errors import Unreadable
from bot.store.codec import UnknownKind, WrongShape, document
from bot.store.keeping import Kept, Outbox
from bot.store.tinydb.folder import file_name
from bot.store.tinydb.index import Head, head_of
from bot.store.tinydb.paper import Tables, written
from bot.store.tinydb.sealed import sealed_logs
from bot.store.tinydb.storage import Found, Whence, best, database
from bot.store.tinydb.tables import change, conversation_in, kept
from bot.talk.snapshot import Notice, Snapshot, newcomer

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from bot.domain.athlete import AthleteId
    from bot.store.tinydb.disk import Disk
    from bot.store.tinydb.folder import Folder
    from bot.talk.wire import Person

CACHE_BYTES = 1_000_000
"""Of files; in memory a page takes about ten times as much as its file."""
BARE_BYTES = 1_000
"""A page without a file takes room as well."""


class Page:
    """What is kept of one person, both as records and as TinyDB holds them."""

    def __init__(self, found: Tables, known: Kept, notice: Notice | None = None) -> None:
        """Begin with tables, what they say, and what is wrong with them."""
        self.kept = known
        if notice is not None:
            self.kept = replace(known, snapshot=replace(known.snapshot, notice=notice))
        self._tabled = known
        self.bytes = BARE_BYTES
        """What the page counts for in the cache."""
        self._new = not found
        self._db, self._pages = database(found)

    @contextmanager
    def turned(self, to: Kept) -> Generator[tuple[Head, bytes]]:
        """Yield head and content of the file that holds `to`; turn back if anything is raised."""
        before, done = self._pages.tables, False
        try:
            change(self._db, None if self._new else self._tabled, to)
            head = head_of(to)
            content = written(document(head), self._pages.json())
            yield head, content
            done = True
        finally:
            if not done:
                self._pages.tables = before
        self.kept = self._tabled = to
        self.bytes, self._new = BARE_BYTES + len(content), False


class Cache:
    """The pages used last, by the size of their files."""

    def __init__(self) -> None:
        self._pages: OrderedDict[AthleteId, Page] = OrderedDict()
        self._bytes = 0

    def take(self, athlete: AthleteId) -> Page | None:
        """Take a page out of the cache; whoever changes it puts it back."""
        page = self._pages.pop(athlete, None)
        if page is not None:
            self._bytes -= page.bytes
        return page

    def put(self, athlete: AthleteId, page: Page) -> None:
        self._pages[athlete] = page
        self._bytes += page.bytes
        while self._bytes > CACHE_BYTES:
            _, oldest = self._pages.popitem(last=False)
            self._bytes -= oldest.bytes


def load(disk: Disk, folder: Folder, who: Person) -> Page:
    """Return the page of a person. Raises OSError or Unreadable."""
    path = folder.live_file(who.athlete)
    with understood(path):
        found = best(disk, path, folder.aside)
        if found.whence is Whence.NOWHERE:
            return Page({}, Kept(snapshot=_stranger(disk, folder, who)))
        page = Page(found.tables, kept(found.tables), _notice(found))
    page.bytes += found.bytes
    return page


def _notice(found: Found) -> Notice | None:
    if found.whence is Whence.COPY:
        return "recovered"
    _, question_lost = conversation_in(found.tables)
    return "state" if question_lost else None


def outbox(disk: Disk, folder: Folder, path: Path) -> Outbox:
    """Return the replies that a live file holds. Raises OSError or Unreadable."""
    with understood(path):
        found = best(disk, path, folder.aside)
        return kept(found.tables).outbox if found.tables else ()


@contextmanager
def understood(path: Path) -> Generator[None]:
    """Raise Unreadable when sound JSON is not the records that it should be.

    Of what was found only kinds and versions are told: the text goes into the log.
    """
    try:
        yield
    except (WrongShape, LookupError, TypeError, ValueError) as error:
        why = str(error) if isinstance(error, UnknownKind) else type(error).__name__
        raise Unreadable(f"{path.name} holds what cannot be understood: {why}") from error


def _stranger(disk: Disk, folder: Folder, who: Person) -> Snapshot:
    """Return a newcomer, or what is left of somebody whose file and copy were both set aside."""
    known = newcomer(who)
    if next(folder.aside.glob(f"{file_name(who.athlete)}.*"), None) is None:
        return known
    older = add(known.record.older, sealed_logs(disk, folder, who.athlete))
    return replace(known, record=replace(known.record, older=older), notice="lost")
