"""Holidays and pauses: kept with first and last day; the coach does not write first in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.athlete import Away
from bot.language.facts import ReportIllness
from bot.talk.effects import SaveAthlete, after
from bot.talk.safety import illness, is_ill
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Absence, AskingDay
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from bot.language.ahead import TellAway
    from bot.language.intents import Intent
    from bot.talk.state import State

_ONE_DAY = timedelta(days=1)


def tell(state: State, intent: TellAway, scene: Scene) -> Step:
    """Keep the days away; without an end it is asked for. An illness is kept as every other."""
    if intent.ill is not None and (intent.first or scene.today) <= scene.today:
        ill = illness(state, ReportIllness(intent.ill), scene)
        there = replace(scene, known=after(scene.known, ill.effects))
        step = tell(ill.state, replace(intent, ill=None), there)
        return Step(step.state, (*ill.say, *step.say), (*ill.effects, *step.effects))
    if intent.last is None:
        return Step(AskingDay(Absence(intent.kind, intent.first)))
    away = Away(intent.first or scene.today, intent.last, intent.kind)
    known = scene.athlete.away
    if known is not None and known.last >= scene.today and away.kind == "quiet":
        apart = away.last + _ONE_DAY < known.first
        if known.kind != "quiet" and (apart or _holds(known, away)):
            return _within(state, away, known, scene)
        touches = known.first <= away.last + _ONE_DAY and away.first <= known.last + _ONE_DAY
        if known.kind == "quiet" and touches:
            away = Away(min(known.first, away.first), max(known.last, away.last), "quiet")
    paused = scene.athlete.paused_with(scene.athlete.away, scene.today)
    athlete = replace(scene.athlete, away=away, paused=paused)
    args = {"first": day_words(away.first, scene), "last": day_words(away.last, scene)}
    if away.kind == "quiet" and away.first == away.last:
        said = Say("away.quiet.day", args)
    elif away.first > scene.today:
        said = Say(f"away.{away.kind}.later", args)
    else:
        said = Say(f"away.{away.kind}.now", args, (Choice("back"),))
    return Step(state, (said,), (SaveAthlete(athlete),))


def _within(state: State, away: Away, known: Away, scene: Scene) -> Step:
    """Leave the days away as they are: quiet days beside them are not kept."""
    key = "away.quiet_already" if _holds(known, away) else "away.quiet_beside"
    return stay(state, key, first=day_words(known.first, scene), last=day_words(known.last, scene))


def _holds(known: Away, away: Away) -> bool:
    return known.first <= away.first and away.last <= known.last


def back(state: State, _: Intent, scene: Scene) -> Step:
    """End the days away; what was announced for later is over as well."""
    away = scene.athlete.away
    if away is None or away.last < scene.today:
        return stay(state, "away.welcome", "today")
    ended = None if away.first >= scene.today else replace(away, last=scene.today - _ONE_DAY)
    athlete = replace(scene.athlete, away=ended)
    says = [Say("away.ended", {}, (Choice("today"),))]
    if is_ill(scene.health):
        says = [Say("illness.still", {}, (Choice("well_again"), Choice("still_ill")))]
    return Step(state, tuple(says), (SaveAthlete(athlete),))


def now(scene: Scene) -> Away | None:
    """Return the absence that covers today, None at home."""
    away = scene.athlete.away
    return away if away is not None and away.covers(scene.today) else None


def paused(state: State, away: Away, scene: Scene) -> Step:
    """Answer the question for a session while no training is wanted."""
    offers = ("back",) if is_ill(scene.health) else ("back", "bare")
    return stay(state, "away.paused", *offers, last=day_words(away.last, scene))
