"""What patterns of trips and places are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from bot.language.patterns import places_said
from bot.language.travelling import AskClock, DoubtPlace, DropTrip, TellHome, TellTrip

if TYPE_CHECKING:
    from bot.language.intents import Intent
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], "Intent | None"]


def _trip(filled: Filled, *, holiday: bool = False) -> DoubtPlace | TellTrip | None:
    """Take a trip to a city, or to a country, whose name is `text`."""
    there = places_said.country(filled) if filled.text else places_said.stay(filled)
    if there is None:
        return None
    trip = TellTrip(zone="", place="", first=filled.first, last=filled.last, holiday=holiday)
    if isinstance(there, DoubtPlace):
        return replace(there, trip=trip)
    return replace(trip, zone=there.zone, place=filled.text or there.place)


def _home(filled: Filled) -> TellHome | None:
    return None if filled.coming is None else TellHome(filled.coming)


BUILD_TRAVELLING: Mapping[str, Build] = {
    "trip": _trip,
    "holiday_trip": partial(_trip, holiday=True),
    "trip_until": lambda filled: _trip(filled._replace(last=filled.coming)),
    "open_trip": lambda filled: _trip(filled._replace(first=filled.coming)),
    "ask_clock": lambda _: AskClock(),
    "home_on": _home,
    "drop_trip": lambda _: DropTrip(),
    "tell_zone": places_said.stay,
    "tell_home": partial(places_said.stay, for_good=True),
    "tell_country": places_said.country,
    "tell_home_country": partial(places_said.country, for_good=True),
    "misspelt_place": places_said.misspelt,
    "misspelt_home": partial(places_said.misspelt, for_good=True),
    "tell_clock_name": places_said.clock_name,
    "tell_offset": places_said.offset,
    "no_zone": places_said.no_zone,
}
