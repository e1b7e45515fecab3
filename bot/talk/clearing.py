"""What a clinician allowed: it ends one hold or opens one condition, and how heavy is asked.

Rule 1: only a clinician's word ends the hold of an emergency; a gate with the level told follows.
Rule 2: a clearance covers one condition; what is open besides is asked about next.
Source: coaching rules 2.3, persistence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.history.health import ASSESSED, clearance_of, waiting
from bot.domain.health import Cleared
from bot.language.hearing import Expect
from bot.talk.effects import SaveAthlete
from bot.talk.say import Say
from bot.talk.scene import Scene, Step
from bot.talk.state import Screening, State

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.health import Clearance, Health
    from bot.language.clinical import TellSeen
    from bot.language.facts import TellCleared

R01, R04 = "R01", "R04:"
AFTER_EMERGENCY = "after_emergency"


def open_cases(health: Health, today: date) -> tuple[str, ...]:
    """Return what waits for a clinician, in the order in which a clearance covers it."""
    emergency = tuple(hold for hold in health.holds if hold == R01)
    sites = tuple(hold for hold in health.holds if hold.startswith(R04))
    return (*emergency, *sites, *waiting(health, today))


def seen(_: State, __: TellSeen, scene: Scene) -> Step:
    """Take a clinician's word; how heavy it may be is asked, and light until that is told."""
    health = allowed(scene.health, "light", scene.today)
    effects = (SaveAthlete(replace(scene.athlete, health=health)),)
    return Step(Screening(Expect.LEVEL), (Say("safety.seen"),), effects)


def cleared(state: State, intent: TellCleared, scene: Scene) -> Step:
    """Take a clinician's word with the level that was allowed."""
    health = allowed(scene.health, intent.level, scene.today)
    effects = (SaveAthlete(replace(scene.athlete, health=health)),)
    return Step(state, (Say(f"safety.cleared.{intent.level}"),), effects)


def level(state: State, intent: TellCleared, scene: Scene) -> Step:
    """Keep how heavy the last clearance goes."""
    *others, last = scene.health.cleared_for or (Cleared("", "light", scene.today),)
    health = replace(scene.health, cleared_for=(*others, replace(last, level=intent.level)))
    effects = (SaveAthlete(replace(scene.athlete, health=health)),)
    return Step(state, (Say(f"safety.cleared.{intent.level}"),), effects)


def allowed(health: Health, level: Clearance, today: date) -> Health:
    """Return the health after a clinician's word: it covers the first case that is open."""
    case = next(iter(open_cases(health, today)), None)
    health = own_clearances(health, today)
    if case is None:
        return _renewed(health, level, today)
    gate, site = case, case.removeprefix(R04)
    if case == R01:
        gate = AFTER_EMERGENCY
    elif case.startswith(R04):
        gate = f"{ASSESSED}{site}"
        health = replace(
            health,
            pains=tuple(pain for pain in health.pains if pain.site != site),
            held=tuple(one for one in health.held if one.site != site),
        )
    gates = (gate,) if case in health.holds else ()
    return replace(
        _with(health, Cleared(gate, level, today)),
        gates=tuple(dict.fromkeys((*health.gates, *gates))),
        holds=tuple(hold for hold in health.holds if hold != case),
    )


def _renewed(health: Health, level: Clearance, today: date) -> Health:
    """Return the health with the last clearance raised, lowered or prolonged."""
    if not health.cleared_for:
        return health
    return _with(health, Cleared(health.cleared_for[-1].gate, level, today))


def _with(health: Health, new: Cleared) -> Health:
    others = (one for one in health.cleared_for if one.gate != new.gate)
    return replace(health, cleared_for=(*others, new))


def own_clearances(health: Health, today: date) -> Health:
    """Return the health in which each condition has a clearance of its own, and none is common."""
    found = (clearance_of(health, gate, today) for gate in (*health.gates, *health.conditions))
    own = {one.gate: one for one in (*found, *health.cleared_for) if one is not None}
    if health.pregnant and (common := clearance_of(health, "pregnant", today)) is not None:
        own["pregnant"] = common
    return replace(health, cleared_for=tuple(own.values()), clearance=None, cleared=None)


def voided(health: Health) -> Health:
    """Return the health without any clearance: after an emergency, an operation, a pregnancy."""
    return replace(health, cleared_for=(), clearance=None, cleared=None)
