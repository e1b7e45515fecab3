"""Spans of days in words: "next week", "till Friday", "for two weeks", "from 5 to 12 March".

Law: a span has a first and a last day, both in it; one without an end is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from bot.language.patterns.span_words import DAY, SPANS, Days
from bot.language.words.dates import date_at
from bot.language.words.when import resolve

if TYPE_CHECKING:
    from bot.language.patterns.filled import GapReader
    from bot.language.words.phrasebook import PhraseBook

Spans = Iterator[tuple[Days, int]]
LONGEST_MONTH = 31
LONGEST = 400
"""Days of a span that is believed."""


# ------------------------------------------------------------------ named spans


def _by_name(reader: GapReader, place: int, book: PhraseBook[tuple[str, int]]) -> Spans:
    hit = book.at(reader.spoken.words, place)
    if hit is not None and date.min.year + 1 < reader.today.year < date.max.year - 1:
        (name, number), end = hit
        yield SPANS[name](reader.today, number), end


# ------------------------------------------------------------------ spans by their ends


def span(reader: GapReader, place: int) -> Spans:
    """Yield the span of days to come that is said at `place`, and the place behind it."""
    for (first, last), end in _spans(reader, place):
        if reader.today <= last and first <= last <= first + LONGEST * DAY:
            yield (max(first, reader.today), last), end


def _spans(reader: GapReader, place: int) -> Spans:
    words, today = reader.gaps.spans, reader.today
    for named, end in _by_name(reader, place, words.named):
        if end < len(reader.row):
            yield from _to(reader, end, named[0])
        yield named, end
    begun = words.start.at(reader.spoken.words, place)
    at = place if begun is None else begun[1]
    first = _date(reader, at, today)
    if first is not None and first[1] < len(reader.row):
        yield from _to(reader, first[1], first[0])
    yield from _to(reader, place, today)
    yield from _for(reader, place, "for")


def _to(reader: GapReader, place: int, first: date) -> Spans:
    """Read "until Friday", "back on Monday", and what follows a first day: "for a week"."""
    hit = reader.gaps.spans.end.at(reader.spoken.words, place)
    last = _date(reader, hit[1], first) if hit is not None else None
    if hit is not None and last is not None:
        yield (first, last[0] - (DAY if hit[0] == "back" else 0 * DAY)), last[1]
    elif hit is None and first != reader.today:
        for (_, end_day), end in _for(reader, place, "for"):
            yield (first, first + (end_day - reader.today)), end


def _for(reader: GapReader, place: int, kind: str) -> Spans:
    """Read "for two weeks", "the last 30 days"; a number of days that has no word before it."""
    words, row = reader.gaps.spans, reader.spoken.words
    hit = words.length.at(row, place)
    if hit is not None and hit[0] != kind:
        return
    at = place if hit is None else hit[1]
    count = _count(reader, at, alone=hit is not None)
    if count is None or count[1] >= len(row) or row[count[1]] not in words.units:
        return
    days = int(min(count[0] * words.units[row[count[1]]], LONGEST)) * DAY
    if kind == "for":
        yield (reader.today, reader.today + days - DAY), count[1] + 1
    else:
        yield (reader.today - days + DAY, reader.today), count[1] + 1


def _count(reader: GapReader, place: int, *, alone: bool) -> tuple[float, int] | None:
    """Return how many; one, where a unit stands `alone` behind "the next"."""
    if place >= len(reader.row):
        return None
    if reader.row[place].kind == "number":
        return reader.row[place].value, place + 1
    if alone and reader.spoken.words[place] in reader.gaps.spans.units:
        return 1, place
    return reader.gaps.spans.counts.at(reader.spoken.words, place)


def _date(reader: GapReader, place: int, after: date) -> tuple[date, int] | None:
    """Return the next such day from `after` on; "Thursday" behind "Monday to" is the one after."""
    if place >= len(reader.row):
        return None
    found = date_at(reader.spoken.tokens, reader.spoken.at[place], reader.dates)
    if found is None:
        return _nth_day(reader, place, after)
    day = resolve(found[0], after if found[0].kind == "weekday" else reader.today, "future")
    return None if day is None else (day, bisect_left(reader.spoken.at, found[1]))


def _nth_day(reader: GapReader, place: int, after: date) -> tuple[date, int] | None:
    """Return the next 3rd of a month from `after` on."""
    words, row = reader.dates, reader.row
    place += row[place].text in words.ordinals
    if place + 1 >= len(row) or row[place].kind != "number":
        return None
    if row[place + 1].text not in words.suffixes:
        return None
    days = (after + n * DAY for n in range(LONGEST_MONTH))
    found = next((day for day in days if day.day == row[place].value), None)
    return None if found is None else (found, place + 2)


def period(reader: GapReader, place: int) -> Spans:
    """Yield the span of days behind that is said at `place`, and the place behind it."""
    words = reader.gaps.spans
    yield from _by_name(reader, place, words.past)
    if words.length.at(reader.spoken.words, place) is not None:
        yield from _for(reader, place, "last")
