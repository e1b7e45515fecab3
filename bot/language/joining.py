"""Several intents of one message that are one: two askings, the same feeling, silent days away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.language.ahead import TellAway, TellBack
from bot.language.facts import ReportTired
from bot.language.intents import AskToday, Intent
from bot.language.reminding import StopReminders
from bot.language.travelling import TellHome, TellTrip

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = timedelta(days=1)


def joined(intents: Sequence[Intent]) -> list[Intent]:
    """Return the intents with those that are one told once, in the place of the first."""
    return _trips(_feelings(_askings(_silences(intents))))


def _silences(intents: Sequence[Intent]) -> Sequence[Intent]:
    """Take "on holiday till the 9th, no reminders" as one: days away are silent anyway."""
    away = any(isinstance(one, TellAway) or _is_holiday(one) for one in intents)
    every = StopReminders()
    return [one for one in intents if one != every] if away else intents


def _is_holiday(intent: Intent) -> bool:
    return isinstance(intent, TellTrip) and intent.holiday


def _trips(intents: Sequence[Intent]) -> list[Intent]:
    """Take the way back as the end of the trip: "to Tokyo on Monday and home on Friday"."""
    trip = next((one for one in intents if isinstance(one, TellTrip)), None)
    if trip is None:
        return list(intents)
    home = next((one for one in intents if isinstance(one, TellHome)), None)
    ended = trip if home is None or trip.last else replace(trip, last=home.day - _DAY)
    others = [one for one in intents if not isinstance(one, TellBack | TellHome)]
    return [ended if one is trip else one for one in others]


def _askings(intents: Sequence[Intent]) -> list[Intent]:
    """Take two askings as one: "what today? I only have 20 minutes"."""
    asked = [one for one in intents if isinstance(one, AskToday)]
    if len(asked) < 2:
        return list(intents)
    told = AskToday(
        next((one.minutes for one in asked if one.minutes is not None), None),
        next((one.equipment for one in asked if one.equipment is not None), None),
        next((one.lacks for one in asked if one.lacks), ()),
        next((one.day for one in asked if one.day is not None), None),
    )
    first = intents.index(asked[0])
    others = [one for one in intents if one not in asked]
    return [*others[:first], told, *others[first:]]


def _feelings(intents: Sequence[Intent]) -> list[Intent]:
    """Keep of one feeling what says most: a number, or the stronger word."""
    best: dict[str, ReportTired] = {}
    for one in intents:
        if isinstance(one, ReportTired):
            known = best.get(one.what)
            best[one.what] = one if known is None or _says_more(one, known) else known
    return [one for one in intents if not isinstance(one, ReportTired) or one in best.values()]


def _says_more(one: ReportTired, other: ReportTired) -> bool:
    if (one.value is None) != (other.value is None):
        return one.value is not None
    return other.grade == "plain" and one.grade != "plain"
