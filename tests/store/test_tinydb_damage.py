"""A damaged file is set aside and the last good copy used; nobody is told that all is well."""

from __future__ import annotations

import json
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.record import LIVE_WEEKS
from bot.errors import Unreadable
from bot.store.tinydb import paper
from bot.store.tinydb.disk import copy_of
from bot.store.tinydb.folder import Folder
from bot.store.tinydb.store import TinyStore, tiny_store
from bot.talk.effects import SaveReminder
from bot.talk.snapshot import newcomer
from bot.talk.state import Idle
from bot.talk.wire import Chat, Due, InboundId
from tests.store.people import (
    NOON,
    HandClock,
    at_home,
    chat_of,
    daily,
    easy_run,
    runner,
    squats,
    text,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.talk.snapshot import Snapshot
    from bot.talk.turn import Turn
    from bot.talk.wire import Person

ADA = runner("7")
BEN = runner("8")


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def emptied(content: bytes) -> bytes:
    return b""


def twice(content: bytes) -> bytes:
    return content + content


def with_a_tail(content: bytes) -> bytes:
    return content + content[-50:]


def zeros(content: bytes) -> bytes:
    return b"\0" * len(content)


def another_shape(content: bytes) -> bytes:
    return b"[1, 2, 3]\n"


def no_tables(content: bytes) -> bytes:
    return b'{"profile": {}}\n'


def lighter(content: bytes) -> bytes:
    """A flipped bit that leaves the JSON whole: 80 kg become 88."""
    assert b'"amount":80.0' in content
    return content.replace(b'"amount":80.0', b'"amount":88.0')


def a_later_version(content: bytes) -> bytes:
    return content.replace(b'"v":1', b'"v":3', 1)


DAMAGES = (
    cut,
    emptied,
    twice,
    with_a_tail,
    zeros,
    another_shape,
    no_tables,
    lighter,
    a_later_version,
)


class Home:
    """A data folder, whose store can be shut and opened again."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)
        self.clock = HandClock()
        self.live = self.folder.live_file(ADA.athlete)

    def store(self) -> TinyStore:
        return tiny_store(self.folder.root, self.clock)

    async def commit(self, who: Person, number: int, done: Turn) -> None:
        store = self.store()
        async with store.open(who) as unit:
            await unit.commit(text(who, number), done)
        await store.close()

    async def known(self, who: Person) -> Snapshot:
        store = self.store()
        async with store.open(who) as unit:
            known = unit.snapshot
        await store.close()
        return known

    def damage(self, path: Path, how: Callable[[bytes], bytes]) -> None:
        content = path.read_bytes()
        assert how(content) != content
        path.write_bytes(how(content))

    def aside(self) -> list[str]:
        return sorted(path.name for path in self.folder.aside.iterdir())


@pytest.fixture
async def home(tmp_path: Path) -> Home:
    """Ada has committed twice: the copy knows the first commit, the file both."""
    home = Home(tmp_path / "data")
    await home.commit(ADA, 1, turn(squats("first", NOON), at_home(ADA)))
    await home.commit(ADA, 2, turn(squats("second", NOON)))
    return home


def logs(known: Snapshot) -> list[str]:
    return [log.id for log in known.record.logs]


@pytest.mark.parametrize("how", DAMAGES)
async def test_the_copy_is_used_and_it_is_said(
    home: Home, how: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    home.damage(home.live, how)
    damaged = home.live.read_bytes()
    known = await home.known(ADA)
    assert logs(known) == ["first"]
    assert (known.notice, known.home) == ("recovered", chat_of(ADA))
    assert home.aside() == [f"{home.live.name}.1"]
    assert (home.folder.aside / f"{home.live.name}.1").read_bytes() == damaged
    assert "file_set_aside" in [getattr(line, "action", "") for line in caplog.records]


async def test_it_is_said_until_a_commit_has_taken_it_in(home: Home) -> None:
    home.damage(home.live, cut)
    for _ in range(3):
        assert (await home.known(ADA)).notice == "recovered"
    await home.commit(ADA, 3, turn(squats("third", NOON)))
    known = await home.known(ADA)
    assert (known.notice, logs(known)) == (None, ["first", "third"])


@pytest.mark.parametrize("how", DAMAGES)
async def test_both_damaged_is_said_and_both_are_set_aside(
    home: Home, how: Callable[[bytes], bytes]
) -> None:
    home.damage(home.live, how)
    home.damage(copy_of(home.live), how)
    for _ in range(2):
        known = await home.known(ADA)
        assert (known.notice, logs(known)) == ("lost", [])
    assert len(home.aside()) == 2
    await home.commit(ADA, 3, turn(squats("third", NOON)))
    assert (await home.known(ADA)).notice is None


async def test_the_notice_is_gone_within_the_turn(home: Home) -> None:
    home.damage(home.live, cut)
    store = home.store()
    async with store.open(ADA) as unit:
        before = unit.snapshot.notice
        await unit.commit(text(ADA, 3), turn())
        assert (before, unit.snapshot.notice) == ("recovered", None)
    await store.close()


async def test_a_reminder_or_a_group_has_not_told_it(home: Home) -> None:
    home.damage(home.live, cut)
    channel = Chat(service="telegram", chat="-100", private=False)
    due = Due(
        id=InboundId("telegram:7/daily/2026-03-02"),
        who=ADA,
        where=chat_of(ADA),
        reminder=daily(NOON).rule.id,
        day=NOON.date(),
        due_at=NOON,
    )
    for inbound in (due, text(ADA, 3, where=channel)):
        store = home.store()
        async with store.open(ADA) as unit:
            await unit.commit(inbound, turn())
        await store.close()
        assert (await home.known(ADA)).notice == "recovered"
    await home.commit(ADA, 4, turn())
    assert (await home.known(ADA)).notice is None


async def test_nobody_else_notices(home: Home) -> None:
    await home.commit(BEN, 1, turn(squats("ben", NOON)))
    home.damage(home.live, cut)
    known = await home.known(BEN)
    assert (known.notice, logs(known)) == (None, ["ben"])


async def test_a_file_that_cannot_be_read_stops_nobody_else(home: Home) -> None:
    await home.commit(BEN, 1, turn(squats("ben", NOON), at_home(BEN)))
    home.live.unlink()
    home.live.mkdir()  # also root cannot read this as a file
    store = home.store()
    with pytest.raises(Unreadable, match=home.live.name):
        async with store.open(ADA):
            pass
    async with store.open(BEN) as unit:
        assert logs(unit.snapshot) == ["ben"]
    assert await store.last_inbound("telegram", "8") == "telegram:8/1"
    await store.close()
    assert home.aside() == []


async def test_what_is_wrong_in_a_record_is_not_quoted(home: Home) -> None:
    content = home.live.read_bytes()
    head, tables = paper.head(content), paper.tables(content)
    assert head is not None
    (profile,) = tables["profile"].values()
    profile["zone"] = ["secret"]
    home.live.write_bytes(paper.written(head, paper.encoded(tables)))
    with pytest.raises(Unreadable, match=f"{home.live.name} holds what cannot") as told:
        await home.known(ADA)
    assert "secret" not in str(told.value)


async def test_a_stray_file_keeps_nobody_from_starting(home: Home) -> None:
    (home.folder.live / ".DS_Store").write_bytes(b"Bud1")
    assert logs(await home.known(ADA)) == ["first", "second"]


async def test_a_file_damaged_twice_keeps_both_pieces(home: Home) -> None:
    for number in (3, 4, 5):
        home.damage(home.live, cut)
        assert (await home.known(ADA)).notice == "recovered"
        await home.commit(ADA, number, turn())
        await home.commit(ADA, number + 10, turn())
    assert home.aside() == [f"{home.live.name}.{n}" for n in (1, 2, 3)]


async def test_a_reminder_outlives_the_damage(home: Home) -> None:
    for number in (3, 4):
        await home.commit(ADA, number, turn(SaveReminder(daily(NOON))))
    home.damage(home.live, cut)
    store = home.store()
    (due,) = await store.due(NOON, 10)
    assert due.who == ADA
    async with store.open(ADA) as unit:
        assert unit.snapshot.notice == "recovered"
    assert len(await store.due(NOON, 10)) == 1
    await store.close()


async def test_what_was_not_sent_outlives_the_damage(home: Home) -> None:
    home.damage(home.live, cut)
    store = home.store()
    assert [row.id for row in await store.unsent()] == ["telegram:7/1#0"]
    await store.close()


async def fill_years(home: Home) -> int:
    """Log a run a week until two years are sealed; return how many."""
    weeks = 70
    for week in range(weeks):
        home.clock.moment = NOON + timedelta(weeks=week)
        await home.commit(ADA, 100 + week, turn(easy_run(f"run{week}", home.clock.moment)))
    return weeks


async def test_a_damaged_year_is_set_aside_and_the_rest_works(home: Home) -> None:
    weeks = await fill_years(home)
    years = home.folder.sealed_files(ADA.athlete)
    assert len(years) == 2
    before = await home.known(ADA)
    home.damage(years[0], cut)
    home.damage(years[1], twice)
    home.damage(copy_of(years[1]), zeros)
    assert await home.known(ADA) == before
    home.clock.advance(timedelta(weeks=1))
    await home.commit(ADA, 500, turn(easy_run("new", home.clock.moment)))
    known = await home.known(ADA)
    assert known.notice is None
    assert known.record.older.logs == weeks + 2 - LIVE_WEEKS
    assert home.aside() == [f"{years[1].stem}.json.1", f"{years[1].stem}.last.1"]


async def test_who_lost_the_live_file_keeps_the_sum_of_the_years(home: Home) -> None:
    await fill_years(home)
    older = (await home.known(ADA)).record.older
    home.damage(home.live, cut)
    home.damage(copy_of(home.live), cut)
    known = await home.known(ADA)
    assert (known.notice, known.record.older) == ("lost", older)


async def test_a_crash_between_sealing_and_the_live_file_seals_once(home: Home) -> None:
    await fill_years(home)
    before, expected = home.live.read_bytes(), (await home.known(ADA)).record.older.logs
    home.clock.advance(timedelta(weeks=3))
    await home.commit(ADA, 500, turn())
    assert (await home.known(ADA)).record.older.logs == expected + 3
    home.live.write_bytes(before)  # as if the power had failed after the sealing
    await home.commit(ADA, 501, turn())
    known = await home.known(ADA)
    assert known.record.older.logs == expected + 3
    sealed = [
        log["id"]
        for path in home.folder.sealed_files(ADA.athlete)
        for log in json.loads(path.read_bytes())["tables"]["logs"].values()
    ]
    assert len(sealed) == len(set(sealed)) == expected + 3


class TestLaterPrograms:
    """What a later version has written is not damage: it is left alone."""

    def rewrite(self, path: Path, old: bytes, new: bytes, version: int = 1) -> None:
        """Change the tables and make the sums right again."""
        _, head, tables = path.read_bytes().split(b"\n", 2)
        assert old in tables
        tables = tables.replace(old, new)
        sums = [
            zlib.crc32(head[len(b'"head":') : -1], version),
            zlib.crc32(tables[len(b'"tables":') : -2], version),
        ]
        begin = '{"kind":"ironstride","v":%d,"sums":["%08x","%08x"],'
        path.write_bytes(b"\n".join((begin.encode() % (version, *sums), head, tables)))

    async def test_an_open_question_of_a_later_program_is_dropped_and_said(
        self, home: Home
    ) -> None:
        state = b'"state":{"kind":"AskingTheMoon","v":1,"phase":"full"},'
        self.rewrite(home.live, b'"turn":1,', b'"turn":1,' + state)
        known = await home.known(ADA)
        assert known.notice == "state"
        assert (known.conversation.state, known.conversation.turn) == (Idle(), 1)
        assert logs(known) == ["first", "second"]
        await home.commit(ADA, 3, turn(number=2))
        assert (await home.known(ADA)).notice is None
        assert home.aside() == []

    async def test_a_state_or_conversation_of_a_later_version_is_dropped_and_said(
        self, home: Home
    ) -> None:
        self.rewrite(home.live, b'"kind":"Conversation","v":1', b'"kind":"Conversation","v":2')
        known = await home.known(ADA)
        assert (known.notice, known.conversation.turn) == ("state", 1)

    async def test_a_record_of_a_later_version_stays_as_it_is(self, home: Home) -> None:
        self.rewrite(home.live, b'"kind":"Athlete","v":1', b'"kind":"Athlete","v":2')
        before = home.live.read_bytes()
        store = home.store()
        with pytest.raises(Unreadable, match="Athlete is of version 2"):
            async with store.open(ADA):
                pass
        async with store.open(BEN) as unit:
            assert unit.snapshot == newcomer(BEN)
        await store.close()
        assert (home.live.read_bytes(), home.aside()) == (before, [])

    async def test_a_file_of_a_later_form_stops_the_start(self, home: Home) -> None:
        self.rewrite(home.live, b"", b"", version=2)
        with pytest.raises(Unreadable, match="later version of Ironstride"):
            home.store()
        assert home.aside() == []
