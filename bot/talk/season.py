"""Which phase of the season it is, why, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.history.races import phase
from bot.coach.history.sessions import monday
from bot.talk.effects import SaveAthlete
from bot.talk.races import SOURCES, ahead, race_words
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words, source_line, text

if TYPE_CHECKING:
    from datetime import date

    from bot.language.intents import Intent
    from bot.language.season import TellEased
    from bot.talk.state import State

_LOOK_AHEAD_DAYS = 120
WEEK = timedelta(days=7)
_KEPT = 52 * WEEK
"""The lighter weeks of a year are counted from day to day in the same way."""


def show(state: State, _: Intent, scene: Scene) -> Step:
    """Say the phase, the race that makes it, what it means, and when the next one begins."""
    now = phase_on(scene.today, scene)
    args = {
        "phase": text(f"phase.name.{now}", scene.book),
        "because": _because(now, scene),
        "means": text(f"race.means.{now}", scene.book),
        "next": _next(now, scene),
        "source": source_line([SOURCES[now]] if now in SOURCES else [], scene.book),
    }
    return stay(state, "phase.now" if args["source"] else "phase.now_bare", "week", **args)


def ease(state: State, intent: TellEased, scene: Scene) -> Step:
    """Keep that a calendar week is lighter for running, or that it is none."""
    week = monday(scene.today)
    weeks = {one for one in scene.athlete.eased if one >= week - _KEPT}
    meant = week + WEEK if intent.coming else week
    weeks = {one for one in weeks if one < week} if intent.off else weeks | {meant}
    save = SaveAthlete(replace(scene.athlete, eased=tuple(sorted(weeks))))
    if intent.off:
        return Step(state, (Say("eased.off"),), (save,))
    name = text("eased.next" if intent.coming else "eased.this", scene.book)
    return Step(state, (Say("eased.noted", {"week": name}, (Choice("week"),)),), (save,))


def phase_on(day: date, scene: Scene) -> str:
    """Return the phase of a day."""
    return phase(scene.athlete.races, day, scene.athlete.zone or "")


def _because(now: str, scene: Scene) -> str:
    """Return the race that makes the phase."""
    races = [race for race in ahead(scene) if race.priority == "A"]
    if now == "recovery":
        behind = [one for one in scene.athlete.races if one.day <= scene.today]
        last = max((one for one in behind if one.priority != "C"), key=lambda one: one.day)
        return text("phase.after_race", scene.book, race=race_words(last, scene))
    if not races:
        return text("phase.no_race", scene.book)
    days = (races[0].day - scene.today).days
    return text("phase.before_race", scene.book, race=race_words(races[0], scene), days=days)


def _next(now: str, scene: Scene) -> str:
    """Return the phase that follows and its first day."""
    for number in range(1, _LOOK_AHEAD_DAYS):
        day = scene.today + timedelta(days=number)
        then = phase_on(day, scene)
        if then != now:
            name = text(f"phase.name.{then}", scene.book)
            return text("phase.next", scene.book, phase=name, day=day_words(day, scene))
    return text("phase.last", scene.book)
