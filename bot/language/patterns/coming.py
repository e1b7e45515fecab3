"""Gaps for the days of plans: the day that has one, and the day to which it goes.

Law: neither is over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.language.words.dates import date_at
from bot.language.words.when import resolve

if TYPE_CHECKING:
    from datetime import date

    from bot.language.patterns.filled import Filled, GapReader

Gap = Iterator[tuple["Filled", int]]


def coming(reader: GapReader, place: int, filled: Filled) -> Gap:
    for day, end in _days(reader, place):
        yield filled._replace(coming=day), end


def after_today(reader: GapReader, place: int, filled: Filled) -> Gap:
    for day, end in _days(reader, place):
        if day > reader.today:
            yield filled._replace(coming=day), end


def target(reader: GapReader, place: int, filled: Filled) -> Gap:
    for day, end in _days(reader, place):
        yield filled._replace(target=day), end


def _days(reader: GapReader, place: int) -> Iterator[tuple[date, int]]:
    """Yield the day of today or later that is said here."""
    at = reader.spoken.at
    found = date_at(reader.spoken.tokens, at[place], reader.dates)
    day = resolve(found[0], reader.today, "future") if found else None
    if found and day is not None and day >= reader.today:
        yield day, bisect_left(at, found[1])
