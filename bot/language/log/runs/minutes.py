"""Bare numbers behind a distance that are its minutes: "8k easy 46".

Law: only a whole number that makes a likely pace, with no strange word beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.runs.features import Features
    from bot.language.log.runs.measures import Measure
    from bot.language.log.signs.senses import Sign

LIKELY_PACES_S = (165.0, 540.0)
"""Per kilometre; a bare number behind a distance that makes such a pace is its minutes."""


def is_minutes(found: Features, signs: Sequence[Sign], place: int, measure: Measure) -> bool:
    """Whether a bare number behind a distance can only be its minutes: "8k easy 46"."""
    free = not (found.is_timed or found.is_paced or found.parts or found.hints & {"revised"})
    if not found.distance_m or not free or not _stands_alone(signs, place, measure.end):
        return False
    least, most = LIKELY_PACES_S
    return least <= measure.value * 60 * 1000 / found.distance_m <= most


def _stands_alone(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether no sign or strange word beside a whole number makes something else of it."""
    if not signs[place].token.text.isdecimal() or not place:
        return False
    before, after = signs[place - 1], signs[end] if end < len(signs) else None
    led = any(before.get(kind) for kind in ("unit", "type", "run", "racing"))
    if after is None or after.token.kind == "line":
        return led
    return led and any(after.get(kind) for kind in ("type", "hint", "run", "date"))
