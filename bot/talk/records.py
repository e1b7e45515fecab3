"""Records and totals: exact from the diary, and honest where it knows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.history import records
from bot.coach.history.maxima import maximum
from bot.domain.exercise import ExerciseId
from bot.domain.load import WeightUnit, shown
from bot.domain.running import METRES_PER_MILE, DistanceUnit
from bot.domain.training import Entry
from bot.language.echo import echo
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from datetime import date

    from bot.coach.history.records import RunOnDay
    from bot.domain.summary import BestSet
    from bot.language.asked import AskLiftBest, AskRunBest, AskTotal
    from bot.language.intents import Intent
    from bot.talk.state import State

_SHOWN_RUNS = (5_000.0, 10_000.0, 21_097.5, 42_195.0)
_SHOWN_LIFTS = 4
_ROUNDED = {WeightUnit.KG: 2.5, WeightUnit.LB: 5.0}


def run(state: State, intent: AskRunBest, scene: Scene) -> Step:
    """Say the fastest run over a distance, or the longest one."""
    if intent.metres is None:
        return _longest(state, scene)
    far = distance_words(intent.metres, scene)
    best = records.fastest(scene.record, intent.metres)
    if best is None:
        return stay(state, "record.no_run", distance=far)
    return stay(
        state, "record.run", distance=far, what=_run(best, scene), day=_day(best.day, scene)
    )


def _longest(state: State, scene: Scene) -> Step:
    best, older = records.longest(scene.record), scene.record.older.runs.longest_m
    if older > (best.run.distance_m or 0 if best else 0):
        return stay(state, "record.longest_older", distance=distance_words(older, scene))
    if best is None:
        return stay(state, "record.nothing")
    return stay(state, "record.longest", what=_run(best, scene), day=_day(best.day, scene))


def lift(state: State, intent: AskLiftBest, scene: Scene) -> Step:
    """Say the heaviest set of a lift, or what it lets expect for a single."""
    name = _name(intent.exercise, scene)
    best = records.heaviest(scene.record, intent.exercise)
    if best is None:
        return stay(state, "record.no_lift", exercise=name)
    args = {"exercise": name, "what": _set(best), "day": _day(best.day, scene)}
    estimate = maximum(scene.record, intent.exercise)
    if not intent.estimated or estimate is None:
        return stay(state, "record.lift", **args)
    return stay(state, "record.maximum", estimate=_estimated(estimate, best), **args)


def bests(state: State, _: Intent, scene: Scene) -> Step:
    """Say all records that the diary holds."""
    lines = [*_run_lines(scene), *_lift_lines(scene)]
    if not lines:
        return stay(state, "record.nothing")
    return stay(state, "record.list", lines="\n".join(lines))


def total(state: State, intent: AskTotal, scene: Scene) -> Step:
    """Say how far was run, or how often lifted, in a span of days."""
    first, last = intent.first, min(intent.last, scene.today)
    known = records.earliest(scene.record)
    days = {"first": _day(first, scene), "last": _day(last, scene)}
    if scene.record.older.logs and known is not None and first < known:
        days["first"] = _day(known, scene)
        first = known
    if intent.of == "lifts":
        count = records.lifting_days(scene.record, first, last)
        return stay(state, f"total.lifts.{min(count, 2)}", count=count, **days)
    found = records.total(scene.record, first, last)
    if not found.runs:
        return stay(state, "total.no_runs", **days)
    args = {"distance": distance_words(found.metres, scene), "untold": found.untold, **days}
    key = f"total.runs.{min(found.runs, 2)}" if not found.untold else "total.runs.some"
    return stay(state, key, runs=found.runs, **args)


# ------------------------------------------------------------------ words


def distance_words(metres: float, scene: Scene) -> str:
    """Return a distance in the runner's unit: "23.5 km"."""
    unit = scene.athlete.distance_unit or DistanceUnit.KM
    if abs(metres - METRES_PER_MILE) < 1:
        return f"1 {DistanceUnit.MI}"
    far = metres / (METRES_PER_MILE if unit is DistanceUnit.MI else 1000)
    return f"{far:.1f}".removesuffix(".0") + f" {unit}"


def _run(best: RunOnDay, scene: Scene) -> str:
    return echo((Entry(best.day, best.run),), scene.book.lexicon, best.day)


def _set(best: BestSet) -> str:
    return f"{best.reps} × {best.load.amount:g} {best.load.unit}"


def _estimated(kg: float, best: BestSet) -> str:
    """Return an estimate in the unit of the set that it comes from, rounded down."""
    unit = best.load.unit
    if unit is WeightUnit.KG:
        return f"{kg - kg % _ROUNDED[unit]:g} {unit}"
    return f"{shown(kg, unit).amount:g} {unit}"


def _name(exercise: ExerciseId, scene: Scene) -> str:
    known = scene.book.catalogue.exercises.get(exercise)
    return known.say if known else exercise


def _day(day: date, scene: Scene) -> str:
    said = day_words(day, scene)
    return said if day.year == scene.today.year else f"{said} {day.year}"


def _run_lines(scene: Scene) -> list[str]:
    found = (records.fastest(scene.record, metres) for metres in _SHOWN_RUNS)
    return [_line(_run(best, scene), best.day, scene) for best in found if best is not None]


def _lift_lines(scene: Scene) -> list[str]:
    lines: list[str] = []
    for name in records.lifted(scene.record):
        best = records.heaviest(scene.record, ExerciseId(name))
        if best is not None and len(lines) < _SHOWN_LIFTS:
            said = f"{_name(ExerciseId(name), scene)} {_set(best)}"
            lines.append(_line(said, best.day, scene))
    return lines


def _line(what: str, day: date, scene: Scene) -> str:
    return text("record.line", scene.book, what=what, day=_day(day, scene))
