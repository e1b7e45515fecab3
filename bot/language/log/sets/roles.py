"""A number that nothing ties to anything, as a load or as repetitions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.load import Load
from bot.language.log.sets.orders import SURE_LOAD

if TYPE_CHECKING:
    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.style import Context

MOST_REPS_BESIDE = 30.0
"""Repetitions beside a load are seldom more."""
PAIR = 2.0
FEW = 10.0
"""Sets or, with a load, repetitions in a table of three numbers."""
NEAR = 2.0
"""Loads of one row differ by no more than this factor."""


def as_reps(found: Group) -> Group:
    return replace(found, reps=tuple(int(value) for value in found.open), open=())


def as_load(found: Group, context: Context) -> Group:
    return replace(found, load=Load(found.open[0], context.unit), open=())


def may_load(value: float) -> bool:
    return value >= SURE_LOAD or not value.is_integer()


def must_load(found: Group) -> bool:
    return any(not value.is_integer() for value in found.open)
