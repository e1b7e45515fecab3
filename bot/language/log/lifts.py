"""From a draft to a lift."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.exercise import Equipment
from bot.domain.load import WeightUnit
from bot.domain.training import Lift, Mobility, StrengthSet
from bot.language.hearing import nothing_known
from bot.language.log.doubtful import is_doubtful
from bot.language.log.names.names import Names, is_loaded, resolved
from bot.language.log.remarks import without_remarks
from bot.language.log.sets.amounts import groups
from bot.language.log.sets.orders import LEAST_REPS, SURE_LOAD
from bot.language.log.sets.sets import sets_of
from bot.language.log.signs.groups import Group
from bot.language.log.signs.style import Context, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.exercise import ExerciseId
    from bot.language.log.drafting.drafts import LiftDraft
    from bot.language.log.signs.notation import Scan, Term


class Doubts(NamedTuple):
    """Where a lift is unsure, and what it shows of the runner's style."""

    doubt: Callable[[str, Style], None]
    shows: Callable[[Style], None]
    best_kg: Callable[[ExerciseId], float | None] = nothing_known
    """Estimated maxima, which leave some orders no doubt."""


FARTHEST_M = 200.0
"""Nobody carries a barbell any farther; it was run."""
MAX_SETS = 60
"""More sets of one lift than this are no session."""


def lift_of(
    draft: LiftDraft,
    names: Names,
    equipment: tuple[Equipment, ...] | None,
    style: Style,
    doubts: Doubts,
) -> Lift | Mobility | None:
    """Return the lift of a draft, None when its amounts make no sense."""
    name = _name(draft, names, equipment)
    unit = said_unit(draft) or style.weight or WeightUnit.KG
    context = Context(style, unit, is_loaded(name, names), doubts.doubt, doubts.shows)
    context.barbell = name in names.barbell
    context.best_kg = doubts.best_kg(name)
    context.plural = any(map(_is_of_pairs, draft.scans))
    context.has_loads = any(map(_is_load, (t for s in draft.scans for t in s.terms)))
    if not context.has_loads and any("relative" in scan.flags for scan in draft.scans):
        return None
    scans = without_remarks(draft.scans, context, on_a_height=name in names.high)
    found = _groups(scans, context)
    sets = sets_of(found, context) if found else ()
    if not sets or len(sets) > MAX_SETS or not all(_is_set(one) for one in sets):
        return None
    if name not in names.mobility and is_doubtful(sets, scans, barbell=context.barbell):
        doubts.doubt("unsure_sets", style)
    if name in names.barbell and any((one.metres or 0.0) >= FARTHEST_M for one in sets):
        return None
    if name in names.mobility:
        return Mobility(exercise=name, sets=sets)
    sides = any("side" in one.flags for one in found or ())
    return Lift(exercise=name, sets=sets, per_side=sides or _per_side(draft, name, names))


def _groups(scans: Sequence[Scan], context: Context) -> list[Group] | None:
    """Return the groups of all pieces, None when one makes no sense; flags alone are passed on."""
    done: list[Group] = []
    ahead: set[str] = set()
    for scan in scans:
        found = groups(scan, context)
        if found is None:
            return None
        if found:
            done.extend(replace(one, flags=one.flags | ahead) for one in found)
            ahead = set()
        elif done:
            done.append(Group(flags=frozenset(scan.flags), aside=scan.aside))
        else:
            ahead = scan.flags
    return done


def _is_of_pairs(scan: Scan) -> bool:
    """Whether 25s x 8 tells two dumbbells: nobody holds anything eight times in a row."""
    pairs = pairwise(scan.terms)
    return any(
        one.unit == "s" and two.op == "x" and not two.role and LEAST_REPS <= two.value < SURE_LOAD
        for one, two in pairs
    )


def _is_load(term: Term) -> bool:
    return term.role == "load" and term.value > 0


def _name(draft: LiftDraft, names: Names, equipment: tuple[Equipment, ...] | None) -> ExerciseId:
    loads = any(term.role == "load" and term.unit != "bw" for s in draft.scans for term in s.terms)
    return resolved(draft.name, names, _gear(draft) or equipment, has_load=loads)


def _gear(draft: LiftDraft) -> tuple[Equipment, ...]:
    """Return the equipment that is said beside the name: it decides, whatever is at hand."""
    said = (sign.get("gear") for piece in draft.pieces for sign in piece.signs)
    return tuple(Equipment(gear) for gear in said if gear)


def said_unit(draft: LiftDraft) -> WeightUnit | None:
    """Return the unit that one of the loads names, for those that name none."""
    units = (term.unit for scan in draft.scans for term in scan.terms if term.role == "load")
    return next((WeightUnit(unit) for unit in units if unit in {"kg", "lb"}), None)


def _is_set(one: StrengthSet) -> bool:
    told = one.reps is not None or one.seconds is not None or one.metres is not None
    return told or one.load is not None


def _per_side(draft: LiftDraft, name: ExerciseId, names: Names) -> bool:
    said = any(scan.flags & {"side", "left", "right"} for scan in draft.scans)
    if not said and any("in_all" in scan.flags for scan in draft.scans):
        return False
    bare = any("bare_each" in scan.flags for scan in draft.scans) and name not in names.barbell
    return said or bare or name in names.unilateral
