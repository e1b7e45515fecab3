"""Runs around a day, done and planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from bot.coach.hardness import hardest, hardness
from bot.coach.limits import diary
from bot.coach.limits import running as limit
from bot.coach.situation import Outing, Outings, Running
from bot.domain.running import Run
from bot.domain.training import Entry, OtherSport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.record import Record

DAY = timedelta(days=1)
WEEK = range(1, 1 + diary.DAYS_A_WEEK)
"""Days ahead of which something may be known."""


@dataclass(frozen=True, slots=True)
class Outdoors:
    """One run or other sport on its day."""

    day: date
    outing: Outing
    distance_m: float | None
    is_run: bool


def running(record: Record, day: date) -> Running:
    """Return the runs that matter on a day."""
    pace = _pace(record)
    told = (one for log in record.logs for one in _outdoors(log.entries, pace))
    done = [one for one in told if one.day <= day]
    planned = list(_outdoors(record.plans, pace))
    habits = _habits(done, day)
    known = [_known(done, planned, day + DAY * ahead, habits) for ahead in WEEK]
    return Running(
        today=_today(_on(done, day), _on(planned, day), habits),
        tomorrow=known[0],
        yesterday=_on(done, day - DAY),
        spike=_is_spike(done, day - DAY),
        week=None if known[0] is None else tuple(runs or () for runs in known),
        runs30=habits.runs30,
        median_min=habits.median_min,
        double_days14=habits.double_days14,
    )


def _outdoors(entries: Iterable[Entry], pace: float) -> Iterator[Outdoors]:
    for entry in entries:
        match entry.activity:
            case Run() as run:
                kind = run.run_type.value if run.run_type is not None else None
                outing = Outing(kind, run.rpe, _minutes(run, pace))
                yield Outdoors(entry.day, outing, run.distance_m, is_run=True)
            case OtherSport() as sport:
                kind = _kind(sport.exercise.lower())
                seconds = sport.duration_s
                outing = Outing(kind, None, None if seconds is None else seconds / 60)
                yield Outdoors(entry.day, outing, sport.distance_m, is_run=False)
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


def _known(
    done: Sequence[Outdoors], planned: Sequence[Outdoors], day: date, habits: Running
) -> Outings | None:
    """Return what is planned for a day, or what its weekday usually holds, or None: unknown."""
    plans = _on(planned, day)
    if plans:
        return plans
    weeks = range(1, limit.LEARN_WEEKS + 1)
    usual = [_usual(done, day - timedelta(weeks=week), habits) for week in weeks]
    known = [outing for outing in usual if outing is not None]
    for outing in known:
        if sum(other.kind == outing.kind for other in known) >= limit.LEARN_TIMES:
            return (outing,)
    return None


def _usual(done: Sequence[Outdoors], day: date, habits: Running) -> Outing | None:
    """Return the hardest run of an earlier day; None when nobody knows what it was.

    A day without a run was free only if the diary was kept that week.
    """
    run = hardest(_on(done, day), habits)
    if run is not None:
        return run if run.kind is not None else None
    kept = any(abs((one.day - day).days) < diary.DAYS_AROUND for one in done)
    return Outing("none") if kept else None


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
