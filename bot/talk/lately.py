"""Corrections of what was said last and is no log: a plan, or a log that was just taken back.

Rule: only the very last thing is meant; after anything else a correction is for a log.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.correcting import corrected
from bot.domain.correction import Correction, NewDay, Which
from bot.domain.load import WeightUnit
from bot.domain.training import Entry
from bot.language.echo import echo
from bot.language.intents import LogTraining
from bot.talk.diary import kept
from bot.talk.effects import SavePlans
from bot.talk.say import Say
from bot.talk.scene import Scene, Step
from bot.talk.wire import InboundId

if TYPE_CHECKING:
    from bot.domain.training import Log
    from bot.talk.state import State

Entries = tuple[Entry, ...]
_WEEK = timedelta(days=7)


def lately(state: State, fix: Correction, scene: Scene) -> Step | None:
    """Put right the plan that was told last, or the log that was just taken back; None: neither."""
    gone = _taken_back(scene)
    if gone is not None and fix.which == Which():
        ways = corrected(gone.entries, fix, _unit(scene))
        if len(ways) == 1 and ways[0]:
            return kept(state, LogTraining(ways[0]), InboundId(gone.id), scene)
    plans = _planned(scene)
    ways = corrected(plans, _ahead(fix, scene), _unit(scene)) if plans else ()
    if len(ways) != 1 or not ways[0]:
        return None
    rest = tuple(entry for entry in scene.record.plans if entry not in plans)
    key = "plan.moved" if isinstance(fix.change, NewDay) else "plan.changed"
    told = Say(key, {"what": echo(ways[0], scene.book.lexicon, scene.today)})
    return Step(state, (told,), (SavePlans((*rest, *ways[0])),))


def _taken_back(scene: Scene) -> Log | None:
    """Return the log that was kept and then taken back as the last thing."""
    undone = scene.record.journal.undone
    changes = undone[-1].changes if undone else ()
    return changes[0].after if len(changes) == 1 and changes[0].before is None else None


def _planned(scene: Scene) -> Entries:
    """Return what was planned as the last thing and still is."""
    journal = scene.record.journal
    last = journal.done[-1] if journal.done and not journal.undone else None
    if last is None or last.changes or last.beside is None:
        return ()
    before, after = last.beside.before.plans, last.beside.after.plans
    there = scene.record.plans
    return tuple(entry for entry in after if entry not in before and entry in there)


def _ahead(fix: Correction, scene: Scene) -> Correction:
    """Return the correction with the next such day: a plan is never for one that is past."""
    change = fix.change
    if not isinstance(change, NewDay) or change.day >= scene.today:
        return fix
    weeks = -(-(scene.today - change.day) // _WEEK)
    return replace(fix, change=NewDay(change.day + weeks * _WEEK))


def _unit(scene: Scene) -> WeightUnit:
    return scene.athlete.weight_unit or WeightUnit.KG
