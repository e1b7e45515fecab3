"""Red flags, pain and illness: answered before anything else in a message.

Rule 1: never a diagnosis, never reassurance: what to do now, what would worry us, whom to see by
when.
Rule 2: only a clinician's word ends a hold. Source: coaching rules 2.3 and 2.4.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.history.health import SEVERE, is_long
from bot.coach.limits.health import (
    BONE_QUESTIONS,
    FIRM_SIGNS,
    HIGH_SCORE,
    HOLD_DAYS,
    LOW_SCORE,
    MIDDLE_SCORE,
    RED_SCORE,
    TESTED_SITES,
)
from bot.coach.rules.pain import is_bone
from bot.domain.athlete import Away
from bot.domain.health import Held, Illness, Pain
from bot.language.facts import ReportPain
from bot.language.hearing import Expect
from bot.talk.clearing import own_clearances, voided
from bot.talk.effects import Effect, SaveAthlete
from bot.talk.morning import asked_no_more, asked_tomorrow
from bot.talk.questions import site_words
from bot.talk.say import Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Idle, RatingPain, Screening, State
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.health import Health
    from bot.language.facts import (
        OtherInDanger,
        PainGone,
        Pick,
        RedFlag,
        ReportIllness,
    )
    from bot.language.intents import Intent

HELD = "redflag."
"""Phrases that must stand alone: no question and no offer follows them."""
MILD = ("above_neck", "upset")
"""Illnesses with which light work is left, unless something else stops it."""
R01 = "R01"
_MOST_PAIN = 10


def red_flag(_: State, intent: RedFlag, scene: Scene) -> Step:
    """Say what to do now and whom to call; hold all training until a clinician was seen."""
    holds = tuple(dict.fromkeys((*scene.health.holds, R01)))
    said = Say(f"redflag.{intent.group}")
    health = voided(own_clearances(scene.health, scene.today))
    return Step(Idle(), (said,), saved(scene, replace(health, holds=holds)))


def of_other(state: State, _: OtherInDanger, __: Scene) -> Step:
    """Say what to do for somebody else; nothing is held."""
    return stay(state, "safety.of_other")


def pain(state: State, intent: ReportPain, scene: Scene) -> Step:
    """Keep a pain, say what it means for today, and ask what is missing; tomorrow how it is."""
    if intent.score == 0 and not intent.signs:
        return _without(intent.site, state, scene)
    step = rated(state, intent, scene)
    return replace(step, effects=(*step.effects, asked_tomorrow(scene)))


def rated(state: State, intent: ReportPain, scene: Scene, followed: date | None = None) -> Step:
    """Keep a pain, say what it means for today, and ask what is missing.

    `followed` is the day of the coach's question that this answers.
    """
    report, health = _reported(intent, followed, scene), scene.health
    others = tuple(pain for pain in health.pains if pain.site != intent.site)
    new = replace(health, pains=(*others, report))
    if _is_red(report, scene):
        new = held(new, report, scene)
    elif (report.score or 0) > LOW_SCORE:
        new = _restarted(new, report.site, scene)
    effects = saved(scene, new)
    args = {"site": site_words(intent.site, scene)}
    if report.score is None and not report.signs:
        return Step(RatingPain(intent.site), (Say("pain.heard", args),), effects)
    said = Say(pain_key(report, scene), args)
    questions = () if said.key == "pain.stop" else bone_questions(report, scene)
    if questions and isinstance(state, Idle | Screening):
        left = state.left if isinstance(state, Screening) else ()
        return Step(Screening(questions[0], (*questions[1:], *left)), (said,), effects)
    return Step(state, (said,), effects)


def _reported(intent: ReportPain, followed: date | None, scene: Scene) -> Pain:
    """Return the report; what was told of this pain before stays with it."""
    known = next((pain for pain in scene.health.pains if pain.site == intent.site), None)
    report = Pain(
        site=intent.site,
        since=scene.today,
        score=intent.score,
        signs=intent.signs,
        first=scene.today,
        followed=followed,
    )
    if known is None:
        return report
    first = known.first or known.since
    return replace(report, first=first, yes=known.yes, no=known.no)


def bone_questions(pain: Pain, scene: Scene) -> tuple[Expect, ...]:
    """Return the questions on a bone site that are not answered."""
    if not is_bone_site(pain.site, scene) or pain.yes or (pain.score or 0) < LOW_SCORE:
        return ()
    return tuple(Expect(one) for one in BONE_QUESTIONS if one not in pain.no)


def is_bone_site(site: str, scene: Scene) -> bool:
    """Tell whether a stress fracture must be thought of here."""
    health = scene.health
    return is_bone(site, health.age, health.gates, health.conditions)


def _is_red(report: Pain, scene: Scene) -> bool:
    """Tell whether this pain stops the area. Source: coaching rules 2.4, first row."""
    score = report.score or 0
    bone = is_bone_site(report.site, scene) and score > HIGH_SCORE
    return bool(report.signs or report.yes) or score >= RED_SCORE or bone


def held(health: Health, report: Pain, scene: Scene) -> Health:
    """Return the health with a hold on the site, and what is known of it."""
    known = next((one for one in health.held if one.site == report.site), None)
    hold, is_old = f"R04:{report.site}", known is not None and known.firm
    is_held = hold in health.holds
    firm = (
        is_old
        or bool(FIRM_SIGNS & set(report.signs))
        or report.site not in TESTED_SITES
        or (is_held and known is None)
    )
    since = scene.today
    if known is not None and report.score is not None and report.score <= LOW_SCORE:
        since = known.since
    others = (one for one in health.held if one.site != report.site)
    return replace(
        health,
        holds=tuple(dict.fromkeys((*health.holds, hold))),
        held=(*others, Held(report.site, since, firm=firm)),
    )


def _restarted(health: Health, site: str, scene: Scene) -> Health:
    """Return the health in which the quiet days of a hold begin anew."""
    held = tuple(
        replace(one, since=scene.today) if one.site == site else one for one in health.held
    )
    return replace(health, held=held)


def pain_key(report: Pain, scene: Scene) -> str:
    """Return the key of what to say to a rated pain. Source: coaching rules 2.4."""
    score = report.score or 0
    if _is_red(report, scene):
        return "pain.stop"
    if is_bone_site(report.site, scene):
        if bone_questions(report, scene):
            return "pain.bone"
        return "pain.bone_some" if score >= MIDDLE_SCORE else "pain.bone_little"
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
    new = replace(health, pains=left, pain_asked=scene.today)
    said = _gone_but_held(site, scene) if health.holds else Say("pain.gone")
    return Step(state, (said,), (*saved(scene, new), *asked_no_more(scene, left)))


def _gone_but_held(site: str | None, scene: Scene) -> Say:
    """Say what ends the hold: a clinician, or after a week without pain ten hops as well."""
    held = next((one for one in scene.health.held if site in (None, one.site)), None)
    if held is None or held.firm or R01 in scene.health.holds:
        return Say("pain.gone_but_held")
    day = held.since + timedelta(days=HOLD_DAYS)
    args = {"site": site_words(held.site, scene), "day": day_words(day, scene)}
    return Say("pain.gone_but_tested", args)


def illness(state: State, intent: ReportIllness, scene: Scene) -> Step:
    """Keep an illness and say what it means for today."""
    new = replace(scene.health, illness=_illness(intent, scene))
    key = "illness.held" if scene.health.holds and intent.kind in MILD else f"illness.{intent.kind}"
    if is_long(new.illness, scene.today):
        key = "illness.long"
    return Step(state, (Say(key),), saved(scene, new))


def _illness(intent: ReportIllness, scene: Scene) -> Illness:
    """Return the illness as it is now; one that was told before and is not over goes on."""
    known, first = scene.health.illness, scene.today - timedelta(days=intent.days)
    if known is not None and known.well is None and known.kind in SEVERE:
        first = min(first, known.since)
    return Illness(intent.kind, first, told=scene.today)


def is_ill(health: Health) -> bool:
    """Tell whether an illness was told and no first day without symptoms yet."""
    return health.illness is not None and health.illness.well is None


def well(state: State, _: Intent, scene: Scene) -> Step:
    """Note the first day without symptoms; the way back is gradual."""
    known = scene.health.illness
    if known is None or known.well is not None:
        return stay(state, "illness.glad")
    new = replace(scene.health, illness=replace(known, well=scene.today))
    pause = Away(known.since, scene.today, "pause")
    paused = scene.athlete.paused_with(pause, scene.today)
    athlete = replace(scene.athlete, health=new, paused=paused)
    return Step(state, (Say("illness.well"),), (SaveAthlete(athlete),))


def saved(scene: Scene, health: Health) -> tuple[Effect, ...]:
    """Return what keeps a runner's health answers."""
    return (SaveAthlete(replace(scene.athlete, health=health)),)
