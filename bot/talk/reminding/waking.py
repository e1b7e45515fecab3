"""A runner who writes again after a long silence has his reminders again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.schedule import next_occurrence
from bot.talk.effects import SaveReminder
from bot.talk.say import Say
from bot.talk.scene import Scene, Step
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from bot.domain.schedule import Reminder
    from bot.talk.state import State


def woken(state: State, scene: Scene) -> Step:
    """Take up the reminders that waited for a word, and say when the first one comes."""
    up = tuple(_up(one, scene) for one in scene.known.reminders if one.on and one.waits)
    if not up:
        return Step(state)
    first = min(up, key=lambda one: one.due_at)
    args = {"day": day_words(first.day, scene), "at": f"{first.rule.at:%H:%M}"}
    return Step(state, (Say("reminder.woken", args),), tuple(SaveReminder(one) for one in up))


def _up(reminder: Reminder, scene: Scene) -> Reminder:
    last = reminder.past[-1].day if reminder.past else None
    day, due_at = next_occurrence(reminder.rule, scene.now, last)
    return replace(reminder, day=day, due_at=due_at, waits=False)
