"""The gap for when a reminder shall come: hours, weekdays, and what changes of them.

Law: a timing is read part by part to its end; what a part belongs to is told by its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bot.language.patterns import clock_gaps
from bot.language.patterns.timing_told import Hour, Told

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled, GapReader

Gap = Iterator[tuple["Filled", int]]
MOST_PARTS = 160
"""Fifty hours with their joining words are told to the end."""
_HALVES = frozenset({"am", "pm"})
_NOON = 12


class _Part(NamedTuple):
    """A stretch of a timing: which kind of thing, where it ends, and what it tells."""

    kind: str
    """hour, days, shift, or the key of a mark."""
    end: int
    hour: Hour | None = None
    days: tuple[int, ...] = ()
    by_min: int | None = None
    bad_time: str = ""


def timing(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a timing: "at 6:30 on weekdays and 8 on weekends", "an hour earlier"."""
    told, bad = Told(), ""
    for _ in range(MOST_PARTS):
        part = _part(reader, place, filled) if place < len(reader.row) else None
        if part is None:
            return
        bad = bad or part.bad_time
        _take(told, part)
        place = part.end
        found = told.timing()
        if found is not None:
            yield filled._replace(timing=found, bad_time=bad), place


def _take(told: Told, part: _Part) -> None:
    if part.hour is not None:
        told.add_hour(part.hour)
    elif part.kind == "days":
        told.add_days(part.days)
    elif part.kind == "shift" and part.by_min is not None:
        told.by_min = part.by_min
    else:
        told.add_mark(part.kind)


def _part(reader: GapReader, place: int, filled: Filled) -> _Part | None:
    """Return what stands here; None: nothing of a timing."""
    return (
        _shift(reader, place, filled)
        or _days(reader, place, filled)
        or _mark(reader, place)
        or _hour(reader, place, filled)
    )


def _shift(reader: GapReader, place: int, filled: Filled) -> _Part | None:
    """Read how much: "15 minutes", before or behind which way."""
    found = next(reader.read("minutes", place, filled), None)
    if found is None:
        return None
    read, end = found
    return _Part("shift", end, by_min=read.minutes)


def _days(reader: GapReader, place: int, filled: Filled) -> _Part | None:
    found = list(reader.read("days", place, filled))
    if not found:
        return None
    read, end = found[-1]
    return _Part("days", end, days=read.weekdays or ())


def _mark(reader: GapReader, place: int) -> _Part | None:
    hit = reader.gaps.timing.at(reader.spoken.words, place)
    return None if hit is None else _Part(hit[0], hit[1])


def _hour(reader: GapReader, place: int, filled: Filled) -> _Part | None:
    found = next(clock_gaps.at(reader, place, filled), None)
    if found is None:
        return None
    read, end = found
    hour = Hour(read.at, is_loose=_is_loose(reader, place, end, read))
    return _Part("hour", end, hour=hour, bad_time=read.bad_time)


def _is_loose(reader: GapReader, place: int, end: int, read: Filled) -> bool:
    """Whether the hour may be before or after noon: "7", but not "07:00" or "7 am"."""
    if read.at is None or not 0 < read.at.hour <= _NOON or reader.row[place].text[0] == "0":
        return False
    texts = [token.text for token in reader.row[place:end]]
    hits = (reader.clock.book.at(texts, number) for number in range(len(texts)))
    return not any(hit is not None and hit[0][0] in _HALVES for hit in hits)
