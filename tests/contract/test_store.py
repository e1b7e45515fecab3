"""What every store does: one class, held over each of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.athlete import Athlete, AthleteId, Experience
from bot.domain.record import LIVE_WEEKS
from bot.domain.schedule import Snooze
from bot.domain.summary import Summary, add
from bot.domain.training import LogId, PlannedSession
from bot.language.hearing import Expect
from bot.store.memory import MemoryStore, Shelf
from bot.store.tinydb.store import tiny_store
from bot.talk.effects import (
    DropLog,
    MarkUnreachable,
    SaveAthlete,
    SaveLog,
    SaveReminder,
    SaveSession,
)
from bot.talk.snapshot import Snapshot, newcomer
from bot.talk.state import AskingProfile, Conversation, Idle
from bot.talk.turn import Turn
from bot.talk.wire import Chat, Due, InboundId, Reply
from tests.store.people import (
    NOON,
    HandClock,
    at_home,
    chat_of,
    daily,
    easy_run,
    press,
    runner,
    squats,
    text,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.app.ports import Store
    from bot.talk.wire import Inbound, OutboxRow, Person

ADA = runner("7")
BEN = runner("8")


class Place:
    """Where a store keeps its things, so that it can be shut and opened again."""

    def __init__(self, build: Callable[[], Store], clock: HandClock) -> None:
        self.clock = clock
        self._build = build
        self.store = build()

    async def reopen(self) -> None:
        await self.store.close()
        self.store = self._build()

    async def commit(self, inbound: Inbound, done: Turn) -> tuple[OutboxRow, ...]:
        async with self.store.open(inbound.who) as unit:
            return await unit.commit(inbound, done)

    async def known(self, who: Person) -> Snapshot:
        async with self.store.open(who) as unit:
            return unit.snapshot

    async def seen(self, who: Person, inbound: InboundId) -> bool:
        async with self.store.open(who) as unit:
            return unit.seen(inbound)


def memory(clock: HandClock) -> Callable[[], Store]:
    shelf: Shelf = {}
    return lambda: MemoryStore(clock, shelf)


def tinydb(folder: Path, clock: HandClock) -> Callable[[], Store]:
    return lambda: tiny_store(folder, clock)


@pytest.fixture(params=["memory", "tinydb"])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    clock = HandClock()
    build = memory(clock) if request.param == "memory" else tinydb(tmp_path / "data", clock)
    place = Place(build, clock)
    yield place
    await place.store.close()


class TestRecord:
    async def test_a_stranger_is_a_newcomer(self, place: Place) -> None:
        assert await place.known(ADA) == newcomer(ADA)

    async def test_looking_keeps_nothing(self, place: Place) -> None:
        await place.known(ADA)
        await place.reopen()
        assert list(await place.store.chats("telegram")) == []

    async def test_a_commit_is_there_at_once_and_after_a_restart(self, place: Place) -> None:
        log = squats("telegram:7/1", NOON)
        async with place.store.open(ADA) as unit:
            await unit.commit(text(ADA, 1), turn(log, at_home(ADA)))
            here = unit.snapshot
        assert here.record.logs == (log.log,)
        assert here.home == chat_of(ADA)
        assert await place.known(ADA) == here
        await place.reopen()
        assert await place.known(ADA) == here

    async def test_every_effect_is_kept(self, place: Place) -> None:
        athlete = Athlete(id=AthleteId("telegram:7"), experience=Experience.NOVICE, equipment=())
        session = PlannedSession(day=date(2026, 3, 2), name="CORE_BW", lifts=(), routine="D2")
        reminder = daily(NOON + timedelta(hours=19))
        effects = (SaveAthlete(athlete), SaveSession(session), SaveReminder(reminder))
        await place.commit(text(ADA, 1), turn(*effects, at_home(ADA)))
        await place.reopen()
        known = await place.known(ADA)
        assert (known.record.athlete, known.record.given) == (athlete, session)
        assert (known.reminders, known.home, known.reachable) == ((reminder,), chat_of(ADA), True)

    async def test_an_open_question_survives(self, place: Place) -> None:
        asked = Conversation(
            turn=3,
            state=AskingProfile(Expect.EQUIPMENT, (Expect.EXPERIENCE, Expect.CLOCK)),
            since=NOON,
            told=("tip.one", "tip.two"),
            greeted=True,
        )
        await place.commit(text(ADA, 1), Turn(conversation=asked))
        await place.reopen()
        assert (await place.known(ADA)).conversation == asked
        await place.commit(text(ADA, 2), turn(number=4))
        await place.reopen()
        assert (await place.known(ADA)).conversation.state == Idle()

    async def test_logs_keep_the_order_in_which_they_were_said(self, place: Place) -> None:
        logs = [squats(f"m{n}", NOON, kg=50.0 + n) for n in range(12)]
        for n, log in enumerate(logs):
            await place.commit(text(ADA, n), turn(log))
        changed = squats("m3", NOON, kg=99.0)
        await place.commit(text(ADA, 20), turn(changed, DropLog(LogId("m5"))))
        await place.reopen()
        kept = (await place.known(ADA)).record.logs
        assert [log.id for log in kept] == [f"m{n}" for n in range(12) if n != 5]
        assert kept[3] == changed.log

    async def test_two_people_know_nothing_of_each_other(self, place: Place) -> None:
        await place.commit(text(ADA, 1), turn(squats("a", NOON)))
        await place.commit(text(BEN, 1), turn(easy_run("b", NOON)))
        await place.reopen()
        assert [log.id for log in (await place.known(ADA)).record.logs] == ["a"]
        assert [log.id for log in (await place.known(BEN)).record.logs] == ["b"]

    @pytest.mark.parametrize("user", ["../../etc", "a:b/c", "Ann", "ann", "", "ü 💪\0", "x" * 300])
    async def test_any_name_is_a_name(self, place: Place, user: str) -> None:
        who = runner(user, "terminal")
        await place.commit(text(who, 1), turn(squats("a", NOON), at_home(who)))
        await place.reopen()
        assert [log.id for log in (await place.known(who)).record.logs] == ["a"]
        other = runner(user + "A", "terminal")
        assert await place.known(other) == newcomer(other)


class TestInbox:
    async def test_what_was_committed_is_seen(self, place: Place) -> None:
        await place.commit(text(ADA, 1), turn())
        assert await place.seen(ADA, text(ADA, 1).id)
        assert not await place.seen(ADA, text(ADA, 2).id)
        assert not await place.seen(BEN, text(ADA, 1).id)
        await place.reopen()
        assert await place.seen(ADA, text(ADA, 1).id)

    async def test_the_unit_sees_its_own_commit(self, place: Place) -> None:
        async with place.store.open(ADA) as unit:
            assert not unit.seen(text(ADA, 1).id)
            await unit.commit(text(ADA, 1), turn())
            assert unit.seen(text(ADA, 1).id)

    async def test_a_week_old_id_is_forgotten(self, place: Place) -> None:
        await place.commit(text(ADA, 1), turn())
        place.clock.advance(timedelta(days=6, hours=23))
        await place.commit(text(ADA, 2), turn())
        assert await place.seen(ADA, text(ADA, 1).id)
        place.clock.advance(timedelta(hours=1))
        await place.commit(text(ADA, 3), turn())
        await place.reopen()
        assert not await place.seen(ADA, text(ADA, 1).id)
        assert await place.seen(ADA, text(ADA, 2).id)

    async def test_the_last_thousand_are_remembered(self, place: Place) -> None:
        async with place.store.open(ADA) as unit:
            for n in range(1002):
                await unit.commit(text(ADA, n), turn(says=()))
            assert not unit.seen(text(ADA, 1).id)
            assert unit.seen(text(ADA, 2).id)
        await place.reopen()
        assert not await place.seen(ADA, text(ADA, 1).id)
        assert await place.seen(ADA, text(ADA, 2).id)


class TestOutbox:
    async def test_replies_are_rows(self, place: Place) -> None:
        message = text(ADA, 1, handle={"message": "1"})
        rows = await place.commit(message, turn(says=("One.", "Two.")))
        assert [row.id for row in rows] == ["telegram:7/1#0", "telegram:7/1#1"]
        assert [row.reply for row in rows] == [Reply("One."), Reply("Two.")]
        assert {(row.who, row.to, row.unprompted) for row in rows} == {(ADA, chat_of(ADA), False)}
        assert rows[0].handle == {"message": "1"}
        await place.reopen()
        assert await place.store.unsent() == rows

    async def test_a_reminder_comes_unprompted(self, place: Place) -> None:
        due = Due(
            id=InboundId("telegram:7/daily/2026-03-02"),
            who=ADA,
            where=chat_of(ADA),
            reminder=daily(NOON).rule.id,
            day=date(2026, 3, 2),
            due_at=NOON,
        )
        (row,) = await place.commit(due, turn())
        assert (row.unprompted, row.to) == (True, chat_of(ADA))
        await place.reopen()
        assert await place.store.unsent() == (row,)

    async def test_unsent_comes_in_the_order_of_the_commits(self, place: Place) -> None:
        for n, who in enumerate((BEN, ADA, BEN)):
            await place.commit(text(who, n), turn(says=("First.", "Second.")))
            place.clock.advance(timedelta(seconds=1))
        await place.reopen()
        assert [row.id for row in await place.store.unsent()] == [
            "telegram:8/0#0",
            "telegram:8/0#1",
            "telegram:7/1#0",
            "telegram:7/1#1",
            "telegram:8/2#0",
            "telegram:8/2#1",
        ]

    async def test_what_was_sent_stays_sent(self, place: Place) -> None:
        first, second = await place.commit(text(ADA, 1), turn(says=("One.", "Two.")))
        place.store.sent(first)
        await place.reopen()
        assert await place.store.unsent() == (second,)
        place.store.sent(second)
        (third,) = await place.commit(text(ADA, 2), turn())
        await place.reopen()
        assert await place.store.unsent() == (third,)

    async def test_sent_while_the_person_is_being_served(self, place: Place) -> None:
        (first,) = await place.commit(text(ADA, 1), turn())
        async with place.store.open(ADA) as unit:
            place.store.sent(first)
            (second,) = await unit.commit(text(ADA, 2), turn())
        await place.reopen()
        assert await place.store.unsent() == (second,)


class TestDue:
    async def test_a_reminder_is_due_from_its_moment_on(self, place: Place) -> None:
        reminder = daily(NOON + timedelta(hours=1))
        await place.commit(text(ADA, 1), turn(SaveReminder(reminder), at_home(ADA)))
        assert await place.store.due(NOON + timedelta(minutes=59), 10) == ()
        (due,) = await place.store.due(reminder.due_at, 10)
        assert due == Due(
            id=InboundId("telegram:7/daily/2026-03-02"),
            who=ADA,
            where=chat_of(ADA),
            reminder=reminder.rule.id,
            day=date(2026, 3, 2),
            due_at=reminder.due_at,
        )
        await place.reopen()
        assert await place.store.due(reminder.due_at, 10) == (due,)
        assert await place.store.due(reminder.due_at, 10) == (due,), "looking claims nothing"

    async def test_the_oldest_come_first_up_to_the_limit(self, place: Place) -> None:
        for hour, who in ((3, ADA), (1, BEN)):
            reminder = daily(NOON + timedelta(hours=hour))
            await place.commit(text(who, 1), turn(SaveReminder(reminder), at_home(who)))
        late = NOON + timedelta(hours=4)
        assert [due.who for due in await place.store.due(late, 10)] == [BEN, ADA]
        assert [due.who for due in await place.store.due(late, 1)] == [BEN]

    async def test_what_was_put_off_comes_back(self, place: Place) -> None:
        later = Snooze(day=date(2026, 3, 2), due_at=NOON + timedelta(minutes=30), count=2)
        reminder = daily(NOON + timedelta(days=1))
        snoozed = type(reminder)(
            rule=reminder.rule, day=reminder.day, due_at=reminder.due_at, snooze=later
        )
        await place.commit(text(ADA, 1), turn(SaveReminder(snoozed), at_home(ADA)))
        await place.reopen()
        (due,) = await place.store.due(NOON + timedelta(minutes=30), 10)
        assert due.id == "telegram:7/daily/2026-03-02/later2"
        assert (due.snoozed, due.day, due.due_at) == (True, later.day, later.due_at)
        both = await place.store.due(NOON + timedelta(days=1), 10)
        assert [due.snoozed for due in both] == [True, False]

    async def test_a_moved_or_dropped_reminder_is_not_due(self, place: Place) -> None:
        first = daily(NOON)
        await place.commit(text(ADA, 1), turn(SaveReminder(first), at_home(ADA)))
        moved = daily(NOON + timedelta(days=1))
        await place.commit(text(ADA, 2), turn(SaveReminder(moved)))
        assert await place.store.due(NOON, 10) == ()
        await place.commit(text(ADA, 3), turn(SaveReminder(replace(moved, on=False))))
        assert await place.store.due(NOON + timedelta(days=2), 10) == ()

    async def test_nobody_is_reminded_where_he_cannot_be_reached(self, place: Place) -> None:
        await place.commit(text(ADA, 1), turn(SaveReminder(daily(NOON))))
        assert await place.store.due(NOON, 10) == (), "no home yet"
        await place.commit(text(ADA, 2), turn(at_home(ADA)))
        assert len(await place.store.due(NOON, 10)) == 1
        await place.commit(text(ADA, 3), turn(MarkUnreachable()))
        assert await place.store.due(NOON, 10) == ()
        await place.reopen()
        assert await place.store.due(NOON, 10) == ()
        await place.commit(text(ADA, 4), turn(at_home(ADA)))
        assert len(await place.store.due(NOON, 10)) == 1

    async def test_a_person_is_named_up_to_the_first_colon(self, place: Place) -> None:
        who = runner("a:b", "terminal")
        await place.commit(text(who, 1), turn(SaveReminder(daily(NOON)), at_home(who)))
        (due,) = await place.store.due(NOON, 10)
        assert due.who == who


class TestChats:
    async def test_the_newest_message_of_a_chat(self, place: Place) -> None:
        for n in (1, 2):
            await place.commit(text(ADA, n), turn())
        await place.commit(text(BEN, 9), turn())
        assert await place.store.last_inbound("telegram", "7") == "telegram:7/2"
        await place.reopen()
        assert await place.store.last_inbound("telegram", "7") == "telegram:7/2"
        assert await place.store.last_inbound("discord", "7") is None

    async def test_an_edit_and_a_button_are_no_newer_message(self, place: Place) -> None:
        await place.commit(text(ADA, 1), turn())
        await place.commit(text(ADA, 2), turn())
        edit = text(ADA, 1, id=InboundId("telegram:7/1/e5"), replaces=text(ADA, 1).id)
        await place.commit(edit, turn())
        await place.commit(press(ADA, 3), turn())
        assert await place.store.last_inbound("telegram", "7") == "telegram:7/2"

    async def test_the_newest_of_all_who_share_a_channel(self, place: Place) -> None:
        channel = Chat(service="telegram", chat="-100", private=False)
        for n, who in ((1, BEN), (2, ADA), (3, BEN), (4, ADA)):
            message = text(who, n, id=InboundId(f"telegram:-100/{n}"), where=channel)
            await place.commit(message, turn())
            place.clock.advance(timedelta(seconds=1))
        await place.reopen()
        assert await place.store.last_inbound("telegram", "-100") == "telegram:-100/4"

    async def test_private_chats_only(self, place: Place) -> None:
        channel = Chat(service="telegram", chat="-100", private=False)
        await place.commit(text(BEN, 1), turn())
        await place.commit(text(ADA, 1), turn())
        await place.commit(text(ADA, 2, where=channel), turn())
        cid = runner("9")
        await place.commit(press(cid, 1), turn())
        await place.reopen()
        assert sorted(await place.store.chats("telegram")) == ["7", "8", "9"]
        assert list(await place.store.chats("discord")) == []


class TestTurns:
    async def test_one_person_at_a_time_in_the_order_of_asking(self, place: Place) -> None:
        order: list[int] = []
        inside = 0

        async def serve(n: int) -> None:
            nonlocal inside
            async with place.store.open(ADA) as unit:
                inside += 1
                assert inside == 1
                order.append(n)
                await asyncio.sleep(0)
                await unit.commit(text(ADA, n), turn(squats(f"m{n}", NOON)))
                inside -= 1

        async with asyncio.TaskGroup() as group:
            for n in range(20):
                group.create_task(serve(n))
        assert order == list(range(20))
        assert len((await place.known(ADA)).record.logs) == 20

    async def test_others_are_served_meanwhile(self, place: Place) -> None:
        async with place.store.open(ADA), asyncio.timeout(5):
            await place.commit(text(BEN, 1), turn())

    async def test_a_step_that_fails_keeps_nothing(self, place: Place) -> None:
        with pytest.raises(ZeroDivisionError):
            async with place.store.open(ADA):
                raise ZeroDivisionError
        assert await place.known(ADA) == newcomer(ADA)

    async def test_who_gives_up_waiting_blocks_nobody(self, place: Place) -> None:
        async with place.store.open(ADA):
            waiting = asyncio.create_task(place.known(ADA))
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        async with asyncio.timeout(5):
            assert await place.known(ADA) == newcomer(ADA)

    async def test_many_people_at_once(self, place: Place) -> None:
        people = [runner(str(n)) for n in range(60)]

        async def serve(who: Person) -> None:
            for n in range(3):
                await place.commit(text(who, n), turn(squats(f"m{n}", NOON)))

        async with asyncio.TaskGroup() as group:
            for who in people:
                group.create_task(serve(who))
        await place.reopen()
        for who in people:
            assert len((await place.known(who)).record.logs) == 3


class TestSealing:
    async def test_old_training_becomes_its_summary(self, place: Place) -> None:
        weeks = LIVE_WEEKS * 2
        logs = [
            log
            for week in range(weeks)
            for log in (
                squats(f"s{week}", NOON + timedelta(weeks=week), kg=60.0 + week),
                easy_run(f"r{week}", NOON + timedelta(weeks=week, days=1), 5_000.0 + week),
            )
        ]
        for n, log in enumerate(logs):
            place.clock.moment = log.log.at
            await place.commit(text(ADA, n), turn(log, says=()))
        await place.reopen()
        record = (await place.known(ADA)).record
        first = place.clock.now().date() - timedelta(weeks=LIVE_WEEKS)
        live = [log.log for log in logs if log.log.at.date() >= first]
        old = [log.log for log in logs if log.log.at.date() < first]
        assert list(record.logs) == live
        assert len(old) > LIVE_WEEKS
        assert record.older == add(Summary(), old)

    async def test_a_log_written_down_late_can_be_taken_back(self, place: Place) -> None:
        long_ago = squats("late", NOON - timedelta(weeks=40)).log
        said_now = SaveLog(type(long_ago)(id=long_ago.id, at=NOON, entries=long_ago.entries))
        await place.commit(text(ADA, 1), turn(said_now))
        assert (await place.known(ADA)).record.logs == (said_now.log,)
        await place.commit(text(ADA, 2), turn(DropLog(long_ago.id)))
        record = (await place.known(ADA)).record
        assert (record.logs, record.older) == ((), Summary())
