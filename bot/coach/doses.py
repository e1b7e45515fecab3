"""Sets, repetitions, effort and per cent of the main lift.

Rule: of all rows that apply the fewest sets, the highest repetitions and the lowest effort hold.
Source: coaching rules 2.17.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.coach.decision import Decision, is_light
from bot.coach.limits import dose as limit
from bot.coach.limits import health
from bot.coach.limits.calendar import TAPER_ROW
from bot.coach.percent import per_cent
from bot.coach.verdict import Reps, Row
from bot.domain.athlete import Experience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.situation import Situation

HEAVY = frozenset({SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """The dose of the day."""

    rpe: float
    """Cap of the whole session, 0 to 9."""
    sets: int | None = None
    """Of the main lift, as the next two."""
    reps: Reps | None = None
    pct: tuple[float, float] | None = None
    """Per cent of e1RM for the top and the bottom of `reps`."""
    load_factor: float = 1.0
    start_rpe: float | None = None
    """Effort at which a LEARN session starts."""


def dose(decision: Decision) -> Dose:
    """Return the dose of a session."""
    start = start_of_learning(decision) if decision.learn is not None else None
    factor = _factor(decision)
    if not decision.lifts:
        rpe = _light_effort(decision, start)
        return Dose(rpe=rpe, load_factor=factor, start_rpe=start.rpe if start else None)
    row = _folded(tuple(_rows(decision, start)))
    rpe = min(row.rpe or limit.RPE_MAX, decision.cap)
    reps = row.reps or limit.MAINT.reps or (0, 0)
    return Dose(
        rpe=rpe,
        sets=_sets(row.sets or 0, decision),
        reps=reps,
        pct=None if decision.unloaded else _per_cents(reps, rpe, factor, decision),
        load_factor=factor,
        start_rpe=start.rpe if start else None,
    )


def start_of_learning(decision: Decision) -> Row:
    """Return the row from which a LEARN session starts."""
    started = {v.rule: v.start for v in decision.verdicts if v.start is not None}
    ladder = started.get("R13") or _ladder_row(decision.situation)
    rows = [row for row in (ladder, started.get("R17")) if row is not None]
    return _folded(tuple(rows)) if rows else limit.LEARN


def _ladder_row(situation: Situation) -> Row | None:
    """The row of the novice's ladder week; fragile bones climb it too."""
    week = int(situation.lifting.week or 1)
    fragile = situation.health.conditions & health.BONE_LADDER
    cleared = situation.health.clearance is not None
    fragile_gate = cleared and "osteoporotic_fracture" in situation.health.gates
    if (fragile or fragile_gate) and week <= health.BONE_LADDER_WEEKS:
        return limit.LADDER[min(week, len(limit.LADDER)) - 1]
    novice = situation.lifter.experience is Experience.NOVICE
    return limit.LADDER[week - 1] if novice and week <= len(limit.LADDER) else None


def _light_effort(decision: Decision, start: Row | None) -> float:
    match decision.session:
        case SessionName.MOBILITY:
            return min(limit.MOBILITY_RPE, decision.cap)
        case SessionName.CORE_BW:
            learn = start.rpe if start and start.rpe is not None else limit.CORE_RPE
            return min(limit.CORE_RPE, learn, decision.cap)
        case _:
            return 0.0


def _factor(decision: Decision) -> float:
    factor = 1.0
    for verdict in decision.verdicts:
        factor *= verdict.load_factor
    return round(factor, 3)


def _per_cents(reps: Reps, rpe: float, factor: float, decision: Decision) -> tuple[float, float]:
    limits = [v.pct_limit for v in decision.verdicts if v.pct_limit is not None]
    most = min([limit.PCT_MAX, *limits])
    bottom, top = (min(most, round(per_cent(count, rpe) * factor, 1)) for count in reps)
    return top, bottom


# ---------------------------------------------------------------- rows


def _rows(decision: Decision, start: Row | None) -> Iterator[Row]:
    learns = decision.plan is SessionName.LEARN
    yield start if start is not None and learns else _plain_start(decision)
    for verdict in decision.verdicts:
        if verdict.row is not None and verdict.rule != "R05":
            yield verdict.row
    if decision.is_short:
        yield Row(sets=limit.LEARN_SHORT_SETS)
    if not learns:
        yield from _of_person(decision)


def _plain_start(decision: Decision) -> Row:
    """The start row of HEAVY and MAINT."""
    lifter = decision.situation.lifter
    phase_row = limit.HEAVY[lifter.phase, lifter.experience.value]
    older = _is_older(decision)
    if decision.unloaded:
        return _bodyweight(decision, older=older)
    if decision.plan in HEAVY:
        most = limit.OLDER_HEAVY_SETS if older else limit.MOST_SETS
        return Row(min(phase_row.sets or 0, most), phase_row.reps, phase_row.rpe)
    tapering = any(v.rule == "R05" and v.row is not None for v in decision.verdicts)
    sets = limit.OLDER_MAINT_SETS if older and not tapering else limit.MAINT.sets
    reps = TAPER_ROW.reps if tapering else limit.MAINT.reps
    return Row(sets, reps, min(limit.MAINT.rpe or 0, phase_row.rpe or 0))


def _bodyweight(decision: Decision, *, older: bool) -> Row:
    if decision.plan in HEAVY:
        return limit.BODYWEIGHT_HEAVY
    row = limit.BODYWEIGHT_MAINT
    return Row(limit.OLDER_MAINT_SETS, row.reps, row.rpe) if older else row


def _of_person(decision: Decision) -> Iterator[Row]:
    """Rows of age, of a gentle day and of light equipment."""
    lifter = decision.situation.lifter
    if _is_older(decision):
        advanced = lifter.experience is Experience.ADVANCED
        yield Row(reps=limit.OLDER_ADVANCED_REPS if advanced else limit.OLDER_REPS)
    if decision.plan is SessionName.MAINT and decision.cap <= limit.EASY_MAINT_RPE:
        yield Row(reps=limit.EASY_MAINT_REPS)
    if is_light(lifter):
        yield Row(reps=limit.LIGHT_REPS)


def _is_older(decision: Decision) -> bool:
    age = decision.situation.lifter.age
    return age is not None and age >= health.OLDER


def _folded(rows: tuple[Row, ...]) -> Row:
    return Row(
        min((row.sets for row in rows if row.sets is not None), default=None),
        max((row.reps for row in rows if row.reps is not None), default=None),
        min((row.rpe for row in rows if row.rpe is not None), default=None),
    )


def _sets(sets: int, decision: Decision) -> int:
    change = max(sum(v.set_change for v in decision.verdicts), -2)
    maint = decision.plan is SessionName.MAINT
    return max(sets + change, limit.MIN_SETS_MAINT if maint else limit.MIN_SETS_HEAVY)
