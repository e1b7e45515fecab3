"""What was run, or done of another sport, as the rules look at it; worked out day by day.

Rule: a day is only worked out when somebody asks for it; few of the weeks at hand are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from bot.coach.limits import running as limit
from bot.coach.situation import Outing
from bot.domain.running import Run
from bot.domain.training import Entry, OtherSport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.domain.record import Record

DAY = timedelta(days=1)


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


class Trails:
    """The runs and other sports up to a day."""

    def __init__(
        self,
        entries: Mapping[date, Sequence[Entry]],
        today: date,
        pace_s_per_km: float,
        seen: Mapping[date, tuple[Outdoors, ...]] | None = None,
    ) -> None:
        self._entries = entries
        self._today = today
        self._pace = pace_s_per_km
        self._days = dict(seen or {})

    def on(self, day: date) -> tuple[Outdoors, ...]:
        """Return what was done on a day; of a day to come nothing was done."""
        if day > self._today or day not in self._entries:
            return ()
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = tuple(self.seen(self._entries[day]))
        return known

    def last(self, days: int) -> Iterator[Outdoors]:
        """Yield what was done in the last days, today one of them."""
        return (one for ago in range(days) for one in self.on(self._today - ago * DAY))

    def seen(self, entries: Iterable[Entry]) -> Iterator[Outdoors]:
        """Yield entries as the rules look at them."""
        return outdoors(entries, self._pace)

    def later(self, today: date, entries: Sequence[Entry]) -> Trails:
        """Return how it looks on a later day, when this was done as well."""
        new = {entry.day for entry in entries}
        days = {day: (*self._entries.get(day, ()), *_of(day, entries)) for day in new}
        seen = {day: known for day, known in self._days.items() if day not in new}
        return Trails({**self._entries, **days}, today, self._pace, seen)


def _of(day: date, entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if entry.day == day)


def trails(record: Record, today: date) -> Trails:
    """Return the runs and other sports of a record up to a day."""
    entries: defaultdict[date, list[Entry]] = defaultdict(list)
    for log in record.logs:
        for entry in log.entries:
            if isinstance(entry.activity, Run | OtherSport):
                entries[entry.day].append(entry)
    return Trails(entries, today, _pace(one for day in entries.values() for one in day))


def outdoors(entries: Iterable[Entry], pace: float) -> Iterator[Outdoors]:
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


def _pace(entries: Iterable[Entry]) -> float:
    """Return the runner's usual pace (s/km), for runs of which only the distance is known."""
    paces = [
        run.duration_s / run.distance_m * 1000
        for entry in entries
        if isinstance(run := entry.activity, Run) and run.duration_s and run.distance_m
    ]
    return median(paces) if paces else limit.FIRST_PACE_S_PER_KM
