"""Pieces that name a lift or tell its sets.

Law: amounts go to the name before them, or wait for the one behind.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.language.log.drafting.drafts import UNLABELLED, Fold, Label, LiftDraft, counts
from bot.language.log.signs.notation import Scan, Term, scan
from bot.language.log.signs.terms import SINGLES

if TYPE_CHECKING:
    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign


STARTS = frozenset({"first", "bullet"})
"""How a line begins."""
MOST_NAME_WORDS = 4
"""Words of a name that nobody knows."""


def take_lift(state: Fold, piece: Piece, name: Sign) -> None:
    """Begin the lift that `name` is, with the amounts that waited for it."""
    found = scan(_beside(piece, name), aside=piece.aside)
    strange = _strange(piece, name, state.common)
    own = " ".join(strange) if strange else name.get("lift") or name.get("own")
    draft = LiftDraft(own, piece.sentence, unknown=bool(strange), pieces=[piece])
    for scanned, waited in state.waiting:
        draft.scans.append(scanned)
        draft.pieces.append(waited)
        draft.led.append((scanned, waited))
    state.waiting.clear()
    _lead(draft, found, piece, name)
    _count(found, piece, name)
    _labelled(state, found, piece)
    if found.terms or found.flags:
        draft.scans.append(found)
    state.drafts.append(draft)


def _beside(piece: Piece, name: Sign) -> list[Sign]:
    """Return the signs beside a name; "single" before it belongs to the name."""
    place = piece.signs.index(name)
    alone = place and piece.signs[place - 1].get("mark") in SINGLES
    counted = place > 1 and piece.signs[place - 2].is_number
    before = piece.signs[: place - 1] if alone and not counted else piece.signs[:place]
    return [*before, *piece.signs[place + 1 :]]


def _lead(draft: LiftDraft, found: Scan, piece: Piece, name: Sign) -> None:
    """Note amounts that stand before the name in its own piece: "3x12 of leg press at 80"."""
    before = piece.signs[: piece.signs.index(name)]
    rounds = [term for term in found.terms if term.unit == "round"]
    if rounds and not draft.led and any(sign.get("mark") == "round" for sign in before):
        draft.led.append((Scan((), rounds), piece))
    elif (
        found.terms
        and not draft.led
        and any(sign.get("mark") == "link" or sign.token.text == ":" for sign in before[-1:])
    ):
        draft.led.append((scan(before), piece))


def _count(found: Scan, piece: Piece, name: Sign) -> None:
    """Note that the number right before a name counts it: 50 squats."""
    place = piece.signs.index(name)
    before = [sign for sign in piece.signs[:place] if counts(sign)]
    if len(before) == 1 and place and piece.signs[place - 1] is before[0]:
        found.places.append(("counted", 1))
        found.flags.add("counted")


def _labelled(state: Fold, found: Scan, piece: Piece) -> None:
    """Give a piece what is said of its line or sentence, and note what it says of them."""
    label = state.label
    here = label.line == piece.line and label.sentence in {None, piece.sentence}
    if found.terms and here and piece.opens != "then":
        for name in label.flags:
            found.places.insert(0, (name, 0))
            found.flags.add(name)
    if ("warmup", 0) in found.places and found.terms and not label.flags:
        state.label = Label(piece.line, frozenset({"warmup"}), piece.sentence)
    elif label.sentence is not None and piece.opens == "then":
        state.label = UNLABELLED


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


_AMOUNT_FLAGS = frozenset(
    {
        "warmup",
        "failed",
        "amrap",
        "assisted",
        "side",
        "each",
        "bare_each",
        "hand",
        "record",
        "left",
        "right",
        "all",
    }
)


def take_amounts(state: Fold, piece: Piece) -> bool:
    """Add a piece of amounts to the lift before it, or keep it for the name behind it."""
    found = scan(piece.signs, aside=piece.aside)
    idle = not found.terms and not found.flags & _AMOUNT_FLAGS
    if idle or _is_rest(state, found, piece):
        return not idle or ("aside" in found.flags and not found.rest and bool(state.drafts))
    if not found.terms and "warmup" in found.flags and piece.opens in STARTS:
        state.label = Label(piece.line, frozenset({"warmup"}))
        return True
    if not found.terms and "warmup" in found.flags and piece.opens in {".", ";"}:
        state.label = Label(piece.line, frozenset({"warmup"}), piece.sentence)
        return True
    _labelled(state, found, piece)
    words = name_words(found, state.common)
    if (found.rest or words) and not is_strong(found):
        return False
    last = state.drafts[-1] if state.drafts else None
    leads = is_leading(found, piece) or _leads_list(state, found, piece)
    if not words and (leads or (last is None and is_strong(found))):
        state.waiting.append((_of_all(found), piece))
        return True
    named = bool(words) and _is_name_first(found, piece)
    free = isinstance(last, LiftDraft) and not state.waiting
    return free and isinstance(last, LiftDraft) and _add(last, found, piece, named=named)


def _is_rest(state: Fold, found: Scan, piece: Piece) -> bool:
    """Whether a time stands behind "Rest period:"."""
    sentence, words = state.heading
    named = sentence == piece.sentence and any(sign.get("rest") == "rest" for sign in words)
    times = bool(found.terms) and all(term.role == "seconds" for term in found.terms)
    return named and times and bool(state.drafts)


def is_leading(found: Scan, piece: Piece) -> bool:
    """Whether a count or a scheme is said for the lifts that follow: "3 rounds of", "3x ("."""
    if not found.terms or piece.opens not in {*STARTS, "then", ".", "!", "", ";"}:
        return False
    counted = found.terms[-1].role == "sets" and found.terms[-1].unit == "round"
    return counted or "emom" in found.flags or (found.op in {"x", "of"} and not found.rest)


def _leads_list(state: Fold, found: Scan, piece: Piece) -> bool:
    """Whether "3 sets" alone in its line counts what is listed under it, not what stands above."""
    alone = piece.line in state.alone and piece.opens in STARTS
    counts_sets = len(found.terms) == 1 and found.terms[0].role == "sets" and not found.rest
    last = state.drafts[-1] if state.drafts else None
    waits = isinstance(last, LiftDraft) and not any(scan.terms for scan in last.scans)
    return alone and counts_sets and not waits and not state.leftovers[-1:]


def _of_all(found: Scan) -> Scan:
    """Take a bare number before "x (" as rounds, and "each" as of each lift."""
    first, *rest = found.terms
    if not rest and found.op == "x" and not first.role:
        found.terms = [first._replace(role="sets", unit="round")]
    if found.signs[-1].token.text == "each":
        found.places = [(name, place) for name, place in found.places if name != "bare_each"]
        found.flags.discard("bare_each")
    return found


def _add(draft: LiftDraft, found: Scan, piece: Piece, *, named: bool) -> bool:
    """Add amounts to a draft; False when they are somebody else's or only talk."""
    if named and draft.scans:
        return False
    if piece.opens in {".", "!"} and _is_mention(draft, found):
        return True
    again = is_load_only(found) and _has_load(draft) and not found.flags & _OWN_SET
    if piece.aside and (again or _is_half(draft, found)):
        return True
    if again and (found.rest or (_has_reps(draft) and not _wants_loads(draft))):
        return False
    _link(draft, found, piece)
    draft.pieces.append(piece)
    return True


def _is_mention(draft: LiftDraft, found: Scan) -> bool:
    """Whether a sentence only speaks again of what is told: "The 10 reps at 60 kg felt easy"."""
    told = {value for scan in draft.scans for term in scan.terms for value in term.values}
    said = {value for term in found.terms for value in term.values}
    loads = any(term.role == "load" for term in found.terms)
    again = bool(found.rest) or bool(found.signs and found.signs[0].get("told"))
    return again and loads and said <= told and "again" not in found.flags


def _link(draft: LiftDraft, found: Scan, piece: Piece) -> None:
    """Go on with the last terms where a sign at the cut says so: 55 x (8, 7), 80x5, x5."""
    before = draft.scans[-1] if draft.scans else None
    if before is None or not found.terms:
        draft.scans.append(found)
        return
    first = found.terms[0]
    if before.op and not first.op:
        found.terms[0] = first._replace(op=before.op)
    elif first.op == "x":
        found.terms[0] = _again(first, before, piece)
    own = len(found.terms) > 1 and found.terms[0].op == "@" and found.terms[1].op == "x"
    own = own or (found.terms[0].op == "@" and "failed" in found.flags and _has_load(draft))
    listed = found.terms[0].op == "of" and piece.aside
    if (listed or found.terms[0].op in {"x", "@"}) and before.terms and not own:
        before.goes_on(found)
    else:
        draft.scans.append(found)


_OWN_SET = frozenset({"amrap", "failed", "warmup"})


def _again(term: Term, before: Scan, piece: Piece) -> Term:
    """Read the x of "80x5 (x3)" as times, and of "80x5, x5, x4" as the next set."""
    if term.role or len(term.values) > 1 or not before.terms:
        return term
    last = before.terms[-1]
    if piece.aside:
        return term._replace(role="times", op="") if last.op == "x" else term
    goes_on = last.op == "x" or (len(before.terms) == 1 and not last.role)
    return term._replace(op="") if piece.opens == "," and goes_on else term


def _is_half(draft: LiftDraft, found: Scan) -> bool:
    """Whether "(60s)" behind 120 tells the load of each of two dumbbells again."""
    last = draft.scans[-1].terms[-1:] if draft.scans else []
    only = found.terms if len(found.terms) == 1 and not found.rest else []
    only = [one for one in only if len(one.values) == 1]
    return any(2 * one.value == other.value for one in only for other in last)


def _wants_loads(draft: LiftDraft) -> bool:
    """Whether fewer loads are said than sets: 3x8 at 40 kg, 45 kg, 50 kg."""
    terms = [term for scan in draft.scans for term in scan.terms]
    loads = sum(len(term.values) for term in terms if term.role == "load")
    crossed = [one.value for one, two in itertools.pairwise(terms) if two.op in {"x", "of"}]
    rows = [len(term.values) for term in terms if term.role != "load"]
    return loads < max((*crossed, *rows, 0.0)) <= 10


def is_load_only(found: Scan) -> bool:
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
    return term.role in {"seconds", "reps", "short"} or (term.role == "load" and term.value > 0)


def _is_name_first(found: Scan, piece: Piece) -> bool:
    """Whether the strange words stand before the amounts, like a name."""
    first = next((n for n, sign in enumerate(piece.signs) if counts(sign)), 0)
    return any(sign in found.rest for sign in piece.signs[:first])


def name_words(found: Scan, common: frozenset[str]) -> tuple[str, ...]:
    """Return the words that may be a name that nobody knows."""
    words = [sign.token.text for sign in found.rest if sign.token.kind == "word"]
    strange = [n for n, word in enumerate(words) if word not in common]
    return tuple(words[strange[0] : strange[-1] + 1]) if strange else ()
