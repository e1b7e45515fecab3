"""From terms to groups of sets: which number is the load, which the sets, which the repetitions.

Law: a unit decides; then the sign; then plausibility. Where two readings stay plausible the reader
notes a doubt and the other reading can be had by a `Style` that decides it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.log.orders import SURE_LOAD, three, two, with_load
from bot.language.log.sets import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.notation import Scan, Term
    from bot.language.log.style import Context

MAX_SETS = 20
THREE = 3
PAIR = 2.0


def group(scan: Scan, context: Context) -> Group | None:
    """Return the sets that the terms of a piece say, None when they say none."""
    found = Group(flags=frozenset(scan.flags))
    terms = _paired(scan.terms)
    if len(terms) < len(scan.terms):
        found = replace(found, flags=found.flags | {"each"})
    found, bare = _typed(found, terms, context)
    if bare is None:
        return None
    found, bare = _at(found, bare, context)
    return _counted(_bare(found, bare, context))


def _typed(
    found: Group, terms: Sequence[Term], context: Context
) -> tuple[Group, list[Term] | None]:
    """Take the terms whose unit tells their role; return the others, None when one fits nowhere."""
    bare: list[Term] = []
    for term in terms:
        if term.role in {"range", "length"}:
            return found, None
        if term.op in {"rpe", "rir"} or term.role in {"rpe", "rir"}:
            found = replace(found, rpe=_rpe(term))
        elif term.role:
            found = _with_typed(found, term, context)
        else:
            bare.append(term)
    return found, bare


def _paired(terms: Sequence[Term]) -> list[Term]:
    """Read 90/90 and 2x12kg behind other numbers as one of two equal dumbbells."""
    if len(terms) < 3:
        return list(terms)
    kept: list[Term] = []
    for term in terms:
        last = kept[-1] if kept else None
        if last and term.op == "/" and last.values == term.values and term.value >= SURE_LOAD:
            continue
        if last and term.role == "load" and term.op == "x" and not last.role and not last.op:
            is_pair = last.value == PAIR and any(other.op == "x" for other in kept)
            kept = kept[:-1] if is_pair else kept
        kept.append(term)
    return kept


def _rpe(term: Term) -> float:
    return 10.0 - term.value if "rir" in {term.op, term.role} else term.value


def _with_typed(found: Group, term: Term, context: Context) -> Group:
    match term.role:
        case "load" if found.load is None and not found.loads:
            return with_load(found, term, context)
        case "seconds" if found.seconds is None:
            return replace(found, seconds=term.value)
        case "sets" if found.count is None:
            return replace(found, count=int(term.value))
        case "reps" if not found.reps:
            return replace(found, reps=_whole(term.values))
        case _:
            return found


def _whole(values: Sequence[float]) -> tuple[int, ...]:
    return tuple(int(value) for value in values)


def _at(found: Group, bare: list[Term], context: Context) -> tuple[Group, list[Term]]:
    """Take what stands behind an @: the load, or the effort when there is a load already."""
    behind = [term for n, term in enumerate(bare) if term.op == "@" and not _leads(bare, n)]
    alone = len(bare) == 1 and not (found.reps or found.count)
    if not behind or alone:
        return found, bare
    term = behind[0]
    if _is_rpe(found, term, context):
        found = replace(found, rpe=term.value)
    else:
        found = with_load(found, term, context)
    return found, [other for other in bare if other is not term]


def _leads(bare: Sequence[Term], place: int) -> bool:
    """Whether the @ only leads to a scheme: "rows at 4 x 8 x 165"."""
    return place == 0 and len(bare) > 1 and bare[1].op == "x"


def _is_rpe(found: Group, term: Term, context: Context) -> bool:
    possible = 5 <= term.value <= 10 and (term.value * 2).is_integer()
    if not possible or found.load or found.loads or context.loaded is False:
        return possible
    if context.style.at_is_rpe is None:
        context.doubt("which_number", replace(context.style, at_is_rpe=False))
    return context.style.at_is_rpe is not False


def _bare(found: Group, bare: list[Term], context: Context) -> Group | None:
    if any(len(term.values) > 1 for term in bare):
        return _rowed(found, bare, context)
    found, bare = _beside(found, bare, context)
    match len(bare):
        case 0:
            return found
        case 1:
            return _one(found, bare[0], context)
        case 2:
            return two(found, bare, context)
        case _:
            return None if found.reps else _several(found, bare, context)


def _several(found: Group, bare: list[Term], context: Context) -> Group | None:
    """Three numbers between signs, or a row of repetitions with nothing between them."""
    if all(not term.op for term in bare):
        return replace(found, reps=tuple(int(term.value) for term in bare))
    return three(found, bare, context) if len(bare) == THREE and not found.load else None


def _rowed(found: Group, bare: list[Term], context: Context) -> Group | None:
    """A row of repetitions, a row of loads, or both; 3 x before a row counts it."""
    for term in bare:
        if len(term.values) == 1:
            if term.value >= SURE_LOAD and not found.load:
                found = with_load(found, term, context)
            continue
        if max(term.values) >= SURE_LOAD and found.reps:
            found = with_load(found, term, context)
        elif not found.reps:
            found = replace(found, reps=_whole(term.values), count=None)
        else:
            return None
    return found


def _beside(found: Group, bare: list[Term], context: Context) -> tuple[Group, list[Term]]:
    """Take the load that stands beside a scheme: 60 in "3x5 60" and "60 3x5"."""
    if any(term.plus for term in bare):
        return _amrap(found, bare, context)
    schemes = [n for n, term in enumerate(bare) if term.op in {"x", "of"}]
    if found.load or found.loads or not schemes or len(bare) < 3:
        return found, bare
    inside = {m for n in schemes for m in (n - 1, n)}
    outside = [term for n, term in enumerate(bare) if n not in inside]
    if len(outside) != 1:
        return found, bare
    return with_load(found, outside[0], context), [t for t in bare if t is not outside[0]]


def _amrap(found: Group, bare: list[Term], context: Context) -> tuple[Group, list[Term]]:
    """Of "265 x 1+: 4" the four were done; of "5+" five."""
    place = next(n for n, term in enumerate(bare) if term.plus)
    done = bare[place + 1 :] or bare[place : place + 1]
    before = bare[:place]
    if not found.load and len(before) == 1 and before[0].value >= SURE_LOAD:
        found, before = with_load(found, before[0], context), []
    return replace(found, reps=(int(done[0].value),)), before


def _one(found: Group, term: Term, context: Context) -> Group | None:
    number = term.value
    if found.reps:
        if found.count is None and term.op != "/" and number <= MAX_SETS and not term.plus:
            return replace(found, count=int(number))
        return with_load(found, term, context) if not found.load else found
    if found.seconds is not None and found.count is None:
        if number > MAX_SETS and not found.load:
            return with_load(found, term, context)
        return replace(found, count=int(number))
    if found.seconds is not None:
        return with_load(found, term, context)
    return replace(found, reps=(int(number),)) if number.is_integer() else None


def _counted(found: Group | None) -> Group | None:
    """Refuse what has no set in it, and rows that do not match."""
    if found is None or (found.count is not None and not 0 < found.count <= MAX_SETS * 2):
        return None
    said = found.reps or found.load or found.loads or found.seconds is not None
    return found if said or found.bodyweight or found.count else None
