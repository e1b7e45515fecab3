"""What patterns of races, goals, body weight and days away are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.athlete import race_distance
from bot.language.ahead import (
    Ahead,
    DropBody,
    DropGoals,
    DropRace,
    ShowGoals,
    ShowRaces,
    TellAway,
    TellBack,
    TellBody,
    TellGoal,
    TellRace,
)
from bot.language.patterns.gap_words import RaceSaid

if TYPE_CHECKING:
    from bot.domain.athlete import AwayKind
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], Ahead | None]


def _race(filled: Filled, *, moved: bool = False) -> TellRace:
    race = filled.race or RaceSaid()
    return TellRace(
        days=filled.days or (),
        metres=race.metres,
        name=race.name,
        priority="C" if race.small and filled.priority is None else filled.priority,
        moved=moved,
    )


def _fun(filled: Filled) -> TellRace | None:
    """Take a race that is for fun as a small one; without any race it is said of nothing."""
    race = filled.race
    if race is None:
        return None
    return TellRace(
        days=filled.days or (),
        metres=race.metres,
        name=race.name,
        priority=filled.priority or "C",
    )


def _drop_race(filled: Filled) -> DropRace:
    metres = filled.race.metres if filled.race else None
    return DropRace(filled.days or (), race_distance(metres))


def _goal(filled: Filled) -> TellGoal | None:
    text = " ".join(filled.text.split())
    return TellGoal(text) if text else None


LEAST_BODY = 20
"""Kilograms or pounds below which a number without a unit is no body weight."""


def _body(filled: Filled) -> TellBody | None:
    """Take no small bare number: "lifting for 6 weeks and the scales haven't moved"."""
    if filled.weight is None or (filled.weight[1] is None and filled.weight[0] < LEAST_BODY):
        return None
    return TellBody(*filled.weight)


def _body_with_unit(filled: Filled) -> TellBody | None:
    return None if filled.weight is None or filled.weight[1] is None else TellBody(*filled.weight)


def _away(kind: AwayKind) -> Build:
    return lambda filled: TellAway(kind, filled.first, filled.last)


BUILD_AHEAD: Mapping[str, Build] = {
    "tell_race": _race,
    "race_for_fun": _fun,
    "race_moved": lambda filled: _race(filled, moved=True),
    "drop_race": _drop_race,
    "show_races": lambda _: ShowRaces(),
    "tell_goal": _goal,
    "drop_goals": lambda filled: DropGoals(filled.text),
    "show_goals": lambda _: ShowGoals(),
    "tell_body": _body,
    "body_with_unit": _body_with_unit,
    "drop_body": lambda _: DropBody(),
    "away": _away("away"),
    "pause": _away("pause"),
    "quiet": _away("quiet"),
    "back": lambda _: TellBack(),
}
