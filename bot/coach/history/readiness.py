"""From what a runner told of himself to soreness, sleep and energy of a day.

Rule: words count as the numbers of `limits.readiness`; what was told of another day does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach.limits import readiness as limit
from bot.coach.situation import Readiness
from bot.domain.athlete import Feeling, FeelingKind

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = timedelta(days=1)
Felt = Mapping[tuple[date, FeelingKind], float]
"""What was told, in numbers, by day and kind."""
_SAID = {
    "soreness": limit.SAID_SORENESS,
    "sleep": limit.SAID_SLEEP_H,
    "energy": limit.SAID_ENERGY,
    "stress": limit.SAID_STRESS,
    "pulse": limit.SAID_PULSE,
}


def readiness(feelings: Iterable[Feeling], day: date) -> Readiness:
    """Return how the runner is on a day."""
    told = felt(feelings, day)
    usual = Readiness()
    low = (told.get((day, "energy")), told.get((day, "stress")))
    energies = [value for value in low if value is not None]
    return Readiness(
        soreness=told.get((day, "soreness"), usual.soreness),
        sleep_h=told.get((day, "sleep"), usual.sleep_h),
        energy=min(energies, default=usual.energy),
        two_nights_under5=_short(told, day, limit.SHORT_SLEEP_H) >= _TWO,
        short_sleep_days=_limited(told, day - DAY),
        night_shift=_is_so(told, day, "night_shift"),
        heat=_is_so(told, day, "heat"),
        altitude=any(_is_so(told, day - n * DAY, "altitude") for n in range(limit.ALTITUDE_DAYS)),
    )


def felt(feelings: Iterable[Feeling], day: date, *, pulse: bool = True) -> Felt:
    """Return what was told up to a day, in numbers, by day and kind."""
    return {
        (one.day, one.what): _value(one)
        for one in feelings
        if one.day <= day and (pulse or one.what != "pulse")
    }


_TWO = 2
_SURROUNDS = ("night_shift", "heat", "altitude")
_NOT_SO, _SO = 0.0, 1.0


def _is_so(told: Felt, day: date, what: FeelingKind) -> bool:
    return told.get((day, what), _NOT_SO) == _SO


def _limited(told: Felt, day: date) -> int:
    """Return on how many days running, up to this one, sleep or energy set a limit."""
    days, usual = 0, Readiness()
    while (
        told.get((day - days * DAY, "sleep"), usual.sleep_h) < limit.LESS_SLEEP_H
        or told.get((day - days * DAY, "energy"), usual.energy) <= limit.LOW_ENERGY
    ):
        days += 1
    return days


def _value(feeling: Feeling) -> float:
    if feeling.what in _SURROUNDS:
        return _NOT_SO if feeling.grade == "none" else _SO
    return _SAID[feeling.what][feeling.grade] if feeling.value is None else feeling.value


def _short(told: Felt, day: date, hours: float) -> int:
    """Return on how many days running, up to this one, less than so many hours were slept."""
    days = 0
    while told.get((day - days * DAY, "sleep"), hours) < hours:
        days += 1
    return days
