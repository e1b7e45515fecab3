"""What patterns of the week and the season are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.athlete import Feeling, FeelingKind, Grade, race_distance
from bot.language.season import (
    AskBalance,
    AskMaxTest,
    AskMore,
    AskPhase,
    DropUsual,
    Season,
    TellEased,
    TellUsual,
    WhatIf,
)

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], Season | None]
MOST_SLEEP_H = 24
ANY_DAY = date.min
"""The day of a feeling that is only imagined."""


def _usual(*, whole: bool) -> Build:
    return lambda filled: TellUsual(filled.usual, whole) if filled.usual else None


def _run(filled: Filled) -> WhatIf | None:
    if filled.run_type is None or filled.coming is None:
        return None
    return WhatIf(day=filled.coming, run_type=filled.run_type)


def _skip(filled: Filled) -> WhatIf | None:
    if filled.run_type is None and filled.coming is None:
        return None
    return WhatIf(day=filled.coming, run_type=filled.run_type, skips=True)


def _move(filled: Filled) -> WhatIf | None:
    if filled.target is None or (filled.run_type is None and filled.coming is None):
        return None
    return WhatIf(day=filled.coming, run_type=filled.run_type, target=filled.target)


def _minutes(filled: Filled) -> WhatIf | None:
    return None if filled.minutes is None else WhatIf(minutes=filled.minutes, day=filled.coming)


def _equipment(filled: Filled) -> WhatIf | None:
    return None if filled.equipment is None else WhatIf(equipment=filled.equipment)


def _feels(what: FeelingKind, grade: Grade, *, overnight: bool = False) -> Build:
    feeling = Feeling(day=ANY_DAY, what=what, grade=grade)
    return lambda _: WhatIf(feeling=feeling, overnight=overnight)


def _counted(what: FeelingKind, most: float, *, overnight: bool = False) -> Build:
    def build(filled: Filled) -> WhatIf | None:
        if filled.number is None or filled.number > most:
            return None
        feeling = Feeling(day=ANY_DAY, what=what, value=filled.number)
        return WhatIf(feeling=feeling, overnight=overnight)

    return build


def _race(filled: Filled) -> WhatIf | None:
    if not filled.days:
        return None
    metres = filled.race.metres if filled.race else None
    return WhatIf(race=filled.days[0], distance=race_distance(metres))


BUILD_SEASON: Mapping[str, Build] = {
    "usual": _usual(whole=False),
    "usual_week": _usual(whole=True),
    "drop_usual": lambda _: DropUsual(),
    "phase": lambda _: AskPhase(),
    "eased_now": lambda _: TellEased(),
    "eased_next": lambda _: TellEased(coming=True),
    "eased_off": lambda _: TellEased(off=True),
    "more": lambda filled: AskMore("more", filled.coming),
    "daily": lambda _: AskMore("daily"),
    "heavy_anyway": lambda _: AskMore("heavy"),
    "double": lambda _: AskMore("double"),
    "legs_before": lambda filled: AskMore("legs_before", filled.coming, filled.run_type),
    "too_easy": lambda _: AskMore("easy"),
    "max_test": lambda filled: AskMaxTest(filled.exercise),
    "balance": lambda _: AskBalance(),
    "what_if_run": _run,
    "what_if_skip": _skip,
    "what_if_move": _move,
    "what_if_minutes": _minutes,
    "what_if_equipment": _equipment,
    "what_if_bare": lambda _: WhatIf(equipment=()),
    "what_if_slept": _counted("sleep", MOST_SLEEP_H),
    "what_if_slept_badly": _feels("sleep", "plain"),
    "what_if_sleep": _counted("sleep", MOST_SLEEP_H, overnight=True),
    "what_if_sleep_badly": _feels("sleep", "plain", overnight=True),
    "what_if_sleep_well": _feels("sleep", "none", overnight=True),
    "what_if_sore": _feels("soreness", "plain"),
    "what_if_very_sore": _feels("soreness", "strong"),
    "what_if_sore_scored": _counted("soreness", 10),
    "what_if_tired": _feels("energy", "strong"),
    "what_if_race": _race,
}
