"""Days to come of which only the kind of run is told: "tempo Tuesday, easy Wednesday, rest Friday".

Law: one word beside its day is a plan of its own; it says nothing of the run before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.runs.runs import REST

if TYPE_CHECKING:
    from bot.language.log.signs.pieces import Piece


_AFTER_DAY = frozenset({":", "-"})
"""Between a day and what is planned for it."""


def names_kind(piece: Piece) -> bool:
    """Whether a kind of run is all that is told of a day to come."""
    return _is_bare(piece) and bool(piece.signs[0].get("type"))


def rests(piece: Piece) -> str:
    """Return the word for rest where a day to come is told to be free: "Friday off"."""
    sign = piece.signs[0]
    free = bool(sign.get("rest")) and not sign.get("type") and not sign.get("sport")
    return REST if _is_bare(piece) and free else ""


def _is_bare(piece: Piece) -> bool:
    on_its_day = piece.dated or piece.cut in _AFTER_DAY
    return piece.announced and on_its_day and len(piece.signs) == 1
