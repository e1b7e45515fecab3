"""Conditions, readings, tests and the questions that a session's flags demand.

Rule 1: what is asked beside a session is put one at a time; an answer counts at any later time.
Rule 2: a missing answer never means healthy; what was skipped stays limited.
Source: coaching rules 2.3b, 2.4 and 2.17.2.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.composing import NEEDS_PINS
from bot.coach.history.health import METABOLIC
from bot.coach.history.health import health as on_day
from bot.coach.limits import health as limit
from bot.domain.health import Held, Pressure, Sugar
from bot.language.hearing import Expect
from bot.talk import safety
from bot.talk.questions import site_words
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Screening, State
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from bot.coach.advice import Advice
    from bot.domain.health import Health, Pain
    from bot.language import clinical as told
    from bot.talk.effects import Effect

ONCE = (Expect.ACTIVE, Expect.WEEKS, Expect.PRESSURE, Expect.SUPERVISED, Expect.PINS)
"""Questions that are not put again when they were skipped."""


# ------------------------------------------------------------------ beside a session


def beside(advice: Advice, scene: Scene) -> tuple[Expect, ...]:
    """Return what a session's flags demand to be asked; safety first."""
    health, put, flags = scene.health, scene.health.asked, advice.flags
    known = on_day(health, scene.today, ())
    bone = tuple(one for pain in health.pains for one in safety.bone_questions(pain, scene))
    metabolic = bool(set(METABOLIC) & set(health.conditions)) and not health.inactive
    young = health.age is not None and limit.CHILD <= health.age < limit.ADULT
    asked = (
        (Expect.CLEARANCE, "ask_clearance" in flags),
        *((one, True) for one in bone),
        (Expect.PRESSURE, "ask_bp" in flags and known.pressure is None),
        (Expect.ACTIVE, metabolic and Expect.ACTIVE not in put),
        (Expect.SUPERVISED, young and not health.supervised),
        (Expect.WEEKS, health.pregnant and known.pregnant_weeks is None),
        (Expect.PINS, "confirm_pins" in flags and health.bar_safe is None and needs_pins(advice)),
    )
    open_now = (one for one, needed in asked if needed and one not in put)
    return tuple(dict.fromkeys(open_now))


def needs_pins(advice: Advice) -> bool:
    """Tell whether a lift is among them under which nobody may be caught."""
    return any(line.exercise in NEEDS_PINS for line in advice.exercises)


def put_once(health: Health, question: Expect) -> Health:
    """Return the health that remembers a question as put."""
    if question not in ONCE:
        return health
    return replace(health, asked=tuple(dict.fromkeys((*health.asked, str(question)))))


# ------------------------------------------------------------------ readings


def pressure(state: State, intent: told.TellPressure, scene: Scene) -> Step:
    """Keep a blood pressure for four weeks."""
    reading = Pressure(intent.systolic, intent.diastolic, scene.today)
    new = replace(scene.health, pressure=reading)
    args = {"systolic": f"{intent.systolic:g}", "diastolic": f"{intent.diastolic:g}"}
    return Step(state, (Say(_pressure_key(reading), args),), safety.saved(scene, new))


def _pressure_key(reading: Pressure) -> str:
    bands = (
        ("stop", limit.PRESSURE_STOP),
        ("doctor", limit.PRESSURE_DOCTOR),
        ("high", limit.PRESSURE_HIGH),
    )
    for name, (systolic, diastolic) in bands:
        if reading.systolic >= systolic or reading.diastolic >= diastolic:
            return f"pressure.{name}"
    return "pressure.noted"


def sugar(state: State, intent: told.TellSugar, scene: Scene) -> Step:
    """Keep sugar and ketones for today; what was told before today stays beside it."""
    known = scene.health.sugar
    same = known if known is not None and known.day == scene.today else Sugar(day=scene.today)
    new = replace(
        same,
        glucose_mmol=_either(intent.glucose_mmol, same.glucose_mmol),
        ketones_mmol=_either(intent.ketones_mmol, same.ketones_mmol),
        hypo=intent.hypo or same.hypo,
    )
    said = (Say(_sugar_key(new), {}, (Choice("today"),)),)
    return Step(state, said, safety.saved(scene, replace(scene.health, sugar=new)))


def _either(new: float | None, known: float | None) -> float | None:
    return known if new is None else new


def _sugar_key(reading: Sugar) -> str:
    glucose, ketones = reading.glucose_mmol, reading.ketones_mmol
    if (glucose is not None and glucose < limit.GLUCOSE_LOW) or reading.hypo:
        return "sugar.low"
    high = glucose is not None and glucose > limit.GLUCOSE_HIGH
    if (ketones or 0) >= limit.KETONES_HIGH or (high and ketones is None):
        return "sugar.acid"
    if high:
        return "sugar.high"
    eats = glucose is not None and glucose <= limit.GLUCOSE_CARBS
    return "sugar.carbs" if eats else "sugar.noted"


# ------------------------------------------------------------------ a bone, ten hops


def bone(state: State, intent: told.TellBone, scene: Scene) -> Step:
    """Take one of the four answers; a yes stops the area."""
    pain = _asked_bone(scene)
    if pain is None:
        return stay(state, "screening.which_pain")
    no = tuple(one for one in pain.no if one != intent.question)
    yes = tuple(one for one in pain.yes if one != intent.question)
    answered = (
        replace(pain, yes=(*yes, intent.question), no=no)
        if intent.yes
        else replace(pain, yes=yes, no=(*no, intent.question))
    )
    health = scene.health
    others = tuple(one for one in health.pains if one.site != pain.site)
    new, args = replace(health, pains=(*others, answered)), {"site": site_words(pain.site, scene)}
    if intent.yes:
        new = safety.held(new, answered, scene)
    open_now = safety.bone_questions(answered, scene)
    said = () if open_now else (Say(safety.pain_key(answered, scene), args),)
    return Step(state, said, safety.saved(scene, new))


def _asked_bone(scene: Scene) -> Pain | None:
    """Return the pain on a bone site that was told last."""
    found = (pain for pain in reversed(scene.health.pains) if _is_bone(pain, scene))
    return next(found, None)


def _is_bone(pain: Pain, scene: Scene) -> bool:
    return safety.is_bone_site(pain.site, scene)


def hops(state: State, intent: told.TellHops, scene: Scene) -> Step:
    """Take the test of ten hops: after a quiet week it ends a hold that no clinician must lift."""
    held = next((one for one in scene.health.held if f"R04:{one.site}" in scene.health.holds), None)
    if held is None:
        return stay(state, "pain.hops_noted")
    args = {"site": site_words(held.site, scene)}
    if intent.hurts:
        return Step(state, (Say("pain.hops_hurt", args),), _again(held, scene))
    if held.firm or safety.R01 in scene.health.holds:
        return Step(state, (Say("pain.gone_but_held", args),))
    day = held.since + timedelta(days=limit.HOLD_DAYS)
    if scene.today < day:
        said = Say("pain.hops_early", {**args, "day": day_words(day, scene)})
        return Step(state, (said,))
    return Step(state, (Say("pain.hops_over", args),), _lifted(held, scene))


def _again(held: Held, scene: Scene) -> tuple[Effect, ...]:
    new = tuple(
        replace(one, since=scene.today) if one.site == held.site else one
        for one in scene.health.held
    )
    return safety.saved(scene, replace(scene.health, held=new))


def _lifted(held: Held, scene: Scene) -> tuple[Effect, ...]:
    health = scene.health
    new = replace(
        health,
        holds=tuple(hold for hold in health.holds if hold != f"R04:{held.site}"),
        held=tuple(one for one in health.held if one.site != held.site),
        pains=tuple(pain for pain in health.pains if pain.site != held.site),
    )
    return safety.saved(scene, new)


# ------------------------------------------------------------------ said once


def bar_safe(state: State, intent: told.TellBarSafe, scene: Scene) -> Step:
    """Keep whether pins or a spotter are at the bar."""
    key = "clinical.pins" if intent.safe else "clinical.no_pins"
    return _kept(state, key, scene, bar_safe=intent.safe)


def supervised(state: State, intent: told.TellSupervised, scene: Scene) -> Step:
    """Keep whether an adult who knows lifting stands by."""
    key = "clinical.supervised" if intent.supervised else "clinical.alone"
    new = replace(put_once(scene.health, Expect.SUPERVISED), supervised=intent.supervised)
    return Step(state, (Say(key),), safety.saved(scene, new))


def active(state: State, intent: told.TellActive, scene: Scene) -> Step:
    """Keep whether somebody with diabetes or kidney disease is active."""
    new = replace(put_once(scene.health, Expect.ACTIVE), inactive=not intent.active)
    key = "clinical.active" if intent.active else "clinical.inactive"
    return Step(state, (Say(key),), safety.saved(scene, new))


def asthma_worse(state: State, _: told.TellAsthmaWorse, scene: Scene) -> Step:
    """Keep that the asthma is worse today."""
    known = tuple(dict.fromkeys((*scene.health.conditions, "asthma")))
    return _kept(state, "clinical.asthma", scene, asthma_worse=scene.today, conditions=known)


def birth_check(state: State, _: told.TellBirthCheck, scene: Scene) -> Step:
    """Keep that the check after birth was done."""
    birth = scene.health.birth
    if birth is None:
        return stay(state, "clinical.noted")
    return _kept(state, "clinical.noted", scene, birth=replace(birth, checked=True))


def weeks(state: State, intent: told.TellWeeks, scene: Scene) -> Step:
    """Keep the week of pregnancy, or since a birth."""
    since, birth = scene.today - timedelta(days=round(7 * intent.weeks)), scene.health.birth
    if isinstance(state, Screening) and state.question is Expect.BIRTH and birth is not None:
        return _kept(state, "clinical.noted", scene, birth=replace(birth, day=since))
    return _kept(state, "clinical.noted", scene, pregnant_since=since)


def _kept(state: State, key: str, scene: Scene, **fields: object) -> Step:
    new: Health = replace(scene.health, **fields)  # type: ignore[arg-type]  # named fields
    return Step(state, (Say(key),), safety.saved(scene, new))
