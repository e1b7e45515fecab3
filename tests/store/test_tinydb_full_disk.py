"""A disk that refuses: nothing is half kept, reads go on, and all is well when there is room."""

from __future__ import annotations

import asyncio
import errno
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from bot.errors import Unavailable
from bot.store.tinydb.disk import Disk, Undo
from bot.store.tinydb.notes import read_notes
from bot.store.tinydb.store import TinyStore, tiny_store
from bot.talk.effects import SaveReminder
from bot.talk.snapshot import newcomer
from tests.conftest import ROOT
from tests.store.people import NOON, HandClock, at_home, daily, runner, squats, text, turn

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from bot.talk.turn import Turn
    from bot.talk.wire import Person

ADA = runner("7")
BEN = runner("8")

STEPS = ("open", "write", "half", "link", "swap", "sync_folder")
ERRORS = (errno.ENOSPC, errno.EROFS, errno.EIO)


class Refusing(Disk):
    """A disk that refuses one step of writing while it is told to."""

    def __init__(self) -> None:
        self.refuses = ""
        self.error = errno.ENOSPC
        self.only = ""
        """Part of the name of the files that it refuses; empty: all."""
        self.appended = threading.Event()
        """Whether anything was to be appended, and is or is not."""

    def _may(self, step: str, path: Path | None = None) -> None:
        if step == self.refuses and (path is None or self.only in path.name):
            raise OSError(self.error, os.strerror(self.error))

    def stage(self, path: Path, content: bytes) -> None:
        self._may("open", path)
        super().stage(path, content)

    def write(self, file: int, content: bytes) -> None:
        self._may("write")
        if self.refuses == "half":
            os.write(file, content[: len(content) // 2])
        self._may("half")
        super().write(file, content)

    def jot(self, path: Path, content: bytes) -> int:
        try:
            return super().jot(path, content)
        finally:
            self.appended.set()

    def link(self, path: Path, copy: Path) -> None:
        self._may("link", path)
        super().link(path, copy)

    def swap(self, path: Path) -> Undo:
        self._may("swap", path)
        return super().swap(path)

    def sync_folder(self, folder: Path) -> None:
        self._may("sync_folder")
        super().sync_folder(folder)


class Home:
    """A store over a disk that can refuse."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.disk = Refusing()
        self.store = self.open()

    def open(self) -> TinyStore:
        return tiny_store(self.root, HandClock(), self.disk)

    async def reopen(self) -> None:
        await self.store.close()
        self.store = self.open()

    async def commit(self, who: Person, number: int, done: Turn) -> None:
        async with self.store.open(who) as unit:
            await unit.commit(text(who, number), done)

    async def logs(self, who: Person) -> list[str]:
        async with self.store.open(who) as unit:
            assert unit.snapshot.notice is None
            return [log.id for log in unit.snapshot.record.logs]


@pytest.fixture
async def home(tmp_path: Path) -> AsyncGenerator[Home]:
    home = Home(tmp_path / "data")
    await home.commit(ADA, 1, turn(squats("first", NOON), at_home(ADA)))
    yield home
    home.disk.refuses = ""
    await home.store.close()


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("step", STEPS)
async def test_nothing_is_kept_and_it_works_again(home: Home, step: str, error: int) -> None:
    home.disk.refuses, home.disk.error = step, error
    for number in (2, 3):
        with pytest.raises(Unavailable, match=os.strerror(error)):
            await home.commit(ADA, number, turn(squats("refused", NOON)))
        assert await home.logs(ADA) == ["first"]
    home.disk.refuses = ""
    await home.reopen()
    assert await home.logs(ADA) == ["first"]
    async with home.store.open(ADA) as unit:
        assert not unit.seen(text(ADA, 2).id)
    assert [row.id for row in await home.store.unsent()] == ["telegram:7/1#0"]
    await home.commit(ADA, 2, turn(squats("second", NOON)))
    await home.reopen()
    assert await home.logs(ADA) == ["first", "second"]


@pytest.mark.parametrize("step", STEPS)
async def test_the_same_unit_may_try_again(home: Home, step: str) -> None:
    async with home.store.open(ADA) as unit:
        home.disk.refuses = step
        with pytest.raises(Unavailable):
            await unit.commit(text(ADA, 2), turn(squats("second", NOON)))
        assert not unit.seen(text(ADA, 2).id)
        home.disk.refuses = ""
        await unit.commit(text(ADA, 2), turn(squats("second", NOON)))
    await home.reopen()
    assert await home.logs(ADA) == ["first", "second"]


@pytest.mark.parametrize("step", ["open", "write", "half", "swap", "sync_folder"])
async def test_a_newcomer_stays_a_newcomer(home: Home, step: str) -> None:
    home.disk.refuses = step
    with pytest.raises(Unavailable):
        await home.commit(BEN, 1, turn(squats("refused", NOON), SaveReminder(daily(NOON))))
    home.disk.refuses = ""
    await home.reopen()
    async with home.store.open(BEN) as unit:
        assert unit.snapshot == newcomer(BEN)
    assert await home.store.due(NOON, 10) == ()


async def test_reads_go_on(home: Home) -> None:
    await home.commit(BEN, 1, turn(at_home(BEN), SaveReminder(daily(NOON))))
    home.disk.refuses = "write"
    with pytest.raises(Unavailable):
        await home.commit(BEN, 2, turn())
    assert await home.logs(ADA) == ["first"]
    assert [due.who for due in await home.store.due(NOON, 10)] == [BEN]
    assert await home.store.last_inbound("telegram", "8") == "telegram:8/1"
    assert sorted(await home.store.chats("telegram")) == ["7", "8"]


async def test_others_in_the_same_batch_are_kept(home: Home) -> None:
    home.disk.refuses, home.disk.only = "swap", "telegram-7-"
    people = [runner(str(number)) for number in range(5, 12)]
    outcomes = await asyncio.gather(
        *(home.commit(who, 2, turn(squats("second", NOON))) for who in people),
        return_exceptions=True,
    )
    failed = [who for who, one in zip(people, outcomes, strict=True) if one is not None]
    assert failed == [ADA]
    home.disk.refuses = ""
    await home.reopen()
    assert await home.logs(ADA) == ["first"]
    for who in people:
        assert who == ADA or await home.logs(who) == ["second"]


async def test_replies_that_could_not_be_noted_are_noted_later(home: Home) -> None:
    async with home.store.open(ADA) as unit:
        (row,) = await unit.commit(text(ADA, 2), turn())
    home.disk.refuses = "half"
    home.store.sent(row)
    assert await asyncio.to_thread(home.disk.appended.wait, 10)
    assert read_notes(home.disk, home.root / "sent.log") == set()
    home.disk.refuses = ""
    await home.reopen()
    assert [row.id for row in await home.store.unsent()] == ["telegram:7/1#0"]


async def test_half_written_files_take_no_room(home: Home) -> None:
    home.disk.refuses = "half"
    with pytest.raises(Unavailable):
        await home.commit(ADA, 2, turn())
    assert {path.suffix for path in home.root.rglob("*.*")} == {".json"}


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="IRONSTRIDE_DATA_DIR"):
        tiny_store(tmp_path / "file" / "data", HandClock())


LIMITED = """
import asyncio, resource, sys
from pathlib import Path
from bot.errors import Unavailable
from bot.store.tinydb.notes import read_notes
from bot.store.tinydb.store import tiny_store
from tests.store.people import *

async def main():
    store = tiny_store(Path(sys.argv[1]), HandClock())
    async def commit(number, *effects):
        async with store.open(runner()) as unit:
            await unit.commit(text(runner(), number), turn(*effects))
    await commit(1, squats("first", NOON))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (900, hard))
    refused = 0
    for number in range(2, 5):
        try:
            await commit(number, squats("refused", NOON, sets=20))
        except Unavailable:
            refused += 1
    async with store.open(runner()) as unit:
        there = [log.id for log in unit.snapshot.record.logs]
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    await commit(9, squats("second", NOON, sets=20))
    await store.close()
    print(refused, *there)

asyncio.run(main())
"""


def limited(folder: Path) -> list[str]:
    """Commit with and without a limit on the size of files; return what the process says."""
    command = [sys.executable, "-c", LIMITED, str(folder)]
    return subprocess.check_output(command, cwd=ROOT, text=True, timeout=50).split()


async def test_a_real_limit_refuses_in_the_middle_of_a_file(tmp_path: Path) -> None:
    assert limited(tmp_path / "data") == ["3", "first"]
    store = tiny_store(tmp_path / "data", HandClock())
    async with store.open(runner()) as unit:
        assert [log.id for log in unit.snapshot.record.logs] == ["first", "second"]
        assert unit.snapshot.notice is None
    await store.close()
