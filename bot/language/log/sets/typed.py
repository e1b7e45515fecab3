"""Terms whose unit or word tells their role: loads, times, sets, repetitions, effort.

Law: a unit decides; 20s beside repetitions are two dumbbells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.log.sets.orders import LEAST_REPS, SURE_LOAD, with_load, with_plates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.groups import Group
    from bot.language.log.signs.notation import Term
    from bot.language.log.signs.style import Context

PAIR = 2.0
TIME_OF_DAY_S = 300.0
"""Written with a colon, and beside repetitions, this or more is when it was, not a hold."""


def typed(found: Group, terms: Sequence[Term], context: Context) -> tuple[Group, list[Term] | None]:
    """Take the terms whose unit tells their role; return the others, None when one fits nowhere."""
    bare: list[Term] = []
    for term in terms:
        if term.role == "range":
            return found, None
        if term.op in {"rpe", "rir"} or term.role in {"rpe", "rir"}:
            found = replace(found, rpe=_rpe(term))
        elif term.role == "short":
            found = replace(found, short=int(term.value), short_of=int(term.values[1]))
        elif term.role or term.op in {"+", "-"}:
            found = _with_typed(found, term, terms, context)
        else:
            bare.append(term)
    return found, bare


def _rpe(term: Term) -> float:
    return 10.0 - term.value if "rir" in {term.op, term.role} else term.value


def _with_typed(found: Group, term: Term, terms: Sequence[Term], context: Context) -> Group:
    value = int(term.value)
    match term.role:
        case "load" | "plates" | "" if found.load is None and not found.loads:
            return _weighed(found, term, terms, context)
        case "seconds" if found.seconds is None and not found.holds:
            return _held(found, term, terms, context)
        case "length":
            return replace(found, metres=found.metres or term.value)
        case "sets" if found.count is None:
            return replace(found, count=value, flags=found.flags | _rounds(term))
        case "reps" if not found.reps:
            return replace(found, reps=tuple(int(one) for one in term.values))
        case _:
            rm = value if term.role == "rm" else found.rm
            times = value if term.role == "times" else found.times
            return replace(found, rm=rm, times=times)


def _rounds(term: Term) -> frozenset[str]:
    return frozenset({"rounds"} if term.unit == "round" else ())


def _weighed(found: Group, term: Term, terms: Sequence[Term], context: Context) -> Group:
    """Take a load; below bodyweight it helps, and two of one may be dumbbells."""
    if term.unit == "bar" and context.loaded is False:
        return found  # that of a pull-up
    if term.role == "plates":
        return with_plates(found, term, context)
    if term.op == "-" and context.loaded is False:
        found = replace(found, flags=found.flags | {"assisted"})
    pair = len(terms) == 2 and term.op == "x" and terms[0].values == (PAIR,) and not terms[0].role
    if found.bodyweight and term.op in {"+", "-"}:
        found = replace(found, bodyweight=False)
    return replace(with_load(found, term, context), pair=pair)


MOST_PLURAL_REPS = 12.0


def _is_plural_reps(term: Term) -> bool:
    """Whether 5x5s of a barbell lift are fives: nobody holds it so shortly."""
    whole = len(term.values) == 1 and term.value.is_integer()
    return whole and term.value <= MOST_PLURAL_REPS and term.op == "x"


def _held(found: Group, term: Term, terms: Sequence[Term], context: Context) -> Group:
    """Take a hold; 20s beside repetitions are two dumbbells, 18:30 is when it was."""
    counted = [other for other in terms if other is not term and other.role in {"", "reps"}]
    if term.unit == "clock" and len(terms) == 1 and term.value >= TIME_OF_DAY_S:
        return replace(found, flags=found.flags | {"clock"}, seconds=term.value)
    if term.unit == "s" and context.barbell and counted and _is_plural_reps(term):
        return replace(found, reps=found.reps or (int(term.value),))
    small = len(counted) > 1 and all(max(other.values) < SURE_LOAD for other in counted)
    first = term is terms[0] and len(terms) > 1 and terms[1].op == "x"
    small = small or (first and len(counted) == 1 and LEAST_REPS <= counted[0].value < SURE_LOAD)
    small = small or (context.plural and term is terms[0])
    if term.unit == "s" and context.loaded is not False and small:
        return replace(with_load(found, term, context), flags=found.flags | {"each"})
    if term.unit == "s" and context.loaded is not False and len(term.values) == 1:
        found = replace(found, flags=found.flags | {"plural"})
    if len(term.values) > 1:
        return replace(found, holds=term.values)
    return replace(found, seconds=term.value)
