"""Signs that it has been too much: two of them make a lighter week. Source: coaching rules 2.8.

Rule: signs seen on a day on which something new was told count for the seven days from then on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach.lifts import Bout, e1rm
from bot.coach.limits import progress as limit
from bot.coach.progression import is_missed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.coach.history.readiness import Felt

Bouts = tuple[Bout, ...]
DAY = timedelta(days=1)


def last_strain(lifts: Sequence[Bouts], told: Felt, day: date) -> date | None:
    """Return the last of seven days on which the main lifts and what was told made two signs."""
    new = {one.days_ago for bouts in lifts for one in bouts} | {(day - on).days for on, _ in told}
    seen = (ago for ago in range(limit.STRAINED_DAYS) if ago in new and _on(lifts, told, day, ago))
    return next((day - ago * DAY for ago in seen), None)


def is_strained(last: date | None, day: date) -> bool:
    """Tell whether the signs that were seen last ask for a lighter week on a day."""
    return last is not None and (day - last).days < limit.STRAINED_DAYS


def _on(lifts: Sequence[Bouts], told: Felt, day: date, ago: int) -> bool:
    """Tell whether so many days ago there were two signs, or two lifts to be rebuilt."""
    then = [bouts for one in lifts if (bouts := _until(one, ago))]
    fresh = [bouts for bouts in then if bouts[-1].days_ago - ago < limit.SIGN_DAYS]
    if sum(_is_rebuilt(bouts) for bouts in fresh) >= limit.TWO_LIFTS:
        return True
    return sum(_signs(fresh, told, day - ago * DAY)) >= limit.STRAIN_SIGNS


def _until(bouts: Bouts, ago: int) -> Bouts:
    return tuple(one for one in bouts if one.days_ago >= ago)


def _signs(lifts: Sequence[Bouts], told: Felt, day: date) -> Iterator[bool]:
    yield sum(_is_weaker(bouts) for bouts in lifts) >= limit.TWO_LIFTS
    yield any(_is_harder(bouts) for bouts in lifts)
    days = [day - ago * DAY for ago in range(limit.SIGN_DAYS)]
    sore = [told.get((one, "soreness"), 0.0) for one in days]
    yield sum(value >= limit.SORE for value in sore) >= limit.SORE_DAYS
    slept = [told.get((one, "sleep"), limit.SLEEP_H) for one in days]
    yield sum(hours < limit.SLEEP_H for hours in slept) >= limit.SHORT_NIGHTS
    yield any(told.get((one, "pulse"), 0.0) >= limit.PULSE_UP for one in days)


def _is_rebuilt(bouts: Bouts) -> bool:
    return len(bouts) > 1 and is_missed(bouts[-1]) and is_missed(bouts[-2])


def _is_weaker(bouts: Bouts) -> bool:
    """Tell whether a lift fell in two sessions by what its sets tell of the maximum."""
    known = [kg for one in bouts if (kg := _maximum(one)) is not None]
    return len(known) > limit.TWO_LIFTS and known[-1] <= known[-1 - limit.TWO_LIFTS] * limit.WEAKER


def _maximum(bout: Bout) -> float | None:
    """Return the maximum (kg) that a rated day tells; lighter days and light sets tell none."""
    light = bout.target is not None and bout.target.light
    return None if light or bout.rpe is None else e1rm(bout.kg, max(bout.reps), bout.rpe)


def _is_harder(bouts: Bouts) -> bool:
    """Tell whether the same work was much harder than the last time."""
    if len(bouts) < limit.TWO_LIFTS:
        return False
    before, last = bouts[-2:]
    if before.rpe is None or last.rpe is None:
        return False
    same = (last.kg, last.reps, last.failed) == (before.kg, before.reps, before.failed)
    return same and last.rpe - before.rpe >= limit.TOO_HARD_RPE
