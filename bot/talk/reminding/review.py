"""The weekly review: the week behind, as it is told when asked for, under a heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talk.habit import review_said
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene
from bot.talk.wire import LASTING, Press

if TYPE_CHECKING:
    from bot.talk.reminding.occasion import Occasion
    from bot.talk.reminding.unsaid import Unsaid


def word(there: Occasion) -> Say | Unsaid:
    """Return what was kept, what was best, and one suggestion."""
    told = review_said(_scene(there))
    choices = (Choice("week"), Choice("review_stop", lasting=True))
    return Say("reminder.review", {"kept": told.args["lines"]}, choices)


def _scene(there: Occasion) -> Scene:
    """Return the surroundings as if the runner had asked this minute."""
    due = there.due
    asked = Press(id=due.id, who=due.who, where=due.where, turn=LASTING, says="")
    return Scene(known=there.known, now=there.now, book=there.book, inbound=asked)
