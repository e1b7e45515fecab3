"""Why no reminder came: the note that every day has is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talk.questions import clock
from bot.talk.reminding import shelf
from bot.talk.reminding.settling import SENT
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from bot.domain.schedule import Delivery, Reminder
    from bot.language.intents import Intent
    from bot.talk.state import State


def missing(state: State, _: Intent, scene: Scene) -> Step:
    """Tell what became of the last occurrence of the reminder that came up last."""
    there = shelf.on(scene.known.reminders)
    if not there:
        return stay(state, "reminder.off", "at_7", "at_12", "at_18")
    told = [(one, one.past[-1]) for one in there if one.past]
    if not told:
        return _not_yet(state, min(there, key=lambda one: one.due_at), scene)
    reminder, last = max(told, key=lambda pair: pair[1].day)
    if last.day < scene.today and last.outcome in SENT:
        return _not_yet(state, reminder, scene)
    return stay(state, f"reminder.because.{last.outcome}", "reminders", **_args(last, scene))


def _args(last: Delivery, scene: Scene) -> dict[str, object]:
    at = "" if last.at is None else clock(last.at, scene.zone)
    return {"day": day_words(last.day, scene), "clock": at}


def _not_yet(state: State, reminder: Reminder, scene: Scene) -> Step:
    args = {"day": day_words(reminder.day, scene), "clock": f"{reminder.rule.at:%H:%M}"}
    return stay(state, "reminder.because.not_yet", "reminders", **args)
