"""Age, health and pain, asked one after the other before the first loaded session.

Rule: a missing answer never means healthy; until all are answered the coach stays with bodyweight
work.
Source: coaching rules 2.0 and 2.1.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.hearing import Expect
from bot.talk import safety
from bot.talk.advice import session_step
from bot.talk.effects import Effect, after
from bot.talk.say import Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Idle, Screening, State

if TYPE_CHECKING:
    from bot.domain.health import Health
    from bot.language.facts import (
        PainGone,
        ReportPain,
        ReportWell,
        TellAge,
        TellCleared,
        TellConditions,
    )
    from bot.language.intents import Intent

OLDEST = 110
"""Years; more is a typing error. Source: no verified runner was older."""
_CHILD = 13
"""Below this age the coach keeps no programme. Source: coaching rules R17."""


def age(state: State, intent: TellAge, scene: Scene) -> Step:
    """Keep the age."""
    if not 0 < intent.years <= OLDEST:
        return stay(state, "screening.age_odd", years=intent.years)
    key = "screening.child" if intent.years < _CHILD else "screening.age"
    said = (Say(key, {"years": intent.years}),)
    return Step(state, said, _health(scene, age=intent.years))


def age_answer(state: Screening, intent: TellAge, scene: Scene) -> Step:
    """Take the age and go on; children get no further questions."""
    step = age(state, intent, scene)
    if not step.effects:
        return step
    if intent.years < _CHILD:
        return replace(step, state=Idle())
    return on(state, replace(step, say=()), scene, Expect.AGE)


def conditions_answer(state: Screening, intent: TellConditions, scene: Scene) -> Step:
    """Take the conditions; one that stops training asks for a clearance next."""
    step = safety.conditions(state, intent, scene)
    if not intent.gates and not intent.conditions and not intent.pregnant:
        return Step(state, (Say("screening.which_condition"),))
    if isinstance(step.state, Screening) and step.state.question is Expect.CLEARANCE:
        left = tuple(q for q in (*state.left, Expect.PAIN) if q is not Expect.CLEARANCE)
        return replace(step, state=Screening(Expect.CLEARANCE, tuple(dict.fromkeys(left))))
    return on(state, step, scene, Expect.HEALTH)


def cleared_answer(state: Screening, intent: TellCleared, scene: Scene) -> Step:
    """Take what a clinician allowed and go on."""
    return on(state, safety.cleared(state, intent, scene), scene, Expect.CLEARANCE)


def pain_answer(state: Screening, intent: ReportPain, scene: Scene) -> Step:
    """Take the pain and go on; a pain without a number is rated first."""
    step = safety.pain(state, intent, scene)
    asked = _also(step, scene, pain_asked=scene.today)
    if step.state is state:
        return on(state, asked, scene, Expect.PAIN)
    return asked


def yes_answer(state: Screening, _: Intent, scene: Scene) -> Step:
    """Take a yes: it needs to be told what, except to a clearance."""
    match state.question:
        case Expect.CLEARANCE:
            effects = _health(scene, clearance="light", cleared=scene.today)
            return on(state, Step(state, (), effects), scene, Expect.CLEARANCE)
        case Expect.HEALTH:
            return stay(state, "screening.which_condition")
        case Expect.PAIN:
            return stay(state, "screening.which_pain")
        case _:
            return stay(state, "screening.a_number")


def pain_gone_answer(state: Screening, intent: PainGone, scene: Scene) -> Step:
    """Take "no pain" as the answer; a pain that is over answers no other question."""
    if state.question is Expect.PAIN and intent.site is None:
        return no_answer(state, intent, scene)
    return safety.pain_gone(state, intent, scene)


def well_answer(state: Screening, intent: ReportWell, scene: Scene) -> Step:
    """Take "healthy" as an answer on health; otherwise an illness is over."""
    if state.question is Expect.HEALTH:
        return no_answer(state, intent, scene)
    return safety.well(state, intent, scene)


def no_answer(state: Screening, _: Intent, scene: Scene) -> Step:
    """Take a no."""
    effects: tuple[Effect, ...] = ()
    match state.question:
        case Expect.HEALTH:
            effects = _health(scene, screened=scene.today)
        case Expect.PAIN:
            effects = _health(scene, pain_asked=scene.today, pains=())
        case Expect.AGE:
            return stay(Idle(), "screening.skipped")
        case _:
            pass
    return on(state, Step(state, (), effects), scene, state.question)


def skip(_: Screening, __: Intent, ___: Scene) -> Step:
    """Leave the questions: the coach stays with bodyweight work and says so."""
    return stay(Idle(), "screening.skipped")


def on(state: Screening, step: Step, scene: Scene, answered: Expect) -> Step:
    """Put the next question, or give today's session when all are answered."""
    left = tuple(q for q in (state.question, *state.left) if q is not answered)
    if left:
        return replace(step, state=Screening(left[0], left[1:]))
    known = replace(scene, known=after(scene.known, step.effects))
    session = session_step(Idle(), known)
    return Step(Idle(), (*step.say, *session.say), (*step.effects, *session.effects))


def _health(scene: Scene, **fields: object) -> tuple[Effect, ...]:
    health: Health = replace(scene.health, **fields)  # type: ignore[arg-type]  # named fields
    return safety.saved(scene, health)


def _also(step: Step, scene: Scene, **fields: object) -> Step:
    known = replace(scene, known=after(scene.known, step.effects))
    return replace(step, effects=(*step.effects, *_health(known, **fields)))
