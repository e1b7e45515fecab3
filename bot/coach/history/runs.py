"""Runs around a day, done and planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Literal

from bot.coach.hardness import hardest, hardness
from bot.coach.history.outdoors import DAY, Outdoors, Trails, trails
from bot.coach.limits import diary
from bot.coach.limits import running as limit
from bot.coach.situation import Outing, Outings, Running
from bot.domain.running import Run
from bot.domain.training import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.record import Record

FREE = Outing("none")
"""A day that is known to bring no run."""
AROUND = range(1 - diary.DAYS_AROUND, diary.DAYS_AROUND)
WEEK = range(1, 1 + diary.DAYS_A_WEEK)
"""Days ahead of which something may be known."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a day is expected to bring, empty for a day without running."""

    outdoors: tuple[Outdoors, ...]
    how: Literal["planned", "usual", "learned"]
    """Announced for the date, told of the weekday, or seen in the last weeks."""

    @property
    def outings(self) -> Outings:
        """The runs as the rules see them."""
        return tuple(one.outing for one in self.outdoors) or (FREE,)


def running(record: Record, day: date) -> Running:
    """Return the runs that matter on a day."""
    return running_after(trails(record, day), record, day)


def running_after(done: Trails, record: Record, day: date) -> Running:
    """Return the runs that matter on a day up to which these were done."""
    known = _outlook_after(done, record, day)
    habits = known.habits
    due = [known.expected(day + DAY * ahead) for ahead in WEEK]
    now = known.expected(day)
    return Running(
        today=_today(_outings(done.on(day)), now.outings if now else (), habits),
        tomorrow=due[0].outings if due[0] else None,
        yesterday=_outings(done.on(day - DAY)),
        spike=_is_spike(done, day - DAY),
        week=None if due[0] is None else tuple(one.outings if one else () for one in due),
        runs30=habits.runs30,
        median_min=habits.median_min,
        double_days14=habits.double_days14,
    )


def expected(record: Record, day: date, today: date) -> Expected | None:
    """Return what a day to come is expected to bring; None: nobody knows."""
    return outlook(record, today).expected(day)


def outlook(record: Record, today: date) -> Outlook:
    """Return what is known of the days to come, when several are looked at."""
    return _outlook_after(trails(record, today), record, today)


def expected_after(done: Trails, record: Record, day: date, today: date) -> Expected | None:
    """Return what a day to come is expected to bring after these runs; None: nobody knows."""
    return _outlook_after(done, record, today).expected(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is known of a runner's days to come."""

    done: Trails
    planned: Sequence[Outdoors]
    usual: Mapping[int, tuple[Run, ...]]
    """By weekday."""
    habits: Running

    def expected(self, day: date) -> Expected | None:
        """Return the plan of a day, else what its weekday is told or seen to hold."""
        plans = tuple(one for one in self.planned if one.day == day)
        if plans:
            out = tuple(one for one in plans if one.outing.kind not in limit.REST_KINDS)
            return Expected(out, "planned")
        told = self.usual.get(day.weekday())
        if told is not None:
            entries = (Entry(day, run) for run in told)
            return Expected(tuple(map(_small, self.done.seen(entries))), "usual")
        learned = _learned(self.done, day, self.habits)
        # Who told his week named the days that count: the others are free.
        return learned or (Expected((), "usual") if self.usual else None)


def _outlook_after(done: Trails, record: Record, today: date) -> Outlook:
    return Outlook(
        done=done,
        planned=tuple(done.seen(record.plans)),
        usual={one.weekday: one.runs for one in record.athlete.usual},
        habits=_habits(done, today),
    )


def _outings(done: Iterable[Outdoors]) -> Outings:
    return tuple(one.outing for one in done)


def _today(done: Outings, planned: Outings, habits: Running) -> Outings:
    """Return what was run and what is still to come: a plan is fulfilled by a run as hard as it."""
    hardest_done = max((hardness(one, habits) for one in done), default=None)
    open_plans = (
        one for one in planned if hardest_done is None or hardness(one, habits) > hardest_done
    )
    return tuple(one for one in (*done, *open_plans) if one.kind not in limit.REST_KINDS)


def _learned(done: Trails, day: date, habits: Running) -> Expected | None:
    """Return what the weekday has held in most of the last weeks."""
    weeks = range(1, limit.LEARN_WEEKS + 1)
    usual = [_held(done, day - timedelta(weeks=week), habits) for week in weeks]
    known = [held for held in usual if held is not None]
    for held in known:
        if sum(_kind_of(other) == _kind_of(held) for other in known) >= limit.LEARN_TIMES:
            again = (replace(one, entry=replace(one.entry, day=day)) for one in held)
            return Expected(tuple(map(_small, again)), "learned")
    return None


def _small(one: Outdoors) -> Outdoors:
    """Return a race of every week as what it is: a hard run. Source: coaching rules 2.1."""
    if one.outing.kind != "race":
        return one
    return replace(one, outing=replace(one.outing, kind="small_race"))


def _kind_of(held: Sequence[Outdoors]) -> str | None:
    return held[0].outing.kind if held else None


def _held(done: Trails, day: date, habits: Running) -> tuple[Outdoors, ...] | None:
    """Return the hardest run of an earlier day; None when nobody knows what it was.

    A day without a run was free only if the diary was kept that week.
    """
    there = done.on(day)
    if len(there) == 1:
        return there if there[0].outing.kind is not None else None
    if there:
        run = hardest(_outings(there), habits)
        chosen = next(one for one in there if one.outing == run)
        return (chosen,) if chosen.outing.kind is not None else None
    kept = any(done.on(day + DAY * away) for away in AROUND)
    return () if kept else None


def _habits(done: Trails, day: date) -> Running:
    """Return what is usual for this runner."""
    runs = [one for one in done.last(limit.SPIKE_DAYS) if one.is_run]
    lengths = [one.outing.minutes for one in runs if one.outing.minutes is not None]
    fortnight = Counter(one.day for one in runs if (day - one.day).days < limit.HABIT_DAYS)
    return Running(
        runs30=len(runs),
        median_min=median(lengths) if lengths else None,
        double_days14=sum(runs_a_day > 1 for runs_a_day in fortnight.values()),
    )


def _is_spike(done: Trails, day: date) -> bool:
    """Tell whether the run of a day went far beyond the longest of the 30 days before."""
    longest = max(_lengths(done.on(day)), default=0.0)
    if not longest:
        return False
    days = range(1, 1 + limit.SPIKE_DAYS)
    before = [metres for ago in days for metres in _lengths(done.on(day - ago * DAY))]
    return bool(before) and longest > limit.SPIKE * max(before)


def _lengths(done: Iterable[Outdoors]) -> Iterator[float]:
    return (one.distance_m for one in done if one.is_run and one.distance_m)
