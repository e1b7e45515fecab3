"""Races and the season that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import calendar as limit
from bot.coach.limits import diary
from bot.coach.situation import Outing, Outings, Racing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.domain.athlete import Race, RaceDistance

RACE = Outing("small_race")
"""Nobody rests for it: a hard run, like any other."""


LENGTHS: tuple[RaceDistance, ...] = ("5k", "10k", "hm", "marathon", "ultra")


def _length(race: Race, unknown: RaceDistance) -> int:
    return LENGTHS.index(race.distance or unknown)


def _strictest_first(race: Race) -> tuple[date, int, str]:
    """Of two races of one day the longer counts."""
    return race.day, -_length(race, "hm"), race.priority


def next_race(races: Iterable[Race], day: date) -> Racing:
    """Return the next race to rest for; without one, a C race of today or tomorrow."""
    ahead = sorted((race for race in races if race.day >= day), key=_strictest_first)
    main = [race for race in ahead if race.priority != "C"]
    soon = [race for race in ahead if (race.day - day).days <= 1]
    race = next(iter((*main, *soon)), None)
    return Racing() if race is None else _racing(race, abs((race.day - day).days))


def last_race(races: Iterable[Race], day: date) -> Racing:
    """Return the last A or B race, as long as it still counts."""
    behind = [
        race
        for race in races
        if race.priority != "C" and 0 <= (day - race.day).days <= diary.RACE_MEMORY_DAYS
    ]
    race = max(behind, key=lambda race: (race.day, _length(race, "marathon")), default=None)
    return Racing() if race is None else _racing(race, (day - race.day).days)


def small_races(races: Iterable[Race], day: date) -> Outings:
    """Return the C races of a day: each is a hard run."""
    return tuple(RACE for race in races if race.priority == "C" and race.day == day)


def _racing(race: Race, days: int) -> Racing:
    return Racing(days=days, distance=race.distance, priority=race.priority)


def phase(races: Iterable[Race], day: date, zone: str) -> str:
    """Return the phase of training; the first that fits. Source: coaching rules 2.1."""
    known = tuple(races)
    ahead = _ahead(known, day)
    if ahead is not None and ahead[0] <= limit.TAPER_PHASE.get(
        ahead[1] or "", limit.TAPER_PHASE_UNKNOWN
    ):
        return "taper"
    last = last_race(known, day)
    recovery = limit.RECOVERY_PHASE.get(last.distance or "", limit.RECOVERY_PHASE_UNKNOWN)
    if last.days is not None and last.days <= recovery:
        return "recovery"
    return _far_from_race(ahead[0] if ahead else None, day, zone)


def _far_from_race(days: int | None, day: date, zone: str) -> str:
    if days is None:
        south = zone.startswith(limit.SOUTHERN_ZONES)
        winter = limit.WINTER_SOUTH if south else limit.WINTER_NORTH
        return "off_season" if day.month in winter else "base"
    if days <= limit.RACE_SPECIFIC_DAYS:
        return "race_specific"
    return "build" if days <= limit.BUILD_DAYS else "base"


def _ahead(races: Iterable[Race], day: date) -> tuple[int, str | None] | None:
    """Return days to and distance of the next A race."""
    ahead = [race for race in races if race.priority == "A" and race.day >= day]
    race = min(ahead, key=_strictest_first, default=None)
    return None if race is None else ((race.day - day).days, race.distance)
