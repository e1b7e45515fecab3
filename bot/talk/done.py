"""The session that was given is done: as planned, or nearly so.

Rule: what was planned is logged once; what is told of it later changes that log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.exercise import ExerciseId
from bot.domain.training import (
    Entry,
    Lift,
    Log,
    LogId,
    Mobility,
    PlannedSession,
    StrengthSet,
)
from bot.language.amending import amended
from bot.language.intents import LogTraining
from bot.language.reminding import RoutineDone
from bot.talk import reminders
from bot.talk.bests import noticed
from bot.talk.carried import carried, left_to_log, open_lines, part_id, parts
from bot.talk.diary import asked_for, kept, log_of, said
from bot.talk.effects import ChangeLogs, SaveLog
from bot.talk.reminding import pressed
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.upcoming import next_time
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
        kept_rest = given.name in REFUSALS
        return stay(state, "session.rest_kept" if kept_rest else "session.already")
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
    beside = (*noticed(entries, scene), *_open_loads(given, entries, scene), *next_time(log, scene))
    return Step(state, (told, *beside), (_saved(log, given, scene),))


def _saved(log: Log, given: PlannedSession, scene: Scene) -> SaveLog | ChangeLogs:
    """Keep the session's log, in the place of those of single lifts."""
    single = parts(given, scene)
    return ChangeLogs(keep=(log,), drop=single) if single else SaveLog(log)


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
    if line is None or given is None:
        return stay(state, "log.how_much", exercise=name)
    known_log = log_of(part_id(line, given), scene)
    lift = carried(line, given, scene)
    is_open = line in open_lines(given, scene)
    if not is_open or (known_log is not None and lift.sets == _sets(known_log)):
        return stay(state, "session.already")
    entries = (Entry(scene.today, lift),)
    log = Log(id=part_id(line, given), at=scene.now, entries=entries, planned=(line,))
    told = Say("session.done", {"what": said(entries, scene)}, (Choice("undo"),))
    return Step(state, (told,), (SaveLog(log),))


def _sets(log: Log) -> tuple[StrengthSet, ...]:
    lifts = (entry.activity for entry in log.entries)
    return tuple(one for lift in lifts if isinstance(lift, Lift) for one in lift.sets)


def _open_loads(given: PlannedSession, entries: tuple[Entry, ...], scene: Scene) -> tuple[Say, ...]:
    """Ask for the loads that the runner found himself and has not told."""
    lifts = [entry.activity for entry in entries if isinstance(entry.activity, Lift)]
    bare = {
        lift.exercise for lift in lifts if not any(one.load for one in lift.sets if not one.warmup)
    }
    found = (line.exercise for line in given.lifts if line.find_load and line.exercise in bare)
    names = ", ".join(scene.book.catalogue.exercises[exercise].say for exercise in found)
    return (Say("session.loads_open", {"lifts": names}),) if names else ()


def _routine_or_nothing(state: State, scene: Scene) -> Step:
    reminder = reminders.daily(scene)
    if reminder and any(past.day == scene.today for past in reminder.past):
        return pressed.done(state, RoutineDone(scene.today), scene)
    return stay(state, "session.none_given", "today")


def _entries(given: PlannedSession, scene: Scene) -> tuple[Entry, ...]:
    if given.name in REFUSALS:
        return ()
    if not given.lifts:
        routine = Mobility(exercise=ExerciseId("mobility"), duration_s=60.0 * (given.minutes or 0))
        return (Entry(given.day, routine),)
    return left_to_log(given, scene)
