"""Records and totals out of the diary, as exact as it was kept.

Rule: only what was logged counts; nothing is worked out from another distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.running import Run
from bot.domain.summary import BestSet, best_set
from bot.domain.training import Lift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.exercise import ExerciseId
    from bot.domain.record import Record

SAME = 0.015
"""Share by which a logged distance may differ and still be the one asked for: a race is measured,
a watch is not. [design]"""


@dataclass(frozen=True, slots=True)
class RunOnDay:
    """A run and its day."""

    day: date
    run: Run


@dataclass(frozen=True, slots=True)
class Total:
    """What was run in some days."""

    runs: int
    metres: float
    untold: int
    """Runs of which nobody knows how far."""


def _runs(record: Record) -> Iterator[RunOnDay]:
    for entry in record.entries:
        if isinstance(entry.activity, Run):
            yield RunOnDay(entry.day, entry.activity)


def fastest(record: Record, metres: float) -> RunOnDay | None:
    """Return the fastest run over a distance, with its time, of the weeks at hand."""
    near = [
        one
        for one in _runs(record)
        if one.run.duration_s
        and one.run.distance_m
        and abs(one.run.distance_m - metres) <= SAME * metres
    ]
    return min(near, key=lambda one: (one.run.duration_s or 0, one.day), default=None)


def longest(record: Record) -> RunOnDay | None:
    """Return the longest run by distance of the weeks at hand."""
    told = [one for one in _runs(record) if one.run.distance_m]
    return max(told, key=lambda one: (one.run.distance_m or 0, one.day), default=None)


def heaviest(record: Record, exercise: ExerciseId) -> BestSet | None:
    """Return the heaviest working set of a lift, of all years."""
    sets = [
        best_set(entry.activity, entry.day)
        for entry in record.entries
        if isinstance(entry.activity, Lift) and entry.activity.exercise == exercise
    ]
    older = record.older.lifts.get(exercise)
    found = [one for one in (*sets, older.best if older else None) if one is not None]
    return max(found, key=lambda one: (one.load.kg, one.reps, one.day), default=None)


@dataclass(frozen=True, slots=True)
class BareSet:
    """The best set of a lift without weight: the most repetitions, or the longest hold."""

    day: date
    reps: int | None
    seconds: float | None


def bare_best(record: Record, exercise: ExerciseId) -> BareSet | None:
    """Return the best set of a lift without weight."""
    sets = [
        BareSet(entry.day, one.reps, one.seconds)
        for entry in record.entries
        if isinstance(entry.activity, Lift) and entry.activity.exercise == exercise
        for one in entry.activity.sets
        if one.load is None and not (one.warmup or one.failed or one.assisted)
    ]
    told = [one for one in sets if one.reps or one.seconds]
    return max(told, key=lambda one: (one.seconds or 0, one.reps or 0, one.day), default=None)


def lifted_before(record: Record, day: date) -> frozenset[str]:
    """Return the lifts that were logged on an earlier day."""
    live = (e for e in record.entries if isinstance(e.activity, Lift) and e.day < day)
    names = (e.activity.exercise for e in live if isinstance(e.activity, Lift))
    return frozenset((*record.older.lifts, *names))


def lifted(record: Record) -> tuple[str, ...]:
    """Return the lifts that were ever logged, those of most days first."""
    days: dict[str, int] = {name: lift.days for name, lift in record.older.lifts.items()}
    for entry in record.entries:
        if isinstance(entry.activity, Lift):
            name = entry.activity.exercise
            days[name] = days.get(name, 0) + 1
    return tuple(sorted(days, key=lambda name: (-days[name], name)))


def total(record: Record, first: date, last: date) -> Total:
    """Return what was run from one day to another, both in it."""
    runs = [one.run for one in _runs(record) if first <= one.day <= last]
    told = [run.distance_m for run in runs if run.distance_m]
    return Total(len(runs), sum(told), len(runs) - len(told))


def lifting_days(record: Record, first: date, last: date) -> int:
    """Return on how many days something was lifted."""
    days = (
        entry.day
        for entry in record.entries
        if isinstance(entry.activity, Lift) and first <= entry.day <= last
    )
    return len(set(days))


def earliest(record: Record) -> date | None:
    """Return the first day at hand entry by entry; older ones are only summed up."""
    return min((entry.day for entry in record.entries), default=None)
