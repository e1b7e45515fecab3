"""From pieces to drafts of activities: which amounts belong to which name.

Law: amounts without a name belong to the name before them; a piece that belongs to nothing is kept
as a leftover and named to the runner, never dropped when it holds amounts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.log.drafts import Fold, counts
from bot.language.log.lift_drafts import take_amounts, take_lift, take_unknown
from bot.language.log.run_drafts import heading, take_activity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.language.log.pieces import Piece


def fold(found: Sequence[Piece], common: frozenset[str], today: date) -> Fold:
    """Return all drafts of a message; `common` are the words that are no part of a name."""
    state = Fold(common)
    for undated in found:
        piece = replace(undated, day=undated.day or today)
        for part in _parts(piece):
            _take(state, part)
        state.heading = heading(piece)
    state.leftovers.extend(piece for _, piece in state.waiting)
    return state


def _parts(piece: Piece) -> Sequence[Piece]:
    """Cut a piece that names two lifts: each name takes the amounts on its side."""
    named = [n for n, sign in enumerate(piece.signs) if sign.get("lift")]
    if len(named) < 2:
        return (piece,)
    first = next(n for n, s in enumerate(piece.signs) if s.get("lift") or counts(s))
    name_first = bool(piece.signs[first].get("lift"))
    cuts = named[1:] if name_first else [n + 1 for n in named]
    parts: list[Piece] = []
    start = 0
    for cut in (*cuts, len(piece.signs)):
        if cut > start:
            parts.append(_slice(piece, start, cut))
            start = cut
    return parts


def _slice(piece: Piece, start: int, end: int) -> Piece:
    return replace(piece, signs=piece.signs[start:end])


def _take(state: Fold, piece: Piece) -> None:
    name = next((sign for sign in piece.signs if sign.get("lift") or sign.get("own")), None)
    if name is not None and not (piece.aside and state.drafts):
        take_lift(state, piece, name)
    elif not any(take(state, piece) for take in (take_activity, take_amounts, take_unknown)):
        state.leftovers.append(piece)
