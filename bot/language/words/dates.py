"""Days in words: "yesterday", "last Tuesday", "3 days ago", "2 March", "Mon 2/3".

Law: only what stands there is read; which day of the calendar it is, `when` tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.words.date_row import Row
from bot.language.words.date_words import DAYS, DateWords, Kind, date_words
from bot.language.words.when import CLOCK, FARTHEST, Tense, When
from bot.language.words.when import Kind as WhenKind
from bot.language.words.written import CENTURY, LONGEST_MONTH, SHORT_YEARS, YEARS, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.language.words.tokens import Token

__all__ = ("DAYS", "DateWords", "date_at", "date_words", "label_at", "skipped")

Found = tuple[When, int]
"""A day, and the place behind it."""


LONGEST_DAY = 12
"""Words, numbers and marks with which one day is said."""


def date_at(
    found: Sequence[Token], place: int, words: DateWords, *, leads: bool = False
) -> Found | None:
    """Return the day that is said at `place`, and the place behind it.

    `leads`: it begins a line, where 2/27 is no pair of numbers but a day.
    """
    row = Row(found, words, place + LONGEST_DAY)
    return _day(row, place, leads=leads)


def skipped(found: Sequence[Token], place: int, words: DateWords) -> int:
    """Return the place behind words that only look like a day ("the sun"), else `place`."""
    row = Row(found, words, place + LONGEST_DAY)
    kind, _, end = row.kind(place)
    if kind == "nothing":
        return end
    inner = row.past(place + 1, "on") if row.text(place) in words.beyond else place
    after = _day(row, inner) if inner > place and row.kind(inner)[0] else None
    return after[1] if after else place


def _day(row: Row, place: int, *, leads: bool = False) -> Found | None:
    if place >= len(row.found):
        return None
    token = row.found[place]
    if token.kind == "date":
        return written(row.found, place, sure=True)
    if token.kind == "number":
        return _counted(row, place) or _written(row, place, leads=leads)
    kind, number, name, end = row.named(place)
    if kind in _WHOLE:
        return _with_date(row, When(_WHOLE[kind], number), row.past(end, "part"))
    if kind == "span":
        return When("span", span=name), end
    reads = _READS.get(kind) if kind else None
    return reads(row, number, end) if reads else _counted(row, place)


def _written(row: Row, place: int, *, leads: bool) -> Found | None:
    """Read a date in digits; 15.2 that leads a line is a distance, 15.2. is a day."""
    found = written(row.found, place, sure=leads)
    pointed = found is not None and "." in row.text(place) and found[0].year == 0
    return None if found and pointed and row.text(found[1] - 1) != "." else found


def label_at(found: Sequence[Token], place: int, words: DateWords) -> int:
    """Return the place behind a headline such as "Day 3", else `place`."""
    two = found[place : place + 3]
    if two[0].text not in words.labels or len(two) == 1 or two[1].kind != "number":
        return place
    heads = len(two) == 2 or two[2].kind == "line" or two[2].text in {":", "-", "*", ",", "("}
    return place + 2 if heads else place


# ------------------------------------------------------------------ weekdays


def _weekday(row: Row, number: int, end: int) -> Found | None:
    """Read what may follow a weekday: a dot, "morning", its date, "last week"."""
    dotted = row.text(end) == "." and len(row.text(end - 1)) <= 3
    end = row.past(end + dotted, "part")
    when = When("weekday", number)
    kind, weeks, behind = row.kind(end)
    if kind == "week":
        return when._replace(week=weeks), row.past(behind, "part")
    if kind == "before_last":
        return when._replace(back=2), behind
    if kind in {"last_behind", "next_behind"}:
        tense: Tense = "past" if kind == "last_behind" else "future"
        return when._replace(tense=tense), row.past(behind, "part")
    return _with_date(row, when, end)


def _with_date(row: Row, when: When, end: int) -> Found:
    """Take the date beside "Tuesday 6/30", "Mon, 2 March" and "today (15.2.)" with it."""
    inner = end + (row.text(end) in {",", "("})
    inner = row.past(inner, "on")
    date = _date_beside(row, inner) if when.kind in {"weekday", "offset"} else None
    if date is None:
        return when, end
    beside, behind = date
    behind += row.text(behind) == ")" and row.text(end) == "("
    if when.kind == "offset":
        return when, behind
    return beside._replace(weekday=when.number), row.past(behind, "part")


def _date_beside(row: Row, place: int) -> Found | None:
    if place >= len(row.found):
        return None
    found = _numbered_day(row, place) if row.found[place].kind == "number" else None
    if found is None and row.found[place].kind in {"number", "date"}:
        found = _written(row, place, leads=True)
    kind, month, end = row.kind(place)
    if found is None and kind == "month":
        found = _month_first(row, month, end)
    return found or _nth(row, place)


def _last(row: Row, _: int, end: int) -> Found | None:
    return _tensed(row, end, "past")


def _next(row: Row, _: int, end: int) -> Found | None:
    return _tensed(row, end, "future")


def _tensed(row: Row, place: int, tense: Tense) -> Found | None:
    inner = _day(row, place)
    if inner is None or inner[0].kind not in {"weekday", "calendar", "span"}:
        return None
    return inner[0]._replace(tense=tense), inner[1]


def _this(row: Row, _: int, end: int) -> Found | None:
    """Read "this Friday", "this weekend": the nearest, past or to come."""
    inner = _day(row, end)
    return inner if inner and inner[0].kind in {"weekday", "span"} else None


def _week(row: Row, weeks: int, end: int) -> Found | None:
    """Read "last week Tuesday", "next week on Friday"; a week alone is no day."""
    kind, number, behind = row.kind(row.past(end, "on"))
    if kind == "weekday":
        return When("weekday", number, week=weeks), row.past(behind, "part")
    return (When("never", week=weeks), end) if weeks else None


# ------------------------------------------------------------------ counted days


def _counted(row: Row, place: int) -> Found | None:
    """Read "3 days ago", "two Sundays ago", "2 March", "2nd of March"."""
    count = row.number(place)
    if count is None:
        return None
    number, end = count
    kind, days, behind = row.kind(end)
    if kind == "unit" and row.kind(behind)[0] == "ago":
        return _ago(row, number * days, row.kind(behind)[2])
    if kind == "weekday" and row.kind(behind)[0] == "ago":
        return When("weekday", days, back=max(number, 1)), row.kind(behind)[2]
    return _numbered_day(row, place)


def _ago_first(row: Row, _: int, place: int) -> Found | None:
    """Read a day for which the word stands before the number, as in "ago 3 days"."""
    number, end = row.number(place) or (0, place)
    kind, days, behind = row.kind(end)
    return _ago(row, number * days, behind) if number and kind == "unit" else None


_WEEK = 7


def _ago(row: Row, days: int, end: int) -> Found:
    """Read what follows "a week ago": perhaps a weekday of that week."""
    if not days:
        return When("never"), end
    kind, number, behind = row.kind(row.past(end, "on", "last"))
    if kind == "weekday" and days % _WEEK == 0:
        return When("weekday", number, back=days // _WEEK + 1), row.past(behind, "part")
    return When("offset", -days), end


def _clock(row: Row, _: int, end: int) -> Found | None:
    """Read "at 18:00": today, done or to come."""
    behind = row.clock(end)
    return (When("tonight", span=CLOCK), behind) if behind else None


def _in(row: Row, _: int, place: int) -> Found | None:
    """Read "in 2 weeks", "in a week", "in three days"."""
    count = row.number(place)
    if count is None:
        return None
    if place < len(row.found) and row.found[place].value in YEARS:
        return When("never"), count[1]
    kind, days, behind = row.kind(count[1])
    if kind != "unit":
        return None
    if not days:
        return When("never"), behind
    return When("offset", count[0] * days, tense="future"), behind


# ------------------------------------------------------------------ days of the calendar


def _on(row: Row, _: int, place: int) -> Found | None:
    if place >= len(row.found):
        return None
    inner = _day(row, place + (row.text(place) == "the"))
    if inner is None:
        return _nth(row, place) or written(row.found, place, sure=True)
    return None if inner[0].kind in {"offset", "never"} else inner


def _nth(row: Row, place: int) -> Found | None:
    """Read "the 3rd" where no word follows that could be counted: "on the 3rd set" is no day."""
    place += row.text(place) == "the"
    if place >= len(row.found) or row.found[place].kind != "number":
        return None
    day, end = row.found[place].value, place + 1
    if row.text(end) not in row.words.suffixes or not 1 <= day <= LONGEST_MONTH:
        return None
    end += 1
    ends = end >= len(row.found) or row.found[end].kind != "word"
    spoken = row.text(end) in row.words.onward or row.kind(end)[0] == "part"
    return (When("monthday", int(day)), row.past(end, "part")) if ends or spoken else None


def _numbered_day(row: Row, place: int) -> Found | None:
    """2 March, 2nd of March 2026, 2-Mar."""
    day = int(min(row.found[place].value, FARTHEST))
    behind = place + 1
    while row.text(behind) in row.words.ordinals:
        behind += 1
    behind += row.text(behind) == "." and row.found[behind].start == row.found[behind - 1].end
    kind, month, end = row.kind(behind)
    return _with_year(row, day, month, end) if kind == "month" else None


def _month_first(row: Row, month: int, place: int) -> Found | None:
    place += row.text(place) == "."
    if place >= len(row.found) or row.found[place].kind != "number":
        return None
    if not row.found[place].value.is_integer() or row.found[place].value > LONGEST_MONTH:
        return None
    end = place + 1
    end += row.text(end) in row.words.suffixes
    return _with_year(row, int(row.found[place].value), month, end)


def _with_year(row: Row, day: int, month: int, end: int) -> Found | None:
    if not 1 <= day <= LONGEST_MONTH:
        return None
    place = end + (row.text(end) in {",", "-", "."})
    if place < len(row.found) and row.found[place].kind == "number":
        year = int(row.found[place].value)
        if year in YEARS:
            return When("calendar", day, month, year), place + 1
        ends = place + 1 == len(row.found) or row.found[place + 1].kind == "line"
        if ends and place == end and year in SHORT_YEARS:
            return When("calendar", day, month, CENTURY + year), place + 1
    return When("calendar", day, month), end


_WHOLE: Mapping[Kind | None, WhenKind] = {
    "offset": "offset",
    "tonight": "tonight",
    "never": "never",
    "beside": "beside",
}
"""Kinds of words that say a day by themselves."""
_READS: Mapping[Kind, Callable[[Row, int, int], Found | None]] = {
    "weekday": _weekday,
    "last": _last,
    "next": _next,
    "this": _this,
    "week": _week,
    "in": _in,
    "on": _on,
    "month": _month_first,
    "clock": _clock,
    "ago_first": _ago_first,
}
"""What reads on behind a word of each kind."""
