"""The session that was given is done: as planned, or nearly so.

Rule: what was planned is logged once; what is told of it later changes that log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.exercise import ExerciseId
from bot.domain.load import WeightUnit, shown
from bot.domain.training import (
    Entry,
    Lift,
    Log,
    LogId,
    Mobility,
    PlannedLift,
    PlannedSession,
    StrengthSet,
)
from bot.language.amending import amended
from bot.language.intents import LogTraining, RoutineDone
from bot.talk import reminders
from bot.talk.bests import noticed
from bot.talk.diary import asked_for, kept, log_of, said
from bot.talk.effects import SaveLog
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wire import InboundId
from bot.talk.wording import REFUSALS

if TYPE_CHECKING:
    from bot.language.facts import DidLift
    from bot.language.intents import SessionDone
    from bot.talk.state import State


def done(state: State, intent: SessionDone, scene: Scene) -> Step:
    """Log the session that was given today, once; without one, the routine of a reminder."""
    given = scene.record.given
    if given is None or given.day != scene.today:
        return _own_plan(state, intent, scene) or _routine_or_nothing(state, scene)
    message = InboundId(f"session/{given.day}")
    known = log_of(message, scene)
    if known is not None and not intent.but:
        return stay(state, "session.already")
    planned = known.entries if known is not None else _entries(given, scene)
    if not planned:
        return stay(state, "session.rest_kept")
    entries = amended(planned, intent.but, scene.athlete.weight_unit)
    if not entries:
        return stay(state, "correct.no_fit", what=said(planned, scene))
    if known is not None:
        return kept(state, LogTraining(entries), message, scene)
    log = Log(
        id=LogId(message),
        at=scene.now,
        entries=entries,
        session=given.name,
        planned=asked_for(entries, scene),
    )
    told = Say("session.done", {"what": said(entries, scene)}, (Choice("undo"),))
    beside = (*noticed(entries, scene), *_open_loads(given, entries, scene))
    return Step(state, (told, *beside), (SaveLog(log),))


def _own_plan(state: State, intent: SessionDone, scene: Scene) -> Step | None:
    """Log what the runner had planned for today, with what was otherwise."""
    planned = tuple(entry for entry in scene.record.plans if entry.day == scene.today)
    if not planned:
        return None
    entries = amended(planned, intent.but, scene.athlete.weight_unit)
    if not entries:
        return stay(state, "correct.no_fit", what=said(planned, scene))
    return kept(state, LogTraining(entries), scene.inbound.id, scene)


def did_lift(state: State, intent: DidLift, scene: Scene) -> Step:
    """Log one lift of the session that was given; without it the numbers are asked for."""
    given = scene.record.given
    known = scene.book.catalogue.exercises.get(intent.exercise)
    name = known.say if known else intent.exercise
    lines = given.lifts if given is not None and given.day == scene.today else ()
    line = next((one for one in lines if one.exercise == intent.exercise), None)
    if line is None:
        return stay(state, "log.how_much", exercise=name)
    message = InboundId(f"session/{scene.today}/{line.exercise}")
    whole = log_of(InboundId(f"session/{scene.today}"), scene)
    if whole is not None or log_of(message, scene) is not None:
        return stay(state, "session.already")
    unit = scene.athlete.weight_unit or WeightUnit.KG
    entries = (Entry(scene.today, _lift(line, unit)),)
    log = Log(id=LogId(message), at=scene.now, entries=entries, planned=(line,))
    told = Say("session.done", {"what": said(entries, scene)}, (Choice("undo"),))
    return Step(state, (told,), (SaveLog(log),))


def _open_loads(given: PlannedSession, entries: tuple[Entry, ...], scene: Scene) -> tuple[Say, ...]:
    """Ask for the loads that the runner found himself and has not told."""
    lifts = [entry.activity for entry in entries if isinstance(entry.activity, Lift)]
    bare = {lift.exercise for lift in lifts if not any(one.load for one in lift.sets)}
    found = (line.exercise for line in given.lifts if line.find_load and line.exercise in bare)
    names = ", ".join(scene.book.catalogue.exercises[exercise].say for exercise in found)
    return (Say("session.loads_open", {"lifts": names}),) if names else ()


def _routine_or_nothing(state: State, scene: Scene) -> Step:
    reminder = reminders.daily(scene)
    if reminder and any(past.day == scene.today for past in reminder.past):
        return reminders.done(state, RoutineDone(scene.today), scene)
    return stay(state, "session.none_given", "today")


def _entries(given: PlannedSession, scene: Scene) -> tuple[Entry, ...]:
    if given.name in REFUSALS:
        return ()
    if not given.lifts:
        routine = Mobility(exercise=ExerciseId("mobility"), duration_s=60.0 * (given.minutes or 0))
        return (Entry(given.day, routine),)
    unit = scene.athlete.weight_unit or WeightUnit.KG
    return tuple(Entry(given.day, _lift(line, unit)) for line in given.lifts)


def _lift(line: PlannedLift, unit: WeightUnit) -> Lift:
    """Return a planned line as done; the effort is left open, because nobody told it."""
    load = None if line.load_kg is None else shown(line.load_kg, unit)
    one = StrengthSet(reps=line.reps, load=load, seconds=line.seconds, each=line.each)
    return Lift(exercise=line.exercise, sets=(one,) * line.sets, per_side=line.per_side)
