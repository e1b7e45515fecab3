"""From the draft of a lift to the lift, with the doubts about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.load import WeightUnit
from bot.domain.training import Lift, Mobility
from bot.language.log.lifts import Doubts, lift_of, said_unit
from bot.language.log.naming import named
from bot.language.log.plausible import is_pushed, is_unlikely, odd_kg
from bot.language.log.reading import words_of
from bot.language.log.signs.style import Doubt, Style

if TYPE_CHECKING:
    from bot.language.log.drafting.drafts import LiftDraft
    from bot.language.log.reading import Diary, Reading


def lift(draft: LiftDraft, reading: Reading, diary: Diary) -> Lift | Mobility | None:
    with_name = named(draft, reading, diary)
    about = words_of(draft.pieces, reading.text)

    def doubt(why: str, otherwise: Style) -> None:
        diary.doubts.append(Doubt(why, about, (otherwise,)))

    names, equipment = reading.words.names, reading.hearing.equipment
    doubts = Doubts(doubt, diary.shown.append, reading.hearing.best_kg)
    activity = lift_of(with_name, names, equipment, reading.style, doubts)
    best_kg = None if activity is None else reading.hearing.best_kg(activity.exercise)
    if isinstance(activity, Lift) and reading.style.point_lost:
        return with_point(activity, best_kg)
    if activity is None or best_kg is not None or not _is_odd(activity, with_name, reading.style):
        return activity
    in_pounds = replace(reading.style, weight=WeightUnit.LB)
    if is_pushed(activity.exercise):
        doubt("too_heavy", replace(reading.style, weight=WeightUnit.KG))
    else:
        diary.shown.append(in_pounds)
    return lift_of(with_name, names, equipment, in_pounds, Doubts(_ignored, diary.shown.append))


def with_point(lift: Lift, best_kg: float | None) -> Lift:
    """Return the lift with a tenth of the loads that are far above what is likely."""
    sets = tuple(
        replace(one, load=replace(one.load, amount=one.load.amount / 10))
        if one.load and is_unlikely(one, lift.exercise, best_kg)
        else one
        for one in lift.sets
    )
    return replace(lift, sets=sets)


def _ignored(_: str, __: Style) -> None:
    """Take a doubt that was noted already."""


def _is_odd(activity: Lift | Mobility, draft: LiftDraft, style: Style) -> bool:
    """Whether a load without a unit can only be pounds: nobody who runs lifts it in kilograms."""
    if style.weight is not None or said_unit(draft) is not None:
        return False
    return any(
        one.load is not None and one.load.kg > odd_kg(activity.exercise) for one in activity.sets
    )
