"""Races before and behind: R05, R24, R06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.limits import calendar as limit
from bot.coach.verdict import Rank, Verdict
from bot.domain.athlete import Experience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.coach.situation import Racing, Situation


TWO_DAYS = 2


def r05(situation: Situation) -> Iterator[Verdict]:
    """The days before an A or B race. Source: coaching rules 2.5, [wang2023]."""
    ceiling = before_race(situation.race)
    if ceiling is None:
        return
    lifts = ceiling is Rank.MAINT
    yield Verdict(
        rule="R05",
        case=_when(situation.race.days or 0),
        ceiling=ceiling,
        rpe=limit.TAPER_RPE if lifts else None,
        row=limit.TAPER_ROW if lifts else None,
        flags=("no_new_exercises",),
        args={"days": int(situation.race.days or 0)},
    )


def _when(days: float) -> str:
    return "today" if days < 1 else "tomorrow" if days < TWO_DAYS else "soon"


def before_race(race: Racing) -> Rank | None:
    """Return the ceiling of the days before a race; None when it is far, or none to rest for."""
    if race.days is None or race.priority == "C":
        return None
    far = race.priority == "B" and race.days >= limit.B_RACE_FROM
    days = race.days + (limit.B_RACE_EXTRA if far else 0)
    return _ceiling(days, limit.TAPER[_table(race, unknown="hm")])


def r24(situation: Situation) -> Iterator[Verdict]:
    """A late start: nobody begins to lift in earnest shortly before the race. [design]."""
    race = situation.race
    if race.days is None or race.priority != "A" or not _is_beginner(situation):
        return
    if race.days > limit.LATE_DAYS.get(race.distance or "", limit.LATE_DAYS_SHORT):
        return
    ceiling = Rank.MAINT if race.days > limit.LATE_SHORT_DAYS else Rank.CORE_BW
    yield Verdict(rule="R24", ceiling=ceiling, rpe=limit.LATE_RPE)


def r06(situation: Situation) -> Iterator[Verdict]:
    """The days after an A or B race. Source: coaching rules 2.5, [sherman1984], [soreness2017]."""
    race = situation.last_race
    if race.days is None or race.priority == "C":
        return
    ceiling = _ceiling(race.days, limit.AFTER_RACE[_table(race, unknown="marathon")])
    if ceiling is not None:
        yield Verdict(
            rule="R06",
            ceiling=ceiling,
            rpe=None if ceiling is Rank.MOBILITY else limit.AFTER_RACE_RPE,
            row=limit.AFTER_RACE_ROW if ceiling is Rank.MAINT else None,
            flags=("no_plyo",),
        )


def _is_beginner(situation: Situation) -> bool:
    lifting = situation.lifting
    novice = situation.lifter.experience is Experience.NOVICE
    return lifting.no_history or (novice and (lifting.week or 1) <= limit.LATE_LADDER_WEEK)


def _table(race: Racing, unknown: str) -> str:
    match race.distance:
        case "5k" | "10k":
            return "5k10k"
        case None:
            short = race.minutes is not None and race.minutes < limit.SHORT_RACE_MIN
            return "5k10k" if short else unknown
        case distance:
            return distance


def _ceiling(days: float, table: limit.BeforeRace) -> Rank | None:
    return next((ceiling for border, ceiling in table if days <= border), None)
