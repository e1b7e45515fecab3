"""The week behind: what was kept, what was best, and one suggestion for the week to come.

Rule: one suggestion, the first that fits: pain, then rest, then the session that was missed, then
the routine; else nothing is to be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from bot.coach import consistency
from bot.coach.consistency import WeekKept
from bot.coach.history import records
from bot.domain.exercise import ExerciseId
from bot.domain.summary import BestSet, best_set
from bot.domain.training import Lift

if TYPE_CHECKING:
    from bot.coach.catalogue import Catalogue
    from bot.domain.record import Record

Suggestion = Literal["pain", "rest", "back", "lift", "routine", "keep"]
_WEEK = timedelta(days=7)
LATE_ENOUGH = timedelta(days=3)
FEW_ROUTINES = 3
"""Below so many in a week the routine is what is suggested. Source: coaching rules 2.10, T1."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best set of a lift, better than any before that week."""

    exercise: ExerciseId
    set: BestSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One week, looked back on."""

    week: WeekKept
    bests: tuple[Best, ...]
    suggestion: Suggestion


def review(record: Record, today: date, catalogue: Catalogue) -> Review:
    """Return the review of this week from Thursday on, before that of the last one."""
    monday = today - timedelta(days=today.weekday())
    first = monday if today - monday >= LATE_ENOUGH else monday - _WEEK
    week = consistency.week(record, first, today, catalogue)
    return Review(
        week=week,
        bests=bests(record, first),
        suggestion=_suggestion(record, week, first + _WEEK),
    )


def bests(record: Record, first: date) -> tuple[Best, ...]:
    """Return the lifts that were better in the week of `first` than ever before, heaviest first."""
    found: dict[ExerciseId, BestSet] = {}
    for entry in record.entries:
        lift = entry.activity
        if isinstance(lift, Lift) and first <= entry.day < first + _WEEK:
            new = best_set(lift, entry.day)
            if (
                new is not None
                and new.load.kg > 0
                and new == records.heaviest(record, lift.exercise)
            ):
                found[lift.exercise] = new
    known = records.lifted_before(record, first)
    better = (Best(name, one) for name, one in found.items() if name in known)
    return tuple(sorted(better, key=lambda best: -best.set.load.kg))


def _suggestion(record: Record, week: WeekKept, then: date) -> Suggestion:
    if any(pain.score != 0 for pain in record.athlete.health.pains):
        return "pain"
    if consistency.target(record.athlete, then) == 0:
        return "rest"
    if not week.strength and not week.routines:
        return "back"
    if not week.kept:
        return "lift"
    return "routine" if week.routines < FEW_ROUTINES else "keep"
