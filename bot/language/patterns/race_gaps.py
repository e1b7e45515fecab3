"""Gaps for days to come, spans of days, and races."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.domain.running import METRES_PER_MILE
from bot.language.patterns.gap_words import RaceSaid
from bot.language.patterns.spans import period, span
from bot.language.words.dates import date_at
from bot.language.words.places import found_places
from bot.language.words.pointed import pointed_clock
from bot.language.words.when import resolve

if TYPE_CHECKING:
    from datetime import date

    from bot.language.patterns.filled import Filled, GapReader

Gap = Iterator[tuple["Filled", int]]
MOST_NAME = 4
"""Words of a race's name."""
NEAR_DAYS = 7
HALF_M = 21_097.5


# ------------------------------------------------------------------ days


def ahead(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a day to come; a past one only when its year or its month was named."""
    row, at = reader.spoken.tokens, reader.spoken.at[place]
    slashed = at + 1 < len(row) and row[at + 1].text == "/"
    found = date_at(row, at, reader.dates, leads=slashed or _is_day_and_month(reader, place))
    if found is None:
        return
    when, behind = found
    day = resolve(when, reader.today, "future")
    if day is None and when.kind != "calendar":
        return
    if day is not None and day < reader.today and when.kind != "calendar":
        return
    days: tuple[date, ...] = () if day is None else (day,)
    yield filled._replace(days=days), bisect_left(reader.spoken.at, behind)


def _is_day_and_month(reader: GapReader, place: int) -> bool:
    """Whether "26.4." stands here: of a time, as in "24.10", the seconds have two digits."""
    row, at = reader.spoken.tokens, reader.spoken.at[place]
    _, point, month = row[at].text.partition(".")
    closed = at + 1 < len(row) and row[at + 1].text == "." and row[at + 1].start == row[at].end
    return bool(point) and len(month) == 1 and closed


def later(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a day after today, near enough to be planned for."""
    for read, end in ahead(reader, place, filled):
        day = read.days[0] if read.days else None
        if day is not None and 0 < (day - reader.today).days <= NEAR_DAYS:
            yield read, end


def named_span(reader: GapReader, place: int, filled: Filled) -> Gap:
    for (first, last), end in span(reader, place):
        yield filled._replace(first=first, last=last), end


def ending(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in days that are told by their last one: "until Friday", not "for a week"."""
    spans = reader.gaps.spans
    words = reader.spoken.words
    if spans.end.at(words, place) is not None or spans.start.at(words, place) is not None:
        yield from named_span(reader, place, filled)


def past_span(reader: GapReader, place: int, filled: Filled) -> Gap:
    for (first, last), end in period(reader, place):
        yield filled._replace(first=first, last=last), end


# ------------------------------------------------------------------ races


def race(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a race: a word for one, with its name or its distance before it."""
    gaps = reader.gaps
    if gaps.heads.isdisjoint(reader.spoken.said):
        return
    named: int | None = None
    for at in range(place, min(place + MOST_NAME, len(reader.row))):
        found = _race_at(reader, at, named=named is not None)
        if found is not None and _has_result(reader, place):
            return
        if found is not None:
            said, end = found
            name = "" if named is None else reader.spoken.between(named, end)
            yield filled._replace(race=said._replace(name=name)), end
            return
        if at + 1 in reader.spoken.soft:
            return
        if reader.spoken.words[at] in gaps.kinds:
            continue
        if not _is_name(reader, at):
            return
        named = at if named is None else named


def _race_at(reader: GapReader, place: int, *, named: bool) -> tuple[RaceSaid, int] | None:
    gaps, words = reader.gaps, reader.spoken.words
    hit = gaps.races.at(words, place)
    if hit is not None:
        said, end = hit
        behind = end < len(words) and words[end] in gaps.race
        return said, end + behind
    if named and words[place] in gaps.halves:
        return RaceSaid(HALF_M), place + 1
    metres = _metres(reader, place)
    if metres is None:
        return None
    far, end = metres
    behind = end < len(words) and words[end] in gaps.race
    named = named and reader.row[place].value.is_integer()
    return (RaceSaid(far), end + behind) if behind or named else None


def _metres(reader: GapReader, place: int) -> tuple[float, int] | None:
    """Read "10k" and "50 miles"."""
    row = reader.row
    if row[place].kind != "number" or place + 1 >= len(row):
        return None
    unit = reader.gaps.metres.get(row[place + 1].text)
    return None if unit is None else (row[place].value * unit, place + 2)


def _is_name(reader: GapReader, place: int) -> bool:
    token = reader.row[place]
    if token.kind != "word" or token.text in reader.gaps.strangers | reader.gaps.metres.keys():
        return False
    proper = reader.spoken.text[token.start].isupper()
    return proper or bool(found_places(token.text, reader.cities, reader.countries))


def _has_result(reader: GapReader, place: int) -> bool:
    """Whether the sentence tells a time: then the race is run.

    "at 9:00" is the hour of its start, "sub 3:30" a goal.
    """
    first, last = reader.spoken.sentence(place)
    words, gaps = reader.spoken.words, reader.gaps
    return any(
        _is_time(reader, at) and not (at and words[at - 1] in gaps.no_result)
        for at in range(first, last)
    )


def _is_time(reader: GapReader, at: int) -> bool:
    """Whether a time stands here; 27.15 is one as well, but for "on 14.03" and "14.3."."""
    if reader.row[at].kind == "time":
        return True
    if pointed_clock(reader.row[at].text) is None:
        return False
    found = date_at(reader.spoken.tokens, reader.spoken.at[max(0, at - 1)], reader.dates)
    is_day = found is not None and found[1] > reader.spoken.at[at]
    return not is_day and not _is_day_and_month(reader, at)


def distance(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a distance that people race over, named or in numbers, unless its time is told."""
    if _has_result(reader, place):
        return
    hit = reader.gaps.races.at(reader.spoken.words, place)
    if hit is not None and hit[0].metres:
        yield filled._replace(race=hit[0]), hit[1]
        return
    if reader.spoken.words[place] in reader.gaps.halves:
        yield filled._replace(race=RaceSaid(HALF_M)), place + 1
        return
    metres = _metres(reader, place)
    if metres is not None:
        yield filled._replace(race=RaceSaid(metres[0])), metres[1]
    elif reader.gaps.metres.get(reader.spoken.words[place]) == METRES_PER_MILE:
        yield filled._replace(race=RaceSaid(METRES_PER_MILE)), place + 1


STANDARD = frozenset({5000.0, 10_000.0, 15_000.0, HALF_M, 42_195.0, 10 * METRES_PER_MILE})
"""Distances of races, which are none of a training run that is had."""


def race_distance(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a distance over which races are held."""
    for read, end in distance(reader, place, filled):
        if read.race is not None and read.race.metres in STANDARD:
            yield read, end


def priority(reader: GapReader, place: int, filled: Filled) -> Gap:
    hit = reader.gaps.priorities.at(reader.spoken.words, place)
    if hit is not None:
        yield filled._replace(priority=hit[0]), hit[1]
