"""A set that was harder than asked makes the next ones of the session lighter.

Source: coaching rules 2.8: from one point of effort above what was asked, less from the next set.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.limits.progress import HARDER_RPE, NEXT_SET_FALL
from bot.coach.plates import made
from bot.domain.training import Lift
from bot.talk.say import Say
from bot.talk.searching import load_words, owned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.training import Log, PlannedLift, StrengthSet
    from bot.talk.scene import Scene


def lighter(log: Log, scene: Scene) -> tuple[Say, ...]:
    """Return the load for the sets that are left; empty when none is left or all went as asked."""
    return tuple(_said(log, scene))[:1]


def _said(log: Log, scene: Scene) -> Iterator[Say]:
    others = tuple(one for one in scene.record.logs if one.id != log.id)
    for line in log.planned:
        now = _sets((log,), line, scene)
        exercise = scene.book.catalogue.exercises.get(line.exercise)
        is_left = len(_sets((*others, log), line, scene)) < line.sets
        # Who tells several sets at once tells of a session that is over.
        if exercise is None or len(now) != 1 or not is_left or not _was_harder(now[0], line):
            continue
        load = now[0].load
        if load is None or load.kg <= 0:
            continue
        known = owned(scene)
        kg = made(exercise, load.kg * NEXT_SET_FALL, known)
        if kg >= load.kg:
            kg = load.kg - known.step(exercise.id, load.kg)
        said = load_words(kg, replace(line, each=now[0].each), scene)
        yield Say("next.set_lighter", {"name": exercise.say, "load": said})


def _sets(logs: tuple[Log, ...], line: PlannedLift, scene: Scene) -> list[StrengthSet]:
    return [
        one
        for log in logs
        for entry in log.entries
        if entry.day == scene.today
        and isinstance(entry.activity, Lift)
        and entry.activity.exercise == line.exercise
        for one in entry.activity.sets
        if not one.warmup
    ]


def _was_harder(last: StrengthSet, line: PlannedLift) -> bool:
    asked = line.rpe
    return last.rpe is not None and asked is not None and last.rpe - asked >= HARDER_RPE
