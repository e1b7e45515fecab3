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

    from bot.coach.history.records import BareSet, RunOnDay
    from bot.domain.summary import BestSet
    from bot.language.asked import AskLiftBest, AskRunBest, AskTotal
    from bot.language.intents import Intent
    from bot.talk.state import State

SHOWN_RUNS = (5_000.0, 10_000.0, 21_097.5, 42_195.0)
_SHOWN_LIFTS = 4
NO_ESTIMATE_UNDER = 16
"""Years. Source: coaching rules R17, flag no_e1rm."""
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
        state, "record.run", distance=far, what=run_said(best, scene), day=day_said(best.day, scene)
    )


def _longest(state: State, scene: Scene) -> Step:
    best, older = records.longest(scene.record), scene.record.older.runs.longest_m
    if older > (best.run.distance_m or 0 if best else 0):
        return stay(state, "record.longest_older", distance=distance_words(older, scene))
    if best is None:
        return stay(state, "record.nothing")
    return stay(state, "record.longest", what=run_said(best, scene), day=day_said(best.day, scene))


def lift(state: State, intent: AskLiftBest, scene: Scene) -> Step:
    """Say the heaviest set of a lift, or what it lets expect for a single."""
    name = lift_name(intent.exercise, scene)
    best = records.heaviest(scene.record, intent.exercise)
    if best is None:
        return _bare(state, intent.exercise, name, scene)
    args = {"exercise": name, "what": set_said(best), "day": day_said(best.day, scene)}
    estimate = estimate_words(intent.exercise, scene) if intent.estimated else ""
    if not estimate:
        key = "record.lift_only" if intent.estimated else "record.lift"
        return stay(state, key, **args)
    return stay(state, "record.maximum", estimate=estimate, **args)


def _bare(state: State, exercise: ExerciseId, name: str, scene: Scene) -> Step:
    """Say the best set without weight."""
    bare = records.bare_best(scene.record, exercise)
    if bare is None:
        return stay(state, "record.no_lift", exercise=name)
    what, day = _bare_said(bare, scene), day_said(bare.day, scene)
    return stay(state, "record.lift", exercise=name, what=what, day=day)


def _bare_said(bare: BareSet, scene: Scene) -> str:
    key = "record.bare_seconds" if bare.seconds else "record.bare_reps"
    return text(key, scene.book, count=f"{bare.seconds or bare.reps:g}")


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
    days = {"first": day_said(first, scene), "last": day_said(last, scene)}
    if scene.record.older.logs and known is not None and first < known:
        days["first"] = day_said(known, scene)
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


def run_said(best: RunOnDay, scene: Scene) -> str:
    """Return a run as the coach repeats it."""
    return echo((Entry(best.day, best.run),), scene.book.lexicon, best.day)


def set_said(best: BestSet) -> str:
    """Return a set as the coach repeats it: "5 × 80 kg"."""
    return f"{best.reps} × {best.load.amount:g} {best.load.unit}"


def estimate_words(exercise: ExerciseId, scene: Scene) -> str:
    """Return the estimate for a single, as a multiple of body weight too when that is known.

    Empty without an estimate, and for those who are too young for one.
    """
    kg, best = maximum(scene.record, exercise), records.heaviest(scene.record, exercise)
    age = scene.health.age
    if kg is None or best is None or (age is not None and age < NO_ESTIMATE_UNDER):
        return ""
    said, body = _estimated(kg, best), scene.athlete.body_kg
    if not body:
        return said
    return text("record.multiple", scene.book, estimate=said, times=f"{kg / body:.1f}")


def lift_line(exercise: ExerciseId, scene: Scene) -> str:
    """Return a lift with its best set and its estimate; empty without a load."""
    best = records.heaviest(scene.record, exercise)
    if best is None:
        return ""
    said = f"{lift_name(exercise, scene)} {set_said(best)}"
    line, estimate = _line(said, best.day, scene), estimate_words(exercise, scene)
    if not estimate:
        return line
    return text("record.with_estimate", scene.book, line=line, estimate=estimate)


def _estimated(kg: float, best: BestSet) -> str:
    """Return an estimate in the unit of the set that it comes from, rounded down."""
    unit = best.load.unit
    if unit is WeightUnit.KG:
        return f"{kg - kg % _ROUNDED[unit]:g} {unit}"
    return f"{shown(kg, unit).amount:g} {unit}"


def lift_name(exercise: ExerciseId, scene: Scene) -> str:
    """Return an exercise as the coach says it."""
    known = scene.book.catalogue.exercises.get(exercise)
    return known.say if known else exercise


def day_said(day: date, scene: Scene) -> str:
    """Return a day in words, with its year when that is another one."""
    said = day_words(day, scene)
    return said if day.year == scene.today.year else f"{said} {day.year}"


def _run_lines(scene: Scene) -> list[str]:
    found = (records.fastest(scene.record, metres) for metres in SHOWN_RUNS)
    return [_line(run_said(best, scene), best.day, scene) for best in found if best is not None]


def _lift_lines(scene: Scene) -> list[str]:
    """Return the best sets, those with a weight first."""
    names = [ExerciseId(name) for name in records.lifted(scene.record)]
    loaded = (lift_line(name, scene) for name in names)
    bare = (_bare_line(name, scene) for name in names if not records.heaviest(scene.record, name))
    return [line for line in (*loaded, *bare) if line][:_SHOWN_LIFTS]


def _bare_line(exercise: ExerciseId, scene: Scene) -> str:
    bare, name = records.bare_best(scene.record, exercise), lift_name(exercise, scene)
    return _line(f"{name} {_bare_said(bare, scene)}", bare.day, scene) if bare else ""


def _line(what: str, day: date, scene: Scene) -> str:
    return text("record.line", scene.book, what=what, day=day_said(day, scene))
