"""Enough is enough: more than the ceiling, a maximum, heavy legs before a run that they would cost.

Rule: a no names the reason, what is possible, and the next free day; the same wish gets the same
answer every time. Source: coaching rules 2.18.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.coach.history.maxima import maximum
from bot.coach.history.situation import past_of, situation
from bot.coach.rules.phases import weekly_cap
from bot.coach.week import done, is_heavy, is_lifting
from bot.domain.athlete import Experience
from bot.domain.running import RunType
from bot.domain.training import Lift
from bot.talk.advice import Wish, advised, another_day, session_step, wish_given
from bot.talk.few_words import spared_words
from bot.talk.heavy import heavy_day
from bot.talk.plans import known_runs, of_kind
from bot.talk.records import estimate_words
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step
from bot.talk.wording import because, day_words, text

if TYPE_CHECKING:
    from datetime import date

    from bot.coach.advice import Advice
    from bot.language.season import AskMaxTest, AskMore
    from bot.talk.state import State

LIGHT_RUNS = (RunType.EASY, RunType.RECOVERY, RunType.MODERATE, RunType.STEADY)
_ADULT = 18
"""Years. Source: coaching rules R17."""


def more(state: State, intent: AskMore, scene: Scene) -> Step:
    """Answer a wish for more than today holds."""
    if intent.what in {"legs_before", "daily"}:
        return _of_the_week(state, intent, scene)
    if intent.day is not None and intent.day != scene.today:
        return _on_day(state, intent.day, scene)
    advice, lifted = _advice(scene), has_lifted(scene)
    if intent.what == "heavy" and is_heavy(advice) and not lifted:
        return _heavy_today(state, advice, scene)
    given = scene.record.given
    fresh = given is None or given.day != scene.today
    if intent.what == "more" and fresh and not lifted and is_lifting(advice):
        return session_step(state, scene)
    if intent.what == "easy":
        return Step(state, (Say("more.easy", {"rest": next_words(scene)}),))
    wish: str = "heavy" if intent.what == "more" and fresh else intent.what
    key = "lifted" if lifted else wish
    return Step(state, (_refusal(key, advice, scene, lifted=lifted),))


def _of_the_week(state: State, intent: AskMore, scene: Scene) -> Step:
    if intent.what == "daily":
        return Step(state, (_daily(scene),))
    return _legs_before(state, intent, scene)


def _daily(scene: Scene) -> Say:
    """Return how often legs are trained in this phase, and what fits every day."""
    cap = weekly_cap(situation(scene.record, scene.today, scene.book.catalogue))
    args = {"times": text(f"more.times.{cap}", scene.book), "next": next_words(scene)}
    return Say("more.daily", args)


def has_lifted(scene: Scene) -> bool:
    """Tell whether something was lifted today."""
    return any(
        entry.day == scene.today and isinstance(entry.activity, Lift)
        for entry in scene.record.entries
    )


def _advice(scene: Scene) -> Advice:
    return advised(scene.record, scene.today, wish_given(scene), scene)


def _heavy_today(state: State, advice: Advice, scene: Scene) -> Step:
    if advice.session is SessionName.LEARN:
        return Step(state, (Say("more.learning", {"reason": because(advice, scene.book)}),))
    given = scene.record.given
    if given is None or given.day != scene.today:
        step = session_step(state, scene)
        return replace(step, say=(Say("more.is_heavy"), *step.say))
    return Step(state, (Say("more.at_cap", {"rpe": f"{advice.rpe_cap:g}"}),))


def _refusal(key: str, advice: Advice, scene: Scene, *, lifted: bool) -> Say:
    """Return a friendly no: the reason, what is possible, the next free day."""
    possible = "lifted" if lifted else str(advice.session)
    parts = (
        "" if lifted or key == "double" else because(advice, scene.book),
        text(f"more.possible.{possible}", scene.book, minutes=advice.minutes),
        next_words(scene),
    )
    return Say(f"more.{key}", {"rest": " ".join(filter(None, parts))})


def next_words(scene: Scene) -> str:
    """Return when the next day for a heavy session is."""
    day = heavy_day(scene.record, scene, after=scene.today)
    if day is None:
        return text("more.no_next", scene.book)
    return text("more.next", scene.book, day=day_words(day, scene))


def _on_day(state: State, day: date, scene: Scene) -> Step:
    """Answer "can I lift tomorrow as well": yes when it fits, else when it does."""
    if has_lifted(scene) or not is_lifting(_advice(scene)):
        advice = advised(scene.record, day, Wish(), scene)
    else:
        advice = another_advice(day, scene)
    if is_lifting(advice):
        return another_day(state, day, Wish(), scene)
    args = {
        "day": day_words(day, scene),
        "why": spared_words(advice, scene) or text("more.unfit", scene.book),
        "next": next_words(scene),
    }
    return Step(state, (Say("more.not_then", args),))


def another_advice(day: date, scene: Scene) -> Advice:
    """Return the session of another day, today's taken for done."""
    record = done(scene.record, scene.today, _advice(scene))
    return advised(record, day, Wish(), scene)


def _legs_before(state: State, intent: AskMore, scene: Scene) -> Step:
    kind = intent.run_type or RunType.LONG
    if kind in LIGHT_RUNS:
        return session_step(state, scene)
    runs = of_kind(known_runs(scene), kind)
    days = [one.day for one in runs if intent.day in (None, one.day) and one.day > scene.today]
    day = min(days, default=intent.day)
    run = text(f"word.run.{kind}", scene.book)
    if day is None:
        return Step(state, (Say("more.legs_before_some", {"run": run, "next": next_words(scene)}),))
    before = day - timedelta(days=1)
    args = {
        "run": run,
        "day": day_words(day, scene),
        "before": day_words(before, scene),
        "next": next_words(scene),
    }
    return Step(state, (Say("more.legs_before", args),))


def max_test(state: State, intent: AskMaxTest, scene: Scene) -> Step:
    """Give the safe version of a test: a top set at the cap, on a day that allows it."""
    age = scene.health.age
    if age is not None and age < _ADULT:
        return Step(state, (Say("max.young"),))
    advice = _advice(scene)
    past = past_of(scene.record, scene.today, scene.book.catalogue.exercises)
    if past.experience is Experience.NOVICE:
        return Step(state, (Say("max.learning"),))
    if has_lifted(scene) or not is_heavy(advice) or advice.reps is None or advice.pct is None:
        reason = "" if has_lifted(scene) else because(advice, scene.book)
        rest = " ".join(filter(None, (reason, next_words(scene))))
        return Step(state, (Say("max.not_today", {"rest": rest}),))
    args = {
        "reps": str(advice.reps[0]),
        "rpe": f"{advice.rpe_cap:g}",
        "estimate": _estimate(intent, scene),
    }
    return Step(state, (Say("max.top_set", args, (Choice("today"),)),))


def _estimate(intent: AskMaxTest, scene: Scene) -> str:
    """Return what the log lets expect already, so that nobody need test it."""
    if intent.exercise is None or maximum(scene.record, intent.exercise) is None:
        return ""
    words = estimate_words(intent.exercise, scene)
    return text("max.estimate", scene.book, estimate=words) if words else ""
