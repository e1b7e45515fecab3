"""`advise` answers a situation with a session, line by line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.cli.advise import answers
from bot.cli.jsonlines import serve
from bot.main import load_book

if TYPE_CHECKING:
    from bot.talk.book import Book

INTERMEDIATE = {
    "experience": "intermediate",
    "equipment": ["barbell", "dumbbells", "bench"],
    "time_min": 60,
    "days_since_heavy": 4,
    "tomorrow": "easy",
    "today_runs": [["moderate", 5, 50]],
}


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(seed="advise")


def asked(book: Book, *requests: object) -> list[dict[str, Any]]:
    out = io.BytesIO()
    serve(answers(book), (json.dumps(request).encode() for request in requests), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_answer_has_the_published_shape(book: Book) -> None:
    lifts = {"back_squat": {"e1rm_kg": 100, "last_kg": 80}, "deadlift": {"e1rm_kg": 120}}
    (answer,) = asked(book, {"id": "s1", "situation": INTERMEDIATE, "lifts": lifts})
    squat, deadlift = answer.pop("exercises")[:2]
    text = answer.pop("text")
    assert squat == {
        "id": "back_squat",
        "sets": 3,
        "reps": 5,
        "seconds": None,
        "load_kg": 80,
        "find_load": False,
        "each": False,
        "rpe": 8,
        "rest_s": 180,
        "tempo": "2-0-X",
        "per_side": False,
        "warmup": [{"kg": 30, "reps": 5}, {"kg": 47.5, "reps": 3}, {"kg": 62.5, "reps": 2}],
    }
    assert (deadlift["id"], deadlift["sets"], deadlift["load_kg"]) == ("deadlift", 2, 95)
    assert deadlift["warmup"] == [{"kg": 55, "reps": 3}, {"kg": 75, "reps": 2}]
    assert "80 kg" in text
    assert answer == {
        "id": "s1",
        "session": "HEAVY_LOWER",
        "rpe_cap": 8,
        "sets": 3,
        "reps": [4, 5],
        "pct": [81.1, 83.7],
        "load_factor": 1.0,
        "reasons": [],
        "mods": [],
        "flags": ["confirm_pins", "run_first_gap_6h"],
        "minutes": 41,
        "routine": "D2",
        "alternative": None,
    }


def test_an_unknown_tomorrow_comes_with_a_second_answer(book: Book) -> None:
    situation = {**INTERMEDIATE, "tomorrow": None}
    (answer,) = asked(book, {"situation": situation})
    assert answer["session"] == "HEAVY_LOWER"
    assert answer["alternative"]["session"] == "CORE_BW"


def test_nothing_told_is_a_newcomer_without_weights(book: Book) -> None:
    (answer,) = asked(book, {"id": 1})
    assert (answer["session"], answer["reasons"]) == ("CORE_BW", ["R21", "R20-none"])


def test_unknown_conditions_are_ignored_and_reported(book: Book) -> None:
    (answer,) = asked(book, {"situation": {"conditions": ["asthma", "boredom"]}})
    assert answer["ignored"] == ["boredom"]
    assert "reliever_at_hand" in answer["flags"]


@pytest.mark.parametrize(
    ("situation", "why"),
    [
        ({"age": "old"}, "age: expected a number, not 'old'"),
        ({"age": -1}, "age: -1 is out of range"),
        ({"supervised": 1}, "supervised: expected true or false, not 1"),
        ({"phase": "summer"}, "phase: expected one of off_season, base"),
        ({"equipment": "barbell"}, "equipment: expected a list, not 'barbell'"),
        ({"equipment": [3]}, "equipment: expected a text, not 3"),
        ({"hold": ["R09"]}, "hold: expected R01 or R04:SITE, not 'R09'"),
        ({"emergency": "boredom"}, "emergency: expected one of"),
        ({"pain": [3]}, "pain: expected an object, not 3"),
        ({"pain": {"score": 3}}, "pain: site: expected a text, not None"),
        ({"pain": {"site": "knee", "score": 11}}, "pain: a score of 11 is above 10"),
        ({"pain": {"site": "knee", "spot": "yes"}}, "spot: expected true or false"),
        ({"bp": [120]}, "bp: expected systolic and diastolic"),
        ({"today_runs": [["easy", 1, 2, 3, 4]]}, "today_runs: ['easy', 1, 2, 3, 4] has more"),
        ({"lifting_week": 0}, "lifting_week: 0 is below 1"),
        ({"return_step": {"b0": 20}}, "return_step: expected b0 and n"),
        ({"pattern_days": [1]}, "pattern_days: expected an object, not [1]"),
        ([], "situation: expected an object, not []"),
    ],
)
def test_a_wrong_field_is_named(book: Book, situation: object, why: str) -> None:
    wrong, right = asked(book, {"id": "x", "situation": situation}, {"id": "y"})
    assert wrong["id"] == "x"
    assert wrong["error"].startswith(why)
    assert right["session"] == "CORE_BW"
