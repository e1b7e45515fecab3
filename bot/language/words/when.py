"""Which calendar days are meant by what was said, given the day that is today.

Law: what was done lies in the past and what is announced in the future; a weekday alone takes the
nearest such day. Where two days stay plausible both are returned, and a day that no calendar has is
none.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Tense = Literal["past", "future", ""]
Kind = Literal["offset", "weekday", "calendar", "monthday", "tonight", "span", "beside", "never"]

FARTHEST = 7320
"""Days from today beyond which a date is taken for something else."""
DISTANT = 270
"""Days; a date without a year, of what was done longer ago, was more likely meant of this year."""
WEEK = 7
CLOCK = "clock"
"""The span of a time of day, which says less than any day beside it."""
SATURDAY = 5


_OPEN = frozenset({"weekday", "monthday", "tonight", "span"})


class When(NamedTuple):
    """A day as said."""

    kind: Kind
    number: int = 0
    """Days from today, the weekday from Monday as 0, or the day of the month; of what stands
    "beside", days from the day that was said before."""
    month: int = 0
    year: int = 0
    tense: Tense = ""
    """What the words themselves say: "last" or "next"."""
    swaps: bool = False
    """Whether day and month may be meant the other way round: 3/4."""
    day_first: bool | None = None
    """The order that the numbers show: True for 27/2."""
    weekday: int | None = None
    """Said beside a date: "Mon 2/3"."""
    week: int | None = None
    """Calendar weeks from this one: -1 in "Tuesday last week"."""
    back: int = 1
    """Which such weekday before today: 2 in "two Sundays ago"."""
    span: str = ""
    """Several days of which one is meant: "weekend", "week", "lately"."""

    @property
    def is_open(self) -> bool:
        """Whether the day may be past or to come: a weekday alone, "tonight"."""
        return not self.tense and self.kind in _OPEN and self.week is None

    @property
    def is_ahead(self) -> bool:
        """Whether the words can only mean what is to come: "in 2 weeks"."""
        return self.kind == "offset" and self.tense == "future"

    @property
    def is_plain_weekday(self) -> bool:
        """Whether a weekday is all that was said."""
        return self == When("weekday", self.number)


def resolve(when: When, today: date, tense: Tense) -> date | None:
    """Return the likeliest date that is meant, None when there is none near enough."""
    return next(iter(days_meant(when, today, tense)), None)


def days_meant(
    when: When, today: date, tense: Tense, *, day_first: bool | None = None
) -> tuple[date, ...]:
    """Return all days that may be meant, the likeliest first."""
    tense = when.tense or tense
    match when.kind:
        case "offset" | "beside" | "tonight":
            return _some(lambda: today + timedelta(days=when.number), today)
        case "weekday":
            return _weekday(when, today, tense)
        case "calendar":
            return _calendar(when, today, tense, day_first=day_first)
        case "monthday":
            return _monthday(when, today, tense)
        case "span":
            return _span(when, today, tense)
        case "never":
            return ()
        case _:
            assert_never(when.kind)


# ------------------------------------------------------------------ weekdays


def _weekday(when: When, today: date, tense: Tense) -> tuple[date, ...]:
    monday = today - timedelta(days=today.weekday())
    if when.week is not None:
        return (monday + timedelta(days=WEEK * when.week + when.number),)
    if tense != "future":
        back = (today.weekday() - when.number) % WEEK
        back = back or (WEEK if when.tense or when.back > 1 else 0)
        return (today - timedelta(days=back + WEEK * (when.back - 1)),)
    ahead = (when.number - today.weekday()) % WEEK
    if when.tense != "future":
        return (today + timedelta(days=ahead),)
    return _next_weekday(today, ahead or WEEK, is_this_week=when.number > today.weekday())


def _next_weekday(today: date, ahead: int, *, is_this_week: bool) -> tuple[date, ...]:
    """Next Friday, said on a Monday, is this one or that of next week; tomorrow is never meant."""
    near, far = today + timedelta(days=ahead), today + timedelta(days=ahead + WEEK)
    if not is_this_week:
        return (near,)
    return (far,) if ahead == 1 else (near, far)


# ------------------------------------------------------------------ days of the calendar


def _calendar(when: When, today: date, tense: Tense, *, day_first: bool | None) -> tuple[date, ...]:
    swapped = when._replace(number=when.month, month=when.number)
    ways = (when, swapped) if when.swaps and day_first is not True else (when,)
    if when.swaps and day_first is False:
        ways = (swapped,)
    found = [day for way in ways for day in _in_year(way, today, tense)]
    if len(ways) > 1:
        found = [day for day in found if _is_near(day, today, tense)] or found
    return _on_weekday(when, tuple(dict.fromkeys(found)), today, tense)


def _is_near(day: date, today: date, tense: Tense) -> bool:
    """Whether a date whose order is open lies where it was meant."""
    days = (day - today).days
    return -DISTANT <= days <= (0 if tense == "past" else DISTANT)


def _on_weekday(when: When, found: tuple[date, ...], today: date, tense: Tense) -> tuple[date, ...]:
    """Keep what falls on the weekday that was said; where nothing does, that day may be meant."""
    if when.weekday is None:
        return found
    fitting = tuple(day for day in found if day.weekday() == when.weekday)
    if fitting:
        return fitting
    nearest = _weekday(When("weekday", when.weekday), today, tense or "past")
    return (*found, *nearest) if when.kind == "calendar" and found else nearest


def _in_year(when: When, today: date, tense: Tense) -> tuple[date, ...]:
    if when.year:
        return _some(partial(date, when.year, when.month, when.number), today)
    if not tense:
        return _nearest(when, today)
    for step in (0, 1) if tense == "future" else (0, -1):
        for day in _some(partial(date, today.year + step, when.month, when.number), today):
            if day >= today if tense == "future" else day <= today:
                return (day,)
    return ()


def _nearest(when: When, today: date) -> tuple[date, ...]:
    """Return the nearer of the last such date and the next."""
    both = (*_in_year(when, today, "past"), *_in_year(when, today, "future"))
    return tuple(sorted(both, key=lambda day: abs((day - today).days))[:1])


MONTHS_TRIED = 12


def _monthday(when: When, today: date, tense: Tense) -> tuple[date, ...]:
    """Return the last or the next 3rd of a month; beside a weekday that on which it falls."""
    step = 1 if tense == "future" else -1
    for count in range(MONTHS_TRIED):
        month = today.year * 12 + today.month - 1 + step * count
        for day in _some(partial(date, month // 12, month % 12 + 1, when.number), today):
            right_side = day >= today if tense == "future" else day <= today
            if right_side and when.weekday in {None, day.weekday()}:
                return (day,)
    return _on_weekday(when, (), today, tense)


# ------------------------------------------------------------------ one of several days


MOST_DAYS = 3


def _span(when: When, today: date, tense: Tense) -> tuple[date, ...]:
    if when.span == "weekend":
        return _weekend(when, today, tense)
    if when.span == "week":
        return tuple(today - timedelta(days=n) for n in range(1, today.weekday() + 1))[:MOST_DAYS]
    return tuple(today - timedelta(days=n) for n in range(2, 2 + MOST_DAYS))


def _weekend(when: When, today: date, tense: Tense) -> tuple[date, ...]:
    if tense == "future":
        start = today + timedelta(days=max(SATURDAY - today.weekday(), 0))
        start += timedelta(days=WEEK if when.tense == "future" and start == today else 0)
        days: Sequence[date] = (start, start + timedelta(days=1))
        return tuple(day for day in days if day >= today and day.weekday() >= SATURDAY)
    start = today - timedelta(days=(today.weekday() - SATURDAY) % WEEK)
    if when.tense == "past" and today.weekday() >= SATURDAY:
        start -= timedelta(days=WEEK)
    return tuple(day for day in (start, start + timedelta(days=1)) if day <= today)


def _some(make: Callable[[], date], today: date) -> tuple[date, ...]:
    try:
        day = make()
    except (ValueError, OverflowError):
        return ()
    return (day,) if abs((day - today).days) <= FARTHEST else ()
