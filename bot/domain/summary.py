"""What is known of all the years that are no longer at hand entry by entry.

Law: `add(summary, logs)` is a fold; a summary of two parts is the summary of the whole. Only sealed
training is in it, so undo of a recent log never touches it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.load import Load
from bot.domain.running import Run
from bot.domain.training import Entry, Lift, Log


@dataclass(frozen=True, slots=True, kw_only=True)
class BestSet:
    """The heaviest set of one lift, by load, then by repetitions."""

    load: Load
    reps: int
    rpe: float | None
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftSummary:
    """One lift over the sealed years."""

    days: int
    """Entries of this lift."""
    first: date
    last: date
    best: BestSet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedDay:
    """A sealed day of lifting, as far as it tells how a session went."""

    day: date
    lifts: tuple[str, ...]
    """Exercises with working sets, one an entry."""
    session: str | None = None
    """Name of the coach's session that was completed that day."""
    over_rpe: float | None = None
    """By how much the hardest set was harder than asked, None: nobody asked or told."""
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """All runs of the sealed years."""

    count: int = 0
    distance_m: float = 0.0
    longest_m: float = 0.0
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All that is kept of training older than the live weeks."""

    lifts: Mapping[str, LiftSummary] = field(default_factory=dict[str, LiftSummary])
    runs: RunSummary = field(default_factory=RunSummary)
    logs: int = 0
    """How many logs were folded in."""
    late: tuple[LiftedDay, ...] = ()
    """The last sealed days of lifting, oldest first."""


LATE_DAYS = 32
"""So many of them are kept: a beginner's ladder is climbed in less."""


def add(summary: Summary, logs: Iterable[Log]) -> Summary:
    """Return `summary` with `logs` folded in."""
    for log in logs:
        summary = replace(summary, logs=summary.logs + 1)
        for entry in log.entries:
            summary = _with_entry(summary, entry)
        summary = replace(summary, late=_late(summary.late, log))
    return summary


def _late(known: tuple[LiftedDay, ...], log: Log) -> tuple[LiftedDay, ...]:
    days = {one.day: one for one in known}
    for entry in log.entries:
        if isinstance(entry.activity, Lift):
            days[entry.day] = _lifted(days.get(entry.day), entry.activity, entry.day, log)
    return tuple(days[day] for day in sorted(days)[-LATE_DAYS:])


def _lifted(known: LiftedDay | None, lift: Lift, day: date, log: Log) -> LiftedDay:
    """Return a day with one more lift of a log."""
    working = [one for one in lift.sets if not one.warmup]
    rated = [one.rpe for one in working if one.rpe is not None]
    asked = [line.rpe for line in log.planned if line.exercise == lift.exercise and line.rpe]
    over = [max(rated) - asked[-1]] if rated and asked else []
    before = known or LiftedDay(day=day, lifts=())
    over += [] if before.over_rpe is None else [before.over_rpe]
    return LiftedDay(
        day=day,
        lifts=(*before.lifts, str(lift.exercise)) if working else before.lifts,
        session=max(filter(None, (before.session, log.session)), default=None),
        over_rpe=max(over, default=None),
        failed=before.failed or any(one.failed for one in working),
    )


def _with_entry(summary: Summary, entry: Entry) -> Summary:
    match entry.activity:
        case Lift() as lift:
            key = str(lift.exercise)
            lifts = {**summary.lifts, key: _lift(summary.lifts.get(key), lift, entry.day)}
            return replace(summary, lifts=lifts)
        case Run() as run:
            return replace(summary, runs=_run(summary.runs, run, entry.day))
        case _:
            return summary


def _lift(known: LiftSummary | None, lift: Lift, day: date) -> LiftSummary:
    bests = [b for b in (known.best if known else None, best_set(lift, day)) if b is not None]
    return LiftSummary(
        days=(known.days if known else 0) + 1,
        first=min(known.first, day) if known else day,
        last=max(known.last, day) if known else day,
        best=max(bests, key=lambda b: (b.load.kg, b.reps), default=None),
    )


def best_set(lift: Lift, day: date) -> BestSet | None:
    """Return the heaviest working set of `lift`, or None; warm-ups and failed sets do not count."""
    sets = [
        BestSet(load=s.load, reps=s.reps, rpe=s.rpe, day=day)
        for s in lift.sets
        if s.load and s.reps and not (s.warmup or s.failed or s.assisted)
    ]
    return max(sets, key=lambda b: (b.load.kg, b.reps), default=None)


def _run(known: RunSummary, run: Run, day: date) -> RunSummary:
    distance = run.distance_m or 0.0
    return RunSummary(
        count=known.count + 1,
        distance_m=known.distance_m + distance,
        longest_m=max(known.longest_m, distance),
        last=max(known.last, day) if known.last else day,
    )
