"""How the runner is today: kept for the day, so that today's session takes it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.athlete import Feeling
from bot.talk.effects import SaveAthlete
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay

if TYPE_CHECKING:
    from bot.language.facts import ReportTired
    from bot.language.intents import Intent
    from bot.talk.state import State

_KEPT_DAYS = 14
"""Days of which it is kept how the runner was."""


def tell(state: State, intent: ReportTired, scene: Scene) -> Step:
    """Keep it for today; it is no reason for shame, and may be more than tiredness."""
    told = Feeling(
        day=scene.today, what=intent.what, grade=intent.grade, value=_bounded(intent.value)
    )
    oldest = scene.today - timedelta(days=_KEPT_DAYS)
    others = (
        one
        for one in scene.athlete.feelings
        if one.day >= oldest and (one.day, one.what) != (told.day, told.what)
    )
    athlete = replace(scene.athlete, feelings=(*others, told))
    key = "feeling.good" if _is_good(told) else f"feeling.{told.what}"
    return Step(state, (Say(key, {}, (Choice("today"),)),), (SaveAthlete(athlete),))


_GOOD_SLEEP_H = 7
_LITTLE = 2
_MORE_IS_WORSE = frozenset({"soreness", "pulse"})


def _is_good(told: Feeling) -> bool:
    if told.value is None:
        return told.grade == "none"
    return told.value >= _GOOD_SLEEP_H if told.what == "sleep" else _is_well(told.what, told.value)


def _is_well(what: str, value: float) -> bool:
    return value <= _LITTLE if what in _MORE_IS_WORSE else value > _LITTLE


def _bounded(value: float | None) -> float | None:
    return None if value is None else max(0.0, value)


def low(state: State, _: Intent, __: Scene) -> Step:
    """Answer discouragement with a kind line, and no advice."""
    return stay(state, "feeling.low")
