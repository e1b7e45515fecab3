"""Repetitions that a set lacks: "missed the last two reps of set 5".

Law: what was missed is taken from the set that is named, or from the last one; where that set has
no more repetitions than this, nothing is guessed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.log.signs.terms import Term, mark, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.senses import Sign

MOST_FILLERS = 4
"""Words between the repetitions and a set that nobody knows: "of my second"."""
NO_SET = 1000.0
"""A set that was never done."""


def shortfall(signs: Sequence[Sign], place: int) -> tuple[Term, int] | None:
    """Return what is missed at `place`, repetitions and number of the set, and where it ends."""
    if signs[place].get("short") != "last":
        return None
    counted = numbered(signs, place + 1)
    missed = signs[place + 1].value if counted else 1.0
    end = place + 1 + counted
    if mark(signs, end) != "rep" or not missed.is_integer():
        return None
    behind = signs[end + 1].get("short") if end + 1 < len(signs) else ""
    if behind == "of_set" and numbered(signs, end + 2):
        return Term((missed, signs[end + 2].value), "short"), end + 3
    if behind == "of_last":
        return Term((missed, 0.0), "short"), end + 2
    other = any(mark(signs, n) == "set" for n in range(end + 1, end + 1 + MOST_FILLERS))
    return Term((missed, NO_SET if other else 0.0), "short"), end + 1


def shortened(done: Sequence[Group], missed: Group) -> list[Group]:
    """Return the groups, the set that is named with fewer repetitions."""
    last = done[-1] if done else None
    if last is None or not last.reps:
        return [*done, missed]
    reps = list(last.reps if len(last.reps) > 1 else last.reps * (last.count or 1))
    place = missed.short_of - 1 if missed.short_of else len(reps) - 1
    if not 0 <= place < len(reps) or missed.short >= reps[place]:
        return [*done, replace(missed, open=(0.0, 0.0))]
    reps[place] -= missed.short
    flags = last.flags | missed.flags
    return [*done[:-1], replace(last, reps=tuple(reps), count=None, flags=flags)]
