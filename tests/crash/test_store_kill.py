"""A process that is killed while it writes loses nothing that it said was kept.

The control writes with TinyDB's own storage, is killed in the same way, and must leave a file that
cannot be read: otherwise this test would show nothing.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import IO, TYPE_CHECKING, Any

import pytest

from bot.domain.record import LIVE_WEEKS
from bot.store.tinydb.disk import Disk
from bot.store.tinydb.folder import Folder
from bot.store.tinydb.sealed import sealed_logs
from bot.store.tinydb.store import tiny_store
from tests.conftest import ROOT
from tests.crash.store_nursery import PEOPLE, chance, log_of, told
from tests.store.people import HandClock

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from bot.talk.snapshot import Snapshot
    from bot.talk.wire import Person

KILLS = 200
LANES = 2
WRITES = {"ours": 12, "theirs": 1}
"""How many updates are kept at most before the kill comes near."""
DELAY_S = {"ours": 0.005, "theirs": 0.03}
"""How long the kill waits then at most: a few updates longer."""
PATIENCE_S = 20.0


@dataclass(slots=True)
class Toll:
    """What the kills have cost."""

    kills: int = 0
    unreadable: int = 0
    lost: list[str] = field(default_factory=list[str])
    kept: Counter[str] = field(default_factory=Counter[str])
    """The newest update of each person that was said to be kept."""


class Nursery:
    """The other end of `store_nursery`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._orders: IO[bytes] = process.stdin
        self._answers = process.stdout.fileno()
        self._rest = b""

    def bear(self, kind: str, path: Path, seed: int) -> None:
        order = {"kind": kind, "path": str(path), "seed": str(seed)}
        self._orders.write(json.dumps(order).encode() + b"\n")
        self._orders.flush()

    def answers(self, seconds: float) -> Iterator[dict[str, Any]]:
        """Return what is answered until the time is over."""
        end = monotonic() + seconds
        while True:
            while b"\n" in self._rest:
                line, _, self._rest = self._rest.partition(b"\n")
                yield json.loads(line)
            if not select.select([self._answers], [], [], max(0.0, end - monotonic()))[0]:
                return
            self._rest += os.read(self._answers, 65536)


@contextmanager
def nursery() -> Generator[Nursery]:
    command = [sys.executable, "-m", "tests.crash.store_nursery"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Nursery(process)


def kill_once(home: Nursery, kind: str, path: Path, seed: int, toll: Toll) -> None:
    """Bear a child, let it keep some updates, and kill it at a moment that the seed decides."""
    home.bear(kind, path, seed)
    child, kept, enough = 0, 0, 1 + int(WRITES[kind] * chance("updates", seed))
    for answer in home.answers(PATIENCE_S):
        child = answer.get("born", child)
        kept += count(answer, toll)
        if child and kept >= enough:
            break
    assert child, "nothing was born"
    assert kept >= enough, "too little was kept"
    for answer in home.answers(DELAY_S[kind] * chance("moment", seed)):
        count(answer, toll)
    os.kill(child, signal.SIGKILL)
    for answer in home.answers(PATIENCE_S):
        count(answer, toll)
        if answer.get("dead") == child:
            break
    else:
        pytest.fail("the child lives on")
    toll.kills += 1


def count(answer: dict[str, Any], toll: Toll) -> bool:
    """Count an update that was kept; tell whether it is one."""
    who = answer.get("kept")
    if who is not None:
        toll.kept[who] = max(toll.kept[who], answer["number"])
    return who is not None


async def look(folder: Path, toll: Toll) -> None:
    """Open everything, and compare it with what must be there."""
    store = tiny_store(folder, HandClock())
    for who in PEOPLE:
        async with store.open(who) as unit:
            known = unit.snapshot
        toll.unreadable += known.notice is not None
        if complaint := wrong(known, who, folder, toll.kept[who.user]):
            toll.lost.append(f"{who.user}: {complaint} after {toll.kills} kills")
        toll.kept[who.user] = known.conversation.turn  # seen once, it may not go any more
    await store.close()
    toll.unreadable += len(list(Folder(folder).aside.iterdir()))


def wrong(known: Snapshot, who: Person, folder: Path, kept: int) -> str:
    """Say what is missing; the update after the last one kept may be there, and then all of it."""
    number = known.conversation.turn
    if number not in (kept, kept + 1):
        return f"update {number} is there, {kept} was kept"
    if number and known.conversation.told != told(who, number):
        return f"update {number} is mixed with another"
    live = known.record.logs
    sealed = {log.id: log for log in sealed_logs(Disk(), Folder(folder), who.athlete)}
    first = number - len(live) + 1
    if live != tuple(log_of(who, n) for n in range(first, number + 1)):
        return "live training is wrong"
    if known.record.older.logs != first - 1:
        return f"{known.record.older.logs} logs are summed up, not {first - 1}"
    missing = [n for n in range(1, first) if sealed.get(log_of(who, n).id) != log_of(who, n)]
    return f"sealed training {missing} is wrong" if missing else ""


def lane(folder: Path, number: int) -> Toll:
    """Kill and look, again and again, over one folder."""
    toll = Toll()
    with nursery() as home:
        for round_ in range(KILLS // LANES):
            kill_once(home, "ours", folder, number * KILLS + round_, toll)
            asyncio.run(look(folder, toll))
    return toll


def control(folder: Path) -> Toll:
    """Kill TinyDB's own storage until it leaves a file that cannot be read, 200 times at most."""
    toll = Toll()
    with nursery() as home:
        while toll.unreadable == 0 and toll.kills < KILLS:
            file = folder / f"{toll.kills}.json"
            kill_once(home, "theirs", file, toll.kills, toll)
            try:
                json.loads(file.read_bytes())
            except ValueError:
                toll.unreadable += 1
    return toll


@pytest.mark.timeout(180)
def test_200_kills_leave_everything_readable_and_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(LANES) as pool:
        tolls = list(pool.map(lane, (tmp_path / "a", tmp_path / "b"), range(LANES)))
    assert sum(toll.kills for toll in tolls) == KILLS
    assert [toll.unreadable for toll in tolls] == [0, 0]
    assert [toll.lost for toll in tolls] == [[], []]
    weeks = min(toll.kept.total() for toll in tolls) / len(PEOPLE) / 7
    assert weeks > LIVE_WEEKS, "too little was written: nothing was sealed"

    assert control(tmp_path).unreadable == 1, "the control did not fail: the kills show nothing"
