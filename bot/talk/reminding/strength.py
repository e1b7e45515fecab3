"""The strength day: told only on days on which the coach would say heavy."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.coach.today import today
from bot.talk.reminding.settling import SENT
from bot.talk.reminding.unsaid import Unsaid
from bot.talk.say import Choice, Say

if TYPE_CHECKING:
    from bot.talk.reminding.occasion import Occasion

HEAVY = frozenset({SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL, SessionName.LEARN})
"""Learning the lifts is the heavy day of who is new to them."""
BODYWEIGHT = "bw_strength"
"""The heavy day of who has no weights. Source: coaching rules 2.0."""


def word(there: Occasion) -> Say | Unsaid:
    """Offer the session of the day, when it is a heavy one and nothing was lifted yet."""
    advice = today(there.record, there.day, there.book.catalogue)
    if not (advice.session in HEAVY or BODYWEIGHT in advice.flags) or not advice.exercises:
        return Unsaid("not_today")
    if not there.put_off and _said_yesterday(there):
        return Unsaid("spared")
    key = "reminder.strength_again" if there.put_off else "reminder.strength"
    day = {"day": there.day.isoformat()}
    choices = (
        Choice("today", lasting=True),
        *(Choice(one, day, lasting=True) for one in ("strength_later", "strength_skip")),
        Choice("strength_stop", lasting=True),
    )
    return Say(key, {"minutes": advice.minutes}, choices)


def _said_yesterday(there: Occasion) -> bool:
    """Tell whether it was offered the day before and not taken up: one day is left between."""
    before = there.day - timedelta(days=1)
    return any(one.day == before and one.outcome in SENT for one in there.reminder.past)
