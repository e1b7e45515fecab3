"""What changes the next time: said in one short sentence when a load moved, else not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.history.maxima import lifts
from bot.coach.limits.progress import WEEKLY_RISE
from bot.coach.loads import Effort, following_load
from bot.domain.athlete import Experience
from bot.talk.say import Say
from bot.talk.searching import load_words, owned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.training import Log, PlannedLift
    from bot.talk.scene import Scene


def next_time(log: Log, scene: Scene) -> tuple[Say, ...]:
    """Return what the first lift whose load moves will be next time; empty when none moves."""
    others = tuple(one for one in scene.record.logs if one.id != log.id)
    return tuple(_moved((*others, log), log, scene))[:1]


def _moved(logs: Iterable[Log], log: Log, scene: Scene) -> Iterator[Say]:
    experience = scene.athlete.experience or Experience.NOVICE
    known = lifts(logs, scene.today, novice=experience is Experience.NOVICE)
    for line in log.planned:
        exercise = scene.book.catalogue.exercises.get(line.exercise)
        state = known.get(line.exercise)
        effort = _effort(line, WEEKLY_RISE[experience])
        if exercise is None or state is None or effort is None or state.last_kg is None:
            continue
        kg = following_load(exercise, state, effort, owned(scene))
        if kg is not None and kg != state.last_kg:
            key = "next.up" if kg > state.last_kg else "next.down"
            load = load_words(kg, replace(line, each=state.each), scene)
            yield Say(key, {"name": exercise.say, "load": load})


def _effort(line: PlannedLift, weekly: float) -> Effort | None:
    """Return what was asked for, asked again; of a lighter day nothing follows."""
    if line.light or line.top is None or line.rpe is None:
        return None
    return Effort(reps=line.top, low=line.low, rpe=line.rpe, weekly=weekly)
