"""What a turn asks to have done, and what the world looks like when it is done.

Rule 1: effects are data; the engine writes nothing.
Rule 2: `after` is the one meaning of an effect. The engine uses it to answer several intents in a
row, every store uses it to know what to keep.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, assert_never

from bot.domain.athlete import Athlete
from bot.domain.journal import Diary, changed, done_again, taken_back, told
from bot.domain.outlook import outlook, seen
from bot.domain.schedule import Reminder
from bot.domain.training import Entry, Log, LogId, PlannedSession
from bot.talk.wire import Chat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.record import Record
    from bot.talk.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class SaveLog:
    """Keep a log; one with the same id is replaced in its place."""

    log: Log


@dataclass(frozen=True, slots=True)
class DropLog:
    """Take a log back."""

    id: LogId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLogs:
    """Keep some logs and take others back, as one step."""

    keep: tuple[Log, ...] = ()
    drop: tuple[LogId, ...] = ()


@dataclass(frozen=True, slots=True)
class StepBack:
    """Take the last change of the diary back."""


@dataclass(frozen=True, slots=True)
class StepOn:
    """Do again what was taken back last."""


@dataclass(frozen=True, slots=True)
class SavePlans:
    """Replace what is announced for coming days."""

    plans: tuple[Entry, ...]
    carried_out: bool = False
    """Whether the log before it carried them out: they come back with its undoing."""


@dataclass(frozen=True, slots=True)
class SaveAthlete:
    """Replace what is known of the athlete."""

    athlete: Athlete


@dataclass(frozen=True, slots=True)
class SaveSession:
    """Remember the session that was given."""

    session: PlannedSession


@dataclass(frozen=True, slots=True)
class SaveReminder:
    """Keep a reminder; one with the same id is replaced."""

    reminder: Reminder


@dataclass(frozen=True, slots=True)
class SaveHome:
    """Remember where the person can be reached."""

    chat: Chat


@dataclass(frozen=True, slots=True)
class MarkUnreachable:
    """The service refused for good: send nothing unprompted until the person writes."""


LogEffect = SaveLog | DropLog | ChangeLogs | StepBack | StepOn

Effect = (
    SaveLog
    | DropLog
    | ChangeLogs
    | StepBack
    | StepOn
    | SavePlans
    | SaveAthlete
    | SaveSession
    | SaveReminder
    | SaveHome
    | MarkUnreachable
)


def after(known: Snapshot, effects: Iterable[Effect]) -> Snapshot:
    """Return `known` as it is when all `effects` are done, in order."""
    return reduce(_after_one, effects, known)


def _after_one(known: Snapshot, effect: Effect) -> Snapshot:
    match effect:
        case SaveReminder(reminder):
            return replace(known, reminders=_with_reminder(known.reminders, reminder))
        case SaveHome(chat):
            return replace(known, home=chat, reachable=True)
        case MarkUnreachable():
            return replace(known, reachable=False)
        case _:
            return replace(known, record=_record(known.record, effect))


def _record(
    record: Record,
    effect: LogEffect | SavePlans | SaveAthlete | SaveSession,
) -> Record:
    match effect:
        case SaveLog() | DropLog() | ChangeLogs() | StepBack() | StepOn():
            diary = _diary(record.diary, effect)
            record = replace(record, logs=diary.logs, journal=diary.journal)
            athlete = seen(record.athlete, diary.ahead)
            return replace(record, athlete=athlete, plans=diary.ahead.plans)
        case SavePlans(plans, carried_out):
            ahead = outlook(record.athlete, plans)
            journal = told(record.diary, ahead, joins=carried_out).journal
            return replace(record, plans=plans, journal=journal)
        case SaveAthlete(athlete):
            journal = told(record.diary, outlook(athlete, record.plans)).journal
            return replace(record, athlete=athlete, journal=journal)
        case SaveSession(session):
            return replace(record, given=session)
        case _:
            assert_never(effect)


def _diary(diary: Diary, effect: LogEffect) -> Diary:
    match effect:
        case SaveLog(log):
            return changed(diary, keep=(log,))
        case DropLog(log_id):
            return changed(diary, drop=(log_id,))
        case ChangeLogs():
            return changed(diary, effect.keep, effect.drop)
        case StepBack() | StepOn():
            step = taken_back(diary) if isinstance(effect, StepBack) else done_again(diary)
            return diary if step is None else step[0]
        case _:
            assert_never(effect)


def _with_reminder(reminders: tuple[Reminder, ...], reminder: Reminder) -> tuple[Reminder, ...]:
    others = (known for known in reminders if known.rule.id != reminder.rule.id)
    return (*others, reminder)
