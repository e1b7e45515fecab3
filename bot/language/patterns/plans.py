"""Builds what is said of plans.

Law: only a day that is to come can lose its plan or get one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.plans import DropPlan, MovePlan, Planned

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.language.intents import Intent
    from bot.language.patterns.filled import Filled


def _drop(kind: Planned) -> Callable[[Filled], Intent]:
    return lambda filled: DropPlan(filled.coming, kind, filled.run_type)


def _move(kind: Planned) -> Callable[[Filled], Intent | None]:
    def moved(filled: Filled) -> Intent | None:
        if filled.target is None or filled.target == filled.coming:
            return None
        return MovePlan(filled.target, filled.coming, kind, filled.run_type)

    return moved


def _let_go(filled: Filled) -> Intent | None:
    return None if filled.run_type is None else DropPlan(filled.coming, "run", filled.run_type)


def _moved_kind(filled: Filled) -> Intent | None:
    """Take a run by its kind: the next such run goes to another day."""
    return None if filled.run_type is None else _move("run")(filled)


BUILD_PLANS: dict[str, Callable[[Filled], Intent | None]] = {
    "drop_run": _drop("run"),
    "drop_kind": _let_go,
    "move_kind": _moved_kind,
    "drop_lift": _drop("lift"),
    "drop_plan": _drop(""),
    "move_run": _move("run"),
    "move_lift": _move("lift"),
    "move_plan": _move(""),
}
