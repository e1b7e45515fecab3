"""Runs around a day, done and planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Literal

from bot.coach.hardness import hardest, hardness
from bot.coach.limits import diary
from bot.coach.limits import running as limit
from bot.coach.situation import Outing, Outings, Running
from bot.domain.running import Run
from bot.domain.training import Entry, OtherSport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.record import Record

DAY = timedelta(days=1)
FREE = Outing("none")
"""A day that is known to bring no run."""
AROUND = range(1 - diary.DAYS_AROUND, diary.DAYS_AROUND)
WEEK = range(1, 1 + diary.DAYS_A_WEEK)
"""Days ahead of which something may be known."""


@dataclass(frozen=True, slots=True)
class Outdoors:
    """One run or other sport on its day."""

    entry: Entry
    outing: Outing
    distance_m: float | None
    is_run: bool

    @property
    def day(self) -> date:
        """Local date."""
        return self.entry.day


ByDay = Mapping[date, "Sequence[Outdoors]"]


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
    known = _history(record, day)
    habits = known.habits
    due = [known.expected(day + DAY * ahead) for ahead in WEEK]
    now = known.expected(day)
    return Running(
        today=_today(_on(known.done, day), now.outings if now else (), habits),
        tomorrow=due[0].outings if due[0] else None,
        yesterday=_on(known.done, day - DAY),
        spike=_is_spike(known.done, day - DAY),
        week=None if due[0] is None else tuple(one.outings if one else () for one in due),
        runs30=habits.runs30,
        median_min=habits.median_min,
        double_days14=habits.double_days14,
    )


def expected(record: Record, day: date, today: date) -> Expected | None:
    """Return what a day to come is expected to bring; None: nobody knows."""
    return _history(record, today).expected(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    """What is known of a runner's days."""

    done: Sequence[Outdoors]
    by_day: ByDay
    """The same."""
    planned: Sequence[Outdoors]
    usual: Mapping[int, tuple[Run, ...]]
    """By weekday."""
    habits: Running
    pace: float
    """Usual pace (s/km)."""

    def expected(self, day: date) -> Expected | None:
        """Return the plan of a day, else what its weekday is told or seen to hold."""
        plans = tuple(one for one in self.planned if one.day == day)
        if plans:
            out = tuple(one for one in plans if one.outing.kind not in limit.REST_KINDS)
            return Expected(out, "planned")
        told = self.usual.get(day.weekday())
        if told is not None:
            entries = (Entry(day, run) for run in told)
            return Expected(tuple(map(_small, _outdoors(entries, self.pace))), "usual")
        learned = _learned(self.by_day, day, self.habits)
        # Who told his week named the days that count: the others are free.
        return learned or (Expected((), "usual") if self.usual else None)


def _history(record: Record, today: date) -> _History:
    pace = _pace(record)
    told = (one for log in record.logs for one in _outdoors(log.entries, pace))
    done = [one for one in told if one.day <= today]
    by_day: defaultdict[date, list[Outdoors]] = defaultdict(list)
    for one in done:
        by_day[one.day].append(one)
    return _History(
        done=done,
        by_day=by_day,
        planned=list(_outdoors(record.plans, pace)),
        usual={one.weekday: one.runs for one in record.athlete.usual},
        habits=_habits(done, today),
        pace=pace,
    )


def _outdoors(entries: Iterable[Entry], pace: float) -> Iterator[Outdoors]:
    for entry in entries:
        match entry.activity:
            case Run() as run:
                kind = run.run_type.value if run.run_type is not None else None
                outing = Outing(kind, run.rpe, _minutes(run, pace))
                yield Outdoors(entry, outing, run.distance_m, is_run=True)
            case OtherSport() as sport:
                kind = _kind(sport.exercise.lower())
                seconds = sport.duration_s
                outing = Outing(kind, None, None if seconds is None else seconds / 60)
                yield Outdoors(entry, outing, sport.distance_m, is_run=False)
            case _:
                pass


def _kind(sport: str) -> str:
    if sport in limit.REST_KINDS:
        return sport
    return "match" if sport in limit.MATCH_SPORTS else "other"


def _minutes(run: Run, pace: float) -> float | None:
    if run.duration_s is not None:
        return run.duration_s / 60
    if run.distance_m is None:
        return None
    return run.distance_m / 1000 * (run.pace_s_per_km or pace) / 60


def _pace(record: Record) -> float:
    """Return the runner's usual pace (s/km), for runs of which only the distance is known."""
    paces = [
        run.duration_s / run.distance_m * 1000
        for log in record.logs
        for entry in log.entries
        if isinstance(run := entry.activity, Run) and run.duration_s and run.distance_m
    ]
    return median(paces) if paces else limit.FIRST_PACE_S_PER_KM


def _on(known: Iterable[Outdoors], day: date) -> Outings:
    return tuple(one.outing for one in known if one.day == day)


def _today(done: Outings, planned: Outings, habits: Running) -> Outings:
    """Return what was run and what is still to come: a plan is fulfilled by a run as hard as it."""
    hardest_done = max((hardness(one, habits) for one in done), default=None)
    open_plans = (
        one for one in planned if hardest_done is None or hardness(one, habits) > hardest_done
    )
    return tuple(one for one in (*done, *open_plans) if one.kind not in limit.REST_KINDS)


def _learned(done: ByDay, day: date, habits: Running) -> Expected | None:
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


def _held(done: ByDay, day: date, habits: Running) -> tuple[Outdoors, ...] | None:
    """Return the hardest run of an earlier day; None when nobody knows what it was.

    A day without a run was free only if the diary was kept that week.
    """
    there = done.get(day)
    if there:
        run = hardest(tuple(one.outing for one in there), habits)
        chosen = next(one for one in there if one.outing == run)
        return (chosen,) if chosen.outing.kind is not None else None
    kept = any(day + DAY * away in done for away in AROUND)
    return () if kept else None


def _habits(done: Iterable[Outdoors], day: date) -> Running:
    """Return what is usual for this runner."""
    runs = [one for one in done if one.is_run]
    recent = [one for one in runs if (day - one.day).days < limit.SPIKE_DAYS]
    lengths = [one.outing.minutes for one in recent if one.outing.minutes is not None]
    fortnight = [one.day for one in runs if (day - one.day).days < limit.HABIT_DAYS]
    return Running(
        runs30=len(recent),
        median_min=median(lengths) if lengths else None,
        double_days14=sum(fortnight.count(one) > 1 for one in set(fortnight)),
    )


def _is_spike(done: Iterable[Outdoors], day: date) -> bool:
    """Tell whether the run of a day went far beyond the longest of the 30 days before."""
    first = day - timedelta(days=limit.SPIKE_DAYS)
    lengths = [(one.day, one.distance_m) for one in done if one.is_run and one.distance_m]
    before = [metres for when, metres in lengths if first <= when < day]
    on_the_day = [metres for when, metres in lengths if when == day]
    return bool(before) and max(on_the_day, default=0) > limit.SPIKE * max(before)
