"""What is said of a reminder that is on.

Rule: what is said of one names it, so that "make it 7" in the next message is meant of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talk.say import Choice, Say
from bot.talk.wording import day_words, weekday_words

if TYPE_CHECKING:
    from bot.domain.schedule import Reminder
    from bot.talk.scene import Scene

ABOUT = "reminder"
"""The argument that names the reminder that is spoken of."""


def now_on(reminder: Reminder, scene: Scene, *choices: Choice) -> Say:
    """Return what is said of a reminder that was just set or changed."""
    return Say(f"reminder.set.{reminder.rule.kind}", told_of(reminder, scene), choices)


def told_of(reminder: Reminder, scene: Scene) -> dict[str, object]:
    """Return what fills the gaps of a phrase about a reminder."""
    return {
        "at": f"{reminder.rule.at:%H:%M}",
        "weekdays": weekday_words(reminder.rule.weekdays, scene.book),
        "next": day_words(reminder.day, scene),
        ABOUT: str(reminder.rule.id),
    }
