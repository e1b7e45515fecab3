"""How a runner writes, and where that is in doubt.

Law: a doubt is never decided in silence; it names the styles that would read it otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Literal, NamedTuple

from bot.domain.load import WeightUnit

Order = Literal["sets_first", "reps_first", "load_first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How this runner writes, as far as it was decided; None is left to plausibility."""

    weight: WeightUnit | None = None
    """Unit of a bare load."""
    miles: bool | None = None
    """Unit of a bare distance."""
    triple: Order | None = None
    """Of 80x3x5: what follows the load."""
    pair: Order | None = None
    """Of 8x3."""
    at_is_rpe: bool | None = None
    """Of 3x5 @8."""
    point_lost: bool = False
    """A load far above the runner's best is read with a decimal point: 375 for 37.5."""
    lone: Literal["load", "reps"] | None = None
    """Of the number of "squat 80"."""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """Runner's words to the exercise that was chosen for them."""
    day_first: bool | None = None
    """Whether 3/4 is the third of April."""
    days: Mapping[int, date] = field(default_factory=dict[int, date])
    """Days chosen for words that leave it open, by their place in the text."""


def both(one: Style, two: Style, plain: Style) -> Style:
    """Return `plain` with what either style decides otherwise; where both do, the second counts."""
    names, days = {**one.names, **two.names}, {**one.days, **two.days}
    changes = {
        one_field.name: getattr(style, one_field.name)
        for style in (one, two)
        for one_field in fields(style)
        if getattr(style, one_field.name) != getattr(plain, one_field.name)
    }
    return replace(plain, **{**changes, "names": names, "days": days})


class Doubt(NamedTuple):
    """Something that could be read otherwise, and the styles that would."""

    why: str
    about: str
    otherwise: tuple[Style, ...]


@dataclass(slots=True)
class Context:
    """What is known while one lift is read."""

    style: Style
    unit: WeightUnit
    """Of a bare load."""
    loaded: bool | None
    """Whether the lift is done with a load; None: both are usual."""
    doubt: Callable[[str, Style], None]
    shows: Callable[[Style], None]
    """Takes a style that this message shows beyond doubt."""
    per_side: bool = False
    """Whether the groups before were each side."""
    barbell: bool = False
    """Whether the lift is done with a barbell."""
    weighed: bool = False
    """Whether a load with a unit is said in the same piece."""
    best_kg: float | None = None
    """What this runner can lift once."""
    plural: bool = False
    """Whether 25s are two dumbbells elsewhere in the same lift."""
    has_loads: bool = False
    """Whether a load is said elsewhere in the same lift."""
