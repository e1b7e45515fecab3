"""Spans of days in words: "next week", "till Friday", "for two weeks", "from 5 to 12 March".

Law: a span has a first and a last day, both in it; one without an end is none.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.language.words.dates import date_at, resolve
from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.section import Files, Section, section
from bot.language.words.tokens import tokens

if TYPE_CHECKING:
    from bot.language.patterns.slots import SlotReader

Days = tuple[date, date]
Spans = Iterator[tuple[Days, int]]
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
LONGEST = 400
"""Days of a span that is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanWords:
    """The words for spans of days in one language."""

    named: PhraseBook[tuple[str, int]]
    """("week", 1) for "next week"."""
    past: PhraseBook[tuple[str, int]]
    """The same for what lies behind: ("month", -1), and ("in", 2) for February."""
    start: PhraseBook[str]
    """Words before the first day: "from"."""
    end: PhraseBook[str]
    """Words before the last day: "until"; "back" before the day after it."""
    length: PhraseBook[str]
    """Words before a number of days: "for", "the next"; "last" looks back."""
    counts: PhraseBook[int]
    units: Mapping[str, int]
    """Days in a day, a week, a month."""


def span_words(files: Files) -> SpanWords:
    """Read the table `spans`. Raises ContentError."""
    table = section(files, "spans")
    months = section(files, "dates").within("months")
    names = (
        (phrase, number) for number, key in enumerate(months, 1) for phrase in months.texts(key)
    )
    in_months = [(_key(phrase), ("in", number)) for phrase, number in names]
    return SpanWords(
        named=_named(table.within("named"), []),
        past=_named(table.within("past"), in_months),
        start=phrase_book((_key(phrase), "start") for phrase in table.texts("start")),
        end=_words(table, "until", "back"),
        length=_words(table, "for", "last"),
        counts=phrase_book(
            (_key(phrase), int(key))
            for key, phrases in table.within("counts").lists().items()
            for phrase in phrases
        ),
        units={
            word: int(key) for key, said in table.within("units").lists().items() for word in said
        },
    )


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(phrase) if token.kind != "mark")


def _words(table: Section, *kinds: str) -> PhraseBook[str]:
    return phrase_book((_key(phrase), kind) for kind in kinds for phrase in table.texts(kind))


def _named(
    table: Section, others: list[tuple[tuple[str, ...], tuple[str, int]]]
) -> PhraseBook[tuple[str, int]]:
    """Read {"week 1": ["next week"]}."""
    found = others
    for key in table:
        name, _, number = key.partition(" ")
        if name not in _SPANS or not number.lstrip("-").isdigit():
            raise table.wrong(key, "the keys must be a span and a number")
        found = [*found, *((_key(phrase), (name, int(number))) for phrase in table.texts(key))]
    return phrase_book(found)


# ------------------------------------------------------------------ named spans


def _week(today: date, number: int) -> Days:
    monday = today - today.weekday() * DAY + number * WEEK
    return monday, monday + 6 * DAY


def _weekend(today: date, number: int) -> Days:
    _, sunday = _week(today, number)
    return sunday - DAY, sunday


def _month(today: date, number: int) -> Days:
    months = today.year * 12 + today.month - 1 + number
    return _whole(months // 12, months % 12 + 1)


def _in(today: date, month: int) -> Days:
    """Return the last such month that has begun."""
    return _whole(today.year - (month > today.month), month)


def _whole(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(today: date, number: int) -> Days:
    return date(today.year + number, 1, 1), date(today.year + number, 12, 31)


def _day(today: date, number: int) -> Days:
    return today + number * DAY, today + number * DAY


_SPANS = {
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "in": _in,
    "year": _year,
    "day": _day,
}


def _by_name(reader: SlotReader, place: int, book: PhraseBook[tuple[str, int]]) -> Spans:
    hit = book.at(reader.spoken.words, place)
    if hit is not None and date.min.year + 1 < reader.today.year < date.max.year - 1:
        (name, number), end = hit
        yield _SPANS[name](reader.today, number), end


# ------------------------------------------------------------------ spans by their ends


def span(reader: SlotReader, place: int) -> Spans:
    """Yield the span of days to come that is said at `place`, and the place behind it."""
    for (first, last), end in _spans(reader, place):
        if reader.today <= last and first <= last <= first + LONGEST * DAY:
            yield (max(first, reader.today), last), end


def _spans(reader: SlotReader, place: int) -> Spans:
    words, today = reader.words.gaps.spans, reader.today
    yield from _by_name(reader, place, words.named)
    begun = words.start.at(reader.spoken.words, place)
    at = place if begun is None else begun[1]
    first = _date(reader, at, today)
    if first is not None and first[1] < len(reader.row):
        yield from _to(reader, first[1], first[0])
    yield from _to(reader, place, today)
    yield from _for(reader, place, "for")


def _to(reader: SlotReader, place: int, first: date) -> Spans:
    """Read "until Friday", "back on Monday", and what follows a first day: "for a week"."""
    hit = reader.words.gaps.spans.end.at(reader.spoken.words, place)
    last = _date(reader, hit[1], first) if hit is not None else None
    if hit is not None and last is not None:
        yield (first, last[0] - (DAY if hit[0] == "back" else 0 * DAY)), last[1]
    elif hit is None and first != reader.today:
        for (_, end_day), end in _for(reader, place, "for"):
            yield (first, first + (end_day - reader.today)), end


def _for(reader: SlotReader, place: int, kind: str) -> Spans:
    """Read "for two weeks", "the last 30 days"; a number of days that has no word before it."""
    words, row = reader.words.gaps.spans, reader.spoken.words
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


def _count(reader: SlotReader, place: int, *, alone: bool) -> tuple[float, int] | None:
    """Return how many; one, where a unit stands `alone` behind "the next"."""
    if place >= len(reader.row):
        return None
    if reader.row[place].kind == "number":
        return reader.row[place].value, place + 1
    if alone and reader.spoken.words[place] in reader.words.gaps.spans.units:
        return 1, place
    return reader.words.gaps.spans.counts.at(reader.spoken.words, place)


def _date(reader: SlotReader, place: int, after: date) -> tuple[date, int] | None:
    """Return the next such day from `after` on; "Thursday" behind "Monday to" is the one after."""
    if place >= len(reader.row):
        return None
    found = date_at(reader.spoken.tokens, reader.spoken.at[place], reader.words.dates)
    if found is None:
        return None
    day = resolve(found[0], after if found[0].kind == "weekday" else reader.today, "future")
    return None if day is None else (day, bisect_left(reader.spoken.at, found[1]))


def period(reader: SlotReader, place: int) -> Spans:
    """Yield the span of days behind that is said at `place`, and the place behind it."""
    words = reader.words.gaps.spans
    yield from _by_name(reader, place, words.past)
    if words.length.at(reader.spoken.words, place) is not None:
        yield from _for(reader, place, "last")
