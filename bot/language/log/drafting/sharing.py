"""What is said once for several lifts: "3 rounds of", "3x12 of", "all 3x5", "same weight".

Law: only what a lift does not say itself is taken from the others; the scope is the sentence, or
the lines behind a line that holds nothing else.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.log.drafting.drafts import Draft, LiftDraft
from bot.language.log.sets.orders import SURE_LOAD
from bot.language.log.signs.notation import Scan, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.language.log.signs.pieces import Piece


def share(drafts: list[Draft]) -> None:
    """Complete the lifts with what was said for all of them."""
    told = {one.name for one in drafts if isinstance(one, LiftDraft) and _says_work(one)}
    loads = {term.value for one in drafts for term in _loads_with_work(one)}
    drafts[:] = [one for one in drafts if not (_is_mention(one, told) or _is_again(one, loads))]
    lifts = [draft for draft in drafts if isinstance(draft, LiftDraft)]
    merged: set[int] = set()
    for place in range(len(lifts) - 1, 0, -1):
        if _is_same(lifts[place - 1], lifts[place]):
            _merge(lifts[place - 1], lifts[place])
            merged.add(id(lifts.pop(place)))
    drafts[:] = [one for one in drafts if id(one) not in merged]
    _share_scheme(lifts)
    _share_rounds(lifts)
    for place, draft in enumerate(lifts):
        for scanned, piece in draft.led:
            _share_ahead(scanned, piece, list(_behind(lifts, place, piece)))
        if place:
            _share_back(draft, [one for one in lifts[:place] if one.sentence == draft.sentence])
            _take_same(draft, lifts[place - 1])


def _share_scheme(lifts: Sequence[LiftDraft]) -> None:
    """Give names in a row the scheme at one end of it: "leg curls, calf raises 3x12"."""
    for place in range(len(lifts) - 1, 0, -1):
        one, two = lifts[place - 1], lifts[place]
        if _is_scheme(two) and _is_bare_name(one) and _goes_on(one, two):
            one.scans.append(_scheme_of(two))
    leading: LiftDraft | None = None
    for one, two in pairwise(lifts):
        leading = one if one.pieces[0].signs[0].is_number and _is_scheme(one) else leading
        if leading is not None and _is_bare_name(two) and _goes_on(one, two):
            two.scans.append(_scheme_of(leading))
        else:
            leading = None


def _share_rounds(lifts: Sequence[LiftDraft]) -> None:
    """Give rounds to the lift with which another is alternated, too."""
    for one, two in pairwise(lifts):
        rounds = [t for scan in one.scans for t in scan.terms if t.unit == "round"]
        joined = any("all" in scan.flags for scan in one.scans) and one.sentence == two.sentence
        if rounds and joined and not _says_sets(two):
            two.scans.insert(0, Scan((), rounds[:1]))


def _is_scheme(lift: LiftDraft) -> bool:
    """Whether sets and repetitions are all that is told."""
    terms = [term for scan in lift.scans for term in scan.terms]
    loads = any(term.role in {"load", "seconds"} for term in terms)
    return len(lift.scans) == 1 and 1 < len(terms) <= MOST_SCHEME and not (lift.led or loads)


def _scheme_of(lift: LiftDraft) -> Scan:
    return Scan((), list(lift.scans[0].terms), set(lift.scans[0].flags))


MOST_SCHEME = 2
"""Sets and repetitions; with a load it would not be sure whose it is."""


def _is_bare_name(lift: LiftDraft) -> bool:
    """Whether no more is said than the name."""
    signs = [sign for piece in lift.pieces for sign in piece.signs]
    quiet = all(s.get("lift") or s.get("own") or s.get("gear") or not s.senses for s in signs)
    return not (lift.scans or lift.led or lift.unknown) and len(lift.pieces) == 1 and quiet


def _goes_on(one: LiftDraft, two: LiftDraft) -> bool:
    last, first = one.pieces[-1], two.pieces[0]
    near = last.sentence == first.sentence and last.line == first.line
    return near and first.opens in {",", "+", "then", "/"} and bool(first.signs[0].get("lift"))


def _is_same(one: LiftDraft, two: LiftDraft) -> bool:
    """Whether the second goes on with the first, which tells no work yet."""
    near = two.pieces[0].line <= one.pieces[-1].line + 1
    return one.name == two.name and near and not (_says_work(one) and _says_more(two))


def _says_more(lift: LiftDraft) -> bool:
    """Whether more is told than how many sets there were."""
    return any(term.role != "sets" for scan in lift.scans for term in scan.terms)


def _merge(one: LiftDraft, two: LiftDraft) -> None:
    one.scans.extend(two.scans)
    one.pieces.extend(two.pieces)
    one.led.extend(two.led)


def _says_anything(lift: LiftDraft) -> bool:
    return any(term.unit != "bar" for scan in lift.scans for term in scan.terms)


def _is_mention(draft: Draft, told: set[str]) -> bool:
    """Whether a lift that is told elsewhere is only spoken of: "new max on my bench"."""
    if not isinstance(draft, LiftDraft) or draft.led or draft.name not in told:
        return False
    return not _says_anything(draft)


def _loads_with_work(draft: Draft) -> Sequence[Term]:
    """Return the loads of a lift with which something was done."""
    if not isinstance(draft, LiftDraft) or not _says_work(draft):
        return ()
    return [term for scan in draft.scans for term in scan.terms if term.role == "load"]


def _is_again(draft: Draft, loads: Collection[float]) -> bool:
    """Whether a lift only names a load that is told with its sets: "60 kg felt easy"."""
    if not isinstance(draft, LiftDraft) or draft.led:
        return False
    terms = [term for scan in draft.scans for term in scan.terms]
    only = len(terms) == 1 and terms[0].role == "load" and terms[0].value in loads
    return only and terms[0].value > 0 and not any(scan.flags for scan in draft.scans)


def _behind(lifts: Sequence[LiftDraft], place: int, led: Piece) -> Iterator[LiftDraft]:
    """Yield the lifts behind for which the amounts before the first of them hold."""
    alone = lifts[place].pieces[0].line > led.line
    line = max(piece.line for piece in lifts[place].pieces)
    for lift in lifts[place + 1 :]:
        first = lift.pieces[0]
        same = first.opens == lifts[place].pieces[0].opens
        on = alone and first.line <= line + 1 and same
        if lift.led or not (lift.sentence == lifts[place].sentence or on):
            return
        line = max(piece.line for piece in lift.pieces)
        yield lift


def _share_ahead(led: Scan, piece: Piece, lifts: Sequence[LiftDraft]) -> None:
    """Give sets, or sets and repetitions, to lifts that have none."""
    counts = [term for term in led.terms if term.role == "sets"]
    only_counts = len(counts) == len(led.terms)
    loads = any(term.role == "load" for term in led.terms) or len(led.terms) > 2
    if not only_counts and (
        loads or (piece.opens == "first" and lifts and lifts[0].pieces[0].line != piece.line)
    ):
        return
    for lift in lifts:
        if (only_counts and not _says_sets(lift)) or (
            any(term.unit == "round" for term in counts) and not _says_sets(lift)
        ):
            lift.scans.insert(0, Scan((), list(counts)))
        elif not only_counts and not _says_work(lift):
            terms = [term for term in led.terms if term.role != "load"]
            lift.scans.insert(0, Scan((), terms))


def _share_back(draft: LiftDraft, before: Sequence[LiftDraft]) -> None:
    """Give what is said last, "3 rounds" or "all 3x5", to the lifts before it."""
    rounds = [t for s in draft.scans for t in s.terms if t.unit == "round" and not draft.led]
    if rounds and before and not any(map(_says_sets, before)):
        for lift in before:
            lift.scans.insert(0, Scan((), [rounds[0]]))
    flags = {flag for lift in (draft, *before) for scan in lift.scans for flag in scan.flags}
    _share_load(draft, before)
    if "all" in flags and before and _says_work(draft) and not any(map(_says_work, before)):
        terms = [term for scan in draft.scans for term in scan.terms if term.role != "load"]
        for lift in before:
            lift.scans.append(Scan((), terms))


def _says_sets(lift: LiftDraft) -> bool:
    """Whether the sets are counted, or there are several of them."""
    terms = [term for scan in lift.scans for term in scan.terms]
    return any(term.role == "sets" or term.op == "x" for term in terms)


def _share_load(draft: LiftDraft, before: Sequence[LiftDraft]) -> None:
    """Give "both at 80" to the lifts before it, too."""
    said = [s.terms[n:] for s in draft.scans for name, n in s.places if name == "all"]
    alone = len(said) == 1 and len(said[0]) == 1 and _is_weight(said[0][0])
    if alone and not any(map(_says_load, before)):
        for lift in before:
            lift.scans.append(Scan((), list(said[0])))


def _is_weight(term: Term) -> bool:
    return term.role == "load" or term.op == "@"


def _says_load(lift: LiftDraft) -> bool:
    return any(term.role == "load" or term.op == "@" for scan in lift.scans for term in scan.terms)


def _says_work(lift: LiftDraft) -> bool:
    """Whether more than a load is said."""
    terms = [term for scan in lift.scans for term in scan.terms]
    if len(terms) == 1 and not terms[0].role and terms[0].value >= SURE_LOAD:
        return False
    pairs = {id(one) for one, two in pairwise(terms) if _is_pair(one, two)}
    return any(term.role != "load" and term.op != "@" for term in terms if id(term) not in pairs)


def _is_pair(one: Term, two: Term) -> bool:
    """Whether two terms are "two 8 kg" bells."""
    return one.values == (2.0,) and not one.role and two.role == "load"


def _take_same(draft: LiftDraft, before: LiftDraft) -> None:
    """Replace "same weight" by the last load that was said."""
    said = [t for scan in before.scans for t in scan.terms if _is_load(t)]
    for scan in draft.scans:
        scan.terms = [
            found
            for term in scan.terms
            for found in ((said[-1:] or ()) if term.unit == "same" else (term,))
        ]


def _is_load(term: Term) -> bool:
    return term.role == "load" and term.unit in {"kg", "lb", ""}
