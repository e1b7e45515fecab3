"""The tables say what was kept, whatever came before; what did not change is not touched."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.athlete import Athlete
from bot.domain.record import Record
from bot.domain.training import Entry
from bot.store.keeping import Kept, LastWord
from bot.store.tinydb.storage import database
from bot.store.tinydb.tables import change, kept
from bot.talk.snapshot import Snapshot
from bot.talk.state import Conversation, Idle, RatingPain
from bot.talk.wire import Chat, InboundId, OutboxRow, Reply
from tests.store.known import ATHLETE, DAY, LIFT, RUN, SESSION, SUMMARY
from tests.store.people import NOON, chat_of, daily, runner, squats

if TYPE_CHECKING:
    from bot.domain.schedule import Reminder
    from bot.domain.training import Log

ADA = runner("7")
CHATS = (chat_of(ADA), Chat(service="telegram", chat="-100", private=False))


def log(number: int, kg: int) -> Log:
    return squats(f"m{number}", NOON, kg=float(kg)).log


def reminder(number: int, hour: int) -> Reminder:
    return daily(NOON + timedelta(hours=hour), f"r{number}")


def row(number: int) -> OutboxRow:
    return OutboxRow(id=f"m{number}#0", who=ADA, to=CHATS[0], reply=Reply(f"Kept {number}."))


FEW = st.integers(0, 5)
LOGS = st.lists(st.builds(log, FEW, FEW), unique_by=lambda one: one.id).map(tuple)
REMINDERS = st.lists(st.builds(reminder, FEW, FEW), unique_by=lambda one: one.rule.id).map(tuple)
PLANS = st.lists(st.sampled_from([Entry(DAY, LIFT), Entry(DAY, RUN)])).map(tuple)
RECORDS = st.builds(
    Record,
    athlete=st.sampled_from([Athlete(id=ADA.athlete), replace(ATHLETE, id=ADA.athlete)]),
    logs=LOGS,
    older=st.sampled_from([SUMMARY, replace(SUMMARY, lifts={})]),
    plans=PLANS,
    given=st.sampled_from([None, SESSION, replace(SESSION, day=DAY + timedelta(days=1))]),
)
SNAPSHOTS = st.builds(
    Snapshot,
    record=RECORDS,
    conversation=st.builds(
        Conversation, turn=FEW, state=st.sampled_from([Idle(), RatingPain("shin")])
    ),
    reminders=REMINDERS,
    home=st.sampled_from([None, *CHATS]),
    reachable=st.booleans(),
    notice=st.sampled_from([None, "recovered"]),
)
KEPT = st.builds(
    Kept,
    snapshot=SNAPSHOTS,
    inbox=st.dictionaries(FEW.map(lambda n: InboundId(f"m{n}")), FEW),
    outbox=st.lists(FEW, unique=True).map(lambda ns: tuple((NOON, row(n)) for n in ns)),
    chats=st.lists(st.sampled_from(CHATS), unique=True).map(
        lambda chats: {chat: LastWord(chat=chat, id=None, at=NOON) for chat in chats}
    ),
)


@settings(max_examples=60)
@given(st.lists(KEPT, min_size=1, max_size=4))
def test_the_tables_say_what_was_kept_last(history: list[Kept]) -> None:
    db, pages = database({})
    before = None
    for now in history:
        change(db, before, now)
        assert kept(pages.tables) == now
        assert list(kept(pages.tables).chats) == list(now.chats)
        assert json.loads(pages.json()) == pages.tables
        before = now


def test_what_did_not_change_is_not_touched() -> None:
    logs = tuple(log(n, 80) for n in range(5))
    first = Kept(snapshot=Snapshot(record=Record(athlete=ATHLETE), conversation=Conversation()))
    first = with_logs(first, logs)
    db, pages = database({})
    change(db, None, first)
    before = pages.tables
    second = with_logs(first, (*logs[:2], log(2, 90), logs[4], log(7, 100)))
    change(db, first, second)
    assert [name for name, table in pages.tables.items() if table is not before[name]] == ["logs"]
    old, new = before["logs"], pages.tables["logs"]
    same = [doc_id for doc_id in new if doc_id in old and new[doc_id] is old[doc_id]]
    assert sorted(same) == ["1", "2", "5"]
    assert sorted(new) == ["1", "2", "3", "5", "6"]


def with_logs(known: Kept, logs: tuple[Log, ...]) -> Kept:
    record = replace(known.snapshot.record, logs=logs)
    return replace(known, snapshot=replace(known.snapshot, record=record))
