"""Repetitions of a track that are told without a unit: "6x800 3:20".

Law: only with a time behind it; nobody lifts 800 so and names no unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.runs.stretches import LAP_M
from bot.language.log.signs.senses import sense_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.runs.features import Features
    from bot.language.log.signs.senses import Sign

TRACK_M = frozenset({400.0, 800.0, 1000.0, 1200.0, 1600.0})
MOST_REPEATS = 30
SHORTEST = 4
"""Signs: a count, the x, the metres and the time."""


def is_of_track(signs: Sequence[Sign]) -> bool:
    """Whether repetitions of a track are told with their time."""
    if len(signs) < SHORTEST or sense_at(signs, 1, "mark") != "by":
        return False
    first, size = signs[0], signs[2]
    counted = first.is_number and first.value <= MOST_REPEATS
    timed = any(sign.token.kind == "time" for sign in signs[3:5])
    return counted and timed and size.is_number and size.value in TRACK_M


def on_track(found: Features) -> Features:
    """Return the laps as a distance, if a track was said."""
    if found.laps is None or not found.track or found.distance_m is not None:
        return found
    return found._replace(distance_m=found.laps * LAP_M, unit="m", laps=None)
