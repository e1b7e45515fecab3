"""The data folder: names, rights, one owner, and what is written when."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.athlete import AthleteId
from bot.errors import Held, Unavailable
from bot.store.tinydb.disk import Disk, copy_of
from bot.store.tinydb.folder import Folder, file_name
from bot.store.tinydb.notes import MAX_BYTES, append_notes, read_notes
from bot.store.tinydb.store import tiny_store
from bot.store.tinydb.writer import BATCH
from tests.conftest import ROOT
from tests.store.people import NOON, HandClock, runner, squats, text, turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.store.tinydb.store import TinyStore
    from bot.talk.wire import OutboxRow, Person

ADA = runner("7")

HOLDER = """
import sys
import threading
from pathlib import Path
from bot.store.tinydb.store import tiny_store
from tests.store.people import HandClock
store = tiny_store(Path(sys.argv[1]), HandClock())
print("held", flush=True)
sys.stdin.read()
"""


class Counting(Disk):
    """A disk that counts what is asked of it, and can be held up."""

    def __init__(self) -> None:
        self.staged: list[str] = []
        self.appended = 0
        self.has_begun = threading.Event()
        self.has_appended = threading.Event()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def stage(self, path: Path, content: bytes) -> None:
        self.staged.append(path.name)
        self.has_begun.set()
        assert self.may_go_on.wait(20)
        super().stage(path, content)

    def jot(self, path: Path, content: bytes) -> int:
        self.appended += 1
        size = super().jot(path, content)
        self.has_appended.set()
        return size


async def replies(store: TinyStore, who: Person, number: int) -> tuple[OutboxRow, ...]:
    async with store.open(who) as unit:
        return await unit.commit(text(who, number), turn(squats(f"m{number}", NOON)))


async def commit(store: TinyStore, who: Person, number: int) -> None:
    for row in await replies(store, who, number):
        store.sent(row)


@pytest.mark.parametrize(
    "who", ["telegram:1", "terminal:../../etc/passwd", "terminal:" + "é" * 300, "discord:\0", ":"]
)
def test_a_file_name_is_plain_and_short(who: str) -> None:
    name = file_name(AthleteId(who))
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) <= 60


def test_a_host_finds_a_person_and_nobody_shares_a_file() -> None:
    assert file_name(AthleteId("telegram:1234")).startswith("telegram-1234-")
    names = ["terminal:ann", "terminal:Ann", "terminal:an-n", "terminal:an n", "terminal-:ann"]
    assert len({file_name(AthleteId(name)) for name in names}) == len(names)


async def test_nobody_else_on_the_machine_can_look(tmp_path: Path) -> None:
    root = tmp_path / "some" / "data"
    store = tiny_store(root, HandClock())
    await commit(store, ADA, 1)
    await store.close()
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (root, *root.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


async def test_a_file_is_json_for_everybody(tmp_path: Path) -> None:
    store = tiny_store(tmp_path, HandClock())
    await commit(store, ADA, 1)
    await store.close()
    found = json.loads(Folder(tmp_path).live_file(ADA.athlete).read_bytes())
    assert (found["kind"], found["v"], found["head"]["athlete"]) == ("ironstride", 1, "telegram:7")
    (log,) = found["tables"]["logs"].values()
    assert (log["kind"], log["v"], log["id"]) == ("Log", 1, "m1")


async def test_the_copy_is_the_file_before(tmp_path: Path) -> None:
    store = tiny_store(tmp_path, HandClock())
    live = Folder(tmp_path).live_file(ADA.athlete)
    await commit(store, ADA, 1)
    before = live.read_bytes()
    assert not copy_of(live).exists()
    await commit(store, ADA, 2)
    assert copy_of(live).read_bytes() == before
    await store.close()


async def test_half_written_files_are_dropped_at_start(tmp_path: Path) -> None:
    store = tiny_store(tmp_path, HandClock())
    await commit(store, ADA, 1)
    await store.close()
    half = Folder(tmp_path).live_file(ADA.athlete).with_suffix(".new")
    half.write_bytes(b'{"kind"')
    await tiny_store(tmp_path, HandClock()).close()
    assert not half.exists()


class TestOwner:
    async def test_a_second_store_is_refused_and_told_by_whom(self, tmp_path: Path) -> None:
        store = tiny_store(tmp_path, HandClock())
        with pytest.raises(Held, match=f"process {os.getpid()}.*IRONSTRIDE_DATA_DIR"):
            tiny_store(tmp_path, HandClock())
        await commit(store, ADA, 1)
        await store.close()
        await tiny_store(tmp_path, HandClock()).close()

    def test_a_killed_owner_lets_go(self, tmp_path: Path) -> None:
        command = [sys.executable, "-c", HOLDER, str(tmp_path)]
        with subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            with pytest.raises(Held, match=f"process {holder.pid}"):
                tiny_store(tmp_path, HandClock())
            holder.send_signal(signal.SIGKILL)
            holder.wait(timeout=20)
            asyncio.run(tiny_store(tmp_path, HandClock()).close())

    def test_a_start_that_fails_lets_go(self, tmp_path: Path) -> None:
        class Broken(Disk):
            def read(self, path: Path) -> bytes:
                raise OSError("torn")

        with pytest.raises(Unavailable, match="torn"):
            tiny_store(tmp_path, HandClock(), Broken())
        asyncio.run(tiny_store(tmp_path, HandClock()).close())


class TestWriting:
    async def test_a_commit_writes_one_file_once(self, tmp_path: Path) -> None:
        disk = Counting()
        store = tiny_store(tmp_path, HandClock(), disk)
        await commit(store, ADA, 1)
        assert disk.staged == [f"{file_name(ADA.athlete)}.json"]
        await store.close()

    async def test_what_waits_is_written_together_and_in_order(self, tmp_path: Path) -> None:
        disk = Counting()
        store = tiny_store(tmp_path, HandClock(), disk)
        people = [runner(str(number)) for number in range(3 * BATCH)]
        await asyncio.gather(*(commit(store, who, 1) for who in people))
        assert sorted(disk.staged) == sorted(f"{file_name(who.athlete)}.json" for who in people)
        await store.close()

    async def test_old_training_is_written_only_when_it_moves(self, tmp_path: Path) -> None:
        disk, clock = Counting(), HandClock()
        store = tiny_store(tmp_path, clock, disk)
        await commit(store, ADA, 1)
        clock.advance(timedelta(weeks=20))
        for number in (2, 3, 4):
            async with store.open(ADA) as unit:
                await unit.commit(text(ADA, number), turn())
        await store.close()
        sealed = [name for name in disk.staged if name.endswith("_2026.json")]
        assert sealed == [f"{file_name(ADA.athlete)}_2026.json"]
        assert len(disk.staged) == 5

    async def test_a_commit_that_is_cancelled_is_whole_all_the_same(self, tmp_path: Path) -> None:
        disk = Counting()
        disk.may_go_on.clear()
        store = tiny_store(tmp_path, HandClock(), disk)
        task = asyncio.create_task(commit(store, ADA, 1))
        assert await asyncio.to_thread(disk.has_begun.wait, 20)
        task.cancel()
        disk.may_go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with store.open(ADA) as unit:
            assert unit.seen(text(ADA, 1).id)
            assert len(unit.snapshot.record.logs) == 1
        await store.close()


class TestNotes:
    async def kept(self, folder: Path, people: Sequence[Person]) -> set[str]:
        """Return the rows that the live files hold."""
        rows: set[str] = set()
        for who in people:
            found = json.loads(Folder(folder).live_file(who.athlete).read_bytes())
            rows.update(one["row"]["id"] for one in found["tables"]["outbox"].values())
        return rows

    async def test_one_write_notes_for_everybody(self, tmp_path: Path) -> None:
        disk = Counting()
        store = tiny_store(tmp_path, HandClock(), disk)
        people = [runner(str(number)) for number in range(20)]
        rows = [row for who in people for row in await replies(store, who, 1)]
        for row in rows:
            store.sent(row)
        await store.close()
        assert disk.appended == 1
        assert len(await self.kept(tmp_path, people)) == 20
        store = tiny_store(tmp_path, HandClock())
        assert await store.unsent() == ()
        await store.close()

    async def test_the_next_commit_takes_the_rows_out(self, tmp_path: Path) -> None:
        store = tiny_store(tmp_path, HandClock())
        for number in (1, 2, 3):
            await commit(store, ADA, number)
        assert await self.kept(tmp_path, [ADA]) == {"telegram:7/3#0"}
        await store.close()
        await tiny_store(tmp_path, HandClock()).close()
        assert read_notes(Disk(), tmp_path / "sent.log") == {"telegram:7/3#0"}

    async def test_it_is_noted_without_a_next_commit(self, tmp_path: Path) -> None:
        disk = Counting()
        store = tiny_store(tmp_path, HandClock(), disk)
        await commit(store, ADA, 1)
        assert await asyncio.to_thread(disk.has_appended.wait, 20)
        assert read_notes(Disk(), tmp_path / "sent.log") == {"telegram:7/1#0"}
        await store.close()

    def test_a_torn_line_is_no_note(self, tmp_path: Path) -> None:
        notes = tmp_path / "sent.log"
        notes.write_bytes(b'"a"\n\xff\xfe{\n17\n"b"\n"c')
        assert read_notes(Disk(), notes) == {"a", "b"}

    def test_the_file_does_not_grow_for_ever(self, tmp_path: Path) -> None:
        notes = tmp_path / "sent.log"
        old = [f"old{number}" + "x" * 1000 for number in range(MAX_BYTES // 1010)]
        append_notes(Disk(), notes, old, frozenset())
        assert read_notes(Disk(), notes) == set(old)
        append_notes(Disk(), notes, old, frozenset({"still"}))
        assert read_notes(Disk(), notes) == {"still"}

    def test_notes_that_are_still_needed_are_not_written_again_and_again(
        self, tmp_path: Path
    ) -> None:
        notes = tmp_path / "sent.log"
        held = [f"held{number}" + "x" * 1000 for number in range(MAX_BYTES // 1000)]
        append_notes(Disk(), notes, held, frozenset(held))
        before = notes.stat().st_ino
        append_notes(Disk(), notes, ["new"], frozenset({*held, "new"}))
        assert notes.stat().st_ino == before
        assert read_notes(Disk(), notes) == {*held, "new"}
