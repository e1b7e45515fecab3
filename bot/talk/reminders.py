"""The reminders' settings: switch on, move, limit, thin out, stop, and show them all.

Rule 1: a day that had its message gets no second one, however often the hour is moved.
Rule 2: stopping takes one word, and the answer says how to come back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from bot.domain.schedule import EVERY_DAY, QuietHours, Reminder, ReminderKind
from bot.language import reminding as timed
from bot.talk.effects import SaveAthlete, SaveReminder
from bot.talk.reminding import changing, pressed, shelf
from bot.talk.reminding.missing import missing
from bot.talk.reminding.shelf import moved
from bot.talk.reminding.telling import told_of
from bot.talk.say import Choice, Say
from bot.talk.scene import Handler, Scene, Step, stay
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.language.asked import AskOnce
    from bot.language.intents import Intent
    from bot.language.reminding import BadTime, StopReminders, TellQuiet
    from bot.talk.state import State

__all__ = ["daily", "moved"]

FEWER = (0, 2, 4)
"""Three days are fewer than more."""
MIDDAY = time(13)
"""Between the morning's reminder and the evening's."""
_MOST_DAYS, _FEWEST_DAYS = 3, 1


# ------------------------------------------------------------------ shown


def show(state: State, _: Intent, scene: Scene) -> Step:
    """Show every reminder with its buttons, and what could be switched on."""
    there = shelf.on(scene.known.reminders)
    if not there:
        return stay(state, "reminder.off", "at_7", "at_12", "at_18", "strength_on", "review_on")
    says = [_shown(one, scene) for one in there]
    if scene.athlete.quiet is not None:
        says.append(Say("reminder.quiet_now", _quiet_args(scene.athlete.quiet)))
    kinds = {one.rule.kind for one in there}
    offers = tuple(Choice(f"{kind}_on") for kind in shelf.SHOWN if kind not in kinds)
    if offers:
        says.append(Say("reminder.more_kinds", {}, offers))
    return Step(state, tuple(says))


def _shown(reminder: Reminder, scene: Scene) -> Say:
    kind = reminder.rule.kind
    key = "reminder.waiting" if reminder.waits else f"reminder.on.{kind}"
    stop = Choice(f"{kind}_off", {"at": f"{reminder.rule.at:%H:%M}"})
    moves = (Choice(one) for one in _moves(reminder))
    return Say(key, told_of(reminder, scene), (*moves, stop))


def _moves(reminder: Reminder) -> tuple[str, ...]:
    """Return what the list offers to do with a reminder."""
    if reminder.rule.id != shelf.DAILY:
        return ()
    some = reminder.rule.weekdays != EVERY_DAY
    return ("other_hour", "every_day" if some else "weekdays_only")


# ------------------------------------------------------------------ what cannot be


def bad_time(state: State, intent: BadTime, _: Scene) -> Step:
    """Say that there is no such hour."""
    return stay(state, "reminder.bad_time", said=intent.said)


def bad_rhythm(state: State, _: Intent, __: Scene) -> Step:
    """Say what rhythms there are."""
    return stay(state, "reminder.bad_rhythm")


def once(state: State, intent: AskOnce, _: Scene) -> Step:
    """Say that the reminder comes daily, and offer that."""
    if intent.at is None:
        return stay(state, "reminder.only_daily", "set_reminder")
    choices = (Choice("daily_at", {"clock": f"{intent.at:%H:%M}"}),)
    return Step(state, (Say("reminder.only_daily", {}, choices),))


# ------------------------------------------------------------------ less of it


def stop(state: State, intent: StopReminders, scene: Scene) -> Step:
    """Switch off what was named, or everything."""
    if intent.at is not None:
        one = shelf.at_hour(scene.known.reminders, intent.at)
        if one is None:
            return stay(state, "reminder.none_at", at=f"{intent.at:%H:%M}")
        return _stopped(state, (one,), "reminder.stopped_one", scene)
    if intent.kind is ReminderKind.RACE:
        return _no_wish(state, scene)
    there = shelf.on(scene.known.reminders, intent.kind)
    if intent.part is not None:
        there = tuple(one for one in there if _is_in(intent.part, one))
    if not there:
        none = intent.kind is ReminderKind.PAIN
        return stay(state, "reminder.no_question" if none else "reminder.already_off")
    step = _stopped(state, there, _key_of(intent), scene)
    if intent.until is None:
        return step
    back = Say("reminder.no_pause", {"day": day_words(intent.until, scene)})
    return replace(step, say=(*step.say, back))


def _key_of(intent: StopReminders) -> str:
    if intent.part is not None:
        return "reminder.stopped_one"
    return "reminder.stopped" if intent.kind is None else f"reminder.stopped_{intent.kind}"


def _stopped(state: State, those: tuple[Reminder, ...], key: str, scene: Scene) -> Step:
    off = shelf.switched_off(those, scene.now)
    at = f"{those[0].rule.at:%H:%M}"
    left = tuple(one for one in shelf.on(scene.known.reminders) if one not in those)
    choices = (Choice("reminders"),) if left else ()
    return Step(state, (Say(key, {"at": at}, choices),), off)


def _is_in(part: str, reminder: Reminder) -> bool:
    return (reminder.rule.at < MIDDAY) == (part == "morning")


def _no_wish(state: State, scene: Scene) -> Step:
    fresh = shelf.fresh(ReminderKind.RACE, scene)
    before = shelf.known(scene.known.reminders, fresh.id)
    off = replace(shelf.renewed(fresh, before, scene.now), on=False, past=())
    return Step(state, (Say("reminder.stopped_race"),), (SaveReminder(off),))


def fewer(state: State, _: Intent, scene: Scene) -> Step:
    """Thin the routine out: one a day, then three days a week, then one."""
    there = shelf.on(scene.known.reminders, ReminderKind.ROUTINE)
    if not there:
        return stay(state, "reminder.fewest", "stop_for_good")
    first, *more = there
    if more:
        return _stopped(state, tuple(more), "reminder.one_a_day", scene)
    days = first.rule.weekdays
    if len(days) == _FEWEST_DAYS:
        return stay(state, "reminder.fewest", "stop_for_good")
    left = FEWER if len(days) > _MOST_DAYS else days[:_FEWEST_DAYS]
    kept = shelf.renewed(replace(first.rule, weekdays=left), first, scene.now)
    choices = (Choice("every_day"), Choice("stop_for_good", lasting=True))
    said = Say("reminder.fewer", told_of(kept, scene), choices)
    return Step(state, (said,), (SaveReminder(kept),))


def quiet(state: State, intent: TellQuiet, scene: Scene) -> Step:
    """Keep the quiet hours; what comes within them by the runner's own wish is named."""
    known = scene.athlete.quiet or QuietHours()
    told = QuietHours(intent.start or known.start, intent.end or known.end)
    inside = [
        one
        for one in shelf.on(scene.known.reminders)
        if one.rule.asked and told.covers(one.rule.at)
    ]
    says = [Say("reminder.quiet", _quiet_args(told))]
    if inside:
        choice = Choice("at_clock", {"clock": f"{told.end:%H:%M}"})
        says.append(Say("reminder.still_within", told_of(inside[0], scene), (choice,)))
    return Step(state, tuple(says), (SaveAthlete(replace(scene.athlete, quiet=told)),))


# ------------------------------------------------------------------ below


def daily(scene: Scene) -> Reminder | None:
    """Return the first routine of the day, None when there is none."""
    return next(iter(shelf.on(scene.known.reminders, ReminderKind.ROUTINE)), None)


def _quiet_args(told: QuietHours) -> dict[str, object]:
    return {"start": f"{told.start:%H:%M}", "end": f"{told.end:%H:%M}"}


ANSWERS: Mapping[type[Intent], Handler] = {
    timed.ShowReminders: show,
    timed.RestoreReminders: changing.restore,
    timed.AskMissing: missing,
    timed.BadTime: bad_time,
    timed.BadRhythm: bad_rhythm,
    timed.FewerReminders: fewer,
    timed.TellQuiet: quiet,
    timed.StopReminders: stop,
    timed.AskLater: pressed.ask_later,
    timed.RoutineDone: pressed.done,
    timed.RoutineLater: pressed.later,
    timed.RoutineSkip: pressed.skip,
}
"""Who answers what is said of reminders, and leads nowhere else."""
