"""The morning of a race: a good wish, and nothing else all week.

Rule: it is set by itself for the next A or B race of whoever has reminders, and gone with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.schedule import Reminder, ReminderKind, instant, occurrence
from bot.talk.effects import SaveReminder
from bot.talk.reminding import shelf
from bot.talk.reminding.settling import noted
from bot.talk.reminding.unsaid import Unsaid
from bot.talk.say import Say

if TYPE_CHECKING:
    from datetime import date

    from bot.talk.effects import Effect
    from bot.talk.reminding.occasion import Occasion
    from bot.talk.scene import Scene


def word(there: Occasion) -> Say | Unsaid:
    """Wish well, when there is a race today."""
    races = [one for one in there.record.athlete.races if one.day == there.day]
    return Say("reminder.race") if races else Unsaid("not_today")


def kept(scene: Scene) -> tuple[Effect, ...]:
    """Return what brings the wish in step with the races and reminders there are now."""
    before = shelf.known(scene.known.reminders, ReminderKind.RACE.value)
    if before is not None and not before.on and not before.past:
        return ()  # the runner wants none
    day = _next_race(scene) if shelf.on(scene.known.reminders) else None
    if day is None:
        return (SaveReminder(_gone(before)),) if before is not None and before.on else ()
    if before is not None and _stands(before, day):
        return ()
    wish = _wish(day, before, scene)
    return (SaveReminder(wish),) if wish.due_at > scene.now else ()


def _stands(before: Reminder, day: date) -> bool:
    """Tell whether the wish for this day is set, or was said."""
    if before.on and before.day == day:
        return True
    return any(one.day == day and one.outcome != "not_today" for one in before.past)


def _wish(day: date, before: Reminder | None, scene: Scene) -> Reminder:
    """Return the wish at eight, or at the hour of the routine when that is earlier."""
    hours = [one.rule.at for one in shelf.on(scene.known.reminders, ReminderKind.ROUTINE)]
    fresh = shelf.fresh(ReminderKind.RACE, scene)
    rule = replace(fresh, at=min([fresh.at, *hours]))
    due_at = occurrence(rule, day) or instant(day, rule.at, rule.zone)
    if before is None:
        return Reminder(rule=rule, day=day, due_at=due_at)
    return replace(before, rule=rule, day=day, due_at=due_at, on=True, snooze=None)


def _gone(before: Reminder) -> Reminder:
    """Return the wish without its race; that it has a past tells it from one nobody wants."""
    return replace(noted(before, before.day, "not_today"), on=False)


def _next_race(scene: Scene) -> date | None:
    races = (race for race in scene.athlete.races if race.priority != "C")
    return min((race.day for race in races if race.day >= scene.today), default=None)
