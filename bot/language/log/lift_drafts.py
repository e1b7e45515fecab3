"""Pieces that name a lift or tell its sets.

Law: amounts go to the name before them, or wait for the one behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.drafts import Fold, LiftDraft, counts
from bot.language.log.notation import Scan, Term, scan

if TYPE_CHECKING:
    from bot.language.log.pieces import Piece
    from bot.language.log.senses import Sign


MOST_NAME_WORDS = 4
"""Words of a name that nobody knows."""


def take_lift(state: Fold, piece: Piece, name: Sign) -> None:
    """Begin the lift that `name` is, with the amounts that waited for it."""
    found = scan([sign for sign in piece.signs if sign is not name])
    strange = _strange(piece, name, state.common)
    own = " ".join(strange) if strange else name.get("lift") or name.get("own")
    draft = LiftDraft(own, piece.sentence, unknown=bool(strange), pieces=[piece])
    for scanned, waited in state.waiting:
        draft.scans.append(scanned)
        draft.pieces.append(waited)
    state.waiting.clear()
    _labelled(state, found, piece)
    if found.terms or found.flags:
        draft.scans.append(found)
    state.drafts.append(draft)


def _labelled(state: Fold, found: Scan, piece: Piece) -> None:
    line, flags = state.label
    if found.terms and line == piece.line:
        found.flags.update(flags)


def _strange(piece: Piece, name: Sign, common: frozenset[str]) -> tuple[str, ...]:
    """Return the runner's words when one that touches the name makes another lift of it."""
    if name.get("own"):
        return ()
    place = piece.signs.index(name)
    before = piece.signs[place - 1] if place else None
    if before is None or before.token.kind != "word" or before.senses:
        return ()
    if before.token.text in common:
        return ()
    return (before.token.text, *name.text.split())


_AMOUNT_FLAGS = frozenset({"warmup", "failed", "amrap", "assisted", "side", "each"})


def take_amounts(state: Fold, piece: Piece) -> bool:
    """Add a piece of amounts to the lift before it, or keep it for the name behind it."""
    found = scan(piece.signs)
    if not found.terms and not found.flags & _AMOUNT_FLAGS:
        return False
    if not found.terms and "warmup" in found.flags and not piece.aside:
        state.label = (piece.line, {"warmup"})
        return True
    _labelled(state, found, piece)
    words = _name_words(found, state.common)
    if (found.rest or words) and not is_strong(found):
        return False
    last = state.drafts[-1] if state.drafts else None
    if isinstance(last, LiftDraft):
        return _add(last, found, piece, named=bool(words) and _is_name_first(found, piece))
    if last is None and not state.waiting and is_strong(found) and not words:
        state.waiting.append((found, piece))
        return True
    return False


def _add(draft: LiftDraft, found: Scan, piece: Piece, *, named: bool) -> bool:
    """Add amounts to a draft; False when they are somebody else's or only talk."""
    if named and draft.scans:
        return False
    if _is_load_only(found) and _has_load(draft):
        if piece.aside:
            return True
        if found.rest or _has_reps(draft):
            return False
    goes_on = bool(found.terms) and found.terms[0].op in {"x", "@"}
    if goes_on and draft.scans and draft.scans[-1].terms:
        draft.scans[-1].terms.extend(found.terms)
        draft.scans[-1].flags.update(found.flags)
    else:
        draft.scans.append(found)
    draft.pieces.append(piece)
    return True


def _is_load_only(found: Scan) -> bool:
    return bool(found.terms) and all(term.role == "load" for term in found.terms)


def _has_reps(draft: LiftDraft) -> bool:
    return any(term.role != "load" for term in draft.scans[-1].terms)


def _has_load(draft: LiftDraft) -> bool:
    return bool(draft.scans) and any(term.role == "load" for term in draft.scans[-1].terms)


def is_strong(found: Scan) -> bool:
    """Whether the terms can be nothing but sets."""
    typed = any(_is_typed(term) for term in found.terms)
    joined_by = any(term.op in {"x", "/", "@"} for term in found.terms[1:])
    counted = len(found.terms) > 1 and any(term.role == "sets" for term in found.terms)
    rowed = any(len(term.values) > 2 for term in found.terms)
    return bool(found.terms) and (typed or joined_by or counted or rowed)


def _is_typed(term: Term) -> bool:
    return term.role in {"seconds", "reps"} or (term.role == "load" and term.value > 0)


def _is_name_first(found: Scan, piece: Piece) -> bool:
    """Whether the strange words stand before the amounts, like a name."""
    first = next((n for n, sign in enumerate(piece.signs) if counts(sign)), 0)
    return any(sign in found.rest for sign in piece.signs[:first])


def _name_words(found: Scan, common: frozenset[str]) -> tuple[str, ...]:
    """Return the words that may be a name that nobody knows."""
    words = [sign.token.text for sign in found.rest if sign.token.kind == "word"]
    strange = [n for n, word in enumerate(words) if word not in common]
    return tuple(words[strange[0] : strange[-1] + 1]) if strange else ()


def take_unknown(state: Fold, piece: Piece) -> bool:
    """Keep an exercise that nobody knows under the runner's own words."""
    found = scan(piece.signs)
    words = _name_words(found, state.common)
    held = any(sign.token.kind == "time" for sign in piece.signs)
    if not is_strong(found) or not 0 < len(words) <= MOST_NAME_WORDS or held or piece.aside:
        return False
    if _is_load_only(found) or (len(found.terms) == 1 and found.terms[0].role == "seconds"):
        return False
    draft = LiftDraft(" ".join(words), piece.sentence, unknown=True, pieces=[piece])
    draft.scans.append(found)
    state.drafts.append(draft)
    return True
