"""How regularly a runner lifts and moves: weeks kept, and a score that recovers.

Rule 1: days of illness and of absence neither break anything nor lengthen it.
Rule 2: a week in which rest is the plan is kept by resting.
Rule 3: one good week after a bad one counts as much as it would have before.
Source: the score is the exponential one of habit trackers, see `limits.habit`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING

from bot.coach.history import records
from bot.coach.history.races import phase
from bot.coach.history.sessions import sessions
from bot.coach.limits import habit as limit
from bot.coach.limits.calendar import WEEKLY_CAP
from bot.domain.training import Lift, Mobility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.catalogue import Catalogue
    from bot.domain.athlete import Athlete
    from bot.domain.record import Record

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekKept:
    """One week from Monday to Sunday."""

    first: date
    strength: int
    """Days with a strength session."""
    heavy: int
    """Heavy-class sessions among them."""
    routines: int
    """Days with a routine or other mobility."""
    runs: int
    metres: float
    paused: int
    """Days of illness or absence, 0 to 7."""
    target: int
    """Strength sessions that make it a kept week; 0 when rest is the plan."""
    over: bool
    """Whether the week is behind the runner."""

    @property
    def kept(self) -> bool:
        """Whether the target is reached."""
        return self.strength >= self.target

    @property
    def neutral(self) -> bool:
        """Whether the week counts for nothing: paused, or not over and not kept yet."""
        return not self.kept and (self.paused >= limit.PAUSED_DAYS or not self.over)

    @property
    def left(self) -> int:
        """Strength sessions that are missing."""
        return max(0, self.target - self.strength)


def week(record: Record, first: date, today: date, catalogue: Catalogue) -> WeekKept:
    """Return the week that begins on Monday `first`."""
    last = first + _WEEK - _DAY
    ran = records.total(record, first, last)
    heavy = sessions(record.logs, min(last, today), catalogue.exercises)
    paused = sum(is_paused(record.athlete, day) for day in _days(first, min(last, today)))
    return WeekKept(
        first=first,
        strength=len(_on(record, (Lift,), first, last)),
        heavy=sum(first <= one.day <= last for one in heavy),
        routines=len(_on(record, (Mobility,), first, last)),
        runs=ran.runs,
        metres=ran.metres,
        paused=paused,
        target=_scaled(target(record.athlete, first), paused),
        over=last < today,
    )


def weeks(
    record: Record, today: date, catalogue: Catalogue, count: int = limit.WEEKS_SHOWN
) -> tuple[WeekKept, ...]:
    """Return the last weeks, this one last, none from before the first log."""
    monday = today - timedelta(days=today.weekday())
    begun = records.earliest(record) or today
    starts = (monday - number * _WEEK for number in reversed(range(count)))
    return tuple(week(record, s, today, catalogue) for s in starts if s + _WEEK > begun)


def target(athlete: Athlete, day: date) -> int:
    """Return the strength sessions that the week of `day` asks for, without its pauses."""
    now = phase(athlete.races, day, athlete.zone or "")
    if now in limit.IN_SEASON:
        return 0
    return min(athlete.weekly_target or limit.USUAL_TARGET, WEEKLY_CAP[now])


def run_of_weeks(known: tuple[WeekKept, ...]) -> int:
    """Return how many weeks in a row were kept up to now; paused ones are passed over."""
    count = 0
    for one in reversed(known):
        if one.neutral:
            continue
        if not one.kept:
            break
        count += 1
    return count


def score(record: Record, today: date, wanted: int) -> int:
    """Return how regular the runner is, 0 to 100, for `wanted` active days a week (1 to 7)."""
    begun = records.earliest(record)
    if begun is None:
        return 0
    first = max(begun, today - limit.SCORED_DAYS * _DAY)
    active = _on(record, (Lift, Mobility), first, today)
    kept, counted = 0.0, list[bool]()
    keep = 0.5 ** (sqrt(wanted / 7) / limit.HALF_LIFE)
    for day in _days(first, today):
        if is_paused(record.athlete, day) and day not in active:
            continue
        counted.append(day in active)
        share = min(1.0, sum(counted[-limit.ACTIVE_WEEK :]) / wanted)
        done = 1.0 if target(record.athlete, day) == 0 else share
        kept = kept * keep + done * (1 - keep)
    # Somebody who has just begun is measured by the days there were.
    whole = 1 - keep ** len(counted)
    return round(100 * kept / whole) if counted else 0


def is_paused(athlete: Athlete, day: date) -> bool:
    """Tell whether training was not to be expected on a day: illness, holiday, a pause."""
    away = athlete.away
    spans = (*athlete.paused, *((away,) if away is not None and away.kind != "quiet" else ()))
    ill = athlete.health.illness
    is_ill = ill is not None and ill.since <= day and (ill.well is None or day < ill.well)
    return is_ill or any(span.covers(day) for span in spans)


def _scaled(wanted: int, paused: int) -> int:
    """Return the target of a week with pauses: less, but one session at least."""
    left = round(wanted * (limit.ACTIVE_WEEK - paused) / limit.ACTIVE_WEEK)
    return min(wanted, max(1, left))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * _DAY for number in range((last - first).days + 1))


_Kinds = tuple[type[Lift] | type[Mobility], ...]


def _on(record: Record, kinds: _Kinds, first: date, last: date) -> frozenset[date]:
    return frozenset(
        entry.day
        for entry in record.entries
        if isinstance(entry.activity, kinds) and first <= entry.day <= last
    )
