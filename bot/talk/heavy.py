"""What a change of plans does to the heavy day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.week import heavy_day as coach_heavy_day
from bot.talk.effects import SaveAthlete, SaveLog, SavePlans, after
from bot.talk.say import Say
from bot.talk.wording import day_words

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.record import Record
    from bot.talk.scene import Scene, Step


def heavy_day(record: Record, scene: Scene, after: date | None = None) -> date | None:
    """Return the next day for a full session in the week to come, else for a small dose."""
    return coach_heavy_day(record, scene.today, scene.book.catalogue, after)


def with_heavy_day(step: Step, scene: Scene, *, also_same: bool = False) -> Step:
    """Add what the change does to the heavy day; where it stays only when that is asked for."""
    changes = any(isinstance(effect, SavePlans | SaveAthlete | SaveLog) for effect in step.effects)
    if not changes or not scene.athlete.set_up:
        return step
    before = heavy_day(scene.record, scene)
    now = heavy_day(after(scene.known, step.effects).record, scene)
    said = moved(before, now, scene, also_same=also_same)
    return step if said is None else replace(step, say=(*step.say, said))


def moved(
    before: date | None,
    now: date | None,
    scene: Scene,
    *,
    also_same: bool = False,
    would: bool = False,
) -> Say | None:
    """Return what is said of a heavy day before and after a change, None if nothing."""
    args = {name: day_words(day, scene) for name, day in (("before", before), ("now", now)) if day}
    if before == now:
        how = "same" if also_same and now else ""
    elif now is None:
        how = "gone"
    else:
        how = "moved" if before else "found"
    if not how:
        return None
    if would:
        return Say(f"would.{how}", args)
    return Say(f"heavy.{how}", args)
