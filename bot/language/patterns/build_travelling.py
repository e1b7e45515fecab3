"""What patterns of trips are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.language.patterns.places_said import which
from bot.language.travelling import DropTrip, TellHome, TellTrip, Travelling

if TYPE_CHECKING:
    from bot.language.intents import Unclear
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], "Travelling | Unclear | None"]


def _trip(filled: Filled, *, holiday: bool = False) -> Travelling | Unclear | None:
    first, last = filled.first, filled.last
    if not filled.places or last is None:
        return None
    unsure = which(filled.places)
    if unsure is not None:
        return unsure
    place = filled.places[0]
    return TellTrip(zone=place.zone, place=place.name, first=first, last=last, holiday=holiday)


def _home(filled: Filled) -> TellHome | None:
    return None if filled.coming is None else TellHome(filled.coming)


BUILD_TRAVELLING: Mapping[str, Build] = {
    "trip": _trip,
    "holiday_trip": lambda filled: _trip(filled, holiday=True),
    "trip_until": lambda filled: _trip(filled._replace(last=filled.coming)),
    "home_on": _home,
    "drop_trip": lambda _: DropTrip(),
}
