"""How a session is done and told: with loads that fit, with slips, or by "done" alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING, Final

from benchmarks.seasons.body import Body
from benchmarks.seasons.figures import Figures
from benchmarks.seasons.loads import Ledger
from benchmarks.seasons.people import Runner
from benchmarks.seasons.talk import Talk
from bot.coach.loads import PAIRS
from tests.laws.dice import Dice

if TYPE_CHECKING:
    from bot.domain.training import PlannedLift, PlannedSession

SLIP: Final = 0.01
"""Share of the told loads that are mistyped, tenfold or a tenth."""
SPEAKS_UP: Final = 0.9
"""Share of the failed sessions that are told with numbers, by those who else say "done"."""
EVENING: Final = 19
FAILS: Final = 10.5
EASIEST: Final = 6.0
"""What is said of a set that was easier still."""
NEAR: Final = 1.5
"""How far from what was asked an effort may be and still be taken for it."""
STEPS_KG: Final = {"each": 2.0, "bar": 2.5}
LEAST_KG: Final = {"each": 2.0, "bar": 20.0}
HAND: Final = frozenset({"goblet_squat", "row_db", "kb_deadlift", "calf_raise_loaded"})


@dataclass(frozen=True, slots=True)
class Lifting:
    """One session being done."""

    who: Runner
    talk: Talk
    body: Body
    ledger: Ledger
    dice: Dice
    figures: Figures

    def do(self, given: PlannedSession, day: int, *, loaded: bool) -> None:
        """Do a session as it was given and tell the coach."""
        self.talk.say("done", EVENING)
        efforts: list[float] = []
        told: list[tuple[PlannedLift, float, float]] = []
        for number, line in enumerate(given.lifts):
            if line.reps is None or (line.load_kg is None and not line.find_load):
                continue
            kg = self._load(line)
            rpe = self.body.rpe(line.exercise, kg * self._hands(line), line.reps)
            efforts.append(rpe)
            self._felt(line, kg, rpe, day if number == 0 else None)
            told.append((line, kg, rpe))
        if loaded:
            self.body.train(day, max(efforts, default=line_rpe(given)))
        trouble = any(rpe > FAILS for _, _, rpe in told)
        if self.dice.happens(max(self.who.rates, SPEAKS_UP if trouble else 0)):
            self._tell(told)
        else:
            self._as_planned(given)

    def _hands(self, line: PlannedLift) -> int:
        pair = line.exercise in PAIRS and bool({"dumbbells"} & set(self.who.room))
        return 2 if pair else 1

    def _load(self, line: PlannedLift) -> float:
        """Return the load that was given, or the one that a ramp ends with."""
        if line.load_kg is not None:
            return line.load_kg
        hands = self._hands(line)
        kind = "each" if hands > 1 or line.exercise in HAND else "bar"
        found = self.body.found(line.exercise, line.reps or 8, line.rpe or 7) / hands
        step = STEPS_KG[kind]
        return max(LEAST_KG[kind], step * floor(found / step))

    def _felt(self, line: PlannedLift, kg: float, rpe: float, day: int | None) -> None:
        """Count how a lift felt; the first of a session, with its day, tells how loads rise."""
        if line.load_kg is None or line.rpe is None or line.light:
            return  # lighter on purpose: nothing to learn from how it felt
        felt = "as asked" if abs(rpe - line.rpe) <= NEAR else "too light"
        if rpe > line.rpe + NEAR:
            felt = "failed" if rpe > FAILS else "too heavy"
        self.figures.loads[felt] += 1
        if day is not None:
            self.figures.loads[f"main {felt}"] += 1
            maximum = self.body.who.squat_kg * self.body.gain
            tells = kg * (1 + ((line.reps or 0) + 10 - line.rpe) / 30)
            self.ledger.main.setdefault(line.exercise, []).append((day, tells, maximum))

    def _tell(self, told: list[tuple[PlannedLift, float, float]]) -> None:
        lines: list[str] = []
        for line, kg, rpe in told:
            lines.append(self._line(line, kg, rpe))
            self.ledger.told(line.exercise, kg)
        if not lines:
            return
        if self.dice.happens(SLIP):
            self._slip(told[0])
        self.talk.say(", ".join(lines), EVENING)

    def _line(self, line: PlannedLift, kg: float, rpe: float) -> str:
        name = self.talk.book.catalogue.exercises[line.exercise].say
        each = " each" if self._hands(line) > 1 else ""
        shown = min(10.0, max(EASIEST, round(2 * (rpe + self.dice.share() - 0.5)) / 2))
        if rpe > FAILS:
            return f"{name} {line.sets}x{max(1, (line.reps or 2) - 1)} {kg:g}kg{each} rpe 10"
        return f"{name} {line.sets}x{line.reps} {kg:g}kg{each} rpe {shown:g}"

    def _slip(self, told: tuple[PlannedLift, float, float]) -> None:
        """Type a wrong load; most notice and take it back."""
        line, kg, rpe = told
        wrong = kg * self.dice.one((10, 0.1))
        self.talk.say(self._line(line, wrong, rpe), EVENING)
        if self.dice.happens(0.7):
            self.talk.say("undo", EVENING)
        else:
            self.ledger.slipped.add(line.exercise)

    def _as_planned(self, given: PlannedSession) -> None:
        for line in given.lifts:
            if line.load_kg is not None:
                self.ledger.told(line.exercise, line.load_kg)


def line_rpe(given: PlannedSession) -> float:
    """Return the highest effort that a session asks for."""
    return max((line.rpe or 0 for line in given.lifts), default=0)
