"""Amounts told after "done": they complete the session that was logged as planned.

Law: only a lift that still stands as it was planned is replaced; anything else is a log of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.training import Entry, Lift, Log, StrengthSet

if TYPE_CHECKING:
    from bot.domain.exercise import ExerciseId
    from bot.domain.training import PlannedLift
    from bot.language.intents import LogTraining
    from bot.talk.scene import Scene

Entries = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Completed:
    """The session's log with what was told, and that alone."""

    log: Log
    told: Entries


def completed(intent: LogTraining, scene: Scene) -> tuple[Entries, Completed] | None:
    """Return what is left for a log of its own, and the session that the rest completes."""
    log = _session(scene)
    if log is None:
        return None
    rest: list[Entry] = []
    told: list[Entry] = []
    named = _named(intent.entries)
    for entry in intent.entries:
        place = _planned_place(log, entry, named, scene)
        if place is None:
            rest.append(entry)
            continue
        then = _told(log.entries[place], entry)
        told.append(then)
        log = replace(log, entries=(*log.entries[:place], then, *log.entries[place + 1 :]))
    return (tuple(rest), Completed(log, tuple(told))) if told else None


def _session(scene: Scene) -> Log | None:
    given = scene.record.given
    if given is None:
        return None
    return next((log for log in scene.record.logs if log.id == f"session/{given.day}"), None)


def _named(entries: Entries) -> frozenset[ExerciseId]:
    return frozenset(one.activity.exercise for one in entries if isinstance(one.activity, Lift))


def _planned_place(
    log: Log, entry: Entry, named: frozenset[ExerciseId], scene: Scene
) -> int | None:
    """Return the place of the same lift as it was planned, the same day.

    `named`: the lifts of the message. What has a name of its own in it or in the session is not
    meant by a part of another name: beside "split squat" a squat is a squat.
    """
    given = scene.record.given
    lifts = {line.exercise: line for line in given.lifts} if given else {}
    for place, known in enumerate(log.entries):
        lift, new = known.activity, entry.activity
        if not (isinstance(lift, Lift) and isinstance(new, Lift)) or known.day != entry.day:
            continue
        line = lifts.get(lift.exercise)
        is_whole = lift.exercise in named or new.exercise in lifts
        same = lift.exercise == new.exercise or (not is_whole and _is_part(new, lift, scene))
        if line is not None and same and _is_as_planned(lift, line):
            return place
    return None


def _is_part(told: Lift, planned: Lift, scene: Scene) -> bool:
    """Whether the told name is a part of the planned one: "row" of "dumbbell row"."""
    known = scene.book.catalogue.exercises
    if planned.exercise not in known or told.exercise not in known:
        return False
    return {*known[told.exercise].say.split()} < {*known[planned.exercise].say.split()}


def _is_as_planned(lift: Lift, line: PlannedLift) -> bool:
    """Whether nothing was told of the lift yet: the sets as planned, and all alike."""
    working = _working(lift)
    return len(working) == line.sets and all(
        one == working[0] and one.reps == line.reps and one.rpe is None for one in working
    )


def _working(lift: Lift) -> tuple[StrengthSet, ...]:
    return tuple(one for one in lift.sets if not one.warmup)


def _told(planned: Entry, told: Entry) -> Entry:
    """Return what was told; a load alone is that of all sets as planned."""
    old, new = planned.activity, told.activity
    if not (isinstance(old, Lift) and isinstance(new, Lift)):
        return told
    first, before = new.sets[0], tuple(one for one in old.sets if one.warmup)
    alone = len(new.sets) == 1 and first.load is not None and not _is_counted(first)
    if not alone:
        return replace(
            planned, activity=replace(new, exercise=old.exercise, sets=(*before, *new.sets))
        )
    sets = tuple(replace(one, load=first.load, each=first.each) for one in _working(old))
    return replace(planned, activity=replace(old, sets=(*before, *sets)))


def _is_counted(one: StrengthSet) -> bool:
    return one.reps is not None or one.seconds is not None
