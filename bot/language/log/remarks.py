"""Numbers beside sets that are no part of them: heights, what was added, what is no repetition.

Law: only what cannot be an amount of the set is taken away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.notation import Scan, Term
    from bot.language.log.signs.style import Context

INCH = '"'


def without_remarks(
    scans: Sequence[Scan], context: Context, *, on_a_height: bool
) -> Sequence[Scan]:
    """Return the scans of a lift without what is only remarked in them."""
    terms = [term for scan in scans for term in scan.terms]
    high = on_a_height or context.barbell or _is_whole(terms)
    found = [term for term in terms if term.unit == INCH and (high or not _is_second(term))]
    found += _gains(terms)
    if not found:
        return scans
    gone = {id(term) for term in found}
    return [_without(scan, gone) for scan in scans]


def _is_second(term: Term) -> bool:
    return all(value.is_integer() for value in term.values)


def _is_whole(terms: Sequence[Term]) -> bool:
    """Whether a load and repetitions are told beside a height."""
    loads = any(term.role == "load" and term.value > 0 for term in terms)
    return loads and any(term.role in {"", "reps"} for term in terms)


def _gains(terms: Sequence[Term]) -> list[Term]:
    """Return the +5 kg and +2 reps behind a set: how much more it was than before."""
    gains: list[Term] = []
    weighed = counted = False
    for term in terms:
        more = term.op == "+" and ((term.role == "load" and weighed) or term.role == "reps")
        if more and counted:
            gains.append(term)
            continue
        weighed = weighed or (term.role == "load" and term.unit != "bw") or _is_load(term)
        counted = counted or term.role in {"", "reps"}
    return gains


LOAD = 20.0


def _is_load(term: Term) -> bool:
    return not term.role and term.value >= LOAD


def _without(scan: Scan, gone: set[int]) -> Scan:
    """Return the scan without these terms, each flag at its place among the others."""
    kept = [term for term in scan.terms if id(term) not in gone]
    if len(kept) == len(scan.terms):
        return scan
    before = [sum(id(term) not in gone for term in scan.terms[:n]) for n in range(len(scan.terms))]
    places = [(name, [*before, len(kept)][min(place, len(before))]) for name, place in scan.places]
    return replace(scan, terms=kept, places=places)
