"""Both sides of every border of the rules, by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from bot.coach.catalogue import Catalogue, catalogue
from bot.coach.today import advise
from bot.coach.told.situation import situation
from content import load

if TYPE_CHECKING:
    from bot.coach.advice import Advice

TABLE: Final = Path(__file__).resolve().parent.parent / "cases" / "borders.toml"
BASE: Final[dict[str, Any]] = {
    "experience": "intermediate",
    "equipment": ["barbell", "dumbbell", "bench"],
    "time_min": 60,
    "tomorrow": "easy",
    "days_since_heavy": 4,
    "last_class": "HEAVY_LOWER",
}
ROWS: Final = [
    pytest.param(
        {**BASE, **border.get("base", {}), **told},
        session,
        more[0] if more else {},
        id=f"{border['name']}: {told}",
    )
    for border in tomllib.loads(TABLE.read_text(encoding="utf-8"))["border"]
    for told, session, *more in border["rows"]
]


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue(load()["shared"])


def said(advice: Advice, fields: dict[str, Any]) -> dict[str, Any]:
    values = {
        "sets": advice.sets,
        "reps": None if advice.reps is None else list(advice.reps),
        "load_factor": advice.load_factor,
    }
    return {field: values[field] for field in fields}


@pytest.mark.parametrize(("told", "session", "dose"), ROWS)
def test_a_border(
    known: Catalogue, told: dict[str, Any], session: str, dose: dict[str, Any]
) -> None:
    advice = advise(situation(told), {}, known)
    assert f"{advice.session.value} {advice.rpe_cap:g}" == session, advice.reasons
    assert said(advice, dose) == dose
