"""Races that are told by a name and not by a number: a half.

Law: a half is a race only where its time stands behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.signs.senses import sense_at, text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.runs.features import Features
    from bot.language.log.signs.senses import Sign

HALF_RACE_M = 21_097.5


def raced(found: Features, metres: float) -> Features:
    return found._replace(distance_m=metres, runs=True, racing=True)


def is_half_race(signs: Sequence[Sign], place: int) -> bool:
    """Whether a half is that of a marathon: its time stands behind it."""
    if sense_at(signs, place, "hint") != "half":
        return False
    behind = place + 1
    while sense_at(signs, behind, "mark") == "within" or text_at(signs, behind) == ":":
        behind += 1
    return behind < len(signs) and signs[behind].token.kind == "time"
