"""Pieces that tell of an exercise that nobody knows, under the runner's own words.

Law: a name is a few words beside or above amounts that can be nothing but sets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.drafting.drafts import Fold, LiftDraft
from bot.language.log.drafting.lift_drafts import (
    MOST_NAME_WORDS,
    STARTS,
    is_load_only,
    is_strong,
    name_words,
)
from bot.language.log.signs.notation import scan

if TYPE_CHECKING:
    from bot.language.log.signs.pieces import Piece


def take_unknown(state: Fold, piece: Piece) -> bool:
    """Keep an exercise that nobody knows under the runner's own words."""
    held = any(sign.token.kind == "time" for sign in piece.signs)
    if held or piece.aside or not _has_strange_word(piece, state):
        return False
    found = scan(piece.signs)
    words = name_words(found, state.common)
    if not is_strong(found) or not 0 < len(words) <= MOST_NAME_WORDS:
        return False
    if is_load_only(found) or (len(found.terms) == 1 and found.terms[0].role == "seconds"):
        return False
    draft = LiftDraft(" ".join(words), piece.sentence, unknown=True, pieces=[piece])
    draft.scans.append(found)
    state.drafts.append(draft)
    return True


def _has_strange_word(piece: Piece, state: Fold) -> bool:
    tokens = (sign.token for sign in piece.signs)
    return any(token.kind == "word" and token.text not in state.common for token in tokens)


def take_titled(state: Fold, piece: Piece) -> bool:
    """Begin an exercise that nobody knows, named before its amounts or in the line above them."""
    title = _last_title(state)
    words = _title(title, piece, state) if title else ()
    if title is None or not words:
        return False
    if piece.aside and not is_strong(scan(piece.signs)):
        state.leftovers.append(piece)
        return True
    found = scan(piece.signs)
    if found.rest or not is_strong(found) or is_load_only(found):
        return False
    state.leftovers = [one for one in state.leftovers if one is not title]
    draft = LiftDraft(" ".join(words), title.sentence, unknown=True, pieces=[title, piece])
    draft.scans.append(found)
    state.drafts.append(draft)
    return True


def _last_title(state: Fold) -> Piece | None:
    """Return what may be the name above or before a piece; a bracket behind it is none."""
    for left in state.leftovers[-MOST_ASIDES:][::-1]:
        if not left.aside:
            return left
    return None


MOST_ASIDES = 3


def _title(title: Piece, piece: Piece, state: Fold) -> tuple[str, ...]:
    """Return the words of a name that stands just before a piece, if it can be one."""
    near = piece.line == title.line or (piece.line == title.line + 1 and piece.opens in STARTS)
    words = tuple(sign.token.text for sign in title.signs if sign.token.kind == "word")
    known = all(word in state.common for word in words) or len(words) < len(title.signs)
    other = any(sign.get(kind) for sign in title.signs for kind in _OTHERS)
    last = state.drafts[-1] if state.drafts else None
    waits = isinstance(last, LiftDraft) and not last.scans
    taken = last is not None and (waits or last.pieces[-1].line >= title.line)
    return words if near and not (known or other or taken or len(words) > MOST_NAME_WORDS) else ()


_OTHERS = ("run", "sport", "racing", "type", "date", "mobility", "rest")
