"""The lifts of a diary by day: what was done of one on a day, beside what the coach had asked for.

Rule: a day of a lift is only worked out when somebody asks for it; a session looks at few of all
that were ever lifted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.coach.lifts import Bout, Target
from bot.coach.limits import diary, progress
from bot.domain.training import Lift, Log, PlannedLift, StrengthSet

if TYPE_CHECKING:
    from bot.domain.exercise import ExerciseId

Part = tuple[Lift, tuple[PlannedLift, ...]]
"""A lift as it was told, and all that the coach had asked for in that log."""
Days = Mapping[date, list[Part]]
"""One lift, by day."""


@dataclass(frozen=True, slots=True)
class Work:
    """One lift on one day."""

    sets: tuple[StrengthSet, ...]
    """Working sets."""
    asked: PlannedLift | None


def lifted(logs: Iterable[Log], day: date) -> Mapping[ExerciseId, Days]:
    """Return what was lifted up to a day."""
    found: dict[ExerciseId, dict[date, list[Part]]] = {}
    for log in logs:
        for entry in log.entries:
            if isinstance(entry.activity, Lift) and entry.day <= day:
                days = found.setdefault(entry.activity.exercise, {})
                days.setdefault(entry.day, []).append((entry.activity, log.planned))
    return found


def in_each_hand(days: Days) -> bool:
    """Tell whether the last day of a lift was done with one weight in each hand."""
    return any(one.each for one in working_sets(days[max(days)]))


def work(parts: Sequence[Part], *, each: bool | None = None) -> Work:
    """Return a day's work: all of it, or what was done with one weight in each hand, or without."""
    sets = tuple(one for one in working_sets(parts) if each is None or one.each == each)
    asked: PlannedLift | None = None
    for lift, planned in parts:
        asked = next((line for line in planned if line.exercise == lift.exercise), asked)
    return Work(sets, asked)


def working_sets(parts: Iterable[Part]) -> Iterator[StrengthSet]:
    """Yield the sets that were done without help, warm-up left out."""
    return (one for lift, _ in parts for one in lift.sets if not (one.warmup or one.assisted))


def bouts_since(days: Days, first: date, today: date) -> tuple[Bout, ...]:
    """Return the loaded days of a lift from a day on, since its last break, oldest first."""
    each, before = in_each_hand(days), first
    found: list[Bout] = []
    for day in sorted(one for one in days if one >= first):
        if (day - before).days > diary.NEW_MAXIMUM_DAYS:
            found.clear()
        before = day
        one = bout(work(days[day], each=each), (today - day).days)
        found += () if one is None else (one,)
    return tuple(found)


def bout(work: Work, days_ago: int) -> Bout | None:
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
