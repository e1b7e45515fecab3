"""The same again: a new log from an old one, with what was otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.domain.correcting import meant
from bot.domain.journal import latest
from bot.domain.load import WeightUnit
from bot.domain.running import Run
from bot.domain.training import Activity, Entry, Lift, Mobility, OtherSport
from bot.language.amending import amended
from bot.language.intents import LogTraining
from bot.talk.diary import kept
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from bot.language.amends import RepeatLog
    from bot.talk.state import State


def repeat(state: State, intent: RepeatLog, scene: Scene) -> Step:
    """Log the same for today."""
    entries = _source(intent, scene)
    if not entries:
        return _nothing(state, intent, scene)
    today = tuple(Entry(scene.today, _untold(entry.activity)) for entry in entries)
    then = amended(today, intent.but, scene.athlete.weight_unit or WeightUnit.KG)
    if not then:
        return stay(state, "correct.no_fit_again")
    return kept(state, LogTraining(then), scene.inbound.id, scene)


def _untold(activity: Activity) -> Activity:
    """Return the activity without how it went, which nobody told of this time."""
    match activity:
        case Lift() | Mobility():
            sets = tuple(replace(one, rpe=None, failed=False) for one in activity.sets)
            return replace(activity, sets=sets)
        case Run():
            return replace(activity, rpe=None)
        case OtherSport():
            return activity
        case _:
            assert_never(activity)


def _nothing(state: State, intent: RepeatLog, scene: Scene) -> Step:
    if intent.which.day is not None:
        return stay(state, "undo.nothing_on", day=day_words(intent.which.day, scene))
    return stay(state, "repeat.nothing", "how_to_log")


def _source(intent: RepeatLog, scene: Scene) -> tuple[Entry, ...]:
    """Return what is repeated: all of a day, the last of a lift or run, or the last log."""
    which = intent.which
    if which.day is not None:
        entries = tuple(scene.record.entries)
        return tuple(entries[place] for place in meant(entries, which))
    last = latest(scene.record.diary)
    if not which.exercises and not which.kind:
        return () if last is None else last.entries
    for log in sorted(scene.record.logs, key=lambda log: log.at, reverse=True):
        if places := meant(log.entries, which):
            return tuple(log.entries[place] for place in places)
    return ()
