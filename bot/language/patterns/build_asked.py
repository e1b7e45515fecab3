"""What patterns of swaps, weeks, records and readiness are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.language.asked import (
    AskBests,
    AskBeyond,
    Asked,
    AskHowTo,
    AskLiftBest,
    AskLighter,
    AskLoad,
    AskOnce,
    AskRunBest,
    AskTotal,
    AskWeek,
    ReportLow,
    SwapExercise,
)
from bot.language.facts import DidLift, ReportTired

if TYPE_CHECKING:
    from bot.domain.athlete import FeelingKind, Grade
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], Asked | DidLift | ReportTired | None]
MOST_SLEEP_H = 24
WORST = 10
BEST_ENERGY = 5
ENERGY_OF_TEN = 2
MOST_BEATS_UP = 40


def _swap(filled: Filled, *, now: bool) -> SwapExercise | None:
    if filled.exercise is None:
        return None
    return SwapExercise(exercise=filled.exercise, instead=filled.instead, now=now)


def _run_best(filled: Filled) -> AskRunBest | None:
    metres = filled.race.metres if filled.race else None
    return AskRunBest(metres) if metres else None


def _lift_best(filled: Filled, *, estimated: bool) -> AskLiftBest | None:
    return None if filled.exercise is None else AskLiftBest(filled.exercise, estimated)


def _total(of: Literal["runs", "lifts"]) -> Build:
    def build(filled: Filled) -> AskTotal | None:
        if filled.first is None or filled.last is None:
            return None
        return AskTotal(filled.first, filled.last, of)

    return build


def _load(filled: Filled) -> AskLoad | None:
    return None if filled.exercise is None else AskLoad(filled.exercise)


def _how_to(filled: Filled) -> AskHowTo | None:
    return None if filled.exercise is None else AskHowTo(filled.exercise)


def _feels(what: FeelingKind, grade: Grade = "plain") -> Build:
    return lambda _: ReportTired(what, grade)


def _slept(filled: Filled) -> ReportTired | None:
    hours = filled.number
    if hours is None or hours > MOST_SLEEP_H:
        return None
    return ReportTired("sleep", "plain", hours)


def _sore(filled: Filled) -> ReportTired | None:
    score = filled.number
    return None if score is None or score > WORST else ReportTired("soreness", "plain", score)


def _energy(filled: Filled) -> ReportTired | None:
    value = filled.number
    if value is None or not 1 <= value <= BEST_ENERGY:
        return None
    return ReportTired("energy", "plain", value)


def _energy_of_ten(filled: Filled) -> ReportTired | None:
    value = filled.number
    if value is None or value > WORST:
        return None
    return ReportTired("energy", "plain", max(1.0, value / ENERGY_OF_TEN))


def _pulse(filled: Filled) -> ReportTired | None:
    """Take beats above the usual; nobody's pulse at rest is further up."""
    beats = filled.number
    return None if beats is None or beats > MOST_BEATS_UP else ReportTired("pulse", "plain", beats)


def _did(filled: Filled) -> DidLift | None:
    return None if filled.exercise is None else DidLift(filled.exercise)


BUILD_ASKED: Mapping[str, Build] = {
    "swap": lambda filled: _swap(filled, now=False),
    "leave_out": lambda filled: _swap(filled, now=True),
    "week": lambda filled: AskWeek(filled.first),
    "run_best": _run_best,
    "longest_run": lambda _: AskRunBest(),
    "ask_load": _load,
    "ask_loads": lambda _: AskLoad(),
    "lift_best": lambda filled: _lift_best(filled, estimated=False),
    "lift_max": lambda filled: _lift_best(filled, estimated=True),
    "bests": lambda _: AskBests(),
    "run_total": _total("runs"),
    "lift_total": _total("lifts"),
    "how_to": _how_to,
    "did_lift": _did,
    "once": lambda filled: AskOnce(filled.at),
    "pulse_up": _pulse,
    "pulse_high": _feels("pulse"),
    "pulse_very_high": _feels("pulse", "strong"),
    "pulse_usual": _feels("pulse", "none"),
    "low": lambda _: ReportLow(),
    "cannot_days": lambda _: AskBeyond("days"),
    "cannot_training_days": lambda _: AskBeyond("training_days"),
    "cannot_name": lambda _: AskBeyond("name"),
    "cannot_errand": lambda _: AskBeyond("errand"),
    "lighter": lambda _: AskLighter(),
    "tired": _feels("energy"),
    "a_bit_tired": _feels("energy", "little"),
    "exhausted": _feels("energy", "strong"),
    "energy_scored": _energy,
    "energy_of_ten": _energy_of_ten,
    "stressed": _feels("stress"),
    "slept_badly": _feels("sleep"),
    "hardly_slept": _feels("sleep", "strong"),
    "slept": _slept,
    "slept_well": _feels("sleep", "none"),
    "sore": _feels("soreness"),
    "a_bit_sore": _feels("soreness", "little"),
    "very_sore": _feels("soreness", "strong"),
    "sore_scored": _sore,
    "fresh": _feels("energy", "none"),
    "legs_fresh": _feels("soreness", "none"),
}
