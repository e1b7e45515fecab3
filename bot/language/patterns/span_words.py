"""The words for spans of days, and the days of those that have a name: "next week"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.section import Files, Section, section
from bot.language.words.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

Days = tuple[date, date]
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


class SpanWords(NamedTuple):
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
        if name not in SPANS or not number.lstrip("-").isdigit():
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


SPANS = {
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "in": _in,
    "year": _year,
    "day": _day,
}
"""From a name to its days, given today and a number from now."""
