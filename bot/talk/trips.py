"""Days in another place: told, moved, dropped, and over by themselves.

Law: home stays what it was; a trip changes which clock is read, and every answer says when home
comes back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.domain.schedule import instant
from bot.domain.travel import HOMELESS, Travel
from bot.domain.zones import zone_named
from bot.language.ahead import TellAway
from bot.talk import away, reminders
from bot.talk.effects import Effect, SaveAthlete, after
from bot.talk.questions import clock as wall_clock
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingDay, Journey
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.athlete import Athlete
    from bot.language.intents import Intent
    from bot.language.travelling import TellHome, TellTrip
    from bot.talk.state import State

_NOON = time(12)
_DAY = timedelta(days=1)


def tell(state: State, intent: TellTrip, scene: Scene) -> Step:
    """Keep a trip; on a holiday the coach does not write first either. Without an end, ask."""
    if intent.last is None:
        first = None if _begun(intent, scene) else intent.first
        return Step(AskingDay(Journey(zone=intent.zone, place=intent.place, first=first)))
    if _same_clock(intent, intent.last, scene):
        step = _at_home(state, intent, scene)
    else:
        first = None if _begun(intent, scene) else intent.first
        trip = Travel(zone=intent.zone, last=intent.last, first=first, place=intent.place)
        step = _instead(kept(state, trip, scene), trip, scene)
    if not intent.holiday:
        return step
    there = replace(scene, known=after(scene.known, step.effects))
    more = away.tell(state, TellAway("away", intent.first, intent.last), there)
    return Step(state, (*step.say, *more.say), (*step.effects, *more.effects))


def clock_words(scene: Scene) -> dict[str, object]:
    """Return what the clock is for the runner, and where."""
    return {"clock": f"{scene.local:%H:%M}", "place": place_words(scene.zone, scene)}


def clock(state: State, _: Intent, scene: Scene) -> Step:
    """Say what the clock is, and by which zone."""
    trip = shown(scene)
    if not scene.athlete.knows_clock(scene.now):
        return stay(state, "zone.unknown", "set_clock")
    key = "zone.shown" if trip is None else "zone.shown_trip"
    args = {**clock_words(scene), "trip": trip}
    return Step(state, (Say(key, args, (Choice("set_clock"),)),))


def _instead(step: Step, trip: Travel, scene: Scene) -> Step:
    """Say which trip is replaced: one is kept at a time."""
    before = scene.athlete.travel
    if before is None or before.last < scene.today or before.zone == trip.zone:
        return step
    place = before.place or place_words(before.zone, scene)
    return replace(step, say=(*step.say, Say("travel.instead", {"place": place})))


def _at_home(state: State, intent: TellTrip, scene: Scene) -> Step:
    """Say that nothing changes; a trip that was told before is over."""
    known = scene.athlete
    over = known.travel is None or known.travel.last < scene.today
    effects = () if over else _set(replace(known, travel=None), scene)
    return Step(state, (Say("travel.same", {"place": intent.place}),), effects)


def kept(state: State, trip: Travel, scene: Scene) -> Step:
    """Keep a trip, and say what the clock is there and when home comes back."""
    effects = _set(replace(scene.athlete, travel=trip), scene)
    there = replace(scene, known=after(scene.known, effects))
    when = "now" if now(there) is not None else "later"
    home = "" if scene.athlete.zone else "_homeless"
    return Step(state, (Say(f"travel.{when}{home}", _args(trip, there)),), effects)


def home(state: State, intent: TellHome, scene: Scene) -> Step:
    """End the trip, and the days away, on the day before."""
    known, last = scene.athlete, intent.day - _DAY
    if intent.day <= scene.today:
        return back(state, intent, scene)
    athlete = _shorter_away(known, last, scene)
    trip = known.travel
    if trip is not None and trip.last >= scene.today and (trip.first or last) <= last:
        return kept(state, replace(trip, last=last), _with(scene, athlete))
    if athlete.away == known.away:
        return stay(state, "travel.none")
    args = {"last": day_words(last, scene)}
    return Step(state, (Say("away.away.now", args, (Choice("back"),)),), (SaveAthlete(athlete),))


def back(state: State, intent: Intent, scene: Scene) -> Step:
    """End what is running: the trip, the days away, or both."""
    if now(scene) is None:
        return away.back(state, intent, scene)
    effects = _set(replace(scene.athlete, travel=None), scene)
    there = replace(scene, known=after(scene.known, effects))
    key = "travel.back" if scene.athlete.zone else "travel.back_homeless"
    args = {"clock": f"{there.local:%H:%M}", "home": place_words(there.zone, there)}
    if away.now(there) is None:
        return Step(state, (Say(key, args, (Choice("today"),)),), effects)
    more = away.back(state, intent, there)
    return Step(state, (Say(key, args), *more.say), (*effects, *more.effects))


def drop(state: State, intent: Intent, scene: Scene) -> Step:
    """Forget a trip and days away that are not over."""
    if now(scene) is not None or away.now(scene) is not None:
        return back(state, intent, scene)
    known = scene.athlete
    trip, span = known.travel, known.away
    if (trip is None or trip.last < scene.today) and (span is None or span.last < scene.today):
        return stay(state, "travel.none")
    return Step(
        state, (Say("travel.dropped"),), _set(replace(known, travel=None, away=None), scene)
    )


def now(scene: Scene) -> Travel | None:
    """Return the trip that the runner is on, None at home."""
    trip = scene.athlete.travel
    on_it = trip is not None and trip.covers(scene.today) and scene.zone == trip.zone
    return trip if on_it else None


def shown(scene: Scene) -> str | None:
    """Return the trip as the settings show it; None when there is none, or it is over."""
    trip = scene.athlete.travel
    if trip is None or trip.last < scene.today:
        return None
    when = "shown_now" if now(scene) is not None else "shown_later"
    return text(f"travel.{when}", scene.book, **_args(trip, scene))


def place_words(zone: str, scene: Scene) -> str:
    """Return a zone as a runner says it: "Berlin"."""
    known = (place for name, place in scene.book.zones if name == zone)
    return next(known, zone.rpartition("/")[2].replace("_", " "))


def _begun(intent: TellTrip, scene: Scene) -> bool:
    return intent.first is None or intent.first <= scene.today


def _set(athlete: Athlete, scene: Scene) -> tuple[Effect, ...]:
    return (SaveAthlete(athlete), *reminders.moved(scene.known.reminders, athlete, scene.now))


def _with(scene: Scene, athlete: Athlete) -> Scene:
    return replace(scene, known=after(scene.known, (SaveAthlete(athlete),)))


def _shorter_away(athlete: Athlete, last: date, scene: Scene) -> Athlete:
    span = athlete.away
    if span is None or span.last < scene.today or span.first > last:
        return athlete
    return replace(athlete, away=replace(span, last=last))


def _same_clock(intent: TellTrip, last: date, scene: Scene) -> bool:
    """Tell whether the clocks there go like those at home all the time."""
    if scene.athlete.zone is None:
        return False
    zones = zone_named(intent.zone), zone_named(scene.athlete.zone)
    noons = (instant(day, _NOON, intent.zone) for day in (intent.first or scene.today, last))
    return all(len({noon.astimezone(one).utcoffset() for one in zones}) == 1 for noon in noons)


def _args(trip: Travel, scene: Scene) -> dict[str, object]:
    return {
        "clock": wall_clock(scene.now, trip.zone),
        "place": trip.place or place_words(trip.zone, scene),
        "first": day_words(trip.first or scene.today, scene),
        "last": day_words(trip.last, scene),
        "then": day_words(trip.last + _DAY, scene),
        "home": place_words(scene.athlete.zone or HOMELESS, scene),
    }
