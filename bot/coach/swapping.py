"""What can be done instead of an exercise. Source: coaching rules 2.9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.coach.composing import Floor, Gym, floor_of, is_possible, neighbours
from bot.coach.decision import decide, flags
from bot.coach.doses import dose
from bot.coach.history.maxima import lifts
from bot.coach.history.situation import situation
from bot.coach.plates import Plates
from bot.coach.regions import REGIONS
from bot.coach.templates import FAMILIES
from bot.domain.athlete import Experience
from bot.domain.exercise import ExerciseId

if TYPE_CHECKING:
    from datetime import date

    from bot.coach.catalogue import Catalogue
    from bot.domain.record import Record

MOST = 2
MOST_OF_REGION = 3
_NOTHING = frozenset({SessionName.STOP_REFER, SessionName.REST})
"""Sessions beside which no exercise is proposed."""


def alternatives(
    exercise: ExerciseId, record: Record, day: date, catalogue: Catalogue
) -> tuple[ExerciseId, ...]:
    """Return up to two exercises for the same movement that this runner can do on this day."""
    floor = _floor(record, day, catalogue)
    entries = catalogue.exercises
    family = (one for row in FAMILIES if exercise in row for one in row)
    near = neighbours(entries[exercise], catalogue) if exercise in entries else ()
    options = dict.fromkeys((*(entries[ExerciseId(one)].id for one in family), *near))
    fitting = (one for one in options if one != exercise and is_possible(floor, entries[one]))
    return tuple(fitting)[:MOST]


def for_region(
    region: str, record: Record, day: date, catalogue: Catalogue
) -> tuple[ExerciseId, ...]:
    """Return up to three exercises for a part of the body that this runner can do on this day."""
    floor = _floor(record, day, catalogue)
    if floor.decision.plan in _NOTHING:
        return ()
    entries = catalogue.exercises
    fitting = (one for one in REGIONS[region] if is_possible(floor, entries[one]))
    return tuple(fitting)[:MOST_OF_REGION]


def next_to(
    exercise: ExerciseId, record: Record, day: date, catalogue: Catalogue, *, harder: bool
) -> tuple[ExerciseId, ...]:
    """Return the next easier or harder exercises, those first that this runner can do today."""
    entry = catalogue.exercises.get(exercise)
    if entry is None:
        return ()
    floor = _floor(record, day, catalogue)
    near = tuple(map(ExerciseId, entry.harder if harder else entry.easier))
    return tuple(sorted(near, key=lambda one: not is_possible(floor, catalogue.exercises[one])))


def _floor(record: Record, day: date, catalogue: Catalogue) -> Floor:
    facts = situation(record, day, catalogue)
    decision = decide(facts)
    amount = dose(decision)
    novice = facts.lifter.experience is Experience.NOVICE
    known = lifts(record.logs, day, novice=novice)
    gym = Gym(catalogue=catalogue, lifts=known, owned=Plates(), turn=0)
    told = flags(decision, amount.rpe, amount.start_rpe)
    return floor_of(decision, amount, told, gym)
