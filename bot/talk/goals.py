"""Goals and body weight: noted when told, forgotten when asked, never judged and never promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.athlete import Goal
from bot.domain.load import Load, WeightUnit
from bot.talk.effects import SaveAthlete
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay

if TYPE_CHECKING:
    from bot.language.ahead import DropGoals, TellBody, TellGoal
    from bot.language.intents import Intent
    from bot.talk.state import State

_MOST_GOALS = 8
_LONGEST = 120
"""Characters of a goal that are kept."""
_LIGHTEST_KG, _HEAVIEST_KG = 30.0, 250.0
_SURELY_KG, _SURELY_LB = 100.0, 140.0
"""Up to the one a bare number can only be kilograms, from the other on only pounds."""


def tell(state: State, intent: TellGoal, scene: Scene) -> Step:
    """Note a goal in the runner's words."""
    goal = Goal(intent.text[:_LONGEST], scene.today)
    others = tuple(one for one in scene.athlete.goals if one.text.lower() != goal.text.lower())
    kept = (*others, goal)[-_MOST_GOALS:]
    athlete = replace(scene.athlete, goals=kept)
    return Step(state, (Say("goal.noted", {"goal": goal.text}),), (SaveAthlete(athlete),))


def show(state: State, _: Intent, scene: Scene) -> Step:
    """Say which goals are noted."""
    if not scene.athlete.goals:
        return stay(state, "goal.none")
    return stay(state, "goal.list", lines=lines(scene))


def lines(scene: Scene) -> str:
    """Return all goals, one a line."""
    return "\n".join(goal.text for goal in scene.athlete.goals)


def drop(state: State, intent: DropGoals, scene: Scene) -> Step:
    """Forget all goals, or those with the words that were said."""
    about = intent.about.lower()
    gone = tuple(goal for goal in scene.athlete.goals if about in goal.text.lower())
    if not gone:
        return stay(state, "goal.none")
    left = tuple(goal for goal in scene.athlete.goals if goal not in gone)
    said = Say("goal.dropped", {"goals": "; ".join(goal.text for goal in gone)})
    return Step(state, (said,), (SaveAthlete(replace(scene.athlete, goals=left)),))


def body(state: State, intent: TellBody, scene: Scene) -> Step:
    """Keep the body weight; a number that no unit makes sure is asked about."""
    unit = intent.unit or _unit(intent.amount, scene.athlete.weight_unit)
    if unit is None:
        choices = tuple(
            Choice("body_weight", {"amount": f"{intent.amount:g}", "unit": unit})
            for unit in WeightUnit
        )
        return Step(state, (Say("body.which_unit", {}, choices),))
    kg = Load(intent.amount, unit).kg
    if not _LIGHTEST_KG <= kg <= _HEAVIEST_KG:
        return stay(state, "body.strange")
    said = Say("body.noted", {"weight": f"{intent.amount:g} {unit}"})
    return Step(state, (said,), (SaveAthlete(replace(scene.athlete, body_kg=kg)),))


def _unit(amount: float, usual: WeightUnit | None) -> WeightUnit | None:
    if usual is not None:
        return usual
    if amount <= _SURELY_KG:
        return WeightUnit.KG
    return WeightUnit.LB if amount >= _SURELY_LB else None


def drop_body(state: State, _: Intent, scene: Scene) -> Step:
    """Forget the body weight."""
    return Step(state, (Say("body.dropped"),), (SaveAthlete(replace(scene.athlete, body_kg=None)),))
