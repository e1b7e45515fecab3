"""Red flags, pain and illness: answered before anything else in a message.

Rule 1: never a diagnosis, never reassurance: what to do now, what would worry us, whom to see by
when.
Rule 2: only a clinician's word ends a hold. Source: coaching rules 2.3 and 2.4.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.limits.health import BONE_SITES, HIGH_SCORE, MIDDLE_SCORE, RED_SCORE
from bot.domain.health import Illness, Pain
from bot.language.facts import ReportPain
from bot.language.hearing import Expect
from bot.talk.effects import Effect, SaveAthlete
from bot.talk.questions import site_words
from bot.talk.say import Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Idle, RatingPain, Screening, State

if TYPE_CHECKING:
    from bot.domain.health import Health
    from bot.language.facts import (
        OtherInDanger,
        PainGone,
        Pick,
        RedFlag,
        ReportIllness,
        TellCleared,
        TellConditions,
    )
    from bot.language.intents import Intent

HELD = "redflag."
"""Phrases that must stand alone: no question and no offer follows them."""
MILD = ("above_neck", "upset")
"""Illnesses with which light work is left, unless something else stops it."""
_HOLD = "R01"
_MOST_PAIN = 10


def red_flag(_: State, intent: RedFlag, scene: Scene) -> Step:
    """Say what to do now and whom to call; hold all training until a clinician was seen."""
    holds = tuple(dict.fromkeys((*scene.health.holds, _HOLD)))
    said = Say(f"redflag.{intent.group}")
    return Step(Idle(), (said,), saved(scene, replace(scene.health, holds=holds)))


def of_other(state: State, _: OtherInDanger, __: Scene) -> Step:
    """Say what to do for somebody else; nothing is held."""
    return stay(state, "safety.of_other")


def cleared(state: State, intent: TellCleared, scene: Scene) -> Step:
    """Lift the holds on a clinician's word; after an emergency a gate with that level follows.

    Source: coaching rules 2.3, persistence.
    """
    health = scene.health
    after_emergency = ("after_emergency",) if _HOLD in health.holds else ()
    gates = tuple(dict.fromkeys((*health.gates, *after_emergency)))
    new = replace(
        health, holds=(), gates=gates, clearance=intent.level, cleared=scene.today, pains=()
    )
    return Step(state, (Say(f"safety.cleared.{intent.level}"),), saved(scene, new))


def conditions(state: State, intent: TellConditions, scene: Scene) -> Step:
    """Keep what limits training; ask for a clearance where a condition stops it."""
    health = scene.health
    new = replace(
        health,
        gates=tuple(dict.fromkeys((*health.gates, *intent.gates))),
        conditions=tuple(dict.fromkeys((*health.conditions, *intent.conditions))),
        pregnant=health.pregnant or intent.pregnant,
        screened=scene.today,
    )
    if not (intent.gates or intent.pregnant):
        return Step(state, (Say("safety.condition"),), saved(scene, new))
    if new.gates == health.gates and new.pregnant == health.pregnant and health.clearance:
        return Step(state, (Say("safety.gate"),), saved(scene, new))
    # A clearance covers what it was given for, and nothing that is told later.
    new = replace(new, clearance=None, cleared=None)
    return Step(Screening(Expect.CLEARANCE), (Say("safety.gate"),), saved(scene, new))


def pain(state: State, intent: ReportPain, scene: Scene) -> Step:
    """Keep a pain, say what it means for today, and ask for a number when none was said."""
    if intent.score == 0 and not intent.signs:
        return _without(intent.site, state, scene)
    report = Pain(site=intent.site, since=scene.today, score=intent.score, signs=intent.signs)
    others = tuple(pain for pain in scene.health.pains if pain.site != intent.site)
    holds = scene.health.holds
    if _is_red(report):
        holds = tuple(dict.fromkeys((*holds, f"R04:{intent.site}")))
    effects = saved(scene, replace(scene.health, pains=(*others, report), holds=holds))
    if report.score is None and not report.signs:
        heard = Say("pain.heard", {"site": site_words(intent.site, scene)})
        return Step(RatingPain(intent.site), (heard,), effects)
    args = {"site": site_words(intent.site, scene)}
    return Step(state, (Say(_pain_key(report), args),), effects)


def _is_red(report: Pain) -> bool:
    """Tell whether this pain stops the area. Source: coaching rules 2.4, first row."""
    bone = report.site in BONE_SITES and (report.score or 0) > HIGH_SCORE
    return bool(report.signs) or (report.score or 0) >= RED_SCORE or bone


def _pain_key(report: Pain) -> str:
    """Return the key of what to say to a rated pain. Source: coaching rules 2.4."""
    score = report.score or 0
    if _is_red(report):
        return "pain.stop"
    if report.site in BONE_SITES:
        return "pain.bone"
    if score > HIGH_SCORE:
        return "pain.strong"
    return "pain.some" if score >= MIDDLE_SCORE else "pain.little"


def rate(state: RatingPain, intent: ReportPain, scene: Scene) -> Step:
    """Take the number; a report of another site is a pain of its own."""
    site = state.site if intent.site == "unknown" else intent.site
    rated = ReportPain(site=site, score=intent.score, signs=intent.signs)
    return pain(Idle(), rated, scene)


def rate_pick(state: RatingPain, intent: Pick, scene: Scene) -> Step:
    """Take a bare number as the score."""
    if not 0 <= intent.number <= _MOST_PAIN:
        return stay(state, "pain.odd_score")
    return rate(state, ReportPain(site="unknown", score=intent.number), scene)


def rate_skip(state: RatingPain, _: Intent, scene: Scene) -> Step:
    """Go on without a number: the coach counts it as three. Source: coaching rules 2.17.6."""
    return Step(Idle(), (Say("pain.unrated", {"site": site_words(state.site, scene)}),))


def rate_gone(state: RatingPain, _: Intent, scene: Scene) -> Step:
    """Forget a pain that is none."""
    return _without(state.site, Idle(), scene)


def pain_gone(state: State, intent: PainGone, scene: Scene) -> Step:
    """Forget a pain; a hold for it stays until it was assessed."""
    return _without(intent.site, state, scene)


def _without(site: str | None, state: State, scene: Scene) -> Step:
    health = scene.health
    left = tuple(pain for pain in health.pains if site is not None and pain.site != site)
    key = "pain.gone_but_held" if health.holds else "pain.gone"
    new = replace(health, pains=left, pain_asked=scene.today)
    return Step(state, (Say(key),), saved(scene, new))


def illness(state: State, intent: ReportIllness, scene: Scene) -> Step:
    """Keep an illness and say what it means for today."""
    new = replace(scene.health, illness=Illness(intent.kind, scene.today))
    key = "illness.held" if scene.health.holds and intent.kind in MILD else f"illness.{intent.kind}"
    return Step(state, (Say(key),), saved(scene, new))


def well(state: State, _: Intent, scene: Scene) -> Step:
    """Note the first day without symptoms; the way back is gradual."""
    known = scene.health.illness
    if known is None or known.well is not None:
        return stay(state, "illness.glad")
    new = replace(scene.health, illness=replace(known, well=scene.today))
    return Step(state, (Say("illness.well"),), saved(scene, new))


def saved(scene: Scene, health: Health) -> tuple[Effect, ...]:
    """Return what keeps a runner's health answers."""
    return (SaveAthlete(replace(scene.athlete, health=health)),)
