"""Conditions that a runner tells of himself: what they ask for, and when they are over.

Rule: a gate ends when it is said to be healed and a clinician has spoken of it; the word alone ends
none. Source: coaching rules 2.3b and 2.17.5.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.history.health import METABOLIC, clearance_of
from bot.domain.health import Birth
from bot.language.hearing import Expect
from bot.talk import safety
from bot.talk.clearing import open_cases, own_clearances, voided
from bot.talk.say import Say
from bot.talk.scene import Scene, Step
from bot.talk.state import Screening, State

if TYPE_CHECKING:
    from bot.domain.health import Health
    from bot.language.facts import TellConditions

AFTER_BIRTH, SURGERY = "postpartum", "surgery"


def conditions(state: State, intent: TellConditions, scene: Scene) -> Step:
    """Keep what limits training; ask what a condition makes needful."""
    before, after = scene.health, _with_conditions(scene, intent)
    asks = _asked_by(intent, before, after, scene)
    said = Say(_noted(intent, after, scene))
    effects = safety.saved(scene, after)
    if not asks:
        return Step(state, (said,), effects)
    left = state.left if isinstance(state, Screening) else ()
    return Step(Screening(asks[0], (*asks[1:], *left)), (said,), effects)


def _noted(intent: TellConditions, after: Health, scene: Scene) -> str:
    waits = open_cases(after, scene.today)
    if intent.healed and not intent.gates:
        return "safety.healed_waits" if waits else "safety.healed"
    return "safety.gate" if waits else "safety.condition"


def _with_conditions(scene: Scene, intent: TellConditions) -> Health:
    health = _over(own_clearances(scene.health, scene.today), intent.healed, scene)
    born = AFTER_BIRTH in intent.gates
    gates = tuple(gate for gate in intent.gates if gate != AFTER_BIRTH)
    if (intent.pregnant and not health.pregnant) or SURGERY in gates:
        health = voided(health)
    weeks = timedelta(days=round(7 * (intent.weeks or 0)))
    birth = health.birth
    if born and (birth is None or intent.weeks is not None):
        birth = Birth(scene.today - weeks, caesarean=intent.caesarean)
    since = scene.today - weeks if intent.pregnant and intent.weeks else health.pregnant_since
    return replace(
        health,
        gates=tuple(dict.fromkeys((*health.gates, *gates))),
        conditions=tuple(dict.fromkeys((*health.conditions, *intent.conditions))),
        pregnant=(health.pregnant or intent.pregnant) and not born,
        pregnant_since=None if born else since,
        birth=birth,
        screened=scene.today,
    )


def _over(health: Health, healed: tuple[str, ...], scene: Scene) -> Health:
    """End the gates that are told to be over, as far as a clinician has spoken."""
    done = {one for one in healed if clearance_of(health, one, scene.today) is not None}
    return replace(
        health,
        gates=tuple(gate for gate in health.gates if gate not in done),
        cleared_for=tuple(one for one in health.cleared_for if one.gate not in done),
    )


def _asked_by(
    intent: TellConditions, before: Health, after: Health, scene: Scene
) -> tuple[Expect, ...]:
    """Return the questions that conditions told now make needful."""
    waits = open_cases(after, scene.today) != open_cases(before, scene.today)
    gated = bool(intent.gates or intent.pregnant or set(intent.healed) & set(after.gates))
    born, weeks = AFTER_BIRTH in intent.gates, intent.weeks
    asked = (
        (Expect.BIRTH, born and weeks is None),
        (Expect.BIRTH_CHECK, born),
        (Expect.ACTIVE, bool(set(METABOLIC) & set(intent.conditions))),
        (Expect.PRESSURE, "hypertension" in intent.conditions),
        (Expect.CLEARANCE, waits or (gated and bool(open_cases(after, scene.today)))),
        (Expect.WEEKS, intent.pregnant and after.pregnant_since is None),
    )
    return tuple(question for question, needed in asked if needed)
