"""From pieces to drafts of activities: which amounts belong to which name.

Law: amounts without a name belong to the name before them; a piece that belongs to nothing is kept
as a leftover and named to the runner, never dropped when it holds amounts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.language.features import Features, features
from bot.language.notation import Scan, Term, scan
from bot.language.pieces import Piece
from bot.language.runs import QUALITY, REST, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.senses import Sign


MOST_NAME_WORDS = 4
"""Words of a name that nobody knows."""


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

    common: frozenset[str]
    """Words that are no part of a name."""
    drafts: list[Draft] = field(default_factory=list[Draft])
    leftovers: list[Piece] = field(default_factory=list[Piece])
    label: tuple[int, set[str]] = (-1, set())
    """Flags that are said for a whole line: "warm-up: …"."""
    waiting: list[tuple[Scan, Piece]] = field(default_factory=list[tuple[Scan, Piece]])
    """Amounts that came before their name."""


def fold(found: Sequence[Piece], common: frozenset[str]) -> Fold:
    """Return all drafts of a message; `common` are the words that are no part of a name."""
    state = Fold(common)
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
    if name is not None and not (piece.aside and state.drafts):
        _lift(state, piece, name)
    elif not any(take(state, piece) for take in (_activity, _amounts, _unknown)):
        state.leftovers.append(piece)


# ------------------------------------------------------------------ lifts


def _lift(state: Fold, piece: Piece, name: Sign) -> None:
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


def _amounts(state: Fold, piece: Piece) -> bool:
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
    first = next((n for n, sign in enumerate(piece.signs) if _counts(sign)), 0)
    return any(sign in found.rest for sign in piece.signs[:first])


def _name_words(found: Scan, common: frozenset[str]) -> tuple[str, ...]:
    """Return the words that may be a name that nobody knows."""
    words = [sign.token.text for sign in found.rest if sign.token.kind == "word"]
    strange = [n for n, word in enumerate(words) if word not in common]
    return tuple(words[strange[0] : strange[-1] + 1]) if strange else ()


def _unknown(state: Fold, piece: Piece) -> bool:
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


# ------------------------------------------------------------------ runs and other sports


def _activity(state: Fold, piece: Piece) -> bool:
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
