"""What the coach has been told of runs and races, kept beside him by the simulation.

Rule: a run of tomorrow is known to be hard when it was announced as such, or when the same run was
told on that weekday in each of the last four weeks. How hard a run is follows coaching rules 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import Final

from benchmarks.seasons.people import Run
from bot.coach.hardness import hard, is_hard_by_length_only
from bot.coach.situation import Outing, Running

MONTH: Final = 30
HABIT_WEEKS: Final = 4
NAMES: Final = {"parkrun": "race"}


@dataclass(slots=True)
class Known:
    """Runs that were told, by day: done ones and announced ones; and the A races."""

    done: dict[int, Run] = field(default_factory=dict[int, Run])
    announced: dict[int, Run | None] = field(default_factory=dict[int, Run | None])
    races: list[int] = field(default_factory=list[int])

    def hard(self, day: int, now: int) -> bool:
        """Tell whether the run of a day is known to be hard on the morning of `now`."""
        return any(hard((one,), self._usual(now)) for one in self._expected(day))

    def gentle(self, day: int, now: int) -> bool:
        """Tell whether what makes it hard is its length alone."""
        found = [one for one in self._expected(day) if hard((one,), self._usual(now))]
        return bool(found) and all(is_hard_by_length_only(one) for one in found)

    def race_days(self, now: int) -> int | None:
        """Return the days to the next A race that was told."""
        return min((day - now for day in self.races if day >= now), default=None)

    def after_race(self, now: int) -> int | None:
        """Return the days since the last A race."""
        return min((now - day for day in self.races if day < now), default=None)

    def _expected(self, day: int) -> list[Outing]:
        if day in self.announced:
            run = self.announced[day]
            return [] if run is None else [_outing(run)]
        before = [self.done.get(day - 7 * week) for week in range(1, HABIT_WEEKS + 1)]
        kinds = {run[0] for run in before if run is not None}
        if None in before or len(kinds) != 1:
            return []
        return [_outing(run) for run in before if run is not None][:1]

    def _usual(self, now: int) -> Running:
        lengths = [minutes for day, (_, minutes) in self.done.items() if 0 <= now - day < MONTH]
        return Running(runs30=len(lengths), median_min=median(lengths) if lengths else None)


def _outing(run: Run) -> Outing:
    kind, minutes = run
    return Outing(NAMES.get(kind, kind), None, minutes)
