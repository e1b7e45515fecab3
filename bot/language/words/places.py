"""Cities and zones: from "Berlin" or "Europe/Berlin" to an IANA zone.

Law: the table is read when the first place is looked up, not before; a misspelt name is offered,
never taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from math import cos, radians, sin
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.zones import zone_named
from bot.errors import ContentError

NEAR = 0.75
"""Likeness from which a city is offered as a guess."""
LIKE = 0.5
"""Likeness from which a zone is offered for one that does not exist."""
RIVAL = 0.2
"""A city of the same name may be meant when it has so much of the greatest one's people."""
Clock = tuple[timedelta | None, ...]
_SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
_FIELDS = 5
"""Behind name and zone."""


class Place(NamedTuple):
    """A city, or a zone by its own name."""

    name: str
    zone: str
    country: str = ""
    """Empty: a clock that belongs to no country."""
    region: str = ""
    """State or province, where people tell cities apart by it."""
    letters: str = ""
    """Its short name: "IL"."""
    thousands: int = 0
    """People."""
    at: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""

    @property
    def full_name(self) -> str:
        """With its state or country: "Springfield, Illinois"."""
        return ", ".join(filter(None, (self.name, self.region or self.country)))


@dataclass(slots=True)
class Cities:
    """A table that is read on first use: the fields of Place between tabs, `#` begins a comment."""

    text: Callable[[], str]
    """Returns the table."""
    _lines: dict[str, str] = field(default_factory=dict[str, str])
    """Lower-case name to its lines, joined: small in memory, cut when asked."""
    _countries: dict[str, dict[str, Place]] = field(default_factory=dict[str, dict[str, Place]])
    """Lower-case country to the greatest city of each of its zones."""

    def named(self, name: str) -> tuple[Place, ...]:
        """Return all places of this name, the greatest first; none when it is not known."""
        lines = self._all().get(_key(name), "")
        places = tuple(_place(line) for line in lines.splitlines())
        as_written = tuple(place for place in places if place.name.lower() == name.lower())
        return as_written or places

    def near(self, name: str, limit: int = 2) -> tuple[Place, ...]:
        """Return the places whose names are most like `name`."""
        found = process.extract(
            _key(name),
            self._all().keys(),
            scorer=OSA.normalized_similarity,
            score_cutoff=NEAR,
            limit=limit,
        )
        return tuple(self.named(key)[0] for key, _, _ in found)

    def near_zones(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Return the names of zones that are most like `name`, not only of those very like it."""
        keys = {_key(zone): zone for zone in (_place(line).zone for line in _rows(self.text()))}
        like = partial(process.extract, scorer=OSA.normalized_similarity, score_cutoff=LIKE)
        found = like(_key(name), keys.keys(), limit=limit)
        return tuple(keys[hit] for hit, _, _ in found)

    def in_country(self, country: str) -> tuple[Place, ...]:
        """Return the greatest city of every clock that a country has, the greatest first."""
        if not self._countries:
            for place in sorted(map(_place, _rows(self.text())), key=lambda one: -one.thousands):
                there = self._countries.setdefault(_key(place.country), {})
                there.setdefault(place.zone, place)
            self._countries.pop("", None)
        clocks: dict[Clock, Place] = {}
        for place in self._countries.get(_key(country), {}).values():
            clocks.setdefault(_clock(place.zone), place)
        return tuple(clocks.values())

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """Return the city nearest to a position, in degrees."""
        places = (place for place in map(_place, _rows(self.text())) if place.at is not None)
        here = (latitude, longitude)
        return min(places, key=lambda one: _apart(one.at or here, here), default=None)

    def zone_at(self, latitude: float, longitude: float) -> str:
        """Return the zone of the city nearest to a position, in degrees; empty without a table."""
        place = self.nearest(latitude, longitude)
        return "" if place is None else place.zone

    def _all(self) -> dict[str, str]:
        if not self._lines:
            for line in _rows(self.text()):
                keys = dict.fromkeys(_keys(_place(line)))
                for key in keys:
                    known = self._lines.get(key)
                    self._lines[key] = f"{known}\n{line}" if known else line
        return self._lines


def found_places(said: str, cities: Cities, countries: Mapping[str, str]) -> tuple[Place, ...]:
    """Return the places of "Valencia", "Valencia, Spain" or "Europe/Madrid", the greatest first."""
    known = _likely(cities.named(said))
    if known:
        return known
    words = said.replace(",", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        name, hint = " ".join(words[:cut]), " ".join(words[cut:])
        where = _key(countries.get(_key(hint), hint))
        fits = tuple(
            p
            for p in cities.named(name)
            if where in {_key(p.country), _key(p.region)} - {""} or hint == (p.letters or None)
        )
        if fits:
            return fits
    return ()


def _rows(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _place(line: str) -> Place:
    name, tab, rest = line.partition("\t")
    zone, *more = rest.split("\t")
    if not tab or not zone:
        raise ContentError("cities.tsv", name, "expected name, zone and country between tabs")
    country, region, thousands, *at = (*more, *("",) * (_FIELDS - len(more)))
    try:
        there = (float(at[0]), float(at[1])) if at[0] else None
        state, _, letters = region.partition("/")
        return Place(name, zone, country, state, letters, int(thousands or 0), there)
    except ValueError as error:
        raise ContentError("cities.tsv", name, "expected people and position in numbers") from error


def _clock(zone: str) -> Clock:
    """Return what a clock shows in winter and in summer: zones that do not differ in it are one."""
    return tuple(moment.astimezone(zone_named(zone)).utcoffset() for moment in _SEASONS)


def _likely(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out cities so small that nobody means them without their state or country."""
    most = max((place.thousands for place in places), default=0)
    return tuple(place for place in places if place.thousands >= RIVAL * most)


def _apart(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return a measure that grows with the distance on the globe (haversine)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, place)) for place in (one, two))
    north, east = sin((lat2 - lat1) / 2), sin((lon2 - lon1) / 2)
    return north * north + cos(lat1) * cos(lat2) * east * east


def _keys(place: Place) -> Iterator[str]:
    yield _key(place.name)
    yield _key(place.zone)


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """Return the name as it is compared: lower case, without dots and doubled spaces."""
    plain = name.lower().translate(_ACCENTS).replace("_", " ").replace("-", " ")
    return " ".join(plain.replace(".", "").replace("'", "").replace("’", "").split())


_ACCENTS = str.maketrans(
    "áàâäãåāăąçćčďđéèêëēėęěğíìîïīįłľñńňóòôöõøōőřśšşșťţțúùûüūůűųýÿžźż",
    "aaaaaaaaacccddeeeeeeeegiiiiiillnnnoooooooorsssstttuuuuuuuuyyzzz",
)
