"""Estimated maxima out of the diary, lift by lift.

Rule: a lift is only worked out when somebody asks for it; a session looks at few of all that were
ever lifted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.coach.history.bouts import (
    Days,
    Work,
    bout,
    bouts_since,
    in_each_hand,
    lifted,
    work,
    working_sets,
)
from bot.coach.lifts import Bout, LiftState, blended, e1rm
from bot.coach.limits import diary
from bot.coach.limits import load as limit
from bot.coach.progression import is_as_asked
from bot.domain.exercise import ExerciseId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.record import Record
    from bot.domain.training import Log, StrengthSet


class Tried(NamedTuple):
    """A loaded set as it tells the maximum."""

    kg: float
    reps: int
    rpe: float | None


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


class KnownLifts(Mapping[ExerciseId, LiftState]):
    """What the logs up to a day tell of each lift."""

    def __init__(self, done: Mapping[ExerciseId, Days], day: date, *, novice: bool) -> None:
        self._done = done
        self._day = day
        self._novice = novice
        self._states: dict[ExerciseId, LiftState] = {}

    def __getitem__(self, exercise: ExerciseId) -> LiftState:
        known = self._states.get(exercise)
        if known is None:
            known = _state(self._done[exercise], self._day, novice=self._novice)
            self._states[exercise] = known
        return known

    def __contains__(self, exercise: object) -> bool:
        return exercise in self._done

    def __iter__(self) -> Iterator[ExerciseId]:
        return iter(self._done)

    def __len__(self) -> int:
        return len(self._done)

    def since(self, last: date, first: date) -> Iterator[tuple[ExerciseId, tuple[Bout, ...]]]:
        """Yield the lifts done on the day `last` or later, with their bouts from `first` on."""
        for exercise, days in self._done.items():
            if max(days) >= last:
                yield exercise, bouts_since(days, first, self._day)


def lifts(logs: Iterable[Log], day: date, *, novice: bool) -> KnownLifts:
    """Return what the logs up to a day tell of each lift."""
    return KnownLifts(lifted(logs, day), day, novice=novice)


def maximum(record: Record, exercise: ExerciseId) -> float | None:
    """Return the highest estimate (kg) that the record knows of one lift, None without a load."""
    days = lifted(record.logs, date.max).get(exercise, {})
    known = [told for parts in days.values() if (told := _best(_tried(work(parts)))) is not None]
    older = record.older.lifts.get(exercise)
    if older is not None and older.best is not None:
        known.append(e1rm(older.best.load.kg, older.best.reps, older.best.rpe))
    return max(known, default=None)


def _state(days: Days, today: date, *, novice: bool) -> LiftState:
    course = _Course()
    each = in_each_hand(days)
    for day, parts in sorted(days.items()):
        _go_on(course, day, (today - day).days, work(parts, each=each), novice=novice)
    last = tuple(working_sets(days[max(days)]))
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


def _go_on(course: _Course, day: date, days_ago: int, done: Work, *, novice: bool) -> None:
    gap = (day - course.before).days if course.before is not None else 0
    if gap > diary.NEW_MAXIMUM_DAYS:
        at_once = gap > diary.NEW_MAXIMUM_AT_ONCE_DAYS
        course.since_break = diary.NEW_MAXIMUM_SESSION if at_once else 1
        course.renewed = False
        course.bouts.clear()
    elif not course.renewed:
        course.since_break += 1
    course.before = day
    one = bout(done, days_ago)
    if one is not None:
        course.bouts.append(one)
        told = _told(_tried(done), course.best, by_coach=done.asked is not None)
        if told is not None:
            _learn(course, told, one, novice=novice)
    reached = _reached(done.sets)
    if reached is not None:
        course.reps.append(reached)


def _told(tried: set[Tried], known: float | None, *, by_coach: bool) -> float | None:
    """Return what a session tells: easy sets only the first load, or that there is more."""
    told = _best(tried)
    if told is not None or not (by_coach or known is not None):
        return told
    easy = _best(tried, easy=True)
    return easy if easy is not None and (known is None or easy > known) else None


def _learn(course: _Course, told: float, last: Bout, *, novice: bool) -> None:
    """Take a session in; one that went as asked never tells less than was known."""
    course.sessions += 1
    if not course.renewed and course.since_break >= diary.NEW_MAXIMUM_SESSION:
        course.best, course.renewed = told, True
        return
    if course.best is not None and is_as_asked(last):
        told = max(told, course.best)
    course.best = blended(course.best, told, novice=novice)


def _tried(done: Work) -> set[Tried]:
    """Return the loaded sets that were done, with the effort asked for where none was told."""
    found, asked = set[Tried](), done.asked
    for one in done.sets:
        if one.failed or one.load is None or not one.reps:
            continue
        rpe = one.rpe
        if rpe is None and asked is not None and one.reps == asked.reps:
            if asked.light:
                continue
            rpe = asked.rpe
        found.add(Tried(one.load.kg, one.reps, rpe))
    return found


def _best(tried: Iterable[Tried], *, easy: bool = False) -> float | None:
    """Return the highest estimate (kg) of a session: of few and hard repetitions, if any."""
    least = limit.FIRST_MIN_RPE if easy else limit.MIN_RPE
    hard = [one for one in tried if one.kg > 0 and (one.rpe is None or one.rpe >= least)]
    for most in limit.MAX_REPS, limit.MAX_REPS_ALONE:
        found = [e1rm(*one) for one in hard if one.reps <= most]
        if found:
            return max(found)
    return None


def _is_short(sets: Iterable[StrengthSet]) -> bool:
    """Tell whether bodyweight sets failed or ended after very few repetitions."""
    bare = [one for one in sets if one.load is None and one.reps is not None]
    return any(one.failed or (one.reps or 0) < diary.BODYWEIGHT_LEAST for one in bare)


def _reached(sets: Iterable[StrengthSet]) -> int | None:
    """Return the repetitions that three easy enough bodyweight sets reached."""
    reps = [
        one.reps
        for one in sets
        if one.load is None
        and one.reps
        and not one.failed
        and (one.rpe or 0) <= diary.BODYWEIGHT_RPE
    ]
    enough = len(reps) >= diary.BODYWEIGHT_SETS
    return sorted(reps)[-diary.BODYWEIGHT_SETS] if enough else None
