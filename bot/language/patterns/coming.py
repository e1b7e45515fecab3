"""Gaps for the days of plans: the day that has one, and the day to which it goes.

Law: neither is over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.language.words.dates import date_at
from bot.language.words.when import resolve

if TYPE_CHECKING:
    from datetime import date

    from bot.language.patterns.filled import Filled, GapReader

ONE_DAY = timedelta(days=1)
Gap = Iterator[tuple["Filled", int]]


def coming(reader: GapReader, place: int, filled: Filled) -> Gap:
    for day, end in _days(reader, place):
        yield filled._replace(coming=day), end


def after_today(reader: GapReader, place: int, filled: Filled) -> Gap:
    for day, end in _days(reader, place):
        if day > reader.today:
            yield filled._replace(coming=day), end


def near_day(reader: GapReader, place: int, filled: Filled) -> Gap:
    """A single day: neither "on Sundays" nor a Sunday alone, nor the day of "at 9 pm"."""
    mark = reader.gaps.timing.at(reader.spoken.words, place)
    if mark is not None and mark[0] == "lead":
        return
    for day, end in _days(reader, place):
        named = (reader.weekdays.at(reader.spoken.words, at) for at in range(place, end))
        if not any(named):
            yield filled._replace(coming=day), end


def later_day(reader: GapReader, place: int, filled: Filled) -> Gap:
    """A day after today; the weekday that today is means the next one."""
    for day, end in _days(reader, place, reader.today + ONE_DAY):
        yield filled._replace(coming=day), end


def target(reader: GapReader, place: int, filled: Filled) -> Gap:
    for day, end in _days(reader, place):
        yield filled._replace(target=day), end


def _days(reader: GapReader, place: int, least: date | None = None) -> Iterator[tuple[date, int]]:
    """Yield the day of today, or of the least, or later that is said here."""
    at, least = reader.spoken.at, least or reader.today
    found = date_at(reader.spoken.tokens, at[place], reader.dates)
    if found is None:
        return
    day = resolve(found[0], least if found[0].kind == "weekday" else reader.today, "future")
    if day is not None and day >= least:
        yield day, bisect_left(at, found[1])
