"""Days in words: "yesterday", "last Tuesday", "3 days ago", "2 March", given the day that is today.

Law: what was done lies in the past and what is announced in the future; a weekday alone takes the
nearest such day. A date that no calendar has is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal

from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.language.words.section import Section

Tense = Literal["past", "future", ""]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FARTHEST = 7320
"""Days from today beyond which a date is taken for something else."""


@dataclass(frozen=True, slots=True)
class When:
    """A day as said."""

    kind: Literal["offset", "weekday", "calendar", "tonight"]
    number: int = 0
    """Days from today, the weekday from Monday as 0, or the day of the month."""
    month: int = 0
    year: int = 0
    tense: Tense = ""
    """What the words themselves say: "last" or "next"."""

    @property
    def is_open(self) -> bool:
        """Whether the day may be past or to come: a weekday alone, "tonight"."""
        return (self.kind == "weekday" and not self.tense) or self.kind == "tonight"

    @property
    def is_ahead(self) -> bool:
        """Whether the words can only mean what is to come: "in 2 weeks"."""
        return self.kind == "offset" and self.tense == "future"


Kind = Literal[
    "offset",
    "weekday",
    "month",
    "last",
    "next",
    "ago",
    "unit",
    "on",
    "count",
    "in",
    "tonight",
]


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words for days in one language."""

    book: PhraseBook[tuple[Kind, int]]
    month_names: tuple[str, ...]
    ordinals: frozenset[str]
    """Between a number and its month: 2nd of March."""


def date_words(table: Section) -> DateWords:
    """Read the table `dates`. Raises ContentError."""
    found: list[tuple[tuple[str, ...], tuple[Kind, int]]] = []

    def add(kind: Kind, number: int, phrases: Sequence[str]) -> None:
        found.extend((_words(phrase), (kind, number)) for phrase in phrases)

    simple: tuple[Kind, ...] = ("last", "next", "ago", "on", "in", "tonight")
    for kind in simple:
        add(kind, 0, table.texts(kind))
    for number, phrases in _numbered(table.within("offsets")):
        add("offset", number, phrases)
    for number, phrases in _numbered(table.within("units")):
        add("unit", number, phrases)
    for number, phrases in _numbered(table.within("counts")):
        add("count", number, phrases)
    weekdays, months = table.within("weekdays"), table.within("months")
    for number, name in enumerate(DAYS):
        add("weekday", number, weekdays.texts(name))
    for number, name in enumerate(months, 1):
        add("month", number, months.texts(name))
    names = tuple(months.texts(name)[0] for name in months)
    return DateWords(phrase_book(found), names, frozenset(table.texts("ordinal")))


def _numbered(table: Section) -> list[tuple[int, tuple[str, ...]]]:
    try:
        return [(int(key), table.texts(key)) for key in table]
    except ValueError as wrong:
        raise table.wrong("*", "the keys must be whole numbers") from wrong


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(phrase))


def date_at(found: Sequence[Token], place: int, words: DateWords) -> tuple[When, int] | None:
    """Return the day that is said at `place`, and the place behind it."""
    if found[place].kind == "date":
        return _iso(found[place].text, place)
    if found[place].kind == "number":
        return _ago(found, place, words) or _numbered_day(found, place, words)
    return _worded(found, place, words)


def _worded(found: Sequence[Token], place: int, words: DateWords) -> tuple[When, int] | None:
    kind, number, end = _kind(found, place, words)
    match kind:
        case "offset" | "tonight":
            return When(kind, number), end
        case "weekday":
            return _weekday(found, number, end)
        case "in" | "on" | "last" | "next":
            return _after(found, kind, end, words)
        case "month":
            return _month_first(found, number, end)
        case _:
            return _ago_of(found, number, end, words) if kind == "count" else None


def _kind(found: Sequence[Token], place: int, words: DateWords) -> tuple[Kind | None, int, int]:
    if place >= len(found):
        return None, 0, place
    hit = words.book.at([token.text for token in found[place : place + 6]], 0)
    return (None, 0, place) if hit is None else (*hit[0], place + hit[1])


def _iso(text: str, place: int) -> tuple[When, int] | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return When("calendar", day.day, day.month, day.year), place + 1


def _weekday(found: Sequence[Token], number: int, end: int) -> tuple[When, int]:
    """Take the dot of "Mon." and the date of "Tuesday 6/30" with it; the weekday is enough."""
    dotted = end < len(found) and found[end].text == "." and len(found[end - 1].text) <= 3
    end += dotted
    written = [token.kind for token in found[end : end + 3]] == ["number", "mark", "number"]
    slashed = written and found[end + 1].text == "/"
    return When("weekday", number), end + (3 if slashed else 0)


_TENSES: Mapping[str, Tense] = {"last": "past", "next": "future"}


def _after(
    found: Sequence[Token], kind: Literal["in", "on", "last", "next"], place: int, words: DateWords
) -> tuple[When, int] | None:
    if kind == "in":
        return _within(found, place, words)
    inner = date_at(found, place, words) if place < len(found) else None
    if inner is None and kind == "on":
        return _written(found, place)
    if inner is None or inner[0].kind == "offset":
        return None
    when, end = inner
    tense = _TENSES.get(kind, when.tense)
    return When(when.kind, when.number, when.month, when.year, tense), end


def _ago(found: Sequence[Token], place: int, words: DateWords) -> tuple[When, int] | None:
    return _ago_of(found, int(min(found[place].value, FARTHEST)), place + 1, words)


def _ago_of(
    found: Sequence[Token], count: int, place: int, words: DateWords
) -> tuple[When, int] | None:
    unit, days, end = _kind(found, place, words)
    if unit != "unit":
        return None
    ago, _, behind = _kind(found, end, words)
    return (When("offset", -count * days), behind) if ago == "ago" else None


def _within(found: Sequence[Token], place: int, words: DateWords) -> tuple[When, int] | None:
    """Read "in 2 weeks", "in a week", "in three days"."""
    kind, count, end = _kind(found, place, words)
    if kind != "count" and place < len(found) and found[place].kind == "number":
        kind, count, end = "count", int(min(found[place].value, FARTHEST)), place + 1
    if kind != "count":
        return None
    unit, days, behind = _kind(found, end, words)
    return (When("offset", count * days, tense="future"), behind) if unit == "unit" else None


_MONTHS = 12


def _written(found: Sequence[Token], place: int) -> tuple[When, int] | None:
    """Read 15.3. and 2/27 behind "on"; 3/4 is a day that nobody can tell."""
    three = found[place : place + 3]
    if [token.kind for token in three] == ["number", "mark", "number"] and three[1].text == "/":
        first, second = int(three[0].value), int(three[2].value)
        swapped = first <= _MONTHS < second
        unsure = max(first, second) <= _MONTHS and first != second
        day, month = (second, first) if swapped else (first, second)
        return When("calendar", day, 0 if unsure else month), place + 3
    if not three or "." not in three[0].text:
        return None
    dotted = len(three) > 1 and three[1].text == "." and three[1].start == three[0].end
    if len(three) > 1 and not dotted and three[1].kind not in {"mark", "line"}:
        return None
    day_text, _, month_text = three[0].text.partition(".")
    return When("calendar", int(day_text[:3]), int(month_text[:3])), place + 1 + dotted


def _numbered_day(found: Sequence[Token], place: int, words: DateWords) -> tuple[When, int] | None:
    """2 March, 2nd of March 2026."""
    day = int(min(found[place].value, FARTHEST))
    behind = place + 1
    while behind < len(found) and found[behind].text in words.ordinals:
        behind += 1
    kind, month, end = _kind(found, behind, words)
    return _with_year(found, day, month, end) if kind == "month" else None


def _month_first(found: Sequence[Token], month: int, place: int) -> tuple[When, int] | None:
    if place >= len(found) or found[place].kind != "number" or found[place].value > 31:
        return None
    return _with_year(found, int(found[place].value), month, place + 1)


def _with_year(found: Sequence[Token], day: int, month: int, end: int) -> tuple[When, int] | None:
    if not 1 <= day <= 31:
        return None
    year = int(found[end].value) if end < len(found) and found[end].kind == "number" else 0
    if not 1990 <= year <= 2199:
        return When("calendar", day, month), end
    return When("calendar", day, month, year), end + 1


def resolve(when: When, today: date, tense: Tense) -> date | None:
    """Return the date that is meant, None when there is none near enough."""
    tense = when.tense or tense
    match when.kind:
        case "offset":
            return _near(lambda: today + timedelta(days=when.number), today)
        case "tonight":
            return today
        case "weekday":
            return _resolve_weekday(when, today, tense)
        case "calendar":
            return _resolve_calendar(when, today, tense)


def _resolve_weekday(when: When, today: date, tense: Tense) -> date:
    if tense == "future":
        ahead = (when.number - today.weekday()) % 7
        return today + timedelta(days=ahead or (7 if when.tense else 0))
    back = (today.weekday() - when.number) % 7
    return today - timedelta(days=back or (7 if when.tense else 0))


def _resolve_calendar(when: When, today: date, tense: Tense) -> date | None:
    if when.year:
        return _near(lambda: date(when.year, when.month, when.number), today)
    if not tense:
        return _nearest(when, today)
    years = (0, 1) if tense == "future" else (0, -1)
    for step in years:
        day = _near(partial(date, today.year + step, when.month, when.number), today)
        if day is not None and (day >= today if tense == "future" else day <= today):
            return day
    return None


def _nearest(when: When, today: date) -> date | None:
    """Return the nearer of the last such date and the next."""
    both = (_resolve_calendar(when, today, "past"), _resolve_calendar(when, today, "future"))
    known = [day for day in both if day is not None]
    return min(known, key=lambda day: abs((day - today).days), default=None)


def _near(make: Callable[[], date], today: date) -> date | None:
    try:
        day = make()
    except (ValueError, OverflowError):
        return None
    return day if abs((day - today).days) <= FARTHEST else None
