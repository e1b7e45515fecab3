"""Which weights a runner has: those that were told, or else those that were lifted.

Rule: what was told wins, also when it was nothing; of what was lifted only that counts which can be
done with one thing alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import diary
from bot.domain.exercise import Equipment
from bot.domain.training import Lift

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.coach.history.sessions import Exercises
    from bot.domain.record import Record
    from bot.domain.training import Entry

KNOWN = frozenset(Equipment)


def at_hand(record: Record, day: date, exercises: Exercises) -> frozenset[Equipment]:
    """Return the equipment a runner has on a day; empty when nothing is known of it."""
    told = record.athlete.equipment
    if told is not None:
        return frozenset(told)
    lately = (e for e in record.entries if 0 <= (day - e.day).days <= diary.SHOWN_DAYS)
    return frozenset(word for entry in lately for word in _shown(entry, exercises))


def _shown(entry: Entry, exercises: Exercises) -> Iterator[Equipment]:
    """Yield what somebody must have had for one entry."""
    lift = entry.activity
    known = exercises.get(lift.exercise) if isinstance(lift, Lift) else None
    if known is None or len(known.equipment) != 1:
        return
    yield from (Equipment(word) for word in (*known.equipment, *known.also) if word in KNOWN)
