"""What would be: the answer to a question that changes nothing.

Law: nothing is kept; the same question asked twice gets the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach.history.races import phase
from bot.coach.week import done as done_on
from bot.domain.athlete import Feeling, Race
from bot.domain.record import Record
from bot.domain.running import Run
from bot.domain.training import Entry, OtherSport
from bot.talk.advice import Wish, advised, wish_given
from bot.talk.diary import REST
from bot.talk.enough import LIGHT_RUNS
from bot.talk.heavy import heavy_day, moved
from bot.talk.plans import coming, known_runs, moved_to, of_kind, without
from bot.talk.say import Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import because, day_words, session_title, text

if TYPE_CHECKING:
    from bot.coach.advice import Advice
    from bot.language.season import WhatIf
    from bot.talk.state import State

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Imagined:
    """How things would be."""

    record: Record
    wish: Wish
    day: date
    """The day that is looked at."""


def what_if(state: State, intent: WhatIf, scene: Scene) -> Step:
    """Say what would be different, and keep nothing of it."""
    imagined = _imagined(intent, scene)
    if imagined is None:
        return stay(state, "what_if.no_run")
    now = _advice(
        Imagined(record=scene.record, wish=_as_is(intent, scene), day=imagined.day), scene
    )
    then = _advice(imagined, scene)
    said = [_compared(now, then, imagined.day, scene)]
    if intent.race is not None:
        said.insert(0, _phase(imagined.record, scene))
    if intent.minutes is None and intent.equipment is None:
        before, then_on = (heavy_day(r, scene) for r in (scene.record, imagined.record))
        runs = intent.feeling is None and intent.race is None
        heavy = moved(before, then_on, scene, would=True, also_same=runs)
        said += [] if heavy is None else [heavy]
    return Step(state, (*said, Say("what_if.nothing_kept")))


def _imagined(intent: WhatIf, scene: Scene) -> Imagined | None:
    wish, day = _as_is(intent, scene), scene.today
    if intent.minutes is not None:
        short = replace(wish, minutes=intent.minutes)
        return Imagined(record=scene.record, wish=short, day=intent.day or day)
    if intent.equipment is not None:
        kit = replace(wish, equipment=intent.equipment)
        return Imagined(record=scene.record, wish=kit, day=day)
    if intent.feeling is not None:
        day += timedelta(days=intent.overnight)
        return Imagined(record=_feeling(intent.feeling, day, scene), wish=wish, day=day)
    if intent.race is not None:
        return Imagined(record=_racing(intent, intent.race, scene), wish=wish, day=day)
    plans = _plans(intent, scene)
    if plans is None:
        return None
    return Imagined(record=replace(scene.record, plans=plans), wish=wish, day=day)


def _as_is(intent: WhatIf, scene: Scene) -> Wish:
    """Return what is different today anyway; of another day nothing is known.

    A run on another day is imagined for the sake of today.
    """
    timed = intent.minutes is not None and intent.day not in (None, scene.today)
    other = intent.overnight or timed
    return Wish() if other else wish_given(scene)


def _feeling(feeling: Feeling, day: date, scene: Scene) -> Record:
    there = replace(feeling, day=day)
    others = (one for one in scene.athlete.feelings if (one.day, one.what) != (day, feeling.what))
    athlete = replace(scene.athlete, feelings=(*others, there))
    return replace(scene.record, athlete=athlete)


def _racing(intent: WhatIf, day: date, scene: Scene) -> Record:
    """Return the record with the race that is trained for on another day, or with a new one."""
    ahead = [one for one in scene.athlete.races if one.day >= scene.today and one.priority == "A"]
    same = [one for one in ahead if intent.distance in (None, one.distance)]
    race = replace(same[0], day=day) if same else Race(day=day, distance=intent.distance)
    others = (one for one in scene.athlete.races if one not in same[:1])
    athlete = replace(scene.athlete, races=(*others, race))
    return replace(scene.record, athlete=athlete)


def _plans(intent: WhatIf, scene: Scene) -> tuple[Entry, ...] | None:
    """Return the plans as they would be; None when no such run is known."""
    runs = known_runs(scene)
    found = of_kind(runs, intent.run_type) if intent.run_type is not None else runs
    if intent.day is not None and (intent.skips or intent.target is not None):
        found = tuple(one for one in found if one.day == intent.day)
    elif intent.run_type in LIGHT_RUNS:
        found = ()
    if intent.skips and not found and intent.day is not None:
        return (*coming(scene), Entry(intent.day, OtherSport(exercise=REST)))
    if intent.skips:
        return without(found[:1], scene) if found else None
    if intent.target is not None:
        return moved_to(found[:1], intent.target, scene) if found else None
    if intent.day is None:
        return None
    if found:
        return moved_to(found[:1], intent.day, scene)
    others = (
        one for one in coming(scene) if one.day != intent.day or not isinstance(one.activity, Run)
    )
    return (*others, Entry(intent.day, Run(run_type=intent.run_type)))


def _advice(imagined: Imagined, scene: Scene) -> Advice:
    record = imagined.record
    given = scene.record.given
    if imagined.day != scene.today and given is not None and given.day == scene.today:
        so_far = advised(record, scene.today, Wish(), scene)
        record = done_on(record, scene.today, so_far)
    return advised(record, imagined.day, imagined.wish, scene)


def _compared(now: Advice, then: Advice, day: date, scene: Scene) -> Say:
    args = {
        "day": day_words(day, scene),
        "title": session_title(then, scene.book),
        "names": _names(then, scene),
        "reason": because(then, scene.book),
        "now": session_title(now, scene.book),
        "minutes": then.minutes,
    }
    if (now.session, now.exercises, now.drills) == (then.session, then.exercises, then.drills):
        return Say("what_if.same", args)
    if now.session == then.session:
        return Say("what_if.changed", args)
    return Say("what_if.other", args)


def _names(advice: Advice, scene: Scene) -> str:
    """Return the first exercises of a session with their sets: "squat 2 × 5, calf raise 2 × 8"."""
    known = scene.book.catalogue.exercises
    lines = advice.exercises[:_MOST_NAMED]
    named = [f"{known[one.exercise].say} {one.sets} × {one.reps or one.seconds}" for one in lines]
    return ", ".join(named) or text("what_if.routine", scene.book)


def _phase(record: Record, scene: Scene) -> Say:
    now = phase(record.athlete.races, scene.today, scene.athlete.zone or "")
    return Say("what_if.phase", {"phase": text(f"phase.name.{now}", scene.book)})
