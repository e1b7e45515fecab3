"""What a commit keeps, without saying where: the meaning that all stores share.

Rule 1: conversation, effects, inbound id and replies are kept together or not at all.
Rule 2: training older than the live weeks leaves the record and enters its summary, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.record import LIVE_WEEKS
from bot.domain.summary import add
from bot.domain.training import Log
from bot.talk.effects import after
from bot.talk.snapshot import Snapshot
from bot.talk.wire import Chat, Due, Inbound, InboundId, OutboxRow, Person, Text

if TYPE_CHECKING:
    from bot.domain.athlete import AthleteId
    from bot.domain.schedule import Reminder
    from bot.talk.turn import Turn

INBOX_IDS = 1000
"""More than one person writes while a service still repeats itself."""
INBOX_AGE = timedelta(days=7)
"""Telegram keeps an undelivered update for 24 hours; nothing is repeated after a week."""

Inbox = Mapping[InboundId, int]
"""Ids of what was committed, with the moment in whole seconds since 1970, oldest first."""
Outbox = tuple[tuple[datetime, OutboxRow], ...]
"""Replies that were not noted as sent, with the moment of their commit, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWord:
    """The newest message of a person in one chat."""

    chat: Chat
    id: InboundId | None
    """None: only buttons were pressed here since the store knows the chat."""
    at: datetime
    """When it was committed, aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that is kept of one person. A commit makes a new one in the place of the old."""

    snapshot: Snapshot
    inbox: Inbox = field(default_factory=dict[InboundId, int])
    outbox: Outbox = ()
    chats: Mapping[Chat, LastWord] = field(default_factory=dict[Chat, LastWord])


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What one commit changes."""

    kept: Kept
    rows: tuple[OutboxRow, ...]
    sealed: tuple[Log, ...]
    """Training that leaves the live weeks; the summary in `kept` has it already."""


def person(athlete: AthleteId) -> Person:
    """Return who owns a record: "discord:12" is user 12 of discord."""
    service, _, user = athlete.partition(":")
    return Person(service, user)


def committed(kept: Kept, inbound: Inbound, turn: Turn, now: datetime) -> Commit:
    """Return what is kept once `inbound` has become `turn`."""
    known = replace(
        after(kept.snapshot, turn.effects),
        conversation=turn.conversation,
        notice=None if _tells(inbound, turn) else kept.snapshot.notice,
    )
    snapshot, sealed = seal(known, now)
    rows = tuple(_rows(inbound, turn, now))
    return Commit(
        kept=Kept(
            snapshot=snapshot,
            inbox=_remembered(kept.inbox, inbound.id, now),
            outbox=(*kept.outbox, *((now, row) for row in rows)),
            chats=_heard(kept.chats, inbound, now),
        ),
        rows=rows,
        sealed=sealed,
    )


def _tells(inbound: Inbound, turn: Turn) -> bool:
    """Tell whether the runner hears what the store must confess: not in a group or reminder."""
    return bool(turn.replies) and inbound.where.private and not isinstance(inbound, Due)


def without_sent(kept: Kept, sent: frozenset[str]) -> Kept:
    """Return `kept` without the replies that were sent."""
    if sent.isdisjoint(row.id for _, row in kept.outbox):
        return kept
    return replace(kept, outbox=tuple(item for item in kept.outbox if item[1].id not in sent))


def seal(known: Snapshot, now: datetime) -> tuple[Snapshot, tuple[Log, ...]]:
    """Return the snapshot without the training that has grown too old, and that training."""
    first = now - timedelta(weeks=LIVE_WEEKS)
    # Most logs are young by the moment alone, and this is asked in every commit.
    said_long_ago = (log for log in known.record.logs if log.at < first)
    old = tuple(log for log in said_long_ago if last_day(log) < first.date())
    if not old:
        return known, ()
    gone = {log.id for log in old}
    live = tuple(log for log in known.record.logs if log.id not in gone)
    record = replace(known.record, logs=live, older=add(known.record.older, old))
    return replace(known, record=record), old


def last_day(log: Log) -> date:
    """Return the day from which a log grows old.

    Never before the day it was said: what is written down late can still be taken back.
    """
    return max([log.at.date(), *(entry.day for entry in log.entries)])


def upcoming(known: Snapshot) -> Iterator[Due]:
    """Return what is or will be due for one person: nothing without a chat that can be reached."""
    if known.home is None or not known.reachable:
        return
    for reminder in known.reminders:
        if not reminder.on or reminder.waits:
            continue
        yield _due(known, known.home, reminder)
        if reminder.snooze is not None:
            yield _due(known, known.home, reminder, again=True)


def _due(known: Snapshot, home: Chat, reminder: Reminder, *, again: bool = False) -> Due:
    athlete = known.record.athlete.id
    snooze = reminder.snooze if again else None
    day = snooze.day if snooze else reminder.day
    later = f"/later{snooze.count}" if snooze else ""
    return Due(
        id=InboundId(f"{athlete}/{reminder.rule.id}/{day}{later}"),
        who=person(athlete),
        where=home,
        reminder=reminder.rule.id,
        day=day,
        due_at=snooze.due_at if snooze else reminder.due_at,
        snoozed=again,
    )


def _rows(inbound: Inbound, turn: Turn, now: datetime) -> Iterator[OutboxRow]:
    for number, reply in enumerate(turn.replies):
        yield OutboxRow(
            id=f"{inbound.id}#{number}",
            who=inbound.who,
            to=inbound.where,
            reply=reply,
            handle={} if isinstance(inbound, Due) else inbound.handle,
            unprompted=isinstance(inbound, Due),
            at=now,
        )


def _remembered(inbox: Inbox, inbound: InboundId, now: datetime) -> Inbox:
    first = int((now - INBOX_AGE).timestamp())
    known = {**inbox, inbound: int(now.timestamp())}
    for oldest, at in inbox.items():
        if at > first and len(known) <= INBOX_IDS:
            break
        del known[oldest]
    return known


def _heard(
    chats: Mapping[Chat, LastWord], inbound: Inbound, now: datetime
) -> Mapping[Chat, LastWord]:
    """Return `chats` after an event. An edit is no new message: its id is that of an old one."""
    if isinstance(inbound, Due):
        return chats
    before = chats.get(inbound.where)
    if isinstance(inbound, Text) and inbound.replaces is None:
        word = LastWord(chat=inbound.where, id=inbound.id, at=now)
    elif before is None:
        word = LastWord(chat=inbound.where, id=None, at=now)
    else:
        return chats
    return {**chats, inbound.where: word}
