"""Gaps for times of day: "at 7", "from 22 to 7"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.words.clock import clock_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.language.patterns.filled import Filled, GapReader


def at(reader: GapReader, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
    """Fill in an hour; "31st" is none, and no bad one either."""
    found = clock_at(reader.row, place, reader.clock)
    if found is not None and not _is_ordinal(found[0].said, place, found[1], reader):
        wall, end = found
        yield filled._replace(at=wall.at, bad_time="" if wall.at else wall.said), end


def until(reader: GapReader, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
    """Fill in the second hour of two."""
    found = clock_at(reader.row, place, reader.clock)
    if found is not None:
        wall, end = found
        bad = filled.bad_time if wall.at else wall.said
        yield filled._replace(until=wall.at, bad_time=bad), end


def _is_ordinal(said: str, place: int, end: int, reader: GapReader) -> bool:
    """Tell "31st" from "31": the ending may be a word of its own, close by."""
    if not said.isdigit() or end >= len(reader.row):
        return False
    number, behind = reader.row[place], reader.row[end]
    return behind.start == number.end and behind.text in reader.dates.ordinals
