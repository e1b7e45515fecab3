"""The published scenarios: session, effort, dose, reasons and flags exactly as expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.coach.catalogue import Catalogue, catalogue
from bot.coach.today import advise
from bot.coach.told.situation import situation
from content import load

if TYPE_CHECKING:
    from bot.coach.advice import Advice

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"
DATA = SHARED / "spec" / "coaching_data.json"
SCENARIOS: list[dict[str, Any]] = (
    json.loads(DATA.read_text("utf-8"))["scenarios"] if DATA.is_file() else []
)


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue(load()["shared"])


def told(advice: Advice) -> dict[str, Any]:
    return {
        "session": advice.session.value,
        "rpe_cap": advice.rpe_cap,
        "sets": advice.sets,
        "reps": None if advice.reps is None else list(advice.reps),
        "pct": None if advice.pct is None else list(advice.pct),
        "load_factor": advice.load_factor,
        "reasons": [reason.key for reason in advice.reasons],
        "mods": [mod.key for mod in advice.mods],
        "flags": list(advice.flags),
    }


@pytest.mark.skipif(not SCENARIOS, reason="the published scenarios in ../shared are not here")
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["id"])
def test_a_scenario(known: Catalogue, scenario: dict[str, Any]) -> None:
    advice = advise(situation(scenario["input"]), {}, known)
    assert told(advice) == scenario["expected"]
    assert advice.session in scenario["allowed"]
    assert advice.rpe_cap <= scenario["rpe_max"]
    assert set(scenario["flags_required"]) <= set(advice.flags)
