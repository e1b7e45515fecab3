"""From pieces to drafts of activities: which amounts belong to which name.

Law: amounts without a name belong to the name before them; a piece that belongs to nothing is kept
as a leftover and named to the runner, never dropped when it holds amounts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.language.features import Features, features
from bot.language.notation import Scan, scan
from bot.language.pieces import Piece
from bot.language.runs import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.senses import Sign


@dataclass(slots=True)
class LiftDraft:
    """A lift and the pieces that tell its sets."""

    name: str
    """Id or ambiguous word; the runner's own words when `unknown`."""
    sentence: int
    unknown: bool = False
    scans: list[Scan] = field(default_factory=list[Scan])
    pieces: list[Piece] = field(default_factory=list[Piece])


@dataclass(slots=True)
class RunDraft:
    """A run, or another sport by its name."""

    found: Features
    sentence: int
    sport: str = ""
    mobility: str = ""
    pieces: list[Piece] = field(default_factory=list[Piece])


Draft = LiftDraft | RunDraft


@dataclass(slots=True)
class Fold:
    """Drafts so far, and what belongs to none."""

    qualifiers: frozenset[str]
    drafts: list[Draft] = field(default_factory=list[Draft])
    leftovers: list[Piece] = field(default_factory=list[Piece])
    waiting: list[tuple[Scan, Piece]] = field(default_factory=list[tuple[Scan, Piece]])
    """Amounts that came before their name."""


def fold(found: Sequence[Piece], qualifiers: frozenset[str]) -> Fold:
    """Return all drafts of a message."""
    state = Fold(qualifiers)
    for piece in found:
        for part in _parts(piece):
            _take(state, part)
    state.leftovers.extend(piece for _, piece in state.waiting)
    return state


def _parts(piece: Piece) -> Sequence[Piece]:
    """Cut a piece that names two lifts: each name takes the amounts on its side."""
    named = [n for n, sign in enumerate(piece.signs) if sign.get("lift")]
    if len(named) < 2:
        return (piece,)
    first = next(n for n, s in enumerate(piece.signs) if s.get("lift") or _counts(s))
    name_first = bool(piece.signs[first].get("lift"))
    cuts = named[1:] if name_first else [n + 1 for n in named]
    parts: list[Piece] = []
    start = 0
    for cut in (*cuts, len(piece.signs)):
        if cut > start:
            parts.append(_slice(piece, start, cut))
            start = cut
    return parts


def _counts(sign: Sign) -> bool:
    return sign.is_number or sign.token.kind == "time"


def _slice(piece: Piece, start: int, end: int) -> Piece:
    return replace(piece, signs=piece.signs[start:end])


def _take(state: Fold, piece: Piece) -> None:
    name = next((sign for sign in piece.signs if sign.get("lift") or sign.get("own")), None)
    if name is not None:
        _lift(state, piece, name)
    elif not _activity(state, piece) and not _amounts(state, piece) and not _unknown(state, piece):
        _leave(state, piece)


# ------------------------------------------------------------------ lifts


def _lift(state: Fold, piece: Piece, name: Sign) -> None:
    found = scan([sign for sign in piece.signs if sign is not name])
    strange = _strange(piece, name, state.qualifiers)
    own = " ".join(strange) if strange else name.get("lift") or name.get("own")
    draft = LiftDraft(own, piece.sentence, unknown=bool(strange), pieces=[piece])
    for scanned, waited in state.waiting:
        draft.scans.append(scanned)
        draft.pieces.append(waited)
    state.waiting.clear()
    if found.terms or found.flags:
        draft.scans.append(found)
    state.drafts.append(draft)


def _strange(piece: Piece, name: Sign, qualifiers: frozenset[str]) -> tuple[str, ...]:
    """Return the runner's words when one that touches the name makes another lift of it."""
    if name.get("own"):
        return ()
    place = piece.signs.index(name)
    before = piece.signs[place - 1] if place else None
    if before is None or before.token.kind != "word" or before.senses:
        return ()
    if before.token.text in qualifiers:
        return ()
    return (before.token.text, *name.get("said").split())


def _amounts(state: Fold, piece: Piece) -> bool:
    """Add a piece of amounts to the lift before it, or keep it for the name behind it."""
    found = scan(piece.signs)
    if not found.terms and not found.flags & {
        "warmup",
        "failed",
        "amrap",
        "assisted",
        "side",
        "each",
    }:
        return False
    last = state.drafts[-1] if state.drafts else None
    if found.rest and not is_strong(found):
        return False
    if _is_unknown(found, piece) and (not isinstance(last, LiftDraft) or last.scans):
        return False
    if isinstance(last, LiftDraft):
        last.scans.append(found)
        last.pieces.append(piece)
        return True
    if last is None and is_strong(found):
        state.waiting.append((found, piece))
        return True
    return False


def is_strong(found: Scan) -> bool:
    """Whether the terms can be nothing but sets."""
    typed = any(term.role in {"load", "seconds", "sets", "reps"} for term in found.terms)
    joined_by = any(term.op in {"x", "/", "@"} for term in found.terms)
    return bool(found.terms) and (typed or joined_by or any(len(t.values) > 2 for t in found.terms))


def _is_unknown(found: Scan, piece: Piece) -> bool:
    """Whether words that nobody knows stand before the amounts, like a name."""
    if not found.terms or not is_strong(found) or not found.rest:
        return False
    first = next((n for n, sign in enumerate(piece.signs) if _counts(sign)), 0)
    leading = [sign for sign in piece.signs[:first] if sign in found.rest]
    return 0 < len(leading) <= 4 and all(_is_name_word(sign) for sign in leading)


def _is_name_word(sign: Sign) -> bool:
    return sign.token.kind == "word" and not sign.senses


def _unknown(state: Fold, piece: Piece) -> bool:
    """Keep an exercise that nobody knows under the runner's own words."""
    found = scan(piece.signs)
    words = [sign.token.text for sign in found.rest if _is_name_word(sign)]
    if not is_strong(found) or not 0 < len(words) <= 4 or len(words) < len(found.rest):
        return False
    draft = LiftDraft(" ".join(words), piece.sentence, unknown=True, pieces=[piece])
    draft.scans.append(found)
    state.drafts.append(draft)
    return True


# ------------------------------------------------------------------ runs and other sports


def _activity(state: Fold, piece: Piece) -> bool:
    """Add a run, another sport or mobility, or more of the last one."""
    found = features(piece.signs)
    sport = _said(piece, "sport")
    mobility = _said(piece, "mobility")
    last = state.drafts[-1] if state.drafts else None
    if isinstance(last, RunDraft) and not sport and not mobility and _goes_on(last, found, piece):
        return True
    if (sport or mobility) and not found.is_empty:
        draft = RunDraft(found, piece.sentence, sport, mobility, [piece])
    elif found.is_run and not found.part:
        draft = RunDraft(found, piece.sentence, pieces=[piece])
    else:
        return False
    state.drafts.append(draft)
    return True


def _said(piece: Piece, kind: str) -> str:
    return next((sign.get(kind) for sign in piece.signs if sign.get(kind)), "")


def _goes_on(last: RunDraft, found: Features, piece: Piece) -> bool:
    if found.is_empty and not found.run_type and found.rpe is None:
        return False
    if found.is_empty and last.sentence != piece.sentence:
        return False
    if found.part:
        last.pieces.append(piece)
        return True
    both = joined(last.found, found)
    if both is None or (last.sentence != piece.sentence and found.bare is not None):
        return False
    last.found = both
    last.pieces.append(piece)
    return True


def _leave(state: Fold, piece: Piece) -> None:
    state.leftovers.append(piece)
