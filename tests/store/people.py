"""Runners, messages and turns for the tests of the stores."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.exercise import ExerciseId
from bot.domain.load import Load, WeightUnit
from bot.domain.running import Run, RunType
from bot.domain.schedule import Reminder, ReminderId, ReminderRule
from bot.domain.training import Entry, Lift, Log, LogId, StrengthSet
from bot.talk.effects import SaveHome, SaveLog
from bot.talk.state import Conversation
from bot.talk.turn import Turn
from bot.talk.wire import Chat, InboundId, Person, Press, Reply, Text

if TYPE_CHECKING:
    from bot.talk.effects import Effect

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass(slots=True)
class HandClock:
    """A clock that stands still until it is moved."""

    moment: datetime = field(default=NOON)

    def now(self) -> datetime:
        return self.moment

    def advance(self, step: timedelta) -> None:
        self.moment += step


def runner(user: str = "7", service: str = "telegram") -> Person:
    return Person(service, user)


def chat_of(who: Person) -> Chat:
    return Chat(service=who.service, chat=who.user, private=True)


def text(who: Person, number: int, said: str = "hello", **other: object) -> Text:
    message = Text(
        id=InboundId(f"{who.service}:{who.user}/{number}"), who=who, where=chat_of(who), text=said
    )
    return replace(message, **other)  # type: ignore[arg-type]  # the fields of Text


def press(who: Person, number: int) -> Press:
    return Press(
        id=InboundId(f"{who.service}:cb/{number}"), who=who, where=chat_of(who), turn=1, says="yes"
    )


def turn(*effects: Effect, says: tuple[str, ...] = ("Fine.",), number: int = 1) -> Turn:
    return Turn(
        conversation=Conversation(turn=number, since=NOON),
        replies=tuple(Reply(said) for said in says),
        effects=effects,
    )


def at_home(who: Person) -> SaveHome:
    return SaveHome(chat_of(who))


def squats(log: str, at: datetime, kg: float = 80.0, sets: int = 3) -> SaveLog:
    work = StrengthSet(reps=5, load=Load(kg, WeightUnit.KG), rpe=8.0)
    lift = Lift(exercise=ExerciseId("back_squat"), sets=(work,) * sets)
    return SaveLog(Log(id=LogId(log), at=at, entries=(Entry(at.date(), lift),)))


def easy_run(log: str, at: datetime, distance_m: float = 10_000.0) -> SaveLog:
    run = Run(distance_m=distance_m, duration_s=3300.0, run_type=RunType.EASY)
    return SaveLog(Log(id=LogId(log), at=at, entries=(Entry(at.date(), run),)))


def daily(due_at: datetime, name: str = "daily", day: date | None = None) -> Reminder:
    return Reminder(
        rule=ReminderRule(id=ReminderId(name), at=time(7, 30), zone="UTC"),
        day=day or due_at.date(),
        due_at=due_at,
    )
