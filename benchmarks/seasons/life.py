"""What happens to a runner in a year, day by day: drawn before the first day, told as it comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from benchmarks.seasons.people import Run, Runner
from tests.laws.dice import Dice

RACES: Final = (("5k", 24), ("10k", 50), ("half marathon", 110), ("marathon", 230))
"""Distance and minutes."""
AFTER_RACE: Final = {"5k": 2, "10k": 3, "half marathon": 5, "marathon": 10}
"""Days without a run after one."""
SITES: Final = ("knee", "achilles", "hamstring", "back", "shoulder", "calf")
RED_SITES: Final = ("shin", "foot", "knee")
NOTICE: Final = 100
"""A race is told at most so many days ahead."""


@dataclass(slots=True)
class Day:
    """What is true of one day, whether anybody is told or not."""

    run: Run | None = None
    silent: bool = False
    """Neither training nor a word to the coach."""
    away: int = 0
    """On the first day of a journey without weights: how many days it lasts."""
    ill: str = ""
    pain: tuple[str, int] | None = None
    red: str = ""
    """Site of a pain with a red sign; it is seen by a doctor when it ends."""
    sleep_h: float | None = None
    sore: int | None = None
    race: str = ""
    """Distance of an A race."""
    tell: list[str] = field(default_factory=list[str])
    """Said in the morning, before anything is asked."""


def life(who: Runner, days: int) -> list[Day]:
    """Return what happens to a runner on each day of a year that begins on a Monday."""
    dice = Dice(who.seed * 104729 + 5)
    year = [_plain(who, number, dice) for number in range(days)]
    _races(year, dice)
    _breaks(year, dice)
    _journeys(year, dice)
    _illnesses(year, dice)
    _pains(year, dice)
    _nights(year, dice)
    return year


def _plain(who: Runner, number: int, dice: Dice) -> Day:
    run = who.calendar.get(number % 7)
    if run is None or dice.happens(0.1):
        return Day()
    kind, minutes = run
    return Day(run=(kind, round(minutes * (0.85 + 0.3 * dice.share()))))


def _starts(year: list[Day], dice: Dice, each: int) -> list[int]:
    """Return on which days something begins that comes once in so many days."""
    return [number for number in range(7, len(year)) if dice.below(each) == 0]


def _races(year: list[Day], dice: Dice) -> None:
    for first in (60, 230):
        number = first + dice.below(60)
        number += 6 - number % 7  # races are on Sundays
        distance, minutes = dice.one(RACES)
        if number >= len(year) or dice.happens(0.3):
            continue
        year[number].race = distance
        year[number].run = ("race", minutes)
        told = max(1, number - NOTICE)
        year[told].tell.append(f"{distance} race in {number - told} days")
        for day in year[number + 1 : number + 1 + AFTER_RACE[distance]]:
            day.run = None


def _breaks(year: list[Day], dice: Dice) -> None:
    for start in _starts(year, dice, 300):
        length = dice.one((9, 16, 23, 35, 60))
        for day in year[start : start + length]:
            if not day.race:
                day.silent = True


def _journeys(year: list[Day], dice: Dice) -> None:
    for start in _starts(year, dice, 180):
        if not year[start].silent:
            year[start].away = 3 + dice.below(8)


def _illnesses(year: list[Day], dice: Dice) -> None:
    for start in _starts(year, dice, 160):
        kind, length = dice.one((("a fever", 4), ("a cold", 5), ("a stomach bug", 2)))
        for day in year[start : start + length]:
            day.ill, day.run = kind, None


def _pains(year: list[Day], dice: Dice) -> None:
    for start in _starts(year, dice, 110):
        site, worst = dice.one(SITES), 1 + dice.below(6)
        for number, day in enumerate(year[start : start + 4 + dice.below(9)]):
            day.pain = (site, max(1, worst - number // 3))
    for start in _starts(year, dice, 700):
        site = dice.one(RED_SITES)
        for day in year[start : start + 9]:
            day.red, day.run = site, None


def _nights(year: list[Day], dice: Dice) -> None:
    for day in year:
        if dice.happens(0.05):
            day.sleep_h = dice.one((3, 4.5, 5.5))
        if dice.happens(0.04):
            day.sore = 3 + dice.below(6)
