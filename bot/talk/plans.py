"""What was announced for coming days, or is usual on them: let go, or moved to another day.

Rule: a plan is a wish of the runner's; letting it go is never commented on. What it does to the
heavy day is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.history.runs import expected, outlook
from bot.domain.running import Run, RunType
from bot.domain.training import Entry, Lift, OtherSport
from bot.language.echo import echo
from bot.talk.diary import REST, is_off
from bot.talk.effects import SavePlans
from bot.talk.heavy import with_heavy_day
from bot.talk.say import Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.language.plans import DropPlan, MovePlan, Planned
    from bot.talk.state import State

Entries = tuple[Entry, ...]
_AHEAD_DAYS = 7


def drop(state: State, intent: DropPlan, scene: Scene) -> Step:
    """Let go what is planned for a day, or usual on it."""
    found = _meant(intent, scene)
    if not found:
        return _none(state, intent, scene)
    plans = without(found, scene)
    step = Step(state, (_say("plan.dropped", found, scene),), (SavePlans(plans),))
    return with_heavy_day(step, scene)


def move(state: State, intent: MovePlan, scene: Scene) -> Step:
    """Plan for another day what is planned for one."""
    found = tuple(one for one in _meant(intent, scene) if one.day != intent.target)
    if not found and intent.run_type is not None:
        return _planned(state, Entry(intent.target, Run(run_type=intent.run_type)), scene)
    if not found:
        return _none(state, intent, scene)
    there = tuple(Entry(intent.target, entry.activity) for entry in found)
    plans = moved_to(found, intent.target, scene)
    step = Step(state, (_say("plan.moved", there, scene),), (SavePlans(plans),))
    return with_heavy_day(step, scene, also_same=True)


def moved_to(found: Entries, target: date, scene: Scene) -> Entries:
    """Return the plans with some of them on another day, in the place of what was there."""
    there = tuple(Entry(target, entry.activity) for entry in found)
    kinds = {type(entry.activity) for entry in there}
    rest = (
        entry
        for entry in without(found, scene)
        if not (entry.day == target and type(entry.activity) in kinds)
    )
    return (*rest, *there)


def _planned(state: State, entry: Entry, scene: Scene) -> Step:
    """Plan a run that nobody knew of."""
    others = tuple(
        one for one in coming(scene) if one.day != entry.day or not isinstance(one.activity, Run)
    )
    said = _say("plan.saved", (entry,), scene)
    return with_heavy_day(Step(state, (said,), (SavePlans((*others, entry)),)), scene)


def coming(scene: Scene) -> Entries:
    """Return what was announced for today and later."""
    return tuple(entry for entry in scene.record.plans if entry.day >= scene.today)


def without(gone: Entries, scene: Scene) -> Entries:
    """Return the plans without some; a run that is usual there needs a word that it is off."""
    plans = tuple(entry for entry in coming(scene) if entry not in gone)
    days = dict.fromkeys(entry.day for entry in gone if isinstance(entry.activity, Run))
    left = {entry.day for entry in plans if isinstance(entry.activity, Run)}
    off = (Entry(day, OtherSport(exercise=REST)) for day in days if day not in left)
    usual = tuple(entry for entry in off if _usually(entry.day, scene))
    return (*plans, *usual)


def _usually(day: date, scene: Scene) -> bool:
    """Tell whether a day would bring a run without any plan for it."""
    held = expected(replace(scene.record, plans=()), day, scene.today)
    return held is not None and bool(held.outdoors)


def known_runs(scene: Scene) -> Entries:
    """Return the runs of the week to come, announced or usual."""
    ahead = outlook(scene.record, scene.today)
    days = (scene.today + timedelta(days=number) for number in range(_AHEAD_DAYS))
    held = (ahead.expected(day) for day in days)
    return tuple(
        one.entry
        for day in held
        if day is not None
        for one in day.outdoors
        if isinstance(one.entry.activity, Run)
    )


def _meant(intent: DropPlan | MovePlan, scene: Scene) -> Entries:
    """Return the plans of the day and kind that were named; of no named day the only day's."""
    plans = (entry for entry in coming(scene) if not is_off(entry))
    announced = tuple(entry for entry in plans if _is(entry, intent.kind))
    runs = known_runs(scene) if intent.kind != "lift" else ()
    fitting = tuple(dict.fromkeys((*announced, *runs)))
    if intent.run_type is not None:
        fitting = of_kind(fitting, intent.run_type)
    if intent.day is not None:
        return tuple(entry for entry in fitting if entry.day == intent.day)
    if intent.run_type is not None:
        first = min((entry.day for entry in fitting), default=None)
        return tuple(entry for entry in fitting if entry.day == first)
    return announced if len({entry.day for entry in announced}) == 1 else ()


def of_kind(entries: Iterable[Entry], kind: RunType) -> Entries:
    """Return the runs of one kind."""
    return tuple(
        one for one in entries if isinstance(one.activity, Run) and one.activity.run_type == kind
    )


def _is(entry: Entry, kind: Planned) -> bool:
    match kind:
        case "run":
            return isinstance(entry.activity, Run)
        case "lift":
            return isinstance(entry.activity, Lift)
        case "":
            return True


def _none(state: State, intent: DropPlan | MovePlan, scene: Scene) -> Step:
    """Say that nothing such is planned, or of which days there are plans."""
    if intent.run_type is not None:
        return stay(state, "plan.none_such", run=text(f"word.run.{intent.run_type}", scene.book))
    planned = tuple(entry for entry in coming(scene) if not is_off(entry))
    if intent.day is None and planned:
        what = echo(planned, scene.book.lexicon, scene.today)
        return stay(state, "plan.which", what=what)
    if intent.day is None:
        return stay(state, "plan.none")
    return stay(state, "plan.none_on", day=day_words(intent.day, scene))


def _say(key: str, entries: Entries, scene: Scene) -> Say:
    return Say(key, {"what": echo(entries, scene.book.lexicon, scene.today)})
