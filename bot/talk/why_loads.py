"""How the loads of a session came about: a line a lift, in the answer to "why?".

Rule: what is said follows from the last time the lift was done and from the load that was given, so
that it holds for every load; under 16 no maximum is named. Source: coaching rules 2.7, 2.8, R17.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.limits import load as limit
from bot.coach.limits.progress import EASIER_RPE
from bot.coach.progression import effort, is_harder, is_missed
from bot.domain.exercise import ExerciseId
from bot.talk.records import NO_ESTIMATE_UNDER
from bot.talk.say import Say
from bot.talk.searching import load_words
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.advice import Advice, Prescription
    from bot.coach.lifts import Bout, Lifts, LiftState, Target
    from bot.talk.scene import Scene

MOST_LIFTS = 2
"""Lifts that are explained: the main ones, which come first."""


def load_says(advice: Advice, known: Lifts, scene: Scene) -> tuple[Say, ...]:
    """Return where the loads of the first lifts come from; empty when all are first tries."""
    loaded = (line for line in advice.exercises if line.load_kg)
    found = [line for line in loaded if _is_known(line, known)][:MOST_LIFTS]
    lines = [_line(line, known, scene) for line in found]
    if any(not line.find_load for line in found):
        lines.append(text("why_load.rounded", scene.book))
    return (Say("why_load.all", {"lines": "\n".join(lines)}),) if lines else ()


def _is_known(line: Prescription, known: Lifts) -> bool:
    """Whether the load comes from what was lifted, of that lift or a related one."""
    if line.find_load:
        base = known.get(_base(line))
        return base is not None and bool(base.e1rm_kg)
    return line.exercise in known and bool(known[line.exercise].bouts)


def _base(line: Prescription) -> ExerciseId:
    return ExerciseId(limit.TRANSFER.get(line.exercise, ("", 0.0))[0])


def _line(line: Prescription, known: Lifts, scene: Scene) -> str:
    exercises = scene.book.catalogue.exercises
    name = exercises[line.exercise].say
    args: dict[str, object] = {
        "name": name[:1].upper() + name[1:],
        "load": load_words(line.load_kg or 0.0, line.planned, scene),
        "reps": line.reps,
        "rpe": f"{line.rpe or 0:g}",
    }
    if line.find_load:
        return text("why_load.related", scene.book, **args, base=exercises[_base(line)].say)
    state = known[line.exercise]
    args |= dict(_last(state, line, scene))
    return text(f"why_load.{_cause(line, state, scene)}", scene.book, **args)


def _last(state: LiftState, line: Prescription, scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield how the lift was done last, when, and what that tells of one repetition."""
    last = state.bouts[-1]
    load = load_words(last.kg, line.planned, scene)
    rated = "" if last.rpe is None else text("why_load.rated", scene.book, rpe=f"{last.rpe:g}")
    same = len(set(last.reps)) == 1
    count = f"{len(last.reps)} × {last.reps[0]}" if same else ", ".join(map(str, last.reps))
    said = text("why_load.last", scene.book, count=count, load=load, rated=rated)
    yield "last", said.strip()
    yield "day", day_words(scene.today - timedelta(days=last.days_ago), scene)
    yield "most", load_words(_rounded(state.e1rm_kg or 0.0), line.planned, scene)


def _rounded(kg: float) -> float:
    return kg - kg % limit.BAR_STEP_KG


def _cause(line: Prescription, state: LiftState, scene: Scene) -> str:
    """Return why the load is what it is: the key of its sentence."""
    last = state.bouts[-1]
    if line.too_light:
        return "ends"
    if is_missed(last):
        return "missed"
    if line.light:
        return "light" if (line.load_kg or 0.0) < last.kg else "careful"
    if last.target is None or not _is_same_dose(line, last.target) or not last.reps:
        if (line.load_kg or 0.0) > last.kg:
            return "more"
        age = scene.health.age
        young = age is None or age < NO_ESTIMATE_UNDER or not state.e1rm_kg
        return "dose_only" if young else "dose"
    return _moved((line.load_kg or 0.0) - last.kg, line, last)


def _is_same_dose(line: Prescription, target: Target) -> bool:
    return (line.low, line.top, line.rpe) == (target.low, target.top, target.rpe)


def _moved(change_kg: float, line: Prescription, last: Bout) -> str:
    if change_kg > 0:
        return "easier" if effort(last) <= -EASIER_RPE else "whole"
    if change_kg < 0:
        return "lower"
    if is_harder(last):
        return "hard"
    return "more_reps" if (line.reps or 0) > min(last.reps) else "again"
