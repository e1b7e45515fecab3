"""The catalogue is whole, and what is wrong in it is named."""

from __future__ import annotations

from copy import deepcopy

import pytest

from bot.coach.catalogue import Amount, Catalogue, catalogue
from bot.domain.exercise import ExerciseId
from bot.errors import ContentError
from content import load

SHARED = load("en")["shared"]


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue(SHARED)


def test_eighty_exercises_and_seven_routines(known: Catalogue) -> None:
    assert len(known.exercises) == 80
    assert sorted(known.routines) == ["D1", "D2", "D3", "D4", "D5", "D6", "D7"]


def test_each_exercise_has_a_word_of_its_own(known: Catalogue) -> None:
    words = [exercise.say for exercise in known.exercises.values()]
    assert len(set(words)) == len(words)
    assert known.exercises[ExerciseId("back_squat")].say == "squat"


def test_a_routine_takes_five_to_ten_minutes(known: Catalogue) -> None:
    assert all(300 <= routine.seconds <= 600 for routine in known.routines.values())


@pytest.mark.parametrize(
    ("exercise", "amount"),
    [
        ("push_up", Amount(2, 3, 6, 15, is_hold=False)),
        ("side_plank", Amount(2, 2, 20, 45, is_hold=True)),
        ("bird_dog", Amount(2, 2, 6, 8, is_hold=False)),
        ("wall_sit", Amount(3, 3, 30, 45, is_hold=True)),
    ],
)
def test_doses_are_read(known: Catalogue, exercise: str, amount: Amount) -> None:
    assert known.amounts[ExerciseId(exercise)] == amount


@pytest.mark.parametrize(
    ("exercise", "field", "value", "why"),
    [
        ("back_squat", "easier", ["nothing"], "back_squat: there is no exercise 'nothing'"),
        ("back_squat", "say", "deadlift", "'deadlift' is also"),
        ("back_squat", "level", "two", "back_squat.level: must be a whole number"),
        ("back_squat", "colour", "red", "back_squat.colour: is not a field"),
        ("back_squat", "dose", "plenty", "cannot read the dose 'plenty'"),
        ("back_squat", "unilateral", 1, "back_squat.unilateral: must be true or false"),
        ("back_squat", "muscles", ["", "x"], "back_squat.muscles: holds something that is no text"),
        ("back_squat", "synonyms", "squat", "back_squat.synonyms: must be a list"),
        ("back_squat", "name", "", "back_squat.name: must be a text"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    exercise: str, field: str, value: object, why: str
) -> None:
    files = deepcopy(SHARED)
    table = files["exercises.toml"][exercise]
    assert isinstance(table, dict)
    table[field] = value
    with pytest.raises(ContentError, match=r"^exercises\.toml: ") as broken:
        catalogue(files)
    assert why in str(broken.value)


def test_a_drill_must_be_an_exercise() -> None:
    files = deepcopy(SHARED)
    files["routines.toml"]["D1"] = {
        "name": "x",
        "drills": [{"exercise": "swim", "text": "1", "seconds": 1}],
    }
    with pytest.raises(ContentError, match=r"D1\.drills\.1: there is no exercise 'swim'"):
        catalogue(files)


@pytest.mark.parametrize("table", ["text", 3, []])
def test_an_exercise_must_be_a_table(table: object) -> None:
    files = {**SHARED, "exercises.toml": {"back_squat": table}}
    with pytest.raises(ContentError, match="back_squat: must be a table"):
        catalogue(files)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ContentError, match=r"exercises\.toml: -: the file is missing"):
        catalogue({})
