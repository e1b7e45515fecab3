"""`ironstride parse`: the shapes that others rely on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.cli.jsonlines import BadRequest
from bot.cli.parse import answers
from bot.main import load_book

TODAY = date(2026, 3, 2)


def parsed(text: str, **more: object) -> Any:
    return answers(load_book(), TODAY)({"id": "a1", "text": text, **more})


def test_a_log_of_a_lift_and_a_run() -> None:
    one = {"reps": 5, "weight": 80.0, "unit": "kg", "rpe": 8.0, "seconds": None}
    assert parsed("squat 3x5 80kg rpe 8, ran 8k easy in 45:00") == {
        "intents": ["log"],
        "entries": [
            {
                "kind": "strength",
                "exercise": "back squat",
                "sets": [one, one, one],
                "per_side": False,
                "date": None,
            },
            {
                "kind": "run",
                "distance_m": 8000.0,
                "duration_s": 2700.0,
                "pace_s_per_km": None,
                "run_type": "easy",
                "rpe": None,
                "date": None,
            },
        ],
        "plans": [],
        "ask": None,
    }


def test_mobility_and_other_sports() -> None:
    mobility, other = parsed("10 min mobility, bike 60 min")["entries"]
    assert mobility == {
        "kind": "mobility",
        "exercise": "mobility",
        "duration_s": 600.0,
        "sets": [],
        "date": None,
    }
    assert other == {
        "kind": "other",
        "exercise": "cycling",
        "duration_s": 3600.0,
        "distance_m": None,
        "date": None,
    }


def test_a_set_carries_its_flags_only_where_they_are_set() -> None:
    (entry,) = parsed("warm-up: dumbbell press 1x5 10kg each")["entries"]
    assert entry["sets"][0]["warmup"] is True
    assert entry["sets"][0]["each"] is True
    assert "failed" not in entry["sets"][0]


def test_what_is_announced_is_a_plan() -> None:
    answer = parsed("tomorrow 10k easy")
    assert answer["intents"] == ["plan"]
    assert answer["entries"] == []
    assert [plan["date"] for plan in answer["plans"]] == ["2026-03-03"]


def test_what_is_unsure_is_asked_with_the_likeliest_reading() -> None:
    answer = parsed("deadlift 120x4x5")
    assert [len(entry["sets"]) for entry in answer["entries"]] == [4]
    assert answer["ask"] == '"deadlift 120x4x5" can be read in more than one way. Which one?'


def test_units_and_today_are_taken_from_the_line() -> None:
    (entry,) = parsed("yesterday squat 3x5 185", units="lb", today="2026-01-01")["entries"]
    assert entry["sets"][0]["unit"] == "lb"
    assert entry["date"] == "2025-12-31"


def test_other_intents_are_named() -> None:
    assert parsed("what should I lift today?")["intents"] == ["ask_today"]
    assert parsed("chest pain")["intents"] == ["red_flag"]


@pytest.mark.parametrize("more", [{"units": "stone"}, {"today": "yesterday"}, {"text": 3}])
def test_a_line_that_cannot_be_read_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(BadRequest):
        answers(load_book(), TODAY)({"text": "squat 3x5", **more})


@pytest.mark.parametrize(
    ("text", "intent"),
    [("no, 37.5", "correct_log"), ("same again but 85", "repeat_log"), ("put it back", "redo")],
)
def test_a_correction_is_shown_by_its_name(text: str, intent: str) -> None:
    assert parsed(text) == {"intents": [intent], "entries": [], "plans": [], "ask": None}


def test_a_correction_in_the_same_message_is_in_the_entries() -> None:
    found = parsed("squat 3x5 375, no 37.5")
    assert found["intents"] == ["log"]
    assert [one["weight"] for one in found["entries"][0]["sets"]] == [37.5] * 3
