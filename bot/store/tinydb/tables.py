"""What TinyDB holds of one person: a table for each part of it, a document for each record.

Law: after `change(old, new)` the tables read as `new`, and only what differs was touched.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from tinydb.table import Document

from bot.domain.athlete import Athlete
from bot.domain.journal import Journal
from bot.domain.record import Record
from bot.domain.schedule import Reminder
from bot.domain.summary import Summary
from bot.domain.training import Entry, Log, PlannedSession
from bot.store.codec import VERSION, WrongShape, document, record
from bot.store.keeping import Kept, LastWord
from bot.talk.snapshot import Notice, Snapshot
from bot.talk.state import Conversation
from bot.talk.wire import Chat, InboundId, OutboxRow

if TYPE_CHECKING:
    from tinydb import TinyDB

    from bot.store.tinydb.paper import Tables


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a person can be reached, and what is to be said there."""

    home: Chat | None
    reachable: bool = True
    untold: Notice | None = None
    """What the runner has not heard yet of a file that was damaged."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """What was committed lately."""

    ids: Mapping[InboundId, int]
    """Moments in whole seconds since 1970, oldest first."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A reply that was not noted as sent."""

    at: datetime
    """When it was committed, aware, UTC."""
    row: OutboxRow


Records = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One table: its records, in order, and how they are told apart (else by their place)."""

    name: str
    kind: type
    records: Callable[[Kept], Records]
    key: Callable[[Any], Hashable] | None = None

    def by_key(self, kept: Kept) -> dict[Hashable, Any]:
        records = self.records(kept)
        if self.key is None:
            return dict(enumerate(records))
        return {self.key(one): one for one in records}


def _reach(kept: Kept) -> Records:
    known = kept.snapshot
    return (Reach(known.home, known.reachable, known.notice),)


def _given(kept: Kept) -> Records:
    given = kept.snapshot.record.given
    return () if given is None else (given,)


def _journal(kept: Kept) -> Records:
    journal = kept.snapshot.record.journal
    return () if journal == Journal() else (journal,)


def _unsent(kept: Kept) -> Records:
    return tuple(Unsent(at, row) for at, row in kept.outbox)


PARTS = (
    Part("profile", Athlete, lambda kept: (kept.snapshot.record.athlete,)),
    Part("reach", Reach, _reach),
    Part("conversation", Conversation, lambda kept: (kept.snapshot.conversation,)),
    Part("reminders", Reminder, lambda kept: kept.snapshot.reminders, attrgetter("rule.id")),
    Part("inbox", Inbox, lambda kept: (Inbox(kept.inbox),)),
    Part("outbox", Unsent, _unsent, attrgetter("row.id")),
    Part("chats", LastWord, lambda kept: tuple(kept.chats.values()), attrgetter("chat")),
    Part("plans", Entry, lambda kept: kept.snapshot.record.plans),
    Part("given", PlannedSession, _given),
    Part("journal", Journal, _journal),
    Part("older", Summary, lambda kept: (kept.snapshot.record.older,)),
    Part("logs", Log, lambda kept: kept.snapshot.record.logs, attrgetter("id")),
)


def change(db: TinyDB, old: Kept | None, new: Kept) -> None:
    """Turn the tables of `old` (None: there are none yet) into those of `new`."""
    for part in PARTS:
        before = {} if old is None else part.by_key(old)
        now = part.by_key(new)
        if list(before.items()) != list(now.items()):
            _change_table(db, part.name, before, now)


def _change_table(
    db: TinyDB, name: str, before: Mapping[Hashable, Any], now: Mapping[Hashable, Any]
) -> None:
    ids = dict(zip(before, _doc_ids(db.storage.read() or {}, name), strict=True))
    stay = [key for key in before if key in now]
    if list(now)[: len(stay)] != stay:  # the order changed: all of it is written anew
        stay = []
    same = {key for key in stay if before[key] == now[key]}
    places = {key: ids[key] for key in stay}
    added = (key for key in now if key not in places)
    places |= {key: doc_id for doc_id, key in enumerate(added, max(ids.values(), default=0) + 1)}
    table = db.table(name, cache_size=0)
    table.remove(doc_ids=[ids[key] for key in before if key not in same])
    table.insert_multiple(
        Document(document(one), places[key]) for key, one in now.items() if key not in same
    )


def _doc_ids(tables: Tables, name: str) -> list[int]:
    """Return the ids of a table's documents in their order."""
    return sorted(map(int, tables.get(name, {})))


def kept(tables: Tables) -> Kept:
    """Return what the tables say. Raises WrongShape."""
    found = {part.name: _records(tables, part) for part in PARTS if part.name != "conversation"}
    conversation, _ = conversation_in(tables)
    (reach,) = found["reach"]
    return Kept(
        snapshot=Snapshot(
            record=_record(found),
            conversation=conversation,
            reminders=found["reminders"],
            home=reach.home,
            reachable=reach.reachable,
            notice=reach.untold,
        ),
        inbox=found["inbox"][0].ids,
        outbox=tuple((one.at, one.row) for one in found["outbox"]),
        chats={word.chat: word for word in found["chats"]},
    )


def _record(found: Mapping[str, Records]) -> Record:
    return Record(
        athlete=found["profile"][0],
        logs=found["logs"],
        older=found["older"][0],
        plans=found["plans"],
        given=found["given"][0] if found["given"] else None,
        journal=found["journal"][0] if found["journal"] else Journal(),
    )


def _records(tables: Tables, part: Part) -> Records:
    kind: type[Any] = part.kind
    table = tables.get(part.name, {})
    return tuple(record(kind, table[str(doc_id)]) for doc_id in _doc_ids(tables, part.name))


def conversation_in(tables: Tables) -> tuple[Conversation, bool]:
    """Return the conversation, and whether its open question is one that cannot be read."""
    (found,) = tables["conversation"].values()
    try:
        return record(Conversation, found), False
    except WrongShape:
        known = {name: value for name, value in found.items() if name != "state"}
        return record(Conversation, {**known, "v": VERSION}), True
