"""Age, health and pain, asked one after the other before the first loaded session.

Rule: a missing answer never means healthy; until all are answered the coach stays with bodyweight
work.
Source: coaching rules 2.0 and 2.1.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.clinical import (
    QUESTIONS,
    TellActive,
    TellBarSafe,
    TellBirthCheck,
    TellBone,
    TellPressure,
    TellSeen,
    TellSupervised,
    TellWeeks,
)
from bot.language.hearing import Expect
from bot.talk import clearing, clinical, conditions, followup, safety, small
from bot.talk.advice import session_step, wish_given
from bot.talk.effects import Effect, after
from bot.talk.say import Choice, Say
from bot.talk.scene import Handler, Scene, Step, stay
from bot.talk.state import Idle, Screening, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.health import Health
    from bot.language.clinical import BoneQuestion
    from bot.language.facts import (
        PainGone,
        Pick,
        ReportPain,
        ReportWell,
        TellAge,
        TellCleared,
        TellConditions,
    )
    from bot.language.intents import Intent

OLDEST = 110
"""Years; more is a typing error. Source: no verified runner was older."""
BONE = (Expect.SPOT, Expect.WORSE_RUN, Expect.NEXT_MORNING, Expect.HOP_WALK)
BESIDE = (
    *BONE,
    *(Expect.LEVEL, Expect.CHANGE, Expect.PRESSURE, Expect.ACTIVE, Expect.WEEKS),
    *(Expect.BIRTH, Expect.BIRTH_CHECK, Expect.SUPERVISED, Expect.PINS),
)
"""Questions after which no session is given unasked."""
TOLD: Mapping[type[Intent], tuple[Handler, Expect | None]] = {
    TellPressure: (clinical.pressure, Expect.PRESSURE),
    TellActive: (clinical.active, Expect.ACTIVE),
    TellWeeks: (clinical.weeks, None),
    TellBirthCheck: (clinical.birth_check, Expect.BIRTH_CHECK),
    TellSupervised: (clinical.supervised, Expect.SUPERVISED),
    TellBarSafe: (clinical.bar_safe, Expect.PINS),
    TellBone: (clinical.bone, None),
}
"""Answers that say of themselves what they answer; without a question: the one that is open."""
_CHILD = 13
"""Below this age the coach keeps no programme. Source: coaching rules R17."""


def age(state: State, intent: TellAge, scene: Scene) -> Step:
    """Keep the age."""
    if not 0 < intent.years <= OLDEST:
        return stay(state, "screening.age_odd", years=intent.years)
    key = "screening.child" if intent.years < _CHILD else "screening.age"
    said = (Say(key, {"years": intent.years}),)
    return Step(state, said, _health(scene, age=intent.years, skipped=None))


def age_answer(state: Screening, intent: TellAge, scene: Scene) -> Step:
    """Take the age and go on; children get no further questions."""
    step = age(state, intent, scene)
    if not step.effects:
        return step
    if intent.years < _CHILD:
        return replace(step, state=Idle())
    return on(state, replace(step, say=()), scene, Expect.AGE)


def conditions_answer(state: Screening, intent: TellConditions, scene: Scene) -> Step:
    """Take the conditions; what they make needful is asked next."""
    if not intent.gates and not intent.conditions and not intent.pregnant and not intent.healed:
        return Step(state, (Say("screening.which_condition"),))
    step = conditions.conditions(state, intent, scene)
    if step.state is state:
        return on(state, step, scene, Expect.HEALTH)
    return step


def cleared_answer(state: Screening, intent: TellCleared, scene: Scene) -> Step:
    """Take what a clinician allowed and go on."""
    if state.question is Expect.LEVEL:
        return _next_case(state, clearing.level(state, intent, scene), scene)
    return _next_case(state, clearing.cleared(state, intent, scene), scene)


def seen_answer(state: Screening, intent: TellSeen, scene: Scene) -> Step:
    """Take a clinician's word and ask how heavy it may be."""
    step = clearing.seen(state, intent, scene)
    left = tuple(one for one in (state.question, *state.left) if one is not Expect.CLEARANCE)
    return replace(step, say=(), state=Screening(Expect.LEVEL, left))


def _next_case(state: Screening, step: Step, scene: Scene) -> Step:
    """Ask for the next case that waits for a clinician, or go on."""
    known = after(scene.known, step.effects)
    if not clearing.open_cases(known.record.athlete.health, scene.today):
        return on(state, step, scene, state.question)
    left = tuple(one for one in state.left if one is not Expect.CLEARANCE)
    return replace(step, state=Screening(Expect.CLEARANCE, left))


def told(state: Screening, intent: Intent, scene: Scene) -> Step:
    """Take an answer that says of itself what it answers, and go on."""
    handler, question = TOLD[type(intent)]
    step = handler(state, intent, scene)
    if step.state is not state:
        return step
    answered = question or state.question
    if isinstance(intent, TellBone):
        answered = Expect(intent.question)
        if intent.yes:
            state = replace(state, left=tuple(one for one in state.left if one not in BONE))
    return on(state, step, scene, answered)


def number(state: Screening, intent: Pick, scene: Scene) -> Step:
    """Take a bare number where one answers."""
    match state.question:
        case Expect.CHANGE:
            return followup.rated(state, intent, scene)
        case Expect.WEEKS | Expect.BIRTH:
            return told(state, TellWeeks(float(intent.number)), scene)
        case _:
            return small.no_answer(state, intent, scene)


def pain_answer(state: Screening, intent: ReportPain, scene: Scene) -> Step:
    """Take the pain and go on; a pain without a number is rated first."""
    if state.question is Expect.CHANGE:
        return safety.pain(Idle(), intent, scene)
    step = safety.pain(state, intent, scene)
    asked = _also(step, scene, pain_asked=scene.today)
    if step.state is state:
        return on(state, asked, scene, Expect.PAIN)
    return asked


def yes_answer(state: Screening, _: Intent, scene: Scene) -> Step:
    """Take a yes: it needs to be told what, except to a clearance."""
    match state.question:
        case Expect.CLEARANCE:
            return seen_answer(state, TellSeen(), scene)
        case Expect.SPOT | Expect.WORSE_RUN | Expect.NEXT_MORNING | Expect.HOP_WALK:
            return told(state, TellBone(_bone(state), yes=True), scene)
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
    if state.question is Expect.CHANGE:
        return safety.pain_gone(Idle(), intent, scene)
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
            return _left(scene)
        case Expect.SPOT | Expect.WORSE_RUN | Expect.NEXT_MORNING | Expect.HOP_WALK:
            return told(state, TellBone(_bone(state), yes=False), scene)
        case _:
            effects = _put(state.question, scene)
    return on(state, Step(state, (), effects), scene, state.question)


def skip(state: Screening, _: Intent, scene: Scene) -> Step:
    """Leave the questions: the coach stays with bodyweight work and says so."""
    if state.question in BESIDE:
        step = Step(state, (), _put(state.question, scene))
        return on(state, step, scene, state.question)
    return _left(scene)


def _left(scene: Scene) -> Step:
    """Leave the questions; they rest for the day."""
    return Step(
        Idle(),
        (Say("screening.skipped", {}, (Choice("set_health"),)),),
        _health(scene, skipped=scene.today),
    )


def _put(question: Expect, scene: Scene) -> tuple[Effect, ...]:
    health = clinical.put_once(scene.health, question)
    if question not in clinical.ONCE:
        health = replace(health, skipped=scene.today)
    return safety.saved(scene, health) if health != scene.health else ()


def _bone(state: Screening) -> BoneQuestion:
    return next(one for one in QUESTIONS if one == state.question)


def on(state: Screening, step: Step, scene: Scene, answered: Expect) -> Step:
    """Put the next question, or give today's session when all are answered."""
    left = tuple(q for q in (state.question, *state.left) if q is not answered)
    if left:
        return replace(step, state=Screening(left[0], left[1:]))
    known = replace(scene, known=after(scene.known, step.effects))
    if answered in BESIDE and not _is_another_session(answered, known):
        said = step.say or (Say("screening.as_it_is"),)
        last = replace(said[-1], choices=said[-1].choices or (Choice("today"),))
        return replace(step, state=Idle(), say=(*said[:-1], last))
    session = session_step(Idle(), known, wish_given(known))
    return Step(Idle(), (*step.say, *session.say), (*step.effects, *session.effects))


def _is_another_session(answered: Expect, scene: Scene) -> bool:
    """Tell whether the session given a moment ago holds a lift that is not safe here."""
    given = scene.record.given
    is_unsafe = answered is Expect.PINS and scene.health.bar_safe is False
    return is_unsafe and given is not None and given.day == scene.today


def _health(scene: Scene, **fields: object) -> tuple[Effect, ...]:
    health: Health = replace(scene.health, **fields)  # type: ignore[arg-type]  # named fields
    return safety.saved(scene, health)


def _also(step: Step, scene: Scene, **fields: object) -> Step:
    known = replace(scene, known=after(scene.known, step.effects))
    return replace(step, effects=(*step.effects, *_health(known, **fields)))
