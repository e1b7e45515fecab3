"""How experienced a lifter is: as he says, else as his logs show.

Rule: what the runner said of himself stands. Who said nothing is new to lifting until the logs show
otherwise, and from loads alone nobody is taken for more than intermediate.
Source: coaching rules 2.1; the loads that show experience are a judgement of our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import experience as limit
from bot.domain.athlete import Experience
from bot.domain.exercise import ExerciseId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.coach.history.sessions import Session
    from bot.coach.lifts import LiftState
    from bot.domain.athlete import Athlete


def experience(
    athlete: Athlete,
    done: Sequence[Session],
    before: int,
    known: Mapping[ExerciseId, LiftState],
    day: date,
) -> Experience:
    """Return the experience on a day; `before` counts sessions that are only summed up."""
    if athlete.experience is not None:
        return athlete.experience
    if not done:
        return Experience.NOVICE
    count, days = len(done) + before, (day - done[0].day).days
    long_enough = days >= limit.NOVICE_DAYS or before > 0
    if count >= limit.NOVICE_SESSIONS and long_enough:
        return Experience.INTERMEDIATE
    seen = len(done) >= limit.SHOWN_SESSIONS and days >= limit.SHOWN_DAYS
    strong = seen and _is_strong(known, athlete.body_kg or limit.BODY_KG)
    return Experience.INTERMEDIATE if strong else Experience.NOVICE


def _is_strong(known: Mapping[ExerciseId, LiftState], body_kg: float) -> bool:
    """Tell whether a maximum is one that nobody has who is new to lifting."""
    return any(
        (known[ExerciseId(name)].e1rm_kg or 0.0) >= share * body_kg
        for name, share in limit.SHOWN_SHARE.items()
        if name in known
    )
