"""The daily reminder: switch it on, move it, stop it, and what its buttons do.

Rule: the buttons under a reminder name its day, so they work all day and twice does nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.coach.routines import routine_of_day
from bot.domain.exercise import ExerciseId
from bot.domain.schedule import (
    EVERY_DAY,
    Outcome,
    Reminder,
    ReminderId,
    ReminderRule,
    Snooze,
    next_occurrence,
)
from bot.domain.training import Entry, Log, LogId, Mobility
from bot.language.hearing import Expect
from bot.talk.effects import Effect, SaveLog, SaveReminder
from bot.talk.questions import clock
from bot.talk.reminding.settling import noted
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingProfile, State
from bot.talk.wording import day_words, weekday_words

if TYPE_CHECKING:
    from bot.language.asked import AskOnce
    from bot.language.intents import (
        BadTime,
        Intent,
        RoutineDone,
        RoutineLater,
        RoutineSkip,
        SetReminder,
    )

DAILY = ReminderId("daily")
_LATER = (timedelta(minutes=5), timedelta(hours=12))
"""Shortest and longest "later"."""


def show(state: State, _: Intent, scene: Scene) -> Step:
    """Show the reminder and when it comes next."""
    reminder = daily(scene)
    if reminder is None:
        return stay(state, "reminder.off", "at_7", "at_12", "at_18")
    return stay(state, "reminder.on", "set_reminder", "stop_reminder", **_args(reminder, scene))


def set_(state: State, intent: SetReminder, scene: Scene) -> Step:
    """Switch the reminder on or move it; ask for what is missing."""
    if intent.at is None:
        known = daily(scene)
        if known is None or intent.weekdays is None:
            left = () if scene.athlete.zone else (Expect.CLOCK,)
            return Step(AskingProfile(Expect.REMINDER, left))
        return keep(state, known.rule.at, intent.weekdays, scene)
    step = keep(state, intent.at, intent.weekdays, scene)
    if scene.athlete.zone is None and not isinstance(state, AskingProfile):
        return replace(step, state=AskingProfile(Expect.CLOCK))
    return step


def keep(state: State, at: time, weekdays: tuple[int, ...] | None, scene: Scene) -> Step:
    """Keep the reminder at a wall time; a day that had its message gets no second one."""
    rule = ReminderRule(id=DAILY, at=at, zone=scene.zone, weekdays=weekdays or EVERY_DAY)
    reminder = _renewed(rule, _known(scene.known.reminders), scene.now)
    said = Say("reminder.set", _args(reminder, scene))
    return Step(state, (said,), (SaveReminder(reminder),))


def bad_time(state: State, intent: BadTime, _: Scene) -> Step:
    """Say that there is no such hour."""
    return stay(state, "reminder.bad_time", said=intent.said)


def once(state: State, intent: AskOnce, _: Scene) -> Step:
    """Say that the reminder comes daily, and offer that."""
    if intent.at is None:
        return stay(state, "reminder.only_daily", "set_reminder")
    choices = (Choice("daily_at", {"clock": f"{intent.at:%H:%M}"}),)
    return Step(state, (Say("reminder.only_daily", {}, choices),))


def stop(state: State, _: Intent, scene: Scene) -> Step:
    """Switch the reminder off for good."""
    reminder = daily(scene)
    if reminder is None:
        return stay(state, "reminder.already_off")
    stopped = replace(reminder, on=False, snooze=None)
    return Step(state, (Say("reminder.stopped"),), (SaveReminder(stopped),))


def done(state: State, intent: RoutineDone, scene: Scene) -> Step:
    """Log the routine of a day, once."""
    day = intent.day or scene.today
    if not _is_fresh(day, scene):
        return stay(state, "reminder.too_old", day=day_words(day, scene))
    log_id = LogId(f"routine/{day}")
    if any(log.id == log_id for log in scene.record.logs):
        return stay(state, "routine.already")
    routine = routine_of_day(scene.record, day, scene.book.catalogue)
    seconds = float(sum(drill.seconds for drill in routine.drills))
    activity = Mobility(exercise=ExerciseId("mobility"), duration_s=seconds)
    log = Log(id=log_id, at=scene.now, entries=(Entry(day, activity),))
    said = Say("routine.done", {"minutes": round(seconds / 60)}, (Choice("undo"),))
    return Step(state, (said,), (SaveLog(log), *_noted(day, "done", scene)))


def later(state: State, intent: RoutineLater, scene: Scene) -> Step:
    """Bring the routine again in a while."""
    day, reminder = intent.day or scene.today, daily(scene)
    if not _is_fresh(day, scene):
        return stay(state, "reminder.too_old", day=day_words(day, scene))
    if reminder is None:
        return stay(state, "reminder.already_off")
    shortest, longest = _LATER
    at = scene.now + min(max(timedelta(minutes=intent.minutes), shortest), longest)
    count = reminder.snooze.count + 1 if reminder.snooze else _times(reminder, day) + 1
    snoozed = replace(reminder, snooze=Snooze(day=day, due_at=at, count=count))
    said = Say("reminder.later", {"clock": clock(at, scene.zone)})
    return Step(state, (said,), (SaveReminder(noted(snoozed, day, "later")),))


def skip(state: State, intent: RoutineSkip, scene: Scene) -> Step:
    """Let a day go, without a word of blame."""
    day = intent.day or scene.today
    if not _is_fresh(day, scene):
        return stay(state, "reminder.too_old", day=day_words(day, scene))
    return Step(state, (Say("routine.skipped"),), _noted(day, "skipped", scene))


# ------------------------------------------------------------------ below


def daily(scene: Scene) -> Reminder | None:
    """Return the daily reminder, None when it is off."""
    known = _known(scene.known.reminders)
    return known if known is not None and known.on else None


def _known(reminders: tuple[Reminder, ...]) -> Reminder | None:
    """Return the daily reminder, on or off."""
    return next((reminder for reminder in reminders if reminder.rule.id == DAILY), None)


def moved(reminders: tuple[Reminder, ...], zone: str, now: datetime) -> tuple[Effect, ...]:
    """Return the effects that bring every reminder to another zone."""
    return tuple(
        SaveReminder(_renewed(replace(reminder.rule, zone=zone), reminder, now))
        for reminder in reminders
        if reminder.on
    )


def _renewed(rule: ReminderRule, known: Reminder | None, now: datetime) -> Reminder:
    past = known.past if known else ()
    day, due_at = next_occurrence(rule, now, past[-1].day if past else None)
    snooze = known.snooze if known else None
    sent = known.sent if known else 0
    return Reminder(rule=rule, day=day, due_at=due_at, snooze=snooze, past=past, sent=sent)


def _noted(day: date, outcome: Outcome, scene: Scene) -> tuple[Effect, ...]:
    reminder = daily(scene)
    return (SaveReminder(_on(noted(reminder, day, outcome), scene.now)),) if reminder else ()


def _on(reminder: Reminder, now: datetime) -> Reminder:
    """Return `reminder` with its next occurrence after the days that are settled."""
    settled = reminder.past[-1].day if reminder.past else None
    if settled is None or reminder.day > settled:
        return reminder
    day, due_at = next_occurrence(reminder.rule, now, settled)
    return replace(reminder, day=day, due_at=due_at)


def _times(reminder: Reminder, day: date) -> int:
    """Return how often a day was put off, as far as the record tells: 0 or 1."""
    return sum(1 for d in reminder.past if d.day == day and d.outcome == "later")


def _is_fresh(day: date, scene: Scene) -> bool:
    """Tell whether a button of this day still means something: today's and yesterday's do."""
    return timedelta(0) <= scene.today - day <= timedelta(days=1)


def _args(reminder: Reminder, scene: Scene) -> dict[str, object]:
    return {
        "at": f"{reminder.rule.at:%H:%M}",
        "weekdays": weekday_words(reminder.rule.weekdays, scene.book),
        "next": day_words(reminder.day, scene),
    }
