"""One clock or several: from the places that a name stands for to what was told of them.

Law: a clock is taken only where nothing else can be meant; else it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.facts import TellZone, UnknownPlace
from bot.language.travelling import DoubtPlace, TellOffset

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled

MOST_OFFERS = 4
MOST_CLOCKS = 5
"""So many buttons a message has."""


def stay(filled: Filled, *, for_good: bool = False) -> TellZone | DoubtPlace | None:
    """Return where the runner is, or which of the places of that name is asked."""
    if not filled.places:
        return None
    first = filled.places[0]
    if len({place.zone for place in filled.places}) == 1:
        return TellZone(first.zone, first.name, for_good)
    offers = tuple(place.full_name for place in filled.places[:MOST_OFFERS])
    if len(set(offers)) < len(offers):
        offers = tuple(place.zone for place in filled.places[:MOST_OFFERS])
    return DoubtPlace(said=first.name, why="many", offers=offers, for_good=for_good)


def country(filled: Filled, *, for_good: bool = False) -> TellZone | DoubtPlace | None:
    """Return the clock of a country that has one; of several the greatest cities are offered."""
    if not filled.places:
        return None
    if len(filled.places) == 1:
        return TellZone(filled.places[0].zone, filled.places[0].name, for_good)
    offers = tuple(place.name for place in filled.places[:MOST_CLOCKS])
    return DoubtPlace(said=filled.text, why="country", offers=offers, for_good=for_good)


def misspelt(filled: Filled, *, for_good: bool = False) -> DoubtPlace | UnknownPlace | None:
    """Offer what is most like a place that nobody knows."""
    if not filled.places:
        named = for_good and filled.text[:1].isupper()
        return UnknownPlace(filled.text) if named else None
    offers = tuple(dict.fromkeys(place.name for place in filled.places))
    return DoubtPlace(said=filled.text, why="misspelt", offers=offers, for_good=for_good)


def clock_name(filled: Filled) -> DoubtPlace | None:
    """Ask for the city of a clock: "EST" is said all year, and kept in places that differ."""
    offers = tuple(place.name for place in filled.places)
    return DoubtPlace(said=filled.text, why="clock", offers=offers, for_good=True)


def no_zone(filled: Filled) -> DoubtPlace:
    """Name a zone that does not exist, with those that are like it."""
    return DoubtPlace(said=filled.text, why="no_zone", offers=filled.zones, for_good=True)


def offset(filled: Filled) -> TellOffset | None:
    """Take the hours from Greenwich."""
    return None if filled.number is None else TellOffset(int(filled.number), filled.text)
