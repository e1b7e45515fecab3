"""From terms to groups of sets: which number is the load, which the sets, which the repetitions.

Law: a unit decides; then the sign; then plausibility. Where two readings stay plausible the reader
notes a doubt and the other reading can be had by a `Style` that decides it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.load import Load, WeightUnit
from bot.language.sets import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.notation import Scan, Term
    from bot.language.style import Context, Order

SURE_LOAD = 20.0
"""A number from here on is no count of sets; before "x" it is a load, unless the lift has none."""
MAX_SETS = 20
MAX_REPS = 300
PAIR = 2.0
SURE_UNLESS = 30.0
"""Below this a number before a few sets may be repetitions as well."""
FEW_SETS = 6.0
MIXED_UP = 6.0
"""Up to here sets and repetitions behind a load are easily taken for each other."""
LIGHT = 12.0
"""Up to here a first number before "x" is sets; 15 sets are rarer than 15 repetitions."""
BAR = {WeightUnit.KG: 20.0, WeightUnit.LB: 45.0}
"""The empty bar. Source: IWF and IPF technical rules; 45 lb is its American counterpart."""


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
            two = last.value == PAIR and any(other.op == "x" for other in kept)
            kept = kept[:-1] if two else kept
        kept.append(term)
    return kept


def _rpe(term: Term) -> float:
    return 10.0 - term.value if "rir" in {term.op, term.role} else term.value


def _with_typed(found: Group, term: Term, context: Context) -> Group:
    match term.role:
        case "load" if found.load is None and not found.loads:
            return _with_load(found, term, context)
        case "seconds" if found.seconds is None:
            return replace(found, seconds=term.value)
        case "sets" if found.count is None:
            return replace(found, count=int(term.value))
        case "reps" if not found.reps:
            return replace(found, reps=_whole(term.values))
        case _:
            return found


def _with_load(found: Group, term: Term, context: Context) -> Group:
    if term.unit == "bw":
        return replace(found, bodyweight=True)
    unit = WeightUnit(term.unit) if term.unit in {"kg", "lb"} else context.unit
    if term.unit == "bar":
        return replace(found, load=Load(BAR[unit], unit))
    if term.values == (0.0,):
        return replace(found, bodyweight=True)
    loads = tuple(Load(value, unit) for value in term.values)
    return replace(found, load=loads[0]) if len(loads) == 1 else replace(found, loads=loads)


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
        found = _with_load(found, term, context)
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
    rows = [term for term in bare if len(term.values) > 1]
    if rows:
        return _rowed(found, bare, context)
    found, bare = _beside(found, bare, context)
    match len(bare):
        case 0:
            return found
        case 1:
            return _one(found, bare[0], context)
        case 2:
            return _two(found, bare, context)
        case _ if all(not term.op for term in bare) and not found.reps:
            return replace(found, reps=tuple(int(term.value) for term in bare))
        case 3 if not found.load and not found.reps:
            return _three(found, bare, context)
        case _:
            return None


def _rowed(found: Group, bare: list[Term], context: Context) -> Group | None:
    """A row of repetitions, a row of loads, or both; 3 x before a row counts it."""
    for term in bare:
        if len(term.values) == 1:
            if term.value >= SURE_LOAD and not found.load:
                found = _with_load(found, term, context)
            continue
        if max(term.values) >= SURE_LOAD and found.reps:
            found = _with_load(found, term, context)
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
    return _with_load(found, outside[0], context), [t for t in bare if t is not outside[0]]


def _amrap(found: Group, bare: list[Term], context: Context) -> tuple[Group, list[Term]]:
    """Of "265 x 1+: 4" the four were done; of "5+" five."""
    place = next(n for n, term in enumerate(bare) if term.plus)
    done = bare[place + 1 :] or bare[place : place + 1]
    before = bare[:place]
    if not found.load and len(before) == 1 and before[0].value >= SURE_LOAD:
        found, before = _with_load(found, before[0], context), []
    return replace(found, reps=(int(done[0].value),)), before


def _one(found: Group, term: Term, context: Context) -> Group | None:
    number = term.value
    if found.reps:
        if found.count is None and term.op != "/" and number <= MAX_SETS and not term.plus:
            return replace(found, count=int(number))
        return _with_load(found, term, context) if not found.load else found
    if found.seconds is not None and found.count is None:
        if number > MAX_SETS and not found.load:
            return _with_load(found, term, context)
        return replace(found, count=int(number))
    if found.seconds is not None:
        return _with_load(found, term, context)
    return replace(found, reps=(int(number),))


def _two(found: Group, bare: list[Term], context: Context) -> Group | None:
    one, two = bare[0].value, bare[1].value
    if found.seconds is not None and not found.load:
        low, high = sorted((one, two))
        load = next(term for term in bare if term.value == high)
        return replace(_with_load(found, load, context), count=int(low))
    if found.count is not None and not found.load:
        load, reps = (bare[0], two) if one > two else (bare[1], one)
        return replace(_with_load(found, load, context), reps=(int(reps),))
    if bare[1].op == "/":
        return _slash(found, bare, context)
    if not bare[1].op and not found.load:
        return _beside_each_other(found, bare, context)
    if bare[1].sets_first:
        return replace(found, count=int(one), reps=(int(two),))
    if found.load and bare[0].op == "x":
        return _after_load(found, one, two, context)
    if found.load or found.bodyweight or found.loads:
        return _scheme(found, one, two, context)
    return _pair(found, bare, context)


def _beside_each_other(found: Group, bare: list[Term], context: Context) -> Group | None:
    """60 5: a load and its repetitions; 12 10: two sets."""
    one, two = bare
    if context.loaded is not False and one.value >= SURE_LOAD > two.value:
        return replace(_with_load(found, one, context), reps=(int(two.value),))
    return replace(found, reps=(int(one.value), int(two.value)))


def _slash(found: Group, bare: list[Term], context: Context) -> Group | None:
    """10/95 and 135/3: the greater is the load; 10/10 behind a load is each side."""
    one, two = bare[0].value, bare[1].value
    per_side = one == two and context.per_side
    if found.load or found.bodyweight or context.loaded is False or per_side:
        if one != two:
            return None
        return replace(found, reps=(int(one),), flags=found.flags | {"side"})
    reps, load = (bare[0], bare[1]) if one <= two else (bare[1], bare[0])
    return replace(_with_load(found, load, context), reps=(int(reps.value),))


def _pair(found: Group, bare: list[Term], context: Context) -> Group | None:
    """8x3, 60x5, 5x100 without a unit."""
    one, two = bare[0].value, bare[1].value
    has_half = not one.is_integer()
    if SURE_LOAD <= one < SURE_UNLESS and two <= FEW_SETS and context.loaded is None:
        return _load_or_reps(found, bare, context)
    if context.loaded is not False and (has_half or (one >= SURE_LOAD and two <= SURE_LOAD + 10)):
        return replace(_with_load(found, bare[0], context), reps=(int(two),))
    if context.loaded is not False and (two > 30 or not two.is_integer()) and one <= 30:
        return replace(_with_load(found, bare[1], context), reps=(int(one),))
    return _scheme(found, one, two, context)


def _load_or_reps(found: Group, bare: list[Term], context: Context) -> Group:
    """20x4 without a unit: twenty kilograms, or twenty repetitions."""
    one, two = bare[0], int(bare[1].value)
    order = context.style.pair or "load_first"
    if context.style.pair is None:
        context.doubt("which_number", replace(context.style, pair="reps_first"))
    if order == "reps_first":
        return replace(found, count=two, reps=(int(one.value),))
    return replace(_with_load(found, one, context), reps=(two,))


def _scheme(found: Group, one: float, two: float, context: Context) -> Group:
    """Sets and repetitions, in that order unless so many sets would be odd."""
    order = context.style.pair
    if order is None or order == "load_first":
        order, unsure = _plausible(one, two, has_load=found.load is not None)
        if not unsure and one > LIGHT:
            context.shows(replace(context.style, pair=order))
        if unsure:
            other: Order = "sets_first" if order == "reps_first" else "reps_first"
            context.doubt("which_number", replace(context.style, pair=other))
    sets, reps = (one, two) if order == "sets_first" else (two, one)
    return replace(found, count=int(sets), reps=(int(reps),))


def _plausible(one: float, two: float, *, has_load: bool) -> tuple[Order, bool]:
    if one <= 7 or one <= two:
        return "sets_first", False
    if one > LIGHT:
        return "reps_first", False
    return ("sets_first" if has_load and one <= 10 and two <= 3 else "reps_first"), two <= 5


def _three(found: Group, bare: list[Term], context: Context) -> Group | None:
    """265x4x5, 5x8x90, 3x100x5: the greatest is the load."""
    place = max(range(3), key=lambda n: bare[n].value)
    if bare[place].value < max(SURE_LOAD, 1.0) and place == 1:
        return None
    found = _with_load(found, bare[place], context)
    one, two = (term.value for n, term in enumerate(bare) if n != place)
    if place == 0:
        return _after_load(found, one, two, context)
    return replace(found, count=int(one), reps=(int(two),))


def _after_load(found: Group, one: float, two: float, context: Context) -> Group:
    order = context.style.triple or ("sets_first" if one < two else "reps_first")
    if context.style.triple is None and one < two <= MIXED_UP:
        other: Order = "reps_first" if order == "sets_first" else "sets_first"
        context.doubt("which_number", replace(context.style, triple=other))
    if context.style.triple is None and one != two and max(one, two) > MIXED_UP:
        context.shows(replace(context.style, triple=order))
    sets, reps = (one, two) if order == "sets_first" else (two, one)
    return replace(found, count=int(sets), reps=(int(reps),))


def _counted(found: Group | None) -> Group | None:
    """Refuse what has no set in it, and rows that do not match."""
    if found is None or (found.count is not None and not 0 < found.count <= MAX_SETS * 2):
        return None
    said = found.reps or found.load or found.loads or found.seconds is not None
    return found if said or found.bodyweight or found.count else None
