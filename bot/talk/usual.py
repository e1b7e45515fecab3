"""The running week as it usually is: told once, kept until it is told anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.running import Run, RunType
from bot.domain.training import Activity, Entry
from bot.language.echo import echo
from bot.talk import doubting
from bot.talk.effects import SaveAthlete
from bot.talk.heavy import with_heavy_day
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.athlete import UsualDay
    from bot.language.intents import Intent
    from bot.language.season import TellUsual
    from bot.talk.state import State


def tell(state: State, intent: TellUsual, scene: Scene) -> Step:
    """Keep the running week, or the days of it that were told."""
    told = {day.weekday: day for day in intent.days}
    known = () if intent.whole else (one for one in scene.athlete.usual if one.weekday not in told)
    usual = tuple(sorted((*known, *told.values()), key=lambda one: one.weekday))
    athlete = replace(scene.athlete, usual=usual)
    said = Say("usual.noted", {"week": week_words(usual, scene)}, (Choice("week"),))
    step = with_heavy_day(Step(state, (said,), (SaveAthlete(athlete),)), scene)
    return replace(step, say=(*step.say, *doubting.of_week(usual)))


def drop(state: State, _: Intent, scene: Scene) -> Step:
    """Forget the running week."""
    if not scene.athlete.usual:
        return stay(state, "usual.none")
    athlete = replace(scene.athlete, usual=())
    return Step(state, (Say("usual.dropped"),), (SaveAthlete(athlete),))


def week_words(usual: Iterable[UsualDay], scene: Scene) -> str:
    """Return a running week in one line: "Tue intervals, Sun long run"."""
    return ", ".join(_day(one, scene) for one in usual)


def _day(one: UsualDay, scene: Scene) -> str:
    name = text(f"days.short_{one.weekday}", scene.book)
    if not one.runs:
        return text("usual.free", scene.book, day=name)
    return text("usual.day", scene.book, day=name, runs=run_words(one.runs, scene))


def run_words(activities: Iterable[Activity], scene: Scene) -> str:
    """Return runs as the coach repeats them, without a day; a race of every week is a small one."""
    return ", ".join(_run(one, scene) for one in activities)


def _run(activity: Activity, scene: Scene) -> str:
    if isinstance(activity, Run) and activity.run_type is RunType.RACE:
        return text("usual.race", scene.book)
    return echo((Entry(scene.today, activity),), scene.book.lexicon, scene.today)
