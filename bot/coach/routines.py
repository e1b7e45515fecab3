"""Which daily routine goes with the day. Source: coaching rules 2.10.

Law: it is the same whenever it is asked on the same day, it leaves out what hurts, and it takes
five to ten minutes as long as enough drills are left.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.coach.advice import SessionName
from bot.coach.hardness import hard
from bot.coach.history.situation import situation
from bot.coach.leaveout import left_out
from bot.coach.limits import time as limit
from bot.coach.rules.running import tomorrow
from bot.domain.exercise import Equipment, ExerciseId

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.coach.catalogue import Catalogue, Drill
    from bot.coach.decision import Decision
    from bot.domain.record import Record
from bot.coach.catalogue import Routine
from bot.coach.decision import decide, flags
from bot.coach.doses import dose

EVERY: Final = ("D1", "D2", "D3", "D4", "D5", "D6", "D7")
WARM_UPS: Final = ("D2", "D3")
GENTLE: Final = "D7"
SPARING: Final = ("D1", "D5")
PREGNANT: Final = ("D6", "D7")
SPARED_BY: Final = frozenset({"R07", "R08", "R11"})
FILLERS: Final = ("D1", "D7", "D2", "D6", "D5", "D3", "D4")
"""Where drills are taken from when too many fall away."""


def routine_id(decision: Decision, told: Iterable[str], turn: int) -> str | None:
    """Return the id of the day's routine; None when nothing is to be done. `turn` is the day."""
    if decision.session in (SessionName.STOP_REFER, SessionName.REST):
        return None
    health = decision.situation.health
    if health.pregnant:
        return PREGNANT[turn % 2]
    chosen = _by_session(decision, turn)
    return "D1" if chosen == GENTLE and "no_stretch" in told else chosen


def routine_for(
    decision: Decision, told: Iterable[str], turn: int, catalogue: Catalogue
) -> Routine | None:
    """Return the routine without what today's flags forbid; None when nothing is to be done."""
    flagged = tuple(told)
    name = routine_id(decision, flagged, turn)
    room = decision.situation.lifter.equipment
    return None if name is None else adapted(catalogue.routines[name], flagged, room, catalogue)


def routine_of_day(record: Record, day: date, catalogue: Catalogue) -> Routine:
    """Return the routine of a day, without what hurts; on days of rest it has no drills."""
    decision = decide(situation(record, day, catalogue))
    amount = dose(decision)
    told = flags(decision, amount.rpe, amount.start_rpe)
    found = routine_for(decision, told, day.toordinal(), catalogue)
    return found or Routine(GENTLE, catalogue.routines[GENTLE].name, ())


def _by_session(decision: Decision, turn: int) -> str:
    if decision.session in (SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL):
        return WARM_UPS[turn % 2]
    if decision.session is SessionName.MOBILITY or _is_before_long(decision):
        return GENTLE
    spared = any(v.rule in SPARED_BY and v.ceiling is decision.rank for v in decision.verdicts)
    if decision.session is SessionName.CORE_BW and not decision.unloaded and spared:
        return SPARING[turn % 2]
    return EVERY[turn % len(EVERY)]


def _is_before_long(decision: Decision) -> bool:
    facts = decision.situation
    runs = hard(tomorrow(facts) or (), facts.running)
    return any(run.kind in ("long", "race") for run in runs)


def adapted(
    routine: Routine,
    told: Iterable[str],
    room: frozenset[Equipment],
    catalogue: Catalogue,
) -> Routine:
    """Return a routine without what today forbids, filled up from the others."""
    forbidden = left_out(told, catalogue.exercises)
    taken: dict[ExerciseId, Drill] = {}
    for drill in _allowed(routine.drills, forbidden, room):
        taken.setdefault(drill.exercise, drill)
    spare = (drill for name in FILLERS for drill in catalogue.routines[name].drills)
    spent = sum(drill.seconds for drill in taken.values())
    for drill in _allowed(spare, forbidden, room):
        if spent >= limit.ROUTINE_S:
            break
        if drill.exercise not in taken:
            taken[drill.exercise] = drill
            spent += drill.seconds
    return replace(routine, drills=tuple(taken.values()))


def _allowed(
    drills: Iterable[Drill], forbidden: frozenset[ExerciseId], room: frozenset[Equipment]
) -> Iterable[Drill]:
    for drill in drills:
        if drill.instead is not None and Equipment.BAND not in room:
            yield from _allowed(
                (replace(drill, exercise=drill.instead, instead=None),), forbidden, room
            )
        elif drill.exercise not in forbidden:
            yield drill
