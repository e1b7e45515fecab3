"""One runner's chat with the coach.

Rule: every word goes through `step`, and every effect is kept as a store keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.language.hearing import Expect
from bot.store.keeping import Kept, committed
from bot.talk.book import Book
from bot.talk.engine import step
from bot.talk.snapshot import newcomer
from bot.talk.state import AskingProfile, AskingReading, RatingPain, Screening
from bot.talk.wire import Chat, InboundId, Person, Text

if TYPE_CHECKING:
    from bot.domain.record import Record
    from bot.domain.training import PlannedSession

FIRST: Final = date(2026, 1, 5)
"""A Monday in winter."""
MOST_ANSWERS: Final = 8
ASKING: Final = (
    "what should I lift today?",
    "what should I lift today?",
    "what do I do in the gym today?",
    "gym today?",
)


@dataclass(slots=True)
class Talk:
    """What one runner and the coach said to each other."""

    name: str
    book: Book
    answers: dict[Expect, str]
    """What is said when the coach asks."""
    kept: Kept = field(init=False)
    day: date = FIRST
    number: int = 0
    lines: list[str] = field(default_factory=list[str])
    """The talk so far, when somebody wants to read it."""
    notes: bool = False

    def __post_init__(self) -> None:
        self.kept = Kept(snapshot=newcomer(self._who))

    @property
    def _who(self) -> Person:
        return Person("season", self.name)

    @property
    def record(self) -> Record:
        """What the coach knows."""
        return self.kept.snapshot.record

    @property
    def given(self) -> PlannedSession | None:
        """The session that was given today."""
        given = self.record.given
        return given if given is not None and given.day == self.day else None

    def wake(self, number: int) -> None:
        """Begin a day."""
        self.day = FIRST + timedelta(days=number)

    def say(self, text: str, hour: int = 7) -> None:
        """Type something and answer what the coach asks back."""
        self._type(text, hour)
        for _ in range(MOST_ANSWERS):
            answer = self._answer()
            if answer is None:
                return
            self._type(answer, hour)

    def _type(self, text: str, hour: int) -> None:
        self.number += 1
        chat = Chat(service="season", chat=self.name, private=True)
        number = InboundId(f"season:{self.name}/{self.number}")
        inbound = Text(id=number, who=self._who, where=chat, text=text)
        now = datetime.combine(self.day, time(hour, self.number % 60), UTC)
        turn = step(self.kept.snapshot, inbound, now, self.book)
        self.kept = committed(self.kept, inbound, turn, now).kept
        if self.notes:
            self.lines += (f"@ {now:%a %d %b %H}", f"> {text}")
            self.lines += (f"< {reply.text}" for reply in turn.replies)

    def _answer(self) -> str | None:
        """Return what the open question is answered with; None when nothing is open."""
        match self.kept.snapshot.conversation.state:
            case AskingProfile(question=question) | Screening(question=question):
                return self.answers.get(question, "skip")
            case AskingReading():
                return "1"
            case RatingPain():
                return "3"
            case _:
                return None
