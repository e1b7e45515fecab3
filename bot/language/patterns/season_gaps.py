"""Gaps for kinds of runs, and for the runs of a week, weekday by weekday.

Law: a list of days is read to its end, and no farther than a week of doubles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.domain.athlete import UsualDay
from bot.domain.running import Run, RunType
from bot.language.patterns.week_words import REST

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled, GapReader

Gap = Iterator[tuple["Filled", int]]
MOST_PARTS = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A stretch of a list of days: weekdays, a kind of run, how far, or a joining word."""

    end: int
    days: tuple[int, ...] = ()
    run: Run | None = None
    free: bool = False
    size: Run | None = None

    @property
    def begins(self) -> bool:
        """Whether a list may begin with it."""
        return bool(self.days or self.run or self.free)


@dataclass(slots=True)
class _Week:
    """A list of days as it is read."""

    day_first: bool = False
    weekly: bool = False
    """Whether a word says that it comes again: every, Sundays."""
    sized: bool = False
    days: list[int] = field(default_factory=list[int])
    """Of the group that is open, as are the runs."""
    runs: list[Run] = field(default_factory=list[Run])
    free: bool = False
    found: dict[int, tuple[Run, ...]] = field(default_factory=dict[int, tuple[Run, ...]])

    def add(self, part: _Part) -> None:
        """Take the next part; the open group is closed when another one begins."""
        opens = bool(part.days) if self.day_first else part.run is not None or part.free
        if opens and self.days and (self.runs or self.free):
            self.close()
        self.days += part.days
        self.free = self.free or part.free
        if part.run is not None:
            self.runs.append(part.run)
        if part.size is not None:
            self.sized = True
            kind = self.runs.pop().run_type if self.runs else None
            self.runs.append(replace(part.size, run_type=kind))

    def close(self) -> None:
        """Keep the open group; days of which no kind was told are for some run."""
        here = () if self.free and not self.runs else tuple(self.runs) or (Run(),)
        for day in self.days:
            self.found[day] = (*self.found.get(day, ()), *here)
        self.days, self.runs, self.free = [], [], False


def run_kind(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a kind of run: "the tempo", "a long run"."""
    hit = reader.gaps.week.kinds.at(reader.spoken.words, place)
    if hit is not None and hit[0] != REST:
        yield filled._replace(run_type=RunType(hit[0])), hit[1]


def usual(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in runs of weekdays that are said to come again: "intervals every Tuesday"."""
    week, end = _read(reader, place)
    kinds = any(run.run_type is not None for runs in week.found.values() for run in runs)
    if week.weekly and kinds:
        yield filled._replace(usual=_told(week)), end


def usual_week(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the runs of a week: "Mon off, Tue intervals 8k"."""
    week, end = _read(reader, place)
    if week.found:
        yield filled._replace(usual=_told(week)), end


def plain_week(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the same without distances or minutes: with them it may be what was done."""
    week, end = _read(reader, place)
    if len(week.found) > 1 and not week.sized:
        yield filled._replace(usual=_told(week)), end


def _told(week: _Week) -> tuple[UsualDay, ...]:
    return tuple(UsualDay(day, runs) for day, runs in sorted(week.found.items()))


def _read(reader: GapReader, place: int) -> tuple[_Week, int]:
    """Return what the list that begins here tells, and the place behind it."""
    week, end, weekly = _Week(), place, reader.gaps.week.weekly
    for number in range(MOST_PARTS):
        part = _part(reader, place) if place < len(reader.row) else None
        if part is None or (number == 0 and not part.begins):
            break
        if number == 0:
            week.day_first = bool(part.days)
        week.weekly = week.weekly or not weekly.isdisjoint(reader.spoken.words[place : part.end])
        week.add(part)
        joins = not part.begins and part.size is None
        place, end = part.end, end if joins else part.end
    if week.days:
        week.close()
    return week, end


def _part(reader: GapReader, place: int) -> _Part | None:
    """Return what stands here; None: nothing of a list of days."""
    words, known = reader.spoken.words, reader.gaps.week
    days = reader.weekdays.at(words, place)
    if days is not None:
        return _Part(days=days[0], end=days[1])
    kind = known.kinds.at(words, place)
    if kind is not None and kind[0] == REST:
        return _Part(free=True, end=kind[1])
    if kind is not None:
        return _Part(run=Run(run_type=RunType(kind[0])), end=kind[1])
    size = _size(reader, place)
    if size is not None:
        return _Part(size=size, end=place + 2)
    if words[place] in known.joins or words[place] in known.weekly:
        return _Part(end=place + 1)
    return None


def _size(reader: GapReader, place: int) -> Run | None:
    """Return a distance or a length: "8k", "60 min"."""
    row = reader.row
    if row[place].kind != "number" or place + 1 >= len(row):
        return None
    amount, unit = row[place].value, row[place + 1].text
    metres = reader.gaps.metres.get(unit)
    if metres is not None:
        return Run(distance_m=amount * metres)
    return Run(duration_s=amount * 60) if unit in reader.gaps.week.minutes else None
