"""Before → said → after: the table of corrections, said to the coach."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.talk.runner import Runner

FOLDER = Path(__file__).parents[1] / "phrases"


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


TABLE = table("corrections.toml")
ABROAD = table("corrections_abroad.toml")


def rows(part: str) -> list[tuple[str, str, Any]]:
    key = {"corrected": "after", "asked": "readings", "kept": "before"}[part]
    found = (*TABLE[part], *ABROAD.get(part, ()))
    return [(row["before"], said, row[key]) for row in found for said in row["says"]]


def with_log(before: str) -> Runner:
    runner = Runner()
    if before:
        runner.says(before)
        assert runner.diary
    return runner


@pytest.mark.parametrize(("before", "said", "then"), rows("corrected"))
def test_a_log_is_put_right(before: str, said: str, then: str) -> None:
    runner = with_log(before)
    answer = runner.says(said)
    assert runner.diary.lower() == then.lower(), answer


@pytest.mark.parametrize(("before", "said", "readings"), rows("asked"))
def test_what_could_mean_two_entries_is_asked(before: str, said: str, readings: list[str]) -> None:
    runner = with_log(before)
    known = runner.diary
    answer = runner.says(said)
    assert runner.readings == readings, answer
    assert runner.diary == known


@pytest.mark.parametrize(("before", "said", "_"), rows("kept"))
def test_what_is_no_correction_changes_nothing(before: str, said: str, _: str) -> None:
    runner = with_log(before)
    known = runner.known.record.logs
    runner.says(said)
    assert runner.known.record.logs[: len(known)] == known
