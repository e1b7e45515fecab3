"""The word for how hard a run was or will be, where no number rates it: "8k hard", "hard run".

Law: it counts only beside the run itself, never for a part of it or for what it is compared with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.runs.features import Features
    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign

_ELSEWHERE = frozenset({"portion", "comment", "told", "inside", "splits", "next", "no", "revised"})
"""Hints with which a word tells of a part, or of another run."""


def effort_of(found: Features, pieces: Sequence[Piece]) -> float | None:
    """Return the rating (RPE, 1 to 10) that a word stands for; None where none rates the run."""
    if found.parts or found.run_type is not None:
        return None
    told = (_rating(piece.signs) for piece in pieces)
    return next((rating for rating in told if rating is not None), None)


def _rating(signs: Sequence[Sign]) -> float | None:
    """Return the rating behind an amount at the end, or before the run or its amount."""
    if any(sign.get("hint") in _ELSEWHERE for sign in signs):
        return None
    for place, sign in enumerate(signs):
        rating = sign.get("effort")
        if rating and (_ends(signs, place) or _leads(signs, place)):
            return float(rating)
    return None


def _ends(signs: Sequence[Sign], place: int) -> bool:
    """Whether it stands last, with no word such as "not too" before it."""
    before = signs[place - 1] if place else None
    known = before is None or before.is_number or bool(before.senses)
    return place + 1 == len(signs) and known


def _leads(signs: Sequence[Sign], place: int) -> bool:
    behind = signs[place + 1] if place + 1 < len(signs) else None
    return behind is not None and (behind.is_number or behind.get("run") == "run")
