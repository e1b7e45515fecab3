"""Where a runner is: the zone of his clock, found by a city, by its name, or by the time he has.

Law: reminders go where the runner goes; a zone that this machine lost is asked for, once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.zones import is_zone, zone_named
from bot.language.hearing import Expect
from bot.talk import reminders, trips
from bot.talk.effects import Effect, SaveAthlete
from bot.talk.questions import clock as wall_clock
from bot.talk.safety import HELD
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingProfile, Idle, State
from bot.talk.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.language.facts import TellClock, TellZone, UnknownPlace
    from bot.language.travelling import DoubtPlace, TellOffset

_CLOCK_SLACK = timedelta(minutes=10)
"""How wrong a runner's watch may be before it names another zone; zones differ by 15 minutes at
least."""

MOST_OFFERS = 4
"""Places to press."""


def zone(state: State, intent: TellZone, scene: Scene) -> Step:
    """Keep where the runner is; every reminder follows. On a trip it is where the trip goes on."""
    trip = trips.now(scene)
    if trip is not None and not intent.for_good:
        return trips.kept(state, replace(trip, zone=intent.zone, place=intent.place), scene)
    args = {"clock": wall_clock(scene.now, intent.zone), "place": intent.place}
    return Step(state, (Say("profile.zone", args),), _moved_to(intent.zone, scene))


def clock(state: State, intent: TellClock, scene: Scene) -> Step:
    """Find the zones in which it is this late now; the likeliest holds until a city is named."""
    fits = [pair for pair in scene.book.zones if _shows(pair[0], intent.at, scene.now)]
    if not fits:
        return stay(state, "profile.no_such_clock", said=f"{intent.at:%H:%M}")
    return _guessed(state, fits, f"{intent.at:%H:%M}", scene)


def offset(state: State, intent: TellOffset, scene: Scene) -> Step:
    """Find the zones whose clocks are so far from Greenwich now."""
    wanted = timedelta(minutes=intent.minutes)
    fits = [
        pair
        for pair in scene.book.zones
        if scene.now.astimezone(zone_named(pair[0])).utcoffset() == wanted
    ]
    if not fits:
        return stay(state, "zone.no_offset", said=intent.said)
    return _guessed(state, fits, wall_clock(scene.now, fits[0][0]), scene)


def doubt(state: State, intent: DoubtPlace, scene: Scene) -> Step:
    """Ask which place is meant, with a button for each that is likely."""
    key, args = _sentence(intent, scene)
    offers = [Choice(key, {**args, "place": one}, lasting=True) for one in intent.offers]
    if intent.why == "clock":
        offers.append(Choice("another_city", lasting=True))
    why = intent.why if intent.offers else "nothing_like"
    said = {"said": intent.said, "place": next(iter(intent.offers), "")}
    return Step(state, (Say(f"zone.{why}", said, tuple(offers)),))


def _sentence(intent: DoubtPlace, scene: Scene) -> tuple[str, dict[str, object]]:
    """Return the button whose sentence tells all that was told, and what fills it."""
    trip = intent.trip
    if trip is None:
        return ("place_home" if intent.for_good else "place_here"), {}
    first = trip.first or scene.today
    if trip.last is None:
        return "place_open", {"when": f" on {first}" if first > scene.today else ""}
    return "place_trip", {"first": first, "last": trip.last}


def unknown_place(state: State, intent: UnknownPlace, _: Scene) -> Step:
    """Say that the place is not in the table, and what else works."""
    return stay(state, "profile.unknown_place", said=intent.said)


def lost(state: State, said: Iterable[Say], scene: Scene) -> Step:
    """Forget a zone that this machine does not have, and ask for the place."""
    where = scene.athlete.zone
    if where is None or is_zone(where) or any(say.key.startswith(HELD) for say in said):
        return Step(state)
    asking = AskingProfile(Expect.CLOCK) if isinstance(state, Idle) else state
    forgotten = SaveAthlete(replace(scene.athlete, zone=None))
    return Step(asking, (Say("profile.zone_lost", {"zone": where}),), (forgotten,))


def _moved_to(where: str, scene: Scene) -> tuple[Effect, ...]:
    trip = None if trips.now(scene) else scene.athlete.travel
    athlete = replace(scene.athlete, zone=where, travel=trip)
    return (SaveAthlete(athlete), *reminders.moved(scene.known.reminders, athlete, scene.now))


def _guessed(state: State, fits: Sequence[tuple[str, str]], clock: str, scene: Scene) -> Step:
    """Take the likeliest zone, and offer the places whose clocks change on other days."""
    (where, place), *others = fits
    args = {"clock": clock, "place": place}
    moved = _moved_to(where, scene)
    if not others:
        return Step(state, (Say("profile.zone_guessed", args),), moved)
    near = [one for _, one in others[:MOST_OFFERS]]
    offers = tuple(Choice("place_home", {"place": one}, lasting=True) for one in near)
    said = Say(
        "zone.which_clock", {**args, "others": text("word.and", scene.book).join(near)}, offers
    )
    return Step(state, (said,), moved)


def _shows(zone: str, said: time, now: datetime) -> bool:
    local = now.astimezone(zone_named(zone))
    minutes = (local.hour - said.hour) * 60 + local.minute - said.minute
    apart = min(minutes % 1440, -minutes % 1440)
    return timedelta(minutes=apart) <= _CLOCK_SLACK
