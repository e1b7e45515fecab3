"""Heavy-class sessions out of the diary, and the counters that hang on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.coach.advice import SessionName
from bot.coach.limits import calendar as limit
from bot.coach.limits import diary, progress
from bot.coach.rules.breaks import row_of
from bot.coach.situation import ReturnStep
from bot.domain.exercise import Exercise, ExerciseId
from bot.domain.record import LIVE_WEEKS
from bot.domain.training import Lift, Log

if TYPE_CHECKING:
    from bot.domain.summary import LiftedDay

Exercises = Mapping[ExerciseId, Exercise]

WEEK: Final = timedelta(weeks=1)
CYCLE: Final = limit.DELOAD_WEEKS + 1
"""Weeks from one lighter week to the next."""
LEGS: Final = frozenset({"squat", "hinge"})
NAMED: Final = frozenset(
    {SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL, SessionName.MAINT, SessionName.LEARN}
)
OWN_WORDS: Final = (
    ("squat", "squat"),
    ("lunge", "squat"),
    ("leg press", "squat"),
    ("deadlift", "hinge"),
    ("rdl", "hinge"),
    ("thrust", "hinge"),
)
"""Words in names of the runner's own that tell the pattern."""
HINGED_LUNGES: Final = frozenset({"sl_rdl"})


@dataclass(frozen=True, slots=True)
class Session:
    """One heavy-class session that was done."""

    day: date
    name: str
    """Its class."""
    patterns: frozenset[str]
    """Of squat, hinge, push and pull those it held."""
    clean: bool
    """No repetition failed, and no set was much harder than asked. Source: coaching rules 2.6."""


@dataclass(slots=True)
class _Day:
    """What was lifted on one day."""

    named: set[str] = field(default_factory=set[str])
    patterns: set[str] = field(default_factory=set[str])
    leg_sets: int = 0
    hard: bool = False
    clean: bool = True


def sessions(logs: Iterable[Log], day: date, exercises: Exercises) -> tuple[Session, ...]:
    """Return the heavy-class sessions up to a day, oldest first."""
    days: defaultdict[date, _Day] = defaultdict(_Day)
    for log in logs:
        efforts = _efforts(log)
        for entry in log.entries:
            if isinstance(entry.activity, Lift) and entry.day <= day:
                asked = efforts.get(entry.activity.exercise)
                _count(days[entry.day], entry.activity, exercises, asked)
                if log.session is not None:
                    days[entry.day].named.add(log.session)
    return tuple(_sessions(days))


def sealed_sessions(days: Iterable[LiftedDay], exercises: Exercises) -> tuple[Session, ...]:
    """Return the heavy-class sessions of sealed days, as they count for the ladder."""
    found: list[Session] = []
    for one in days:
        patterns = frozenset(pattern(ExerciseId(name), exercises) for name in one.lifts)
        too_hard = one.over_rpe is not None and one.over_rpe >= progress.HARDER_RPE
        if patterns & LEGS or one.session in NAMED:
            name = one.session or SessionName.HEAVY_LOWER
            found.append(Session(one.day, name, patterns, clean=not (too_hard or one.failed)))
    return tuple(found)


def pattern(exercise: ExerciseId, exercises: Exercises) -> str:
    """Return the pattern of a lift, by its name when it is the runner's own; lunges are squats."""
    known = exercises.get(exercise)
    if known is None:
        words = exercise.lower()
        return next((found for word, found in OWN_WORDS if word in words), "")
    if known.pattern == "lunge":
        return "hinge" if exercise in HINGED_LUNGES else "squat"
    return known.pattern


def _efforts(log: Log) -> Mapping[ExerciseId, float]:
    """Return the effort that was asked of each lift."""
    return {line.exercise: line.rpe for line in log.planned if line.rpe is not None}


def _count(day: _Day, lift: Lift, exercises: Exercises, asked_rpe: float | None) -> None:
    working = [one for one in lift.sets if not one.warmup]
    found = pattern(lift.exercise, exercises)
    day.patterns.add(found)
    hardest = max([one.rpe or 0.0 for one in working], default=0.0)
    too_hard = asked_rpe is not None and hardest >= asked_rpe + progress.HARDER_RPE
    if too_hard or any(one.failed for one in working):
        day.clean = False
    if found in LEGS:
        day.leg_sets += len(working)
        day.hard = day.hard or hardest >= diary.HEAVY_RPE


def _sessions(days: Mapping[date, _Day]) -> Iterator[Session]:
    for day, done in sorted(days.items()):
        name = _name(done)
        if name is not None:
            yield Session(day, name, frozenset(done.patterns), done.clean)


def _name(done: _Day) -> str | None:
    """The heaviest name of the day; a free log is named by its leg sets."""
    for name in SessionName.HEAVY_FULL, SessionName.HEAVY_LOWER:
        if name in done.named:
            return name
    if SessionName.CORE_BW in done.named and done.leg_sets:
        return SessionName.CORE_BW
    if done.leg_sets >= diary.HEAVY_SETS or done.hard:
        named = sorted(done.named & NAMED)
        return named[0] if named else SessionName.HEAVY_LOWER
    named = sorted(done.named & NAMED)
    return named[0] if named else SessionName.MAINT if done.leg_sets else None


# ---------------------------------------------------------------- counters


def within(done: Sequence[Session], day: date, days: int) -> Sequence[Session]:
    """Return the sessions younger than so many days."""
    return [session for session in done if (day - session.day).days < days]


def pattern_days(done: Sequence[Session], day: date) -> dict[str, float | None]:
    """Return the days since each pattern; empty when nothing was ever lifted."""
    if not done:
        return {}
    last: dict[str, float | None] = dict.fromkeys(("squat", "hinge", "push", "pull"))
    for session in done:
        for found in session.patterns & last.keys():
            last[found] = (day - session.day).days
    return last


def ladder_week(
    done: Sequence[Session], pairs_a_week: int = 1, climbed: int = 0, last: date | None = None
) -> int:
    """Return the week of the novice ladder: two sessions close together make one.

    `climbed` sessions, up to the day `last`, lie before those that are known one by one.
    """
    week, pairs, open_day, before = 1 + climbed // (2 * pairs_a_week), 0, None, last
    for session in done:
        gap = (session.day - before).days if before is not None else 0
        week, open_day = _after_gap(week, open_day, gap)
        if session.clean:
            close = open_day is not None and _is_close(open_day, session.day)
            pairs += close
            week += close and pairs % pairs_a_week == 0
            open_day = None if close else session.day
        before = session.day
    return week


def _after_gap(week: int, open_day: date | None, gap: int) -> tuple[int, date | None]:
    if gap > limit.FORGET_DAYS:
        return 1, None
    if gap > limit.LADDER_BACK_DAYS:
        return min(week, limit.LADDER_BACK_WEEK), None
    return week, open_day


def _is_close(one: date, other: date) -> bool:
    return (other - one).days <= limit.LADDER_GAP_DAYS


def return_step(done: Sequence[Session]) -> ReturnStep | None:
    """Return where the comeback from the last break stands, None when all is made good."""
    length, number, before = 0, 0, None
    for session in done:
        gap = (session.day - before).days if before is not None else 0
        if gap > limit.NO_BREAK_DAYS:
            length = max(gap, length if number < _steps(length) else gap)
            number = 0
        number += length > 0
        before = session.day
    unfinished = 1 <= number < _steps(length)
    return ReturnStep(length, number + 1) if unfinished else None


def _steps(length: int) -> int:
    return row_of(length).steps if length > limit.NO_BREAK_DAYS else 0


def is_deload(
    done: Sequence[Session], day: date, eased: Collection[date] = (), *, cut_off: bool = False
) -> bool:
    """Tell whether this calendar week is a lighter one, after four loaded weeks.

    It moves by a week to meet one that is lighter for running; `eased` are the Mondays of these.
    `cut_off`: earlier sessions are known no longer. Then the count begins in a week that stays the
    same from day to day and whose distance to the next such week is a whole cycle.
    """
    if not done:
        return False
    counts: defaultdict[date, int] = defaultdict(int)
    for session in done:
        counts[monday(session.day)] += 1
    loaded: list[int] = []
    week, last = _first_week(day) if cut_off else monday(done[0].day), monday(day)
    empty = 0
    while week < last:
        if _is_due(loaded, week, eased):
            loaded, empty = [], 0
        elif counts[week]:
            loaded, empty = [*loaded, counts[week]], 0
        else:
            empty += 1
            loaded = [] if empty >= limit.EMPTY_WEEKS else loaded
        week += WEEK
    return _is_due(loaded, last, eased)


def _first_week(day: date) -> date:
    """Return the first Monday of a cycle that the weeks at hand still hold whole."""
    first = monday(day) - (LIVE_WEEKS - 1) * WEEK
    return first + -(first.toordinal() // limit.WEEK_DAYS) % CYCLE * WEEK


def _is_due(loaded: list[int], week: date, eased: Collection[date]) -> bool:
    early = limit.DELOAD_WEEKS - limit.DELOAD_SHIFT_WEEKS
    late = limit.DELOAD_WEEKS + limit.DELOAD_SHIFT_WEEKS
    if week in eased and len(loaded) < limit.DELOAD_WEEKS:
        share = early / limit.DELOAD_WEEKS
        return len(loaded) == early and sum(loaded) >= share * limit.DELOAD_SESSIONS
    waits = week not in eased and week + WEEK in eased and len(loaded) < late
    last = loaded[-limit.DELOAD_WEEKS :]
    whole = len(last) == limit.DELOAD_WEEKS and sum(last) >= limit.DELOAD_SESSIONS
    return whole and not waits


def monday(day: date) -> date:
    """Return the first day of the calendar week."""
    return day - timedelta(days=day.weekday())
