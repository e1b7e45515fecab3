"""The day that a race or the end of an absence lacked: asked, and taken in few words.

Rule: what was told before the question is kept with the answer; another race or absence told in
full takes its place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.language.ahead import TellAway, TellRace
from bot.language.travelling import TellTrip
from bot.talk import away, races, trips
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Absence, AskingDay, Idle, Journey

if TYPE_CHECKING:
    from datetime import date

    from bot.language.facts import NameDay
    from bot.language.intents import Intent


def answer(state: AskingDay, intent: NameDay, scene: Scene) -> Step:
    """Take the day, or the last of the days."""
    match state.about:
        case TellRace():
            days = intent.days or ((intent.last,) if intent.last else ())
            return race(state, TellRace(days=days), scene)
        case Absence(of=kind, first=first):
            last = intent.days[-1] if intent.days else intent.last
            return away.tell(Idle(), TellAway(kind, first or intent.first, last), scene)
        case Journey():
            last = intent.days[-1] if intent.days else intent.last
            return journey(state.about, last, intent.first, scene)
        case _:
            assert_never(state.about)


def race(state: AskingDay, intent: TellRace, scene: Scene) -> Step:
    """Take a race for the one that is asked about, with what was told of it before."""
    known = state.about if isinstance(state.about, TellRace) else intent
    told = replace(
        intent,
        metres=intent.metres or known.metres,
        name=intent.name or known.name,
        priority=intent.priority or known.priority,
    )
    return races.tell(Idle(), told, scene)


def absence(_: AskingDay, intent: TellAway, scene: Scene) -> Step:
    """Take an absence that is told in full."""
    return away.tell(Idle(), intent, scene)


def journey(about: Journey, last: date | None, first: date | None, scene: Scene) -> Step:
    """Take the last day of a trip; of a length, told alone, the days count from the first."""
    begins = about.first
    if begins is not None and last is not None and first is not None and last > first:
        last = begins + (last - first)
    trip = TellTrip(zone=about.zone, place=about.place, first=begins, last=last)
    return trips.tell(Idle(), trip, scene)


def trip(_: AskingDay, intent: TellTrip, scene: Scene) -> Step:
    """Take a trip that is told in full."""
    return trips.tell(Idle(), intent, scene)


def no_answer(_: AskingDay, __: Intent, ___: Scene) -> Step:
    """Go on without the day."""
    return stay(Idle(), "small.cancelled")
