"""Cities and zones: from "Berlin" or "Europe/Berlin" to an IANA zone.

Law: the table is read when the first place is looked up, not before; a misspelt name is offered,
never taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.errors import ContentError

NEAR = 0.75
"""Likeness from which a city is offered as a guess."""


class Place(NamedTuple):
    """A city, or a zone by its own name."""

    name: str
    zone: str
    country: str = ""
    """Two letters; empty for a zone by name."""


@dataclass(slots=True)
class Cities:
    """A table that is read on first use: `name<TAB>zone<TAB>country`, `#` begins a comment."""

    text: Callable[[], str]
    """Returns the table."""
    _lines: dict[str, str] = field(default_factory=dict[str, str])
    """Lower-case name to its lines, joined: small in memory, cut when asked."""

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
    known = cities.named(said)
    if known:
        return known
    words = said.replace(",", " ").split()
    for cut in range(len(words) - 1, 0, -1):
        name, hint = " ".join(words[:cut]), _key(" ".join(words[cut:]))
        country = _key(countries.get(hint, hint))
        fits = tuple(p for p in cities.named(name) if _key(p.country) == country)
        if fits:
            return fits
    return ()


def _rows(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _place(line: str) -> Place:
    name, tab, rest = line.partition("\t")
    zone, _, country = rest.partition("\t")
    if not tab or not zone:
        raise ContentError("cities.tsv", name, "expected name, zone and country between tabs")
    return Place(name, zone, country)


def _keys(place: Place) -> Iterator[str]:
    yield _key(place.name)
    yield _key(place.zone)


def _key(name: str) -> str:
    """Return the name as it is compared: lower case, without dots and doubled spaces."""
    plain = name.lower().translate(_ACCENTS).replace("_", " ").replace("-", " ")
    return " ".join(plain.replace(".", "").replace("'", "").replace("’", "").split())


_ACCENTS = str.maketrans(
    "áàâäãåāăąçćčďđéèêëēėęěğíìîïīįłľñńňóòôöõøōőřśšşșťţțúùûüūůűųýÿžźż",
    "aaaaaaaaacccddeeeeeeeegiiiiiillnnnoooooooorsssstttuuuuuuuuyyzzz",
)
