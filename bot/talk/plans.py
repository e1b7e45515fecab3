"""What was announced for coming days: let go, or moved to another day.

Rule: a plan is a wish of the runner's; letting it go is never commented on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.running import Run
from bot.domain.training import Entry, Lift
from bot.language.echo import echo
from bot.talk.effects import SavePlans
from bot.talk.say import Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from bot.language.plans import DropPlan, MovePlan, Planned
    from bot.talk.state import State


def drop(state: State, intent: DropPlan, scene: Scene) -> Step:
    """Let go what is planned for a day."""
    found = _meant(intent, scene)
    if not found:
        return _none(state, intent, scene)
    rest = tuple(entry for entry in _coming(scene) if entry not in found)
    return Step(state, (_say("plan.dropped", found, scene),), (SavePlans(rest),))


def move(state: State, intent: MovePlan, scene: Scene) -> Step:
    """Plan for another day what is planned for one."""
    found = _meant(intent, scene)
    if not found:
        return _none(state, intent, scene)
    moved = tuple(Entry(intent.target, entry.activity) for entry in found)
    kinds = {type(entry.activity) for entry in moved}
    rest = tuple(
        entry
        for entry in _coming(scene)
        if entry not in found and not (entry.day == intent.target and type(entry.activity) in kinds)
    )
    return Step(state, (_say("plan.moved", moved, scene),), (SavePlans((*rest, *moved)),))


def _coming(scene: Scene) -> tuple[Entry, ...]:
    return tuple(entry for entry in scene.record.plans if entry.day >= scene.today)


def _meant(intent: DropPlan | MovePlan, scene: Scene) -> tuple[Entry, ...]:
    """Return the plans of the day and kind that were named; of no named day the only day's."""
    fitting = tuple(entry for entry in _coming(scene) if _is(entry, intent.kind))
    if intent.day is None:
        return fitting if len({entry.day for entry in fitting}) == 1 else ()
    return tuple(entry for entry in fitting if entry.day == intent.day)


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
    planned = _coming(scene)
    if intent.day is None and planned:
        what = echo(planned, scene.book.lexicon, scene.today)
        return stay(state, "plan.which", what=what)
    if intent.day is None:
        return stay(state, "plan.none")
    return stay(state, "plan.none_on", day=day_words(intent.day, scene))


def _say(key: str, entries: tuple[Entry, ...], scene: Scene) -> Say:
    return Say(key, {"what": echo(entries, scene.book.lexicon, scene.today)})
