"""Pieces that tell of a run, another sport or mobility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.drafts import Draft, Fold, LiftDraft, RunDraft
from bot.language.log.features import Features, features
from bot.language.log.runs import QUALITY, REST, joined

if TYPE_CHECKING:
    from bot.language.log.pieces import Piece


def take_activity(state: Fold, piece: Piece) -> bool:
    """Add a run, another sport or mobility, or more of the last one."""
    found = features(piece.signs)
    sport, mobility = _said(piece, "sport"), _said(piece, "mobility")
    last = state.drafts[-1] if state.drafts else None
    if isinstance(last, RunDraft) and not sport and not mobility and _goes_on(last, found, piece):
        return True
    if (sport or mobility) and (sport == REST or not found.is_empty):
        draft = RunDraft(found, piece.sentence, sport, mobility, [piece])
    elif _is_new_run(found, piece, last):
        draft = RunDraft(found, piece.sentence, pieces=[piece])
    else:
        return False
    state.drafts.append(draft)
    return True


def _is_new_run(found: Features, piece: Piece, last: Draft | None) -> bool:
    weighs = any(sign.get("unit") in {"kg", "lb"} for sign in piece.signs)
    if weighs or found.part or (piece.aside and isinstance(last, RunDraft)):
        return False
    if isinstance(last, RunDraft) and found.only_pace:
        return False
    if isinstance(last, LiftDraft) and not found.runs and found.distance_m is None:
        return False
    return found.is_run or found.starts or (piece.announced and found.run_type in QUALITY)


def _said(piece: Piece, kind: str) -> str:
    return next((sign.get(kind) for sign in piece.signs if sign.get(kind)), "")


_PROSE = frozenset({".", "!"})
"""Behind these one may still speak of the same run: "Did 4 miles. Ran it in 31:00." """


def _goes_on(last: RunDraft, found: Features, piece: Piece) -> bool:
    """Add to the last run what the piece tells more of it."""
    same = last.sentence == piece.sentence
    told_on = same or found.only_pace or (piece.after in _PROSE and found.size is None)
    if found.runs and (last.sport or last.mobility or not told_on):
        return False
    if found.part or (piece.aside and same and found.size is not None and not found.repeats):
        last.pieces.append(piece)
        return True
    if found.is_empty and not (same and (found.run_type or found.rpe is not None)):
        return False
    both = joined(last.found, found) if same or found.size is None else None
    if both is None or (not same and found.bare is not None):
        return False
    last.found = both
    last.pieces.append(piece)
    return True
