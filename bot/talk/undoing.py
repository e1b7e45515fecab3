"""Taking back, and doing again what was taken back.

Rule 1: what is taken back is the last change, whatever it was: a log, a correction, a deletion, a
plan, a race, a goal, the body weight, days away.
Rule 2: the answer tells what the diary says now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.journal import done_again, taken_back
from bot.domain.outlook import OutlookChange, outlook
from bot.talk.beside import words
from bot.talk.diary import said
from bot.talk.effects import ChangeLogs, StepBack, StepOn, after
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.domain.journal import DiaryStep
    from bot.domain.record import Record
    from bot.domain.training import Entry, Log, LogId
    from bot.language.amends import Redo
    from bot.language.intents import Undo
    from bot.talk.effects import LogEffect
    from bot.talk.state import State

_MOST_UNDONE = 10


def undo(state: State, intent: Undo, scene: Scene) -> Step:
    """Take back the last changes, or all that was logged for a day."""
    if intent.day is not None:
        return _day(state, intent.day, scene)
    diary = scene.record.diary
    steps = 0
    while steps < max(1, min(intent.count, _MOST_UNDONE)) and (found := taken_back(diary)):
        diary, _ = found
        steps += 1
    if not steps:
        return stay(state, "undo.nothing")
    return _told(state, (StepBack(),) * steps, scene)


def redo(state: State, _: Redo, scene: Scene) -> Step:
    """Keep again what was taken back or deleted last."""
    diary = scene.record.diary
    if done_again(diary) is not None:
        return _told(state, (StepOn(),), scene, Choice("undo"))
    last = taken_back(diary)
    if last is None or not _takes_away(last[1]):
        return stay(state, "redo.nothing")
    return _told(state, (StepBack(),), scene)


def _takes_away(step: DiaryStep) -> bool:
    """Whether the step deleted something."""
    return (step.beside is not None and _lets_go(step.beside)) or any(
        one.before is not None
        and (one.after is None or len(one.after.entries) < len(one.before.entries))
        for one in step.changes
    )


def _lets_go(change: OutlookChange) -> bool:
    """Whether it made any part of the outlook less."""
    one, two = change.before, change.after
    return (
        len(two.plans) < len(one.plans)
        or len(two.races) < len(one.races)
        or len(two.goals) < len(one.goals)
        or (two.body_kg is None and one.body_kg is not None)
        or (two.away is None and one.away is not None)
    )


def _day(state: State, day: date, scene: Scene) -> Step:
    there = [log for log in scene.record.logs if any(entry.day == day for entry in log.entries)]
    if not there:
        return stay(state, "undo.nothing_on", day=day_words(day, scene))
    left = {log.id: tuple(entry for entry in log.entries if entry.day != day) for log in there}
    keep = tuple(replace(log, entries=left[log.id]) for log in there if left[log.id])
    drop = tuple(log.id for log in there if not left[log.id])
    return _told(state, (ChangeLogs(keep=keep, drop=drop),), scene, Choice("undo"))


def _told(state: State, effects: tuple[LogEffect, ...], scene: Scene, *choices: Choice) -> Step:
    """Return the step with what it changes: gone, back again, or as it was before."""
    then = after(scene.known, effects).record
    before = {log.id: log for log in scene.record.logs}
    now = {log.id: log for log in then.logs}
    says: list[Say] = []
    gone = [e for id_, log in before.items() for e in _lost(log, now.get(id_))]
    back = [e for id_, log in now.items() for e in _lost(log, before.get(id_))]
    if gone and not _is_put_right(before, now):
        says.append(Say("undo.done", {"what": said(gone, scene)}))
    if back:
        key = "undo.put_right" if _is_put_right(before, now) else "undo.back"
        says.append(Say(key, {"what": said(back, scene)}))
    says += _beside(then, scene)
    *first, last = says or [Say("undo.done", {"what": said(gone, scene)})]
    return Step(state, (*first, replace(last, choices=choices)), effects)


def _beside(then: Record, scene: Scene) -> Iterator[Say]:
    """Yield what is taken back, and what is back, of what was told beside training."""
    one, two = (outlook(of.athlete, of.plans) for of in (scene.record, then))
    if gone := words(OutlookChange(two, one), scene):
        yield Say("undo.done", {"what": gone})
    if back := words(OutlookChange(one, two), scene):
        yield Say("undo.back", {"what": back})


def _lost(one: Log, two: Log | None) -> list[Entry]:
    """Return the entries of one that two has not."""
    others = list(two.entries) if two is not None else []
    return [entry for entry in one.entries if entry not in others]


def _is_put_right(before: dict[LogId, Log], now: dict[LogId, Log]) -> bool:
    """Whether logs stay and only say something else."""
    return before.keys() == now.keys() and all(
        len(log.entries) == len(now[id_].entries) for id_, log in before.items()
    )
