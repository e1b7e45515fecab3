"""Around the service: a small conversation instead of the engine, and what takes notes."""

from __future__ import annotations

from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.app.pace import FREE
from bot.app.service import Mind
from bot.errors import Unavailable
from bot.store.memory import MemoryStore, MemoryUnit
from bot.talk.effects import SaveHome, SaveReminder
from bot.talk.reminding.settling import noted
from bot.talk.state import Conversation
from bot.talk.turn import Turn
from bot.talk.wire import Chat, Due, Inbound, InboundId, OutboxRow, Person, Reply, Text

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, Iterable, Iterator
    from datetime import datetime

    from bot.talk.snapshot import Snapshot


def text(number: int, says: str = "hello", *, user: str = "anna", service: str = "wire") -> Text:
    return Text(
        id=InboundId(f"{service}:{user}/{number}"),
        who=Person(service, user),
        where=Chat(service=service, chat=user, private=True),
        text=says,
        handle={"message": str(number)},
    )


def row(inbound: Text, words: str = "yes", *, unprompted: bool = False) -> OutboxRow:
    return OutboxRow(
        id=f"{inbound.id}#0",
        who=inbound.who,
        to=inbound.where,
        reply=Reply(words),
        unprompted=unprompted,
    )


def echo(known: Snapshot, inbound: Inbound, now: datetime) -> Turn:
    """Repeat the words, count the turns; "boom" fails, a reminder is held while told so."""
    conversation = Conversation(turn=known.conversation.turn + 1)
    match inbound:
        case Due():
            return Turn(conversation=conversation, replies=(Reply(f"due {inbound.reminder}"),))
        case Text(text="boom"):
            raise ZeroDivisionError(inbound.text)
        case Text():
            reply = Reply(f"{conversation.turn}: {inbound.text}")
            home = SaveHome(inbound.where)
            return Turn(conversation=conversation, replies=(reply,), effects=(home,))
        case _:
            return Turn(conversation=conversation)


def claiming(known: Snapshot, inbound: Inbound, now: datetime) -> Turn:
    """Say it, note it and move the reminder to the next day; hold it for runners called h…."""
    if not isinstance(inbound, Due) or inbound.who.user.startswith("h"):
        return replace(echo(known, inbound, now), held=isinstance(inbound, Due))
    reminder = next(one for one in known.reminders if one.rule.id == inbound.reminder)
    tomorrow = timedelta(days=1)
    moved = replace(reminder, day=reminder.day + tomorrow, due_at=reminder.due_at + tomorrow)
    effects = (SaveReminder(noted(moved, inbound.day, "sent")),)
    return replace(echo(known, inbound, now), effects=effects)


MIND = Mind(echo, lambda key, _: f"<{key}>")


class FullDisk(MemoryStore):
    """Keeps nothing while it is full."""

    full = False

    @asynccontextmanager
    async def open(self, who: Person) -> AsyncGenerator[MemoryUnit]:
        if self.full:
            raise Unavailable("no space left")
        async with super().open(who) as unit:
            yield unit


class Postbox:
    """An outbox that only takes notes."""

    def __init__(self) -> None:
        self.rows: list[OutboxRow] = []
        self.told: list[OutboxRow] = []

    def put(self, rows: Iterable[OutboxRow]) -> None:
        self.rows.extend(rows)

    def tell(self, row: OutboxRow) -> None:
        self.told.append(row)

    def reaches(self, chat: Chat) -> bool:
        return chat.service == "wire"


class Shelf:
    """Set-aside events in memory; full when told so."""

    def __init__(self) -> None:
        self.kept: list[tuple[Inbound, str]] = []
        self.full = False

    async def keep(self, inbound: Inbound, why: str) -> None:
        if self.full:
            raise Unavailable("no space left")
        self.kept.append((inbound, why))


class Wire:
    """A chat service that delivers, or fails as it is told to, chat by chat."""

    def __init__(self) -> None:
        self.limits = FREE
        self.heard: list[tuple[str, str]] = []
        self.failures: defaultdict[str, list[Exception]] = defaultdict(list)
        self.gates: dict[str, asyncio.Event] = {}
        self.tried = 0
        self.most = 0
        self._on_their_way = 0

    async def send(self, row: OutboxRow) -> None:
        self.tried += 1
        self._on_their_way += 1
        self.most = max(self.most, self._on_their_way)
        try:
            if row.to.chat in self.gates:
                await self.gates[row.to.chat].wait()
            if self.failures[row.to.chat]:
                raise self.failures[row.to.chat].pop(0)
            self.heard.append((row.to.chat, row.reply.text))
        finally:
            self._on_their_way -= 1

    def said_to(self, chat: str) -> Iterator[str]:
        return (words for whom, words in self.heard if whom == chat)
