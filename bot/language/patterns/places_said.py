"""One place or several: what a name that stands for many cities is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.intents import Unclear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words.places import Place

MOST_GUESSES = 3


def which(places: Sequence[Place]) -> Unclear | None:
    """Return what is asked when places of one name lie in several zones; None when they do not."""
    if len({place.zone for place in places}) == 1:
        return None
    named = tuple(f"{place.name}, {place.country}" for place in places[:MOST_GUESSES])
    zones = tuple(place.zone for place in places[:MOST_GUESSES])
    return Unclear(text=places[0].name, nearest=named if len(set(named)) == len(named) else zones)
