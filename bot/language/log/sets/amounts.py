"""From terms to groups of sets: which number is the load, which the sets, which the repetitions.

Law: a unit decides; then the sign; then plausibility. Where two readings stay plausible the reader
notes a doubt and the other reading can be had by a `Style` that decides it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.log.sets.completing import linked
from bot.language.log.sets.orders import SURE_LOAD, three, two, with_load
from bot.language.log.sets.rows import rowed
from bot.language.log.sets.sets import joined
from bot.language.log.sets.typed import typed
from bot.language.log.signs.groups import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.notation import Scan, Term
    from bot.language.log.signs.style import Context

MAX_SETS = 20
THREE = 3
PAIR = 2.0


def group(scan: Scan, context: Context) -> Group | None:
    """Return the sets that a whole piece says, None when they are none or more than one group."""
    read = groups(scan, context)
    found = joined(read, context) if read is not None else []
    if len(found) != 1:
        return None
    only = found[0]
    bare = len(only.open) == 1 and only.open[0].is_integer()
    return replace(only, reps=(int(only.open[0]),), open=()) if bare else only


def groups(scan: Scan, context: Context) -> list[Group] | None:
    """Return a group for each run of linked terms, None when one makes no sense."""
    done: list[Group] = []
    context.weighed = any(_is_weighed(term) for term in scan.terms)
    for start, end in _runs(scan.terms):
        found = _group(scan.terms[start:end], _flags(scan, start, end), context)
        if found is None:
            return None
        context.per_side = context.per_side or "side" in found.flags
        done.append(replace(found, aside=True) if scan.aside else found)
    return linked(done, context)


def _is_weighed(term: Term) -> bool:
    return term.role == "load" and term.unit in {"kg", "lb"}


def _runs(terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Yield from where to where terms are linked by signs."""
    starts = [n for n in range(len(terms)) if n == 0 or not _links(terms, n)]
    yield from pairwise([*starts, len(terms)])


def _links(terms: Sequence[Term], place: int) -> bool:
    """Whether a term goes on with the one before: 60 for 5, but not 60 for 3x5."""
    op = terms[place].op
    if op in {"+", "-"}:
        return terms[place - 1].unit == "bw"
    if op != "of":
        return op != ""
    if terms[place - 1].role == "sets":
        return True
    behind = terms[place + 1].op if place + 1 < len(terms) else ""
    return behind != "x" and terms[place - 1].op != "x" and terms[place].role != "sets"


_OF_ALL = frozenset({"ladder", "warmup", "emom", "instead", "record", "all", "cluster"})


def _flags(scan: Scan, start: int, end: int) -> frozenset[str]:
    """Return the flags said of the terms from start to end; of all, or where they stand."""
    last = len(scan.terms) == end
    said = (
        name
        for name, place in scan.places
        if name in _OF_ALL
        or start < place <= end
        or (place == 0 == start)
        or (last and place > end)
    )
    return frozenset(said)


def _group(terms: Sequence[Term], flags: frozenset[str], context: Context) -> Group | None:
    found = Group(flags=flags)
    kept = _paired(terms)
    if len(kept) < len(terms):
        found = replace(found, flags=found.flags | {"each"})
    found, bare = typed(found, kept, context)
    if bare is None:
        return None
    if len(bare) == THREE + 1 and bare[2].values == (PAIR,) and not found.load:
        found = replace(with_load(found, bare[3], context), flags=found.flags | {"each"})
        bare = bare[:2]
    if _is_each_side(bare):
        found, bare = replace(found, flags=found.flags | {"side"}), bare[:-1]
    if len(kept) == THREE and kept[1].role == "load" and len(bare) == 2 and kept[1].op == "x":
        sets, reps = sorted(int(term.value) for term in bare)
        return replace(found, count=sets, reps=(reps,))
    if _is_repeated(kept, bare, SURE_LOAD if context.barbell else 0.0):
        found = with_load(found, kept[1], context)
        return replace(found, reps=(int(kept[0].value),), count=int(kept[2].value))
    found, bare = _at(found, bare, context)
    return _counted(_bare(found, bare, context))


def _is_repeated(terms: Sequence[Term], bare: Sequence[Term], least: float) -> bool:
    """Whether 5@80x3 tells repetitions, their load and how many sets there were."""
    if len(terms) != THREE or len(bare) < 2 or any(len(term.values) > 1 for term in terms):
        return False
    ops = tuple(term.op for term in terms)
    return ops == ("", "@", "x") and terms[1].value > least and terms[0].role == ""


def _paired(terms: Sequence[Term]) -> list[Term]:
    """Read 90/90 and x 2x12kg behind other numbers as one of two equal dumbbells."""
    if len(terms) < THREE:
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


def _is_each_side(bare: Sequence[Term]) -> bool:
    """Whether 8/8 behind a count tells both sides: 3x8/8."""
    one, two = (bare[-2], bare[-1]) if len(bare) >= THREE else (None, None)
    return two is not None and two.op == "/" and one is not None and one.values == two.values


def _at(found: Group, bare: list[Term], context: Context) -> tuple[Group, list[Term]]:
    """Take what stands behind an @: the load, or the effort when there is a load already."""
    behind = [term for n, term in enumerate(bare) if term.op == "@" and not _leads(bare, n)]
    alone = len(bare) == 1 and not (found.reps or found.count)
    if not behind or (alone and not found.has_load) or len(behind[0].values) > 1:
        return found, bare
    others = [other for other in bare if other is not behind[0]]
    for term in behind:
        if _is_rpe(found, term, others, context):
            found = replace(found, rpe=term.value)
        elif not found.load:
            found = with_load(found, term, context)
    return found, [term for term in bare if term not in behind]


def _leads(bare: Sequence[Term], place: int) -> bool:
    """Whether the @ only leads to a scheme: "rows at 4 x 8 x 165"."""
    return place == 0 and len(bare) > 1 and bare[1].op == "x"


def _is_rpe(found: Group, term: Term, others: Sequence[Term], context: Context) -> bool:
    possible = 5 <= term.value <= 10 and (term.value * 2).is_integer()
    weighed = any(other.op != "@" and other.value >= SURE_LOAD for other in others)
    if not possible or found.load or found.loads or context.loaded is False or weighed:
        return possible
    if context.has_loads or context.barbell:
        return True
    if context.style.at_is_rpe is None:
        context.doubt("which_number", replace(context.style, at_is_rpe=False))
    return context.style.at_is_rpe is not False


def _bare(found: Group, bare: list[Term], context: Context) -> Group | None:
    if any(len(term.values) > 1 for term in bare):
        return rowed(found, bare, context)
    if any(term.plus for term in bare):
        return _amrap(found, bare, context)
    match len(bare):
        case 0:
            return found
        case 1:
            return _one(found, bare[0], context)
        case 2:
            return two(found, bare, context)
        case _:
            fits = len(bare) == THREE and not (found.load or found.reps)
            return three(found, bare, context) if fits else None


def _amrap(found: Group, bare: list[Term], context: Context) -> Group:
    """Of "265 x 1+" and "3 x 5+" the last set was as many as possible."""
    place = next(n for n, term in enumerate(bare) if term.plus)
    before = bare[:place]
    found = replace(found, reps=(int(bare[place].value),), plus=True)
    for term in before:
        if term.value >= SURE_LOAD and not found.load:
            found = with_load(found, term, context)
        elif found.count is None:
            found = replace(found, count=int(term.value))
    return found


def _one(found: Group, term: Term, context: Context) -> Group | None:
    """Place the only number without a unit among what has one."""
    number = term.value
    if not (found.has_load or found.has_work or found.count is not None):
        return replace(found, open=term.values)
    if found.reps:
        return _beside_reps(found, term, context)
    if found.seconds is not None or found.metres is not None:
        if number > MAX_SETS or found.count is not None:
            return found if found.has_load else with_load(found, term, context)
        return replace(found, count=int(number), pair=False)
    return replace(found, reps=(int(number),)) if number.is_integer() else None


def _beside_reps(found: Group, term: Term, context: Context) -> Group:
    if found.count is None and term.op != "/" and term.value <= MAX_SETS:
        return replace(found, count=int(term.value))
    return found if found.load else with_load(found, term, context)


def _counted(found: Group | None) -> Group | None:
    """Refuse counts that no session has."""
    if found is None or (found.count is not None and not 0 < found.count <= MAX_SETS * 3):
        return None
    return found
