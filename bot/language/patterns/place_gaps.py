"""Gaps for places that are not cities: countries, names of clocks, offsets, and what is misspelt.

Law: what they find is asked about, never taken, unless only one clock can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.language.words.places import found_places

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled, GapReader

Gap = Iterator[tuple["Filled", int]]
LONGEST = 5
"""Words of a country, or tokens of an offset."""
LEAST_LETTERS = 5
"""Of a word that may be a misspelt city."""
MOST_BEHIND = 3
"""Words behind a misspelt city: "at the moment"."""
MOST_HOURS = 14
_UNIVERSAL = ("utc", "gmt")
_OFFSET = re.compile(r"(?:utc|gmt) ?([+\-−]) ?(\d{1,2})(?::?([0-5]\d))?", re.ASCII | re.IGNORECASE)
_ZONE = re.compile(r"[a-z]{2,12}/[a-z_+\-/0-9]{2,40}", re.ASCII | re.IGNORECASE)


def where(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a city, or else a country, with its name."""
    cities = list(reader.read("place", place, filled))
    yield from cities or country(reader, place, filled)


def country(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the greatest city of each zone of a country."""
    for end in range(min(place + LONGEST, len(reader.row)), place, -1):
        said = reader.spoken.between(place, end)
        name = reader.countries.get(said.lower(), said)
        there = reader.cities.in_country(name) if _may_be_name(said) else ()
        if there and not found_places(said, reader.cities, reader.countries):
            yield filled._replace(places=there, text=said), end
            return


def clock_name(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the city that people mean by "EST"."""
    for end in range(min(place + 2, len(reader.row)), place, -1):
        city = reader.gaps.clocks.get(" ".join(reader.spoken.words[place:end]))
        if city is not None:
            said = reader.spoken.between(place, end)
            yield filled._replace(places=reader.cities.named(city)[:1], text=said), end
            return


def offset(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the minutes of "GMT+2"."""
    if not reader.spoken.words[place].startswith(_UNIVERSAL):
        return
    for end in range(min(place + LONGEST, len(reader.row)), place, -1):
        said = reader.spoken.between(place, end)
        found = _OFFSET.fullmatch(said)
        if found is not None and int(found[2]) <= MOST_HOURS:
            minutes = int(found[2]) * 60 + int(found[3] or 0)
            sign = 1 if found[1] == "+" else -1
            yield filled._replace(number=float(sign * minutes), text=said), end
            return


def no_zone(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in what is written like a zone and is none, and the zones most like it."""
    if reader.spoken.words[place].partition("/")[0] not in reader.gaps.areas:
        return
    for end in range(min(place + LONGEST, len(reader.row)), place, -1):
        said = reader.spoken.between(place, end)
        if _ZONE.fullmatch(said):
            if not reader.cities.named(said):
                yield filled._replace(text=said, zones=reader.cities.near_zones(said)), end
            return


def misspelt(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the cities that are most like a word that nobody knows."""
    _, stop = reader.spoken.clause(place)
    for read, end in reader.read("stranger", place, filled):
        if stop - end > MOST_BEHIND:
            continue
        known = found_places(read.text, reader.cities, reader.countries)
        if len(read.text) >= LEAST_LETTERS and not known:
            near = reader.cities.near(read.text, 3)
            yield filled._replace(places=near, text=read.text), end


def _may_be_name(said: str) -> bool:
    return said.replace(" ", "").replace("'", "").replace("-", "").isalpha()
