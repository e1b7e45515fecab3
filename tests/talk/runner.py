"""A runner who writes to the coach without any chat service between."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.language.echo import echo
from bot.main import load_book
from bot.talk.effects import after
from bot.talk.engine import step
from bot.talk.snapshot import Snapshot, newcomer
from bot.talk.state import AskingReading, Conversation
from bot.talk.wire import Chat, InboundId, Person, Text

if TYPE_CHECKING:
    from bot.talk.book import Book

WHO = Person("terminal", "runner")
HOME = Chat(service="terminal", chat="runner", private=True)
MONDAY = datetime(2026, 3, 2, 17, tzinfo=UTC)


@cache
def book() -> Book:
    return load_book()


def met() -> Snapshot:
    """Somebody whom the coach knows, with nothing logged."""
    known = newcomer(WHO)
    athlete = replace(known.record.athlete, set_up=True)
    record = replace(known.record, athlete=athlete)
    return replace(known, record=record, conversation=Conversation(greeted=True), home=HOME)


@dataclass
class Runner:
    """Says one thing after the other, a minute apart."""

    known: Snapshot = field(default_factory=met)
    now: datetime = MONDAY
    count: int = 0

    def says(self, text: str, edits: int | None = None) -> str:
        """Return what the coach answers; `edits` is the number of the message that is edited."""
        self.count += 1
        self.now += timedelta(minutes=1)
        turned = step(self.known, self._text(text, edits), self.now, book())
        then = after(self.known, turned.effects)
        self.known = replace(then, conversation=turned.conversation)
        return "\n".join(reply.text for reply in turned.replies)

    def _text(self, text: str, edits: int | None) -> Text:
        name = InboundId(f"terminal:runner/{self.count}")
        old = None if edits is None else InboundId(f"terminal:runner/{edits}")
        return Text(id=name, who=WHO, where=HOME, text=text, replaces=old)

    @property
    def diary(self) -> str:
        """All that is logged, each entry as the coach repeats it alone on this day."""
        said = (echo((e,), book().lexicon, self.now.date()) for e in self.known.record.entries)
        return "; ".join(said)

    @property
    def readings(self) -> list[str]:
        """What the coach asks to choose from."""
        state = self.known.conversation.state
        return [one.says for one in state.readings] if isinstance(state, AskingReading) else []
