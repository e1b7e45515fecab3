"""The weekly review: what was kept, what was best, and one thing for the next week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.training import Lift, Mobility
from bot.talk.say import Choice, Say
from bot.talk.wording import text

if TYPE_CHECKING:
    from bot.talk.reminding.occasion import Occasion
    from bot.talk.reminding.unsaid import Unsaid

_WEEK = timedelta(days=7)


def word(there: Occasion) -> Say | Unsaid:
    """Return the last seven days in a few lines."""
    first = there.day - _WEEK
    within = [one for one in there.record.entries if first <= one.day <= there.day]
    lifted = {one.day for one in within if isinstance(one.activity, Lift)}
    moved = {one.day for one in within if isinstance(one.activity, Mobility)}
    key = "reminder.review" if lifted or moved else "reminder.review_empty"
    choices = (Choice("week"), Choice("review_stop", lasting=True))
    kept = text("reminder.week_kept", there.book, lifted=len(lifted), moved=len(moved))
    return Say(key, {"kept": kept}, choices)
