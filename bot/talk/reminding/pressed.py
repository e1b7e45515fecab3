"""What the buttons under a reminder do: done, later, not today, and why.

Rule: they name their day, so they work all day and twice does nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.coach.routines import routine_of_day
from bot.domain.exercise import ExerciseId
from bot.domain.schedule import Outcome, Reminder, ReminderKind, instant
from bot.domain.training import Entry, Log, LogId, Mobility
from bot.language.ahead import TellAway
from bot.language.facts import ReportTired
from bot.talk import away, feeling
from bot.talk.effects import Effect, SaveLog, SaveReminder
from bot.talk.questions import clock
from bot.talk.reminding import shelf
from bot.talk.reminding.settling import SENT, noted, put_off
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from datetime import date

    from bot.language.facts import SkipQuestion
    from bot.language.reminding import AskLater, RoutineDone, RoutineLater, RoutineSkip
    from bot.talk.state import State

_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(hours=12)
_STILL_LAST_NIGHT = timedelta(hours=6)
EVENING = time(18, 30)
"""This evening."""
LATER = ("later_15", "later_30", "later_60", "later_120", "later_evening")
WHY_NOT = ("skip_sore", "skip_ill", "skip_no_time")
ILL = ("ill_cold", "ill_chest", "ill_fever")


def done(state: State, intent: RoutineDone, scene: Scene) -> Step:
    """Log the routine of a day, once."""
    day = intent.day or scene.today
    if not shelf.is_fresh(scene.today - day):
        return _too_old(state, day, scene)
    log_id = LogId(f"routine/{day}")
    if any(log.id == log_id for log in scene.record.logs):
        return stay(state, "routine.already")
    routine = routine_of_day(scene.record, day, scene.book.catalogue)
    seconds = float(sum(drill.seconds for drill in routine.drills))
    activity = Mobility(exercise=ExerciseId("mobility"), duration_s=seconds)
    log = Log(id=log_id, at=scene.now, entries=(Entry(day, activity),))
    said = Say("routine.done", {"minutes": round(seconds / 60)}, (Choice("undo"),))
    settled = _settled(ReminderKind.ROUTINE, day, "done", scene)
    return Step(state, (said,), (SaveLog(log), *settled))


def ask_later(state: State, intent: AskLater, scene: Scene) -> Step:
    """Offer how much later."""
    day = intent.day or scene.today
    if not _can_wait(_meant(intent.kind, day, scene), day, scene):
        return _too_old(state, day, scene)
    args: dict[str, object] = {"what": _tail(intent.kind, day)}
    choices = tuple(Choice(key, args, lasting=True) for key in LATER)
    return Step(state, (Say("reminder.how_much_later", {}, choices),))


def later_or_not(state: State, _: SkipQuestion, scene: Scene) -> Step:
    """Take "later" and "skip" that answer no question for the routine that came today."""
    came = _meant(ReminderKind.ROUTINE, scene.today, scene)
    past = came.past if came is not None else ()
    if not any(one.day == scene.today and one.outcome in SENT for one in past):
        return stay(state, "small.nothing_open")
    args: dict[str, object] = {"what": scene.today.isoformat(), "day": scene.today.isoformat()}
    keys = ("later_30", "later_120", "later_evening", "routine_skip")
    choices = tuple(Choice(key, args, lasting=True) for key in keys)
    return Step(state, (Say("reminder.later_or_not", {}, choices),))


def later(state: State, intent: RoutineLater, scene: Scene) -> Step:
    """Bring it again in a while."""
    day = intent.day or scene.today
    reminder = _meant(intent.kind, day, scene)
    if reminder is None:
        return stay(state, "reminder.already_off")
    if not _can_wait(reminder, day, scene):
        return _too_old(state, day, scene)
    at = _until(intent, scene)
    said = Say("reminder.later", {"clock": clock(at, scene.zone)})
    later = shelf.advanced(put_off(reminder, day, at, "later"), scene.now)
    return Step(state, (said,), (SaveReminder(later),))


def skip(state: State, intent: RoutineSkip, scene: Scene) -> Step:
    """Let a day go, without a word of blame; a reason that matters goes to the record."""
    day = intent.day or scene.today
    if day > scene.today:
        return away.tell(state, TellAway("quiet", day, day), scene)
    if not shelf.is_fresh(scene.today - day):
        return _too_old(state, day, scene)
    settled = _settled(intent.kind, day, "skipped", scene)
    match intent.reason:
        case "sore":
            told = feeling.tell(state, ReportTired("soreness"), scene)
            return replace(told, effects=(*told.effects, *settled))
        case "ill":
            choices = tuple(Choice(key) for key in ILL)
            return Step(state, (Say("reminder.ill", {}, choices),), settled)
        case "no_time":
            return Step(state, (Say("reminder.no_time"),), settled)
        case None:
            args: dict[str, object] = {"day": day.isoformat()}
            choices = tuple(Choice(key, args, lasting=True) for key in WHY_NOT)
            return Step(state, (Say("routine.skipped", {}, choices),), settled)


# ------------------------------------------------------------------ below


def _too_old(state: State, day: date, scene: Scene) -> Step:
    return stay(state, "reminder.too_old", day=day_words(day, scene))


def _can_wait(reminder: Reminder | None, day: date, scene: Scene) -> bool:
    """Tell whether a day's reminder can be put off: today's, and that of late last night."""
    if day == scene.today:
        return True
    came = _came_at(reminder, day) if reminder is not None else None
    return came is not None and scene.now - came <= _STILL_LAST_NIGHT


def _until(intent: RoutineLater, scene: Scene) -> datetime:
    evening = instant(scene.today, EVENING, scene.zone)
    if intent.evening and evening > scene.now:
        return evening
    wait = min(max(timedelta(minutes=intent.minutes), _SHORTEST), _LONGEST)
    return scene.now + wait


def _meant(kind: ReminderKind, day: date, scene: Scene) -> Reminder | None:
    """Return the reminder whose message of that day came last; else the first of the kind."""
    there = shelf.on(scene.known.reminders, kind)
    return max(there, key=lambda one: _came_at(one, day), default=None)


def _came_at(reminder: Reminder, day: date) -> datetime:
    first = datetime.min.replace(tzinfo=UTC)
    return next((one.at or first for one in reminder.past if one.day == day), first)


def _settled(kind: ReminderKind, day: date, outcome: Outcome, scene: Scene) -> tuple[Effect, ...]:
    """Return what notes the day of the reminder that was answered, and of those that came."""
    meant = _meant(kind, day, scene)
    there = shelf.on(scene.known.reminders, kind)
    told = (one for one in there if one == meant or any(d.day == day for d in one.past))
    return tuple(SaveReminder(shelf.advanced(noted(one, day, outcome), scene.now)) for one in told)


def _tail(kind: ReminderKind, day: date) -> str:
    """Return how the sentence of a button ends, so that it is known what is put off."""
    return f"{day} strength" if kind is ReminderKind.STRENGTH else day.isoformat()
