"""A time with its label that stands before the distance of the same run: "Time: 44:10".

Law: it waits for the next distance; where none comes it is named as not understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.runs.joining import joined

if TYPE_CHECKING:
    from bot.language.log.drafting.drafts import Fold, RunDraft
    from bot.language.log.runs.features import Features
    from bot.language.log.signs.pieces import Piece

MOST_LINES = 3
"""Between a time and its distance."""


def wait(state: Fold, found: Features, piece: Piece) -> bool:
    """Keep a labelled time until its distance is told; whether it is one."""
    labelled = piece.cut == ":" and piece.signs[0].get("mark") == "within"
    if not labelled or state.drafts or state.timed or not found.is_timed or found.size is not None:
        return False
    state.timed = (found, piece)
    return True


def take_waiting(state: Fold, draft: RunDraft) -> None:
    """Add the time that waits to a run without one."""
    if state.timed is None or draft.found.is_timed or draft.found.size is None:
        return
    found, piece = state.timed
    near = draft.pieces[0].line - piece.line <= MOST_LINES
    both = joined(draft.found, found, in_parts=False) if near else None
    if both is not None:
        draft.found, draft.pieces, state.timed = both, [piece, *draft.pieces], None
