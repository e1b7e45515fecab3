"""Random years of sessions with breaks, and what no day of them may bring.

Source: coaching rules 2.14, invariant 6, and the state of 2.17.5.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.coach.decision import decide
from bot.coach.history.situation import situation
from bot.domain.athlete import Athlete, AthleteId, Experience
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Health
from bot.domain.load import Load, WeightUnit
from bot.domain.record import Record
from bot.domain.training import Entry, Lift, Log, LogId, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.coach.catalogue import Catalogue

FIRST: Final = date(2026, 1, 5)
GAPS: Final = (2, 2, 2, 3, 3, 4, 5, 7, 12, 14, 15, 16, 20, 22, 27, 29, 45, 57, 80, 112, 113, 150)
"""Days between two sessions: the usual ones, and those around each border of the breaks."""
DAYS: Final = 365
PLAIN: Final = 7
"""How many of the first gaps are no breaks."""
STEPS: Final = ((14, 0), (21, 2), (56, 3), (112, 9), (9999, 12))
"""Sessions of a comeback by the length of the break."""
ATHLETE: Final = Athlete(
    id=AthleteId("law"),
    experience=Experience.INTERMEDIATE,
    equipment=(Equipment.BARBELL, Equipment.BENCH),
    minutes=60,
    set_up=True,
    health=Health(age=30, screened=FIRST, pain_asked=FIRST),
)


def gaps_of(below: Callable[[int], int]) -> tuple[int, ...]:
    """Return the gaps between the sessions of a year, a break after every few of them."""
    gaps: list[int] = []
    while sum(gaps) < DAYS:
        gaps.append(GAPS[below(len(GAPS) if below(4) == 0 else PLAIN)])
    return tuple(gaps)


def broken_in(gaps: Sequence[int], catalogue: Catalogue) -> Iterator[str]:
    """Name every heavy session that comes before the steps of a comeback are done.

    The advice of each training day is followed; the day before it is asked about, too.
    """
    record, day, length, left = Record(athlete=ATHLETE), FIRST, 0, 0
    record = _with(record, day, "LEARN")
    for gap in gaps:
        day += timedelta(days=gap)
        if gap > STEPS[0][0]:
            length = max(gap, length) if left else gap
            left = next(steps for border, steps in STEPS if length <= border)
        early = _name(record, day - timedelta(days=1), catalogue)
        name = _name(record, day, catalogue)
        if left and gap > STEPS[0][0] + 1 and early.startswith("HEAVY"):
            yield f"6: {early} {gap - 1} days after the last session"
        if left and name.startswith("HEAVY"):
            yield f"6: {name} with {left} sessions to go after {length} days"
        record, left = _with(record, day, name), max(0, left - 1)


def _name(record: Record, day: date, catalogue: Catalogue) -> str:
    return decide(situation(record, day, catalogue)).session.value


def _with(record: Record, day: date, name: str) -> Record:
    one = StrengthSet(reps=5, load=Load(60, WeightUnit.KG), rpe=7)
    lifts = (
        Lift(exercise=ExerciseId(lift), sets=(one, one)) for lift in ("back_squat", "deadlift")
    )
    log = Log(
        id=LogId(f"law/{day}"),
        at=datetime.combine(day, time(18), UTC),
        entries=tuple(Entry(day, lift) for lift in lifts),
        session=name if name not in ("CORE_BW", "MOBILITY") else "MAINT",
    )
    return Record(athlete=record.athlete, logs=(*record.logs, log))
