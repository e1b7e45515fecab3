"""The order of numbers without a unit: 8x3, 60x5, 265x4x5, 10/95.

Law: plausibility decides, and where two orders stay plausible a doubt is noted. What stands around
the sign × is sets and repetitions, in that order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.load import Load, WeightUnit

if TYPE_CHECKING:
    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.notation import Term
    from bot.language.log.signs.style import Context, Order

SURE_LOAD = 20.0
"""A number from here on is no count of sets; before "x" it is a load, unless the lift has none."""
SURE_UNLESS = 30.0
"""Below this a number before a few sets may be repetitions as well."""
LEAST_REPS = 5.0
"""Behind "18s x"; fewer may be holds."""
FEW_SETS = 6.0
MIXED_UP = 6.0
"""Up to here sets and repetitions behind a load are easily taken for each other."""
LIGHT = 12.0
"""Up to here a first number before "x" is sets; 15 sets are rarer than 15 repetitions."""
THREE_FIVES = frozenset({3.0, 5.0})
"""Three sets of five: so usual a scheme that nobody doubts it in either order."""
BAR = {WeightUnit.KG: 20.0, WeightUnit.LB: 45.0}
"""The empty bar. Source: IWF and IPF technical rules; 45 lb is its American counterpart."""
PLATE = {WeightUnit.KG: 20.0, WeightUnit.LB: 45.0}
"""The plate that is meant when one says "two plates", and they are counted on each side.
Source: custom of gyms; the heaviest plate that most have (IPF technical rules list it)."""
MOST_PLATES = 8.0
FEWEST_SETS = 2.0
"""Without a load, 12x2 is twelve repetitions twice: nobody does so many sets of two."""
USUAL_SETS = 7.0
"""So many sets are nothing odd, whatever stands behind them."""
MOST_SHORT_SETS, SHORT = 10.0, 3.0
"""Ten sets of three with a load are usual in weightlifting."""


def with_load(found: Group, term: Term, context: Context) -> Group:
    if term.unit == "bw":
        return replace(found, bodyweight=True)
    unit = WeightUnit(term.unit) if term.unit in {"kg", "lb"} else context.unit
    if term.unit == "bar":
        return replace(found, load=Load(BAR[unit], unit))
    if term.values == (0.0,):
        return replace(found, bodyweight=True)
    loads = tuple(Load(value, unit) for value in term.values)
    return replace(found, load=loads[0]) if len(loads) == 1 else replace(found, loads=loads)


def with_plates(found: Group, term: Term, context: Context) -> Group:
    """Take "two plates" on a bar as 20 kg and 2 x 20 kg on each side; other plates are unknown."""
    if not context.barbell or not 0 < term.value <= MOST_PLATES:
        return replace(found, count=0)
    unit = context.unit
    return replace(found, load=Load(BAR[unit] + 2 * term.value * PLATE[unit], unit))


def two(found: Group, bare: list[Term], context: Context) -> Group | None:
    """Give two numbers without a unit their roles."""
    if not found.load and (found.seconds is not None or found.count is not None):
        return _with_known(found, bare, context)
    if bare[1].op == "/":
        return _slash(found, bare, context)
    return _crossed(found, bare, context)


def _with_known(found: Group, bare: list[Term], context: Context) -> Group:
    """Of a hold the greater number is the load, the other the sets; of counted sets the reps."""
    high, low = sorted(bare, key=lambda term: -term.value)
    loaded = with_load(found, high, context)
    if found.seconds is not None:
        return replace(loaded, count=int(low.value))
    return replace(loaded, reps=(int(low.value),))


def _crossed(found: Group, bare: list[Term], context: Context) -> Group | None:
    """Read what stands around an x."""
    one, two = bare[0].value, bare[1].value
    if bare[1].sets_first:
        return replace(found, count=int(one), reps=(int(two),))
    if found.load and bare[0].op == "x":
        return _after_load(found, one, two, context)
    if found.load or found.bodyweight or found.loads:
        return _scheme(found, one, two, context)
    if two == 0 and one >= SURE_LOAD:
        return replace(with_load(found, bare[0], context), flags=found.flags | {"failed"})
    return _pair(found, bare, context)


def _slash(found: Group, bare: list[Term], context: Context) -> Group | None:
    """10/95 and 135/3: the greater is the load; 10/10 behind a load is each side."""
    one, two = bare[0].value, bare[1].value
    per_side = one == two and (context.per_side or context.has_loads)
    if found.load or found.bodyweight or context.loaded is False or per_side:
        if one != two:
            return replace(found, reps=(int(one), int(two)))
        return replace(found, reps=(int(one),), flags=found.flags | {"side"})
    reps, load = (bare[0], bare[1]) if one <= two else (bare[1], bare[0])
    return replace(with_load(found, load, context), reps=(int(reps.value),))


def _pair(found: Group, bare: list[Term], context: Context) -> Group | None:
    """8x3, 60x5, 5x100 without a unit."""
    one, two = bare[0].value, bare[1].value
    if context.weighed and one < SURE_LOAD:
        return _scheme(found, one, two, context)
    has_half = not one.is_integer()
    if SURE_LOAD <= one < SURE_UNLESS and two <= FEW_SETS and context.loaded is None:
        return _load_or_reps(found, bare, context)
    if context.loaded is not False and (has_half or (one >= SURE_LOAD and two <= SURE_UNLESS)):
        return replace(with_load(found, bare[0], context), reps=(int(two),))
    if context.loaded is not False and min(one, two) > USUAL_SETS:
        return _no_sets(found, bare, context)
    if (
        context.loaded is not False
        and (two > SURE_UNLESS or not two.is_integer())
        and one <= SURE_UNLESS
    ):
        return replace(with_load(found, bare[1], context), reps=(int(one),))
    return _scheme(found, one, two, context)


def _no_sets(found: Group, bare: list[Term], context: Context) -> Group:
    """16x10 and 8x30: nobody does so many sets, so one is the load: the greater, or the first."""
    one, two = bare
    last = two.value >= SURE_LOAD and two.value > one.value and "side" not in found.flags
    light = context.barbell and max(one.value, two.value) < SURE_LOAD
    if light or one.value == two.value or context.has_loads:
        return _scheme(found, one.value, two.value, context)
    load, reps = (two, one) if last else (one, two)
    return replace(with_load(found, load, context), reps=(int(reps.value),))


def _load_or_reps(found: Group, bare: list[Term], context: Context) -> Group:
    """20x4 without a unit: twenty kilograms, or twenty repetitions."""
    one, two = bare[0], int(bare[1].value)
    order = context.style.pair or "load_first"
    if context.style.pair is None:
        context.doubt("which_number", replace(context.style, pair="reps_first"))
    if order == "reps_first":
        return replace(found, count=two, reps=(int(one.value),))
    return replace(with_load(found, one, context), reps=(two,))


def _scheme(found: Group, one: float, two: float, context: Context) -> Group:
    """Sets and repetitions, in that order unless so many sets would be odd."""
    order = context.style.pair
    if order is None or order == "load_first":
        order, unsure = _plausible(one, two, has_load=found.load is not None)
        unsure = unsure and not (context.loaded is False and two <= FEWEST_SETS)
        if not unsure and one > LIGHT:
            context.shows(replace(context.style, pair=order))
        if unsure:
            other: Order = "sets_first" if order == "reps_first" else "reps_first"
            context.doubt("which_number", replace(context.style, pair=other))
    sets, reps = (one, two) if order == "sets_first" else (two, one)
    return replace(found, count=int(sets), reps=(int(reps),))


def _plausible(one: float, two: float, *, has_load: bool) -> tuple[Order, bool]:
    if one <= USUAL_SETS or one <= two:
        return "sets_first", False
    if one > LIGHT:
        return "reps_first", False
    return (
        "sets_first" if has_load and one <= MOST_SHORT_SETS and two <= SHORT else "reps_first"
    ), two <= FEW_SETS - 1


def three(found: Group, bare: list[Term], context: Context) -> Group | None:
    """265x4x5, 5x8x90, 3x100x5: the greatest is the load."""
    place = max(range(3), key=lambda n: bare[n].value)
    if bare[place].value < SURE_LOAD:
        return _light(found, bare, context)
    found = with_load(found, bare[place], context)
    one, two = (term.value for n, term in enumerate(bare) if n != place)
    if place == 0:
        return _after_load(found, one, two, context)
    if place == 1:
        one, two = min(one, two), max(one, two)
    return replace(found, count=int(one), reps=(int(two),))


def _light(found: Group, bare: list[Term], context: Context) -> Group | None:
    """3x12x10 and 10x12x3 with a light load: the fewest are the sets, the load is at an end."""
    if context.barbell:
        return None
    one, two, three = (term.value for term in bare)
    if one < min(two, three):
        return replace(with_load(found, bare[2], context), count=int(one), reps=(int(two),))
    sets, reps = sorted((two, three))
    return replace(with_load(found, bare[0], context), count=int(sets), reps=(int(reps),))


EPLEY = 30.0
"""Repetitions with a load = 30 x (maximum / load - 1). Source: Epley 1985."""
MARGIN = 1.1
"""A maximum may have risen since it was estimated."""


def _feasible(found: Group, one: float, two: float, context: Context) -> Order | None:
    """Return the only order in which this runner can do the repetitions, None when both can be."""
    load = found.load
    if load is None or context.best_kg is None or one == two:
        return None
    most = max(1.0, EPLEY * (MARGIN * context.best_kg / load.kg - 1))
    if max(one, two) <= most or min(one, two) > most:
        return None
    return "reps_first" if one < two else "sets_first"


def _after_load(found: Group, one: float, two: float, context: Context) -> Group:
    order = context.style.triple or ("sets_first" if one < two else "reps_first")
    if frozenset({one, two}) == THREE_FIVES:
        return replace(found, count=3, reps=(5,))
    if context.style.triple is None and (only := _feasible(found, one, two, context)):
        sets, reps = (one, two) if only == "sets_first" else (two, one)
        return replace(found, count=int(sets), reps=(int(reps),))
    if context.style.triple is None and one < two <= MIXED_UP:
        other: Order = "reps_first" if order == "sets_first" else "sets_first"
        context.doubt("which_number", replace(context.style, triple=other))
    if context.style.triple is None and one != two and max(one, two) > MIXED_UP:
        context.shows(replace(context.style, triple=order))
    sets, reps = (one, two) if order == "sets_first" else (two, one)
    return replace(found, count=int(sets), reps=(int(reps),))
