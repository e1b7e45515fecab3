"""On which day each piece of a message was done or is announced.

Law: a day holds for what stands behind it until the next one; weekdays in a row run in the order of
the calendar; a day that may be two is asked about, and one that is none is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.language.log.runs.track import is_of_track
from bot.language.log.signs.pieces import Piece
from bot.language.log.signs.senses import Sign
from bot.language.log.signs.style import Doubt, Style
from bot.language.words.pointed import pointed_clock
from bot.language.words.when import CLOCK, DISTANT, WEEK, Tense, When, days_meant

if TYPE_CHECKING:
    from bot.language.log.days.verdicts import Clause

Day = tuple[date | None, bool]
"""The day, None when none was said, and whether it is announced."""


class Said(NamedTuple):
    """A day as it stands in the message."""

    when: When
    at: int
    """Place in the text."""
    text: str
    heads: bool = False
    """Whether it is marked as a headline: **Wed**."""


@dataclass(slots=True)
class Calendar:
    """The days of one message."""

    today: date
    style: Style
    is_late: bool = False
    """After midnight, when tonight is the evening before."""
    rows: Mapping[int, date] = field(default_factory=dict[int, date])
    """Weekdays that stand in a row, by their place in the text."""
    week: int | None = None
    """Calendar weeks from this one, as a headline says: "last week:"."""
    carried: Day = (None, False)
    lift: tuple[Sign, Day] | None = None
    """The lift named last, and on which day it was done."""
    day_first: bool | None = None
    """In which order the dates of the message were written."""

    def days(self, said: Said, tense: Tense) -> tuple[date, ...]:
        """Return all days that may be meant, the likeliest first."""
        if said.at in self.style.days:
            return (self.style.days[said.at],)
        when = said.when
        if when.is_plain_weekday and self.week is not None:
            when = when._replace(week=self.week)
        elif tense != "future" and said.at in self.rows:
            return (self.rows[said.at],)
        if when.kind == "tonight" and self.is_late and tense == "past":
            return (self.today - timedelta(days=1),)
        if when.kind == "beside":
            start = self.carried[0] or self.today
            return (start + timedelta(days=when.number),)
        return days_meant(when, self.today, tense, day_first=self.style.day_first)


# ------------------------------------------------------------------ done or to come


def tense_of(clause: Clause, said: Said, *, heads: bool, result: bool) -> Tense:
    """Return whether a day lies in the past or is to come."""
    if said.when.tense or clause.tense:
        return said.when.tense or clause.tense
    if not said.when.is_open:
        return ""
    return "past" if heads or said.heads or result else "future"


def may_be_plan(clause: Clause, said: Said, *, result: bool) -> bool:
    """Whether today may be meant as a plan: nothing tells that it was done."""
    return not clause.tense and said.when == When("offset") and not result


def header_end(pieces: Sequence[Piece]) -> int:
    """Return the place behind the days that stand before what was done, as in a diary.

    "Monday: 10k" has such a day, "10k on Monday" none.
    """
    end = 0
    for piece in pieces:
        if not all(sign.get("date") for sign in piece.signs):
            break
        end = piece.signs[-1].last
    return end


def has_result(pieces: Sequence[Piece]) -> bool:
    """Whether something was measured that nobody plans: a time or the sets of a lift."""
    row = [sign for piece in pieces for sign in piece.signs]
    lifts = any(sign.get("lift") or sign.get("own") for sign in row)
    raced = any(sign.get("racing") for sign in row)
    if raced and any(_is_finish(row, n) for n in range(len(row))):
        return True
    timed = any(
        s.token.kind == "time" and row[n - 1].get("mark") != "at" for n, s in enumerate(row)
    )
    return timed or (lifts and any(map(is_of_sets, row))) or any(_weighs(sign) for sign in row)


def is_of_sets(sign: Sign) -> bool:
    """Whether it belongs to sets, which may be planned as well: 3x5 80 kg."""
    return sign.get("mark") == "by" or _weighs(sign)


def _weighs(sign: Sign) -> bool:
    return sign.get("unit") in {"kg", "lb"}


def _is_finish(row: Sequence[Sign], place: int) -> bool:
    """Whether the 26.40 of "parkrun today, 26.40" is a time."""
    told = pointed_clock(row[place].token.text) is not None
    return told and not any(sign.senses for sign in row[place + 1 : place + 2])


# ------------------------------------------------------------------ weekdays in a row


def in_a_row(weekdays: Sequence[tuple[int, int]], today: date) -> Mapping[int, date]:
    """Return the days of weekdays that follow one another, as (place, weekday): all past."""
    if len({weekday for _, weekday in weekdays}) < 2:
        return {}
    steps = [(two - one) % WEEK for (_, one), (_, two) in pairwise(weekdays)]
    back = [(WEEK - step) % WEEK for step in steps]
    falls = all(step <= 2 for step in back) and (len(back) > 1 or back == [1])
    offsets = [0]
    for forth, behind in zip(steps, back, strict=True):
        offsets.append(offsets[-1] + (-behind if falls else forth))
    last = max(range(len(offsets)), key=lambda n: offsets[n])
    newest = today - timedelta(days=(today.weekday() - weekdays[last][1]) % WEEK)
    return {
        place: newest + timedelta(days=offset - offsets[last])
        for (place, _), offset in zip(weekdays, offsets, strict=True)
    }


# ------------------------------------------------------------------ giving the days


def is_nowhere(said: Said, clause: Clause, tense: Tense, calendar: Calendar) -> bool:
    """Whether a day is none, too far away, or to come though it was done."""
    when = said.when
    if when.kind == "never" and when.week is not None and _is_headline(clause):
        return False
    days = calendar.days(said, tense)
    if not days or (clause.is_told and clause.tense == "past" and when.is_ahead):
        return True
    if clause.is_told and tense == "past" and days[0] > calendar.today:
        return True
    far = when.kind == "calendar" and not when.year and not _is_headline(clause)
    return far and (calendar.today - days[0]).days > DISTANT


def _is_headline(clause: Clause) -> bool:
    """Whether a week is named with nothing done in it: "last week:"."""
    first = clause.pieces[0]
    return len(first.signs) == 1 and bool(first.signs[0].get("date"))


@dataclass(slots=True)
class _Block:
    """Pieces of one day, or of several that stand together: "Saturday and Sunday"."""

    days: list[tuple[Day, Doubt | None]] = field(default_factory=list[tuple[Day, "Doubt | None"]])
    pieces: list[Piece] = field(default_factory=list[Piece])


def given(
    clause: Clause, tenses: Mapping[int, Tense], said: Mapping[str, Said], calendar: Calendar
) -> Iterator[Piece]:
    """Yield the pieces with their days; the first day holds for what stands before it, too."""
    for block in _named(_blocks(clause, tenses, said, calendar), calendar):
        for (on, announced), doubt in block.days:
            for piece in block.pieces:
                yield piece._replace(day=on, announced=announced, doubt=doubt)


def _named(blocks: Sequence[_Block], calendar: Calendar) -> Iterator[_Block]:
    """Give amounts of another day the lift that they are of: "squats Mon 3x5 80, Thu 3x5 85"."""
    for block in blocks:
        row = [sign for piece in block.pieces for sign in piece.signs]
        day = block.days[0][0] if block.days else None
        known = calendar.lift
        if known and day and known[1] != day and _is_of_lift(row) and not is_of_track(row):
            first = block.pieces[0]
            named = first._replace(signs=(known[0], *first.signs))
            yield _Block(block.days, [named, *block.pieces[1:]])
        else:
            yield block
        lifts = [sign for sign in row if sign.get("lift") or sign.get("own")]
        if lifts and day:
            calendar.lift = (lifts[-1], day)


def _counts(pieces: Sequence[Piece]) -> bool:
    return any(s.is_number or s.token.kind == "time" for piece in pieces for s in piece.signs)


def _is_of_lift(row: Sequence[Sign]) -> bool:
    """Whether sets stand there without a name."""
    if any(sign.get(kind) for sign in row for kind in _NAMES):
        return False
    if any(sign.get("unit") in {"m", "km", "mi"} for sign in row):
        return False
    return any(s.get("mark") in {"by", "rep", "set"} or s.get("unit") in {"kg", "lb"} for s in row)


_NAMES = ("lift", "own", "run", "type", "sport", "mobility", "racing")
"""Senses that name what was done."""


def _blocks(
    clause: Clause, tenses: Mapping[int, Tense], said: Mapping[str, Said], calendar: Calendar
) -> list[_Block]:
    blocks = [_Block()]
    ends = False  # whether a day stood last
    for piece in clause.pieces:
        before = _without_day(clause, calendar)
        day = _day(piece, tenses, said, calendar)
        bare = tuple(sign for sign in piece.signs if not sign.get("date"))
        leads = bool(piece.signs[0].get("date"))
        if day is not None:
            calendar.carried = day[0]
            last = blocks[-1]
            if leads and bare and not last.days and _counts(last.pieces):
                last.days.append((before, None))
            if last.days and not (ends and leads and (not bare or not last.pieces)):
                blocks.append(_Block())
            blocks[-1].days.append(day)
        if bare:
            blocks[-1].pieces.append(piece._replace(signs=bare))
        ends = bool(piece.signs[-1].get("date")) or (day is None and not bare and ends)
    blocks[-1].days = blocks[-1].days or [(_without_day(clause, calendar), None)]
    return blocks


def _without_day(clause: Clause, calendar: Calendar) -> Day:
    """Return the day of a clause that names none: that of the one before."""
    if clause.tense == "future":
        return calendar.carried if calendar.carried[1] else (None, True)
    if clause.tense == "past" and calendar.carried[1]:
        return (None, False)
    return calendar.carried


def _day(
    piece: Piece, tenses: Mapping[int, Tense], said: Mapping[str, Said], calendar: Calendar
) -> tuple[Day, Doubt | None] | None:
    named = [said[sign.get("date")] for sign in piece.signs if sign.get("date")]
    if not named:
        return None
    one = next((said for said in reversed(named) if said.when.span != CLOCK), named[-1])
    if one.when.kind == "never":
        calendar.week = one.when.week
        return None
    if one.when.span == CLOCK and calendar.carried[0] is not None:
        return None
    tense = tenses[one.at]
    days = calendar.days(one, tense)
    if not days:
        return None
    doubt = _doubt(one, days, calendar)
    today = calendar.today
    return (days[0], days[0] > today or (tense == "future" and days[0] >= today)), doubt


def _doubt(said: Said, days: Sequence[date], calendar: Calendar) -> Doubt | None:
    """Return the doubt between several days, and learn in which order dates are written."""
    when = said.when
    order = days[0].day == when.number if when.swaps else when.day_first
    sure = calendar.style.day_first is not None or when.weekday is not None or not when.swaps
    if order is not None and (sure or len(days) > 1):
        calendar.day_first = order
    if len(days) < 2:
        return None
    if when.swaps and when.weekday is None:
        others: tuple[Style, ...] = (replace(calendar.style, day_first=not order),)
    else:
        others = tuple(
            replace(calendar.style, days={**calendar.style.days, said.at: day}) for day in days[1:]
        )
    return Doubt("which_day", said.text, others)
