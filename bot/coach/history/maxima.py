"""Estimated maxima out of the diary, lift by lift."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.coach.lifts import Bout, Lifts, LiftState, Target, blended, e1rm
from bot.coach.limits import diary, progress
from bot.coach.limits import load as limit
from bot.coach.progression import is_as_asked
from bot.domain.training import Lift, Log, PlannedLift, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.exercise import ExerciseId
    from bot.domain.record import Record


@dataclass(slots=True)
class _Day:
    """One lift on one day."""

    sets: list[StrengthSet] = field(default_factory=list[StrengthSet])
    """Working sets."""
    asked: PlannedLift | None = None


Done = dict[date, _Day]
"""One lift, by day."""


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
    bouts: list[Bout] = field(default_factory=list[Bout])


def lifts(logs: Iterable[Log], day: date, *, novice: bool) -> Lifts:
    """Return what the logs up to a day tell of each lift."""
    done: defaultdict[ExerciseId, Done] = defaultdict(dict)
    for log in logs:
        for entry in log.entries:
            if isinstance(entry.activity, Lift) and entry.day <= day:
                _add(done[entry.activity.exercise], entry.day, entry.activity, log.planned)
    return {exercise: _state(days, day, novice=novice) for exercise, days in done.items()}


def maximum(record: Record, exercise: ExerciseId) -> float | None:
    """Return the highest estimate (kg) that the record knows of one lift, None without a load."""
    done: Done = {}
    for log in record.logs:
        for entry in log.entries:
            if isinstance(entry.activity, Lift) and entry.activity.exercise == exercise:
                _add(done, entry.day, entry.activity, log.planned)
    known = [told for work in done.values() if (told := _best(_rated(work))) is not None]
    older = record.older.lifts.get(exercise)
    if older is not None and older.best is not None:
        known.append(e1rm(older.best.load.kg, older.best.reps, older.best.rpe))
    return max(known, default=None)


def _add(done: Done, day: date, lift: Lift, planned: Iterable[PlannedLift] = ()) -> None:
    known = done.setdefault(day, _Day())
    known.sets.extend(one for one in lift.sets if not (one.warmup or one.assisted))
    asked = (line for line in planned if line.exercise == lift.exercise)
    known.asked = next(asked, known.asked)


def _state(days: Done, today: date, *, novice: bool) -> LiftState:
    course = _Course()
    last = days[max(days)].sets
    each = any(one.each for one in last)
    for day, work in sorted(days.items()):
        sets = [one for one in work.sets if one.each == each]
        _go_on(course, day, (today - day).days, _Day(sets, work.asked), novice=novice)
    loads = [one.load.kg for one in last if one.load is not None and not one.failed]
    return LiftState(
        e1rm_kg=course.best,
        last_kg=max(loads, default=None),
        each=each,
        sessions=course.sessions,
        best_reps=tuple(course.reps),
        short_days_ago=(today - max(days)).days if _is_short(last) else None,
        bouts=tuple(course.bouts),
    )


def _go_on(course: _Course, day: date, days_ago: int, work: _Day, *, novice: bool) -> None:
    gap = (day - course.before).days if course.before is not None else 0
    if gap > diary.NEW_MAXIMUM_DAYS:
        at_once = gap > diary.NEW_MAXIMUM_AT_ONCE_DAYS
        course.since_break = diary.NEW_MAXIMUM_SESSION if at_once else 1
        course.renewed = False
        course.bouts.clear()
    elif not course.renewed:
        course.since_break += 1
    course.before = day
    bout = _bout(work, days_ago)
    if bout is not None:
        course.bouts.append(bout)
    told = _told(tuple(_rated(work)), course.best, by_coach=work.asked is not None)
    if told is not None:
        _learn(course, told, bout, novice=novice)
    reached = _reached(one for one in work.sets if not one.failed)
    if reached is not None:
        course.reps.append(reached)


def _told(sets: Sequence[StrengthSet], known: float | None, *, by_coach: bool) -> float | None:
    """Return what a session tells: easy sets only the first load, or that there is more."""
    told = _best(sets)
    if told is not None or not (by_coach or known is not None):
        return told
    easy = _best(sets, easy=True)
    return easy if easy is not None and (known is None or easy > known) else None


def _learn(course: _Course, told: float, bout: Bout | None, *, novice: bool) -> None:
    """Take a session in; one that went as asked never tells less than was known."""
    course.sessions += 1
    if not course.renewed and course.since_break >= diary.NEW_MAXIMUM_SESSION:
        course.best, course.renewed = told, True
        return
    if bout is not None and is_as_asked(bout) and course.best is not None:
        told = max(told, course.best)
    course.best = blended(course.best, told, novice=novice)


def _bout(work: _Day, days_ago: int) -> Bout | None:
    """Return the heaviest sets of a day, beside what was asked for."""
    loaded = [(one.load.kg, one) for one in work.sets if one.load is not None and one.reps]
    if not loaded:
        return None
    top = max(kg for kg, _ in loaded)
    if top <= 0:
        return None
    sets = [one for kg, one in loaded if kg >= top * progress.DONE_SHARE]
    rated = [one.rpe for one in sets if one.rpe is not None]
    reps = tuple(one.reps for one in sets if one.reps is not None)
    return Bout(
        days_ago=days_ago,
        kg=top,
        reps=reps,
        rpe=rated[-1] if rated else None,
        failed=any(one.failed for one in work.sets),
        target=None if _is_another(work.asked, top, max(reps)) else _target(work.asked),
    )


def _is_another(asked: PlannedLift | None, kg: float, reps: int) -> bool:
    """Tell whether another session was done: far lighter, or heavier with fewer repetitions."""
    if asked is None or asked.reps is None:
        return True
    low = asked.reps if asked.low is None else asked.low
    if asked.load_kg is None:
        return reps < low
    heavier = kg * progress.DONE_SHARE > asked.load_kg
    return kg < asked.load_kg * progress.FAR_LIGHTER or (heavier and reps < low)


def _target(asked: PlannedLift | None) -> Target | None:
    """Return what was asked for, as it is compared with what was done."""
    if asked is None or asked.reps is None or asked.rpe is None:
        return None
    return Target(
        sets=asked.sets,
        reps=asked.reps,
        low=asked.reps if asked.low is None else asked.low,
        top=asked.reps if asked.top is None else asked.top,
        rpe=asked.rpe,
        light=asked.light,
    )


def _rated(work: _Day) -> Iterator[StrengthSet]:
    """Yield the sets that were done, with the effort asked for where none was told."""
    asked = work.asked
    for one in work.sets:
        if one.failed:
            continue
        as_asked = asked is not None and one.rpe is None and one.reps == asked.reps
        if asked is None or not as_asked:
            yield one
        elif not asked.light:
            yield replace(one, rpe=asked.rpe)


def _best(sets: Iterable[StrengthSet], *, easy: bool = False) -> float | None:
    """Return the highest estimate (kg) of a session: of few and hard repetitions, if any."""
    told = {(one.load.kg, one.reps, one.rpe) for one in sets if one.load and one.reps}
    least = limit.FIRST_MIN_RPE if easy else limit.MIN_RPE
    hard = [(kg, reps, rpe) for kg, reps, rpe in told if rpe is None or rpe >= least]
    for most in limit.MAX_REPS, limit.MAX_REPS_ALONE:
        found = [e1rm(kg, reps, rpe) for kg, reps, rpe in hard if kg > 0 and reps <= most]
        if found:
            return max(found)
    return None


def _is_short(sets: Iterable[StrengthSet]) -> bool:
    """Tell whether bodyweight sets failed or ended after very few repetitions."""
    bare = [one for one in sets if one.load is None and one.reps is not None]
    return any(one.failed or (one.reps or 0) < diary.BODYWEIGHT_LEAST for one in bare)


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
