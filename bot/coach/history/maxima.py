"""Estimated maxima out of the diary, lift by lift."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from bot.coach.lifts import Lifts, LiftState, blended, e1rm
from bot.coach.limits import diary
from bot.coach.limits import load as limit
from bot.domain.training import Lift, Log, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.exercise import ExerciseId
    from bot.domain.record import Record

Done = dict[date, list[StrengthSet]]
"""Working sets of one lift, by day."""


@dataclass(slots=True)
class _Course:
    """How the estimate of one lift went, session by session."""

    best: float | None = None
    sessions: int = 0
    before: date | None = None
    since_break: int = 0
    renewed: bool = True
    """Whether the estimate was replaced after the last break."""
    reps: list[int] = field(default_factory=list[int])


def lifts(logs: Iterable[Log], day: date, *, novice: bool) -> Lifts:
    """Return what the logs up to a day tell of each lift."""
    entries = (entry for log in logs for entry in log.entries)
    done: defaultdict[ExerciseId, Done] = defaultdict(dict)
    for entry in entries:
        if isinstance(entry.activity, Lift) and entry.day <= day:
            _add(done[entry.activity.exercise], entry.day, entry.activity)
    return {exercise: _state(days, novice=novice) for exercise, days in done.items()}


def maximum(record: Record, exercise: ExerciseId) -> float | None:
    """Return the highest estimate (kg) that the record knows of one lift, None without a load."""
    done: Done = {}
    for entry in record.entries:
        if isinstance(entry.activity, Lift) and entry.activity.exercise == exercise:
            _add(done, entry.day, entry.activity)
    known = [told for sets in done.values() if (told := _best(sets)) is not None]
    older = record.older.lifts.get(exercise)
    if older is not None and older.best is not None:
        known.append(e1rm(older.best.load.kg, older.best.reps, older.best.rpe))
    return max(known, default=None)


def _add(done: Done, day: date, lift: Lift) -> None:
    sets = [one for one in lift.sets if not (one.warmup or one.assisted)]
    done.setdefault(day, []).extend(sets)


def _state(days: Done, *, novice: bool) -> LiftState:
    course = _Course()
    last = days[max(days)]
    each = any(one.each for one in last)
    for day, sets in sorted(days.items()):
        kept = [one for one in sets if one.each == each and not one.failed]
        _go_on(course, day, kept, novice=novice)
    loads = [one.load.kg for one in last if one.load is not None and not one.failed]
    return LiftState(
        e1rm_kg=course.best,
        last_kg=max(loads, default=None),
        each=each,
        sessions=course.sessions,
        best_reps=tuple(course.reps),
    )


def _go_on(course: _Course, day: date, sets: Sequence[StrengthSet], *, novice: bool) -> None:
    gap = (day - course.before).days if course.before is not None else 0
    if gap > diary.NEW_MAXIMUM_DAYS:
        at_once = gap > diary.NEW_MAXIMUM_AT_ONCE_DAYS
        course.since_break = diary.NEW_MAXIMUM_SESSION if at_once else 1
        course.renewed = False
    elif not course.renewed:
        course.since_break += 1
    course.before = day
    told = _best(sets)
    if told is not None:
        _learn(course, told, novice=novice)
    reached = _reached(sets)
    if reached is not None:
        course.reps.append(reached)


def _learn(course: _Course, told: float, *, novice: bool) -> None:
    course.sessions += 1
    if not course.renewed and course.since_break >= diary.NEW_MAXIMUM_SESSION:
        course.best, course.renewed = told, True
    else:
        course.best = blended(course.best, told, novice=novice)


def _best(sets: Iterable[StrengthSet]) -> float | None:
    """Return the highest estimate (kg) of a session: of few and hard repetitions, if any."""
    told = {(one.load.kg, one.reps, one.rpe) for one in sets if one.load and one.reps}
    hard = [(kg, reps, rpe) for kg, reps, rpe in told if rpe is None or rpe >= limit.MIN_RPE]
    for most in limit.MAX_REPS, limit.MAX_REPS_ALONE:
        found = [e1rm(kg, reps, rpe) for kg, reps, rpe in hard if kg > 0 and reps <= most]
        if found:
            return max(found)
    return None


def _reached(sets: Iterable[StrengthSet]) -> int | None:
    """Return the repetitions that three easy enough bodyweight sets reached."""
    reps = sorted(
        (
            one.reps
            for one in sets
            if one.reps and one.load is None and (one.rpe or 0) <= diary.BODYWEIGHT_RPE
        ),
        reverse=True,
    )
    enough = len(reps) >= diary.BODYWEIGHT_SETS
    return reps[diary.BODYWEIGHT_SETS - 1] if enough else None
