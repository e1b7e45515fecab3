"""What is announced: kept as the plan of its day, or as a race.

Rule: a run over a racing distance that is told for a day weeks ahead is a race; nobody plans a
training run so early by its date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.athlete import race_distance
from bot.domain.running import Run, RunType
from bot.language.ahead import TellRace
from bot.language.echo import echo
from bot.talk import races
from bot.talk.diary import is_off
from bot.talk.effects import SaveAthlete, SavePlans, after
from bot.talk.heavy import with_heavy_day
from bot.talk.planned_lifts import with_unfit_day
from bot.talk.say import Say
from bot.talk.scene import Scene, Step

if TYPE_CHECKING:
    from bot.domain.training import Entry
    from bot.language.intents import PlanTraining
    from bot.talk.state import State

_RACE_AHEAD = timedelta(days=14)
"""So far ahead a run is a race. Source: house rule."""


def plan(state: State, intent: PlanTraining, scene: Scene) -> Step:
    """Keep what is announced as the plan of its day; what can only be a race as one."""
    found = tuple(entry for entry in intent.entries if _is_race(entry, scene))
    rest = tuple(entry for entry in intent.entries if entry not in found)
    step = Step(state)
    for entry in found:
        known = replace(scene, known=after(scene.known, step.effects))
        told = races.tell(state, _race(entry), known)
        step = _joined(step, told)
    return _joined(step, _planned(state, replace(intent, entries=rest), scene)) if rest else step


def _joined(one: Step, two: Step) -> Step:
    return Step(two.state, (*one.say, *two.say), (*one.effects, *two.effects))


def _is_race(entry: Entry, scene: Scene) -> bool:
    run = entry.activity
    if not isinstance(run, Run) or entry.day - scene.today < _RACE_AHEAD:
        return False
    plain = run.run_type is None and not run.parts and run.duration_s is None
    return run.run_type is RunType.RACE or (plain and race_distance(run.distance_m) is not None)


def _race(entry: Entry) -> TellRace:
    metres = entry.activity.distance_m if isinstance(entry.activity, Run) else None
    return TellRace(days=(entry.day,), metres=metres)


def _planned(state: State, intent: PlanTraining, scene: Scene) -> Step:
    """Keep plans in the place of older ones of their kind and day."""
    days = {(entry.day, type(entry.activity)) for entry in intent.entries}
    others = tuple(
        entry
        for entry in scene.record.plans
        if (entry.day, type(entry.activity)) not in days
        and entry.day >= scene.today
        and not (is_off(entry) and (entry.day, Run) in days)
    )
    what = echo(intent.entries, scene.book.lexicon, scene.today)
    said = Say("plan.saved", {"what": what})
    order = replace(scene.athlete, day_first=intent.day_first)
    learnt = () if intent.day_first in {None, scene.athlete.day_first} else (SaveAthlete(order),)
    effects = (SavePlans((*others, *intent.entries)), *learnt)
    told = with_heavy_day(Step(state, (said,), effects), scene)
    return with_unfit_day(told, intent.entries, scene)
