"""A runner's record and a day give the session and reasons that a coach would expect."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.coach.catalogue import Catalogue, catalogue
from bot.coach.today import Setting, today
from bot.domain.exercise import Equipment
from bot.domain.load import KG_PER_LB
from content import load
from tests.coach.diary import record

if TYPE_CHECKING:
    from bot.coach.advice import Advice

FILE = Path(__file__).resolve().parent.parent / "cases" / "today.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["case"]
WEDNESDAY = date(2026, 3, 4)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue(load()["shared"])


def answer(case: dict[str, Any], known: Catalogue) -> Advice:
    day = case.get("day", WEDNESDAY)
    room = case.get("equipment")
    there = Setting(
        minutes=case.get("minutes"),
        equipment=None if room is None else tuple(Equipment(one) for one in room),
    )
    return today(record(day, case.get("athlete", {}), case.get("diary", ())), day, known, there)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_answer(case: dict[str, Any], known: Catalogue) -> None:
    advice = answer(case, known)
    assert advice.session == case["session"]
    assert [reason.key for reason in advice.reasons] == case["reasons"]
    assert set(case.get("flags", ())) <= set(advice.flags)
    assert advice.rpe_cap == case.get("rpe", advice.rpe_cap)
    assert advice.load_factor == case.get("factor", advice.load_factor)
    assert advice.routine == case.get("routine", advice.routine)
    assert (advice.alternative.session if advice.alternative else None) == case.get("alternative")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_its_exercises(case: dict[str, Any], known: Catalogue) -> None:
    lines = {line.exercise: line for line in answer(case, known).exercises}
    assert set(case.get("exercises", ())) <= lines.keys()
    assert not set(case.get("not_exercises", ())) & lines.keys()
    kilograms = {name: lines[name].load_kg for name in case.get("load", ())}
    assert kilograms == case.get("load", {})
    for name, pounds in case.get("load_lb", {}).items():
        assert lines[name].load_kg == pytest.approx(pounds * KG_PER_LB, abs=0.01)
