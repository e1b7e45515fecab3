"""What is told after "done" goes where it belongs."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.exercise import ExerciseId
from bot.domain.training import PlannedLift, PlannedSession
from tests.talk.runner import MONDAY, Runner

TABLE = Path(__file__).parents[1] / "phrases" / "completing.toml"
ROWS: list[dict[str, list[str]]] = tomllib.loads(TABLE.read_text("utf-8"))["told"]


def planned(exercise: str, sets: int, reps: int, kg: float, *, side: bool = False) -> PlannedLift:
    return PlannedLift(
        exercise=ExerciseId(exercise), sets=sets, reps=reps, load_kg=kg, rpe=8.0, per_side=side
    )


SESSION = PlannedSession(
    day=MONDAY.date(),
    name="HEAVY_FULL",
    lifts=(
        planned("back_squat", 3, 5, 42.5),
        replace(planned("bulgarian_split_squat", 2, 6, 10, side=True), each=True),
        planned("row_db", 3, 8, 20, side=True),
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["says"][-1])
def test_it_goes_where_it_belongs(row: dict[str, list[str]]) -> None:
    runner = Runner()
    runner.known = replace(runner.known, record=replace(runner.known.record, given=SESSION))
    runner.says("done")
    for said in row["says"]:
        runner.says(said)
    assert runner.diary == "; ".join(row["then"])
