"""The words for days in one language, as the lexicon has them.

Law: adding a word for a day is adding data; the kinds of words are closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.language.words.section import Section

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Kind = Literal[
    "offset",
    "beside",
    "weekday",
    "month",
    "week",
    "span",
    "never",
    "nothing",
    "last",
    "next",
    "this",
    "before_last",
    "ago",
    "ago_first",
    "last_behind",
    "next_behind",
    "unit",
    "on",
    "count",
    "in",
    "tonight",
    "part",
    "clock",
]
_SIMPLE: tuple[Kind, ...] = (
    *("last", "next", "this", "before_last", "ago", "on", "in", "tonight", "part", "clock"),
    *("never", "nothing", "ago_first", "last_behind", "next_behind"),
)
"""Kinds whose phrases all mean the same."""
_SETS = ("onward", "beyond", "paced", "on_dots")
Meant = tuple[Kind, int, str]


class DateWords(NamedTuple):
    """The words for days in one language."""

    book: PhraseBook[Meant]
    month_names: tuple[str, ...]
    ordinals: frozenset[str]
    """Between a number and its month: 2nd of March."""
    suffixes: frozenset[str]
    """Behind the number of a day: 3rd."""
    onward: frozenset[str]
    """Words that may follow "on the 3rd"; any other may be what is counted."""
    beyond: frozenset[str]
    """Behind these a day is only compared with: "than last week"."""
    paced: frozenset[str]
    """Behind a time these make a pace of it."""
    on_dots: frozenset[str]
    """Behind these a date with two points may stand anywhere: "am 15.2."."""
    labels: frozenset[str]
    """With a number a headline that names no day of the calendar: "Day 3"."""
    begin: frozenset[str]
    """Words with which anything of these begins."""
    half_day: PhraseBook[str]
    """Behind the hour of a day: am, o'clock."""
    names: tuple[str, ...]
    """Days and months of one word, so long that a slip of the finger can be seen."""

    def may_begin(self, token: Token) -> bool:
        """Whether a day, a headline or what only looks like a day can begin with it."""
        return token.kind in {"number", "date"} or token.text in self.begin


def date_words(table: Section) -> DateWords:
    """Read the table `dates`. Raises ContentError."""
    found: list[tuple[tuple[str, ...], Meant]] = []

    def add(kind: Kind, number: int, phrases: Sequence[str], name: str = "") -> None:
        found.extend((_words(phrase), (kind, number, name)) for phrase in phrases)

    for kind in _SIMPLE:
        add(kind, 0, table.texts(kind))
    numbered: Mapping[str, Kind] = {
        "offsets": "offset",
        "beside": "beside",
        "weeks": "week",
        "units": "unit",
        "counts": "count",
    }
    for name, kind in numbered.items():
        for number, phrases in _numbered(table.within(name)):
            add(kind, number, phrases)
    spans, weekdays, months = (table.within(name) for name in ("spans", "weekdays", "months"))
    for name in spans:
        add("span", 0, spans.texts(name), name)
    for number, name in enumerate(DAYS):
        add("weekday", number, weekdays.texts(name))
    for number, name in enumerate(months, 1):
        add("month", number, months.texts(name))
    names = tuple(months.texts(name)[0] for name in months)
    suffixes = frozenset(table.texts("suffix"))
    half_day: PhraseBook[str] = phrase_book(
        (_words(phrase), "") for phrase in table.texts("half_day")
    )
    sets = {name: frozenset(table.texts(name)) for name in _SETS}
    book, labels = phrase_book(found), frozenset(table.texts("label"))
    return DateWords(
        book=book,
        month_names=names,
        ordinals=suffixes | {*table.texts("ordinal")},
        suffixes=suffixes,
        labels=labels,
        begin=labels | sets["beyond"] | {*book.begun},
        half_day=half_day,
        names=tuple(dict.fromkeys(_long_names(found))),
        **sets,
    )


LONG_NAME = 6
"""Letters; in a shorter name a slip makes another word."""


def _long_names(found: Sequence[tuple[tuple[str, ...], Meant]]) -> Iterator[str]:
    for words, (kind, *_) in found:
        if (
            kind in {"weekday", "month", "offset"}
            and len(words) == 1
            and len(words[0]) >= LONG_NAME
        ):
            yield words[0]


def _numbered(table: Section) -> list[tuple[int, tuple[str, ...]]]:
    try:
        return [(int(key), table.texts(key)) for key in table]
    except ValueError as wrong:
        raise table.wrong("*", "the keys must be whole numbers") from wrong


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(phrase))
