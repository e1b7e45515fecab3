"""What of a given session the diary holds already, so that nothing of it is logged twice.

Rule: sets that were told one by one, while a load was looked for, become part of the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.load import WeightUnit, shown
from bot.domain.training import Entry, Lift, LogId, StrengthSet

if TYPE_CHECKING:
    from bot.domain.training import Log, PlannedLift, PlannedSession
    from bot.talk.scene import Scene


def part_id(line: PlannedLift, given: PlannedSession) -> LogId:
    """Return the id of the log that holds one lift of a session."""
    return LogId(f"session/{given.day}/{line.exercise}")


def left_to_log(given: PlannedSession, scene: Scene) -> tuple[Entry, ...]:
    """Return the lifts of a session with what was told of them, without those told as logs."""
    return tuple(Entry(given.day, carried(line, given, scene)) for line in open_lines(given, scene))


def open_lines(given: PlannedSession, scene: Scene) -> tuple[PlannedLift, ...]:
    """Return the lines of a session that no log of the runner's own carried out."""
    ids = {part_id(line, given) for line in given.lifts}
    others = [log for log in scene.record.logs if log.id not in ids and _is_of(log, given)]
    told = {line.exercise for log in others for line in log.planned}
    return tuple(line for line in given.lifts if line.exercise not in told)


def _is_of(log: Log, given: PlannedSession) -> bool:
    return any(entry.day == given.day for entry in log.entries)


def parts(given: PlannedSession, scene: Scene) -> tuple[LogId, ...]:
    """Return the logs of single lifts that become part of the session."""
    ids = {part_id(line, given) for line in open_lines(given, scene)}
    return tuple(log.id for log in scene.record.logs if log.id in ids)


def carried(line: PlannedLift, given: PlannedSession, scene: Scene) -> Lift:
    """Return a planned line as done; the effort is left open, because nobody told it.

    Sets of it that were told before come first; a lift that was told whole stays so.
    """
    id_ = part_id(line, given)
    log = next((log for log in scene.record.logs if log.id == id_), None)
    lifts = () if log is None else tuple(entry.activity for entry in log.entries)
    before = tuple(one for lift in lifts if isinstance(lift, Lift) for one in lift.sets)
    is_whole = sum(not one.warmup for one in before) >= line.sets
    sets = before if is_whole else (*before, *_as_planned(line, scene))
    return Lift(exercise=line.exercise, sets=sets, per_side=line.per_side)


def _as_planned(line: PlannedLift, scene: Scene) -> tuple[StrengthSet, ...]:
    unit = scene.athlete.weight_unit or WeightUnit.KG
    load = None if line.load_kg is None else shown(line.load_kg, unit)
    one = StrengthSet(reps=line.reps, load=load, seconds=line.seconds, each=line.each)
    return (one,) * line.sets
