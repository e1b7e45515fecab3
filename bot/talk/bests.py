"""A personal best is noticed when it is told.

Rule: only a working set that is better than one told before counts: no first set, no warm-up, no
lighter week. Under 16 nothing is made of how heavy it was. Source: coaching rules 2.3, R17.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.history import records
from bot.coach.history.situation import is_lighter_week
from bot.domain.running import Run
from bot.domain.summary import best_set
from bot.domain.training import Lift
from bot.talk.records import SHOWN_RUNS, day_said, distance_words, lift_name, run_said, set_said
from bot.talk.say import Say
from bot.talk.wording import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.record import Record
    from bot.domain.training import Entry, Log
    from bot.talk.scene import Scene

_OF_LIFT = "best.lift"
_MOST = 4
_SEVERAL = 2
_OLD_ENOUGH = 16


def noticed(
    entries: Iterable[Entry], scene: Scene, instead_of: Log | None = None
) -> tuple[Say, ...]:
    """Return what is said of bests among new entries; `instead_of` is the log they replace."""
    others = tuple(log for log in scene.record.logs if log != instead_of)
    before = replace(scene.record, logs=others)
    age = scene.health.age
    young = age is not None and age < _OLD_ENOUGH
    found: list[Say] = []
    for entry in entries:
        match entry.activity:
            case Run() as run:
                found += _run(entry, run, before, scene)
            case Lift() as lift if not young:
                found += _lift(entry, lift, before, scene)
            case _:
                pass
    if any(say.key == _OF_LIFT for say in found) and _is_lighter_week(before, scene):
        found = [say for say in found if say.key != _OF_LIFT]
    return _joined(tuple({str(say.args["name"]): say for say in found}.values()), scene)


def _is_lighter_week(before: Record, scene: Scene) -> bool:
    return is_lighter_week(before, scene.today, scene.book.catalogue.exercises)


def _joined(found: tuple[Say, ...], scene: Scene) -> tuple[Say, ...]:
    """Return several bests of lifts as one sentence."""
    lifts = [say for say in found if say.key == _OF_LIFT]
    if len(lifts) < _SEVERAL:
        return found
    each = ", ".join(text("best.each", scene.book, **say.args) for say in lifts[:_MOST])
    runs = (say for say in found if say.key != _OF_LIFT)
    return (*runs, Say("best.lifts", {"each": each}))


def _run(entry: Entry, run: Run, before: Record, scene: Scene) -> Iterator[Say]:
    """Yield a run over a race distance that was faster than any before."""
    for metres in SHOWN_RUNS:
        near = run.distance_m and abs(run.distance_m - metres) <= records.SAME * metres
        old = records.fastest(before, metres) if near and run.duration_s else None
        if (
            old is not None
            and old.day < entry.day
            and (run.duration_s or 0) < (old.run.duration_s or 0)
        ):
            args = {"old": run_said(old, scene), "day": day_said(old.day, scene)}
            yield Say("best.run", {"name": distance_words(metres, scene), **args})


def _lift(entry: Entry, lift: Lift, before: Record, scene: Scene) -> Iterator[Say]:
    """Yield a set that was heavier than any before, or as heavy for more repetitions."""
    new, old = best_set(lift, entry.day), records.heaviest(before, lift.exercise)
    if new is None or old is None or new.load.kg <= 0 or old.day >= entry.day:
        return
    if (new.load.kg, new.reps) > (old.load.kg, old.reps):
        args = {"new": set_said(new), "old": set_said(old), "day": day_said(old.day, scene)}
        yield Say(_OF_LIFT, {"name": lift_name(lift.exercise, scene), **args})
