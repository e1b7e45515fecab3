"""What patterns of habit are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.language.habit import AskConsistency, AskReview, Habit, TellTarget

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], Habit | None]


def _target(filled: Filled) -> TellTarget | None:
    times = filled.number
    return TellTarget(int(times)) if times is not None and times.is_integer() else None


BUILD_HABIT: Mapping[str, Build] = {
    "consistency": lambda _: AskConsistency(),
    "review": lambda _: AskReview(),
    "target": _target,
    "target_once": lambda _: TellTarget(1),
    "target_twice": lambda _: TellTarget(2),
    "target_thrice": lambda _: TellTarget(3),
}
