"""Lifts that a runner planned for a day that is no day for heavy legs.

Rule: the plan stays as he told it; the reason and a better day are said once, when it is told or
when a run is put beside it. Source: coaching rules R07 and R08.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.history.sessions import LEGS
from bot.coach.week import is_lifting
from bot.domain.exercise import ExerciseId
from bot.domain.running import Run
from bot.domain.training import Lift
from bot.talk.advice import Wish, advised
from bot.talk.effects import after
from bot.talk.few_words import spared_words
from bot.talk.heavy import heavy_day
from bot.talk.say import Say
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.coach.advice import Advice
    from bot.domain.training import Entry
    from bot.talk.scene import Scene, Step

DAY = timedelta(days=1)
_AHEAD_DAYS = 7
_OF_RUNS = frozenset({"R07", "R08"})
"""Rules that say which run is in the way."""


def with_unfit_day(step: Step, told: Collection[Entry], scene: Scene) -> Step:
    """Add why a day with planned leg work does not suit it, if it is `told` of just now."""
    then = replace(scene, known=after(scene.known, step.effects))
    near = {one.day for one in told} | {one.day - DAY for one in told if _is_run(one)}
    lifts = (one for one in then.record.plans if one.day in near and _is_of_legs(one, then))
    days = sorted({one.day for one in lifts if 0 <= (one.day - then.today).days < _AHEAD_DAYS})
    said = next((one for day in days if (one := _doubt(day, then)) is not None), None)
    return step if said is None else replace(step, say=(*step.say, said))


def _is_run(entry: Entry) -> bool:
    return isinstance(entry.activity, Run)


def _is_of_legs(entry: Entry, scene: Scene) -> bool:
    if not isinstance(entry.activity, Lift):
        return False
    known = scene.book.catalogue.exercises.get(ExerciseId(entry.activity.exercise))
    return known is not None and known.pattern in LEGS


def _doubt(day: date, scene: Scene) -> Say | None:
    """Return why a day does not suit heavy legs, None where it does or nobody can tell."""
    advice = advised(scene.record, day, Wish(), scene)
    why = "" if is_lifting(advice) else _why(advice, scene)
    if not why:
        return None
    other = heavy_day(scene.record, scene)
    rest = "" if other is None else text("plan.rather", scene.book, day=day_words(other, scene))
    return Say("plan.unfit", {"day": day_words(day, scene), "why": why, "rest": rest})


def _why(advice: Advice, scene: Scene) -> str:
    rule = next((one.key for one in advice.reasons if one.key in _OF_RUNS), "")
    return text(f"plan.why.{rule}", scene.book) if rule else spared_words(advice, scene)
