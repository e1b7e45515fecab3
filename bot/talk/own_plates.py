"""The plates and the bar a runner owns: no load is told that cannot be put together from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.plates import plates
from bot.domain.exercise import Equipment
from bot.talk.effects import SaveAthlete
from bot.talk.say import Say
from bot.talk.scene import Scene, Step
from bot.talk.wording import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.athlete import Athlete
    from bot.domain.plates import Discs
    from bot.language.own_plates import TellPlates
    from bot.talk.state import State


def tell(state: State, intent: TellPlates, scene: Scene) -> Step:
    """Keep them; what was told of the other part stays."""
    known = scene.athlete
    new = replace(
        known,
        discs=intent.discs or known.discs,
        bar=intent.bar or known.bar,
        equipment=_with_bar(known.equipment),
    )
    args = {"items": _listed(new, scene), **_range(new)}
    said = Say("plates.noted" if new.discs else "plates.bar", args)
    return Step(state, (said,), (SaveAthlete(new),))


def _with_bar(equipment: tuple[Equipment, ...] | None) -> tuple[Equipment, ...] | None:
    if equipment is None or Equipment.BARBELL in equipment:
        return equipment
    return (Equipment.BARBELL, *equipment)


def _listed(athlete: Athlete, scene: Scene) -> str:
    """Return "2 × 20, 4 × 5 kg"; the bar is told beside it."""
    unit = athlete.discs[0].each.unit if athlete.discs else ""
    items = ", ".join(f"{one.count} × {one.each.amount:g}" for one in _sorted(athlete.discs))
    return text("plates.list", scene.book, items=items, unit=unit)


def _sorted(discs: Sequence[Discs]) -> Sequence[Discs]:
    return sorted(discs, key=lambda one: -one.each.kg)


def _range(athlete: Athlete) -> dict[str, str]:
    """Return the empty bar and the most that can be put together, in the unit that was said."""
    there = plates(athlete.weight_unit, None, athlete.discs, athlete.bar)
    told = athlete.bar or (athlete.discs[0].each if athlete.discs else None)
    share = 1.0 if told is None or not told.amount else told.kg / told.amount
    most = there.bar_loads_kg[-1] if there.bar_loads_kg else there.bar_kg
    unit = "kg" if told is None else str(told.unit)
    return {"bar": f"{there.bar_kg / share:g}", "most": f"{most / share:g}", "unit": unit}
