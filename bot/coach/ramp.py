"""The search for a first load, set by set: "how many more could you have done?".

Law: at most five sets, never above the day's most, and after a hard set never up.
Source: coaching rules 2.7.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from bot.coach.limits import load as limit
from bot.coach.loads import UPPER
from bot.coach.percent import RPE_OF_NOTHING_LEFT
from bot.coach.plates import ON_THE_BAR, Plates, made
from bot.domain.exercise import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for."""

    exercise: Exercise
    rpe: float
    """Effort at which the load is found."""
    start_kg: float | None
    """Where the search began."""
    body_kg: float | None
    owned: Plates


@dataclass(frozen=True, slots=True)
class Found:
    """What follows a set of the search."""

    kg: float
    """The next load to try, or the one that was found."""
    how: Literal["up", "fits", "down", "most"]
    """Up: try more. Otherwise it is found: it fits, a little less, or enough for today."""


def enough(search: Search) -> int:
    """Return how many repetitions should be left: that many or one more."""
    return int(RPE_OF_NOTHING_LEFT - search.rpe)


def after_set(search: Search, kg: float, left: int, tried: int) -> Found:
    """Return what follows a set with `left` repetitions in reserve, the `tried`th one."""
    least = enough(search)
    if left < least:
        return Found(made(search.exercise, kg * limit.BUILD_UP_FALL, search.owned), "down")
    if left <= least + 1:
        return Found(kg, "fits")
    higher = made(search.exercise, kg + _rise(search.exercise, kg, search.owned), search.owned)
    higher = min(higher, made(search.exercise, _most(search), search.owned))
    if tried >= limit.BUILD_UP_SETS or higher <= kg:
        return Found(kg, "most")
    return Found(higher, "up")


def _rise(exercise: Exercise, kg: float, owned: Plates) -> float:
    if exercise.id not in ON_THE_BAR:
        return max(limit.BUILD_UP_RISE * kg, limit.BUILD_UP_HAND_KG, owned.hand_step_kg)
    upper = exercise.pattern in UPPER
    least = limit.BUILD_UP_UPPER_KG if upper else limit.BUILD_UP_LOWER_KG
    return max(limit.BUILD_UP_RISE * kg, least, owned.step(exercise.id, kg))


def _most(search: Search) -> float:
    """Return the most that is tried on the first day; a start above it knew better."""
    share = limit.FIRST_DAY_SHARE.get(search.exercise.id)
    body_kg = limit.FIRST_DAY_BODY_KG if search.body_kg is None else search.body_kg
    most = math.inf if share is None else share * body_kg
    hands = math.inf if search.owned.hand_max_kg is None else search.owned.hand_max_kg
    most = most if search.exercise.id in ON_THE_BAR else min(most, hands)
    return math.inf if search.start_kg is not None and search.start_kg > most else most
