"""How the loads that the coach gives fit: to what was lifted, to the ceilings, to the true body."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from bot.coach.loads import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.seasons.figures import Figures
    from bot.coach.catalogue import Catalogue
    from bot.domain.training import PlannedLift

Told = tuple[int, float, float]
CAP_KG: Final = {True: 2.5, False: 5.0}
"""The most above the best load so far, of upper and lower body."""
CEILING: Final = {"novice": 0.05, "intermediate": 0.025, "advanced": 0.015}
"""The most that a load rises in a week."""
STEP_KG: Final = 2.5
WEEK: Final = 7
MONTH: Final = 28
"""What was lifted so lately is no rise when it comes again, after a lighter week, say."""
BREAK: Final = 21
"""Days without a lift, after which loads begin lower on purpose."""
ENOUGH: Final = 8
"""Sessions with one main lift, none far from the next, that tell whether the loads rise."""
SOME: Final = 3
SLACK: Final = 1e-6


def stretches(course: list[Told]) -> Iterator[list[Told]]:
    """Yield the times in which a lift was never left for long."""
    begins = [n for n in range(1, len(course)) if course[n][0] - course[n - 1][0] > BREAK]
    for first, end in pairwise((0, *begins, len(course))):
        yield course[first:end]


@dataclass(slots=True)
class Ledger:
    """The loads of one runner, lift by lift."""

    best: dict[str, float] = field(default_factory=dict[str, float])
    """Highest load told."""
    slipped: set[str] = field(default_factory=set[str])
    """Lifts of which a wrong load was typed and never taken back."""
    given: dict[tuple[str, int, float], list[tuple[int, float]]] = field(
        default_factory=dict[tuple[str, int, float], list[tuple[int, float]]]
    )
    """Day and load, by lift, repetitions and effort."""
    main: dict[str, list[Told]] = field(default_factory=dict[str, list[Told]])
    """Day, what a load of the first line tells of a maximum by Epley, and the true one, by lift."""

    def told(self, exercise: str, kg: float) -> None:
        """Take in a load that was logged."""
        self.best[exercise] = max(kg, self.best.get(exercise, 0))

    def judged(
        self, line: PlannedLift, day: int, experience: str, catalogue: Catalogue
    ) -> Iterator[str]:
        """Name what is wrong with the load of a line, and remember it."""
        kg = line.load_kg
        if kg is None or line.reps is None:
            return
        yield "all"
        upper = catalogue.exercises[line.exercise].pattern in UPPER
        best = self.best.get(line.exercise)
        if best is not None and kg > best + CAP_KG[upper] + SLACK:
            yield "after a slip" if line.exercise in self.slipped else "jump"
        before = self.given.setdefault((line.exercise, line.reps, line.rpe or 0), [])
        lately = [load for when, load in before if day - when < MONTH]
        weeks = 1 + (day - before[-1][0]) // WEEK if before else 1
        top = max(lately, default=kg)
        if kg > top + weeks * max(STEP_KG, CEILING[experience] * top) + SLACK:
            yield "rise"
        before.append((day, kg))

    def close(self, figures: Figures) -> None:
        """Count whether loads rose in the longest time without a break of one lift."""
        kept = (one for course in self.main.values() for one in stretches(course))
        long_enough = [course for course in kept if len(course) >= ENOUGH]
        if not long_enough:
            return
        course = max(long_enough, key=len)
        first, last = (median(kg for _, kg, _ in part) for part in (course[:SOME], course[-SOME:]))
        true = [median(kg for *_, kg in part) for part in (course[:SOME], course[-SOME:])]
        figures.lifters["all"] += 1
        figures.lifters["rose"] += last > first
        figures.rises.append(last / first)
        figures.gains.append(true[1] / true[0])
