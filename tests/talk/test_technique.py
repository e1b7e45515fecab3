"""How-tos and the glossary as they are read: whole, short enough, and named when they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import content
from bot.errors import ContentError
from bot.main import load_book
from bot.talk.technique import MAX_HOW_TO, MAX_TERM, glossary, how_tos

if TYPE_CHECKING:
    from collections.abc import Mapping

BOOK = load_book()
FILES = content.load("en")["exercises"]
PLANK = {
    "purpose": "A firm trunk.",
    "setup": "Elbows below the shoulders.",
    "cues": ["Tuck.", "Push.", "Breathe."],
    "mistake": "Sagging.",
    "not_when": "From the knees if the back complains.",
}
TERM = {"say": "RPE", "text": "How hard it felt."}


def read(table: Mapping[str, object], file: str = "en/exercises/core_antiext.toml") -> None:
    how_tos({file: table}, BOOK.catalogue.exercises)


def words(**terms: Mapping[str, object]) -> None:
    glossary({"en/glossary.toml": {"terms": terms}})


def test_every_exercise_has_its_how_to_on_one_screen() -> None:
    assert BOOK.how_tos.keys() == BOOK.catalogue.exercises.keys()
    frame = BOOK.phrases.texts["howto.exercise"][0]
    for id, told in BOOK.how_tos.items():
        parts = (told.purpose, told.setup, told.mistake, told.not_when, *told.cues)
        whole = len(BOOK.catalogue.exercises[id].name) + sum(len(part) + 4 for part in parts)
        assert whole <= MAX_HOW_TO, (id, frame)


def test_the_glossary_has_sixty_words_and_more_each_of_one_message() -> None:
    assert len(BOOK.glossary) >= 60
    assert all(len(term.text) <= MAX_TERM for term in BOOK.glossary.values())


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"plonk": PLANK}, "plonk"),
        ({"plank": {**PLANK, "cues": ["Tuck."]}}, "plank.cues"),
        ({"plank": {**PLANK, "colour": "red"}}, "plank.colour"),
        ({"plank": {**PLANK, "mistake": "x" * MAX_HOW_TO}}, "plank.*"),
        ({"plank": {key: PLANK[key] for key in PLANK if key != "setup"}}, "plank.setup"),
        ({"plank": PLANK}, "ankle_rock"),
        ({"glute_bridge": PLANK}, "glute_bridge"),
    ],
)
def test_what_is_wrong_with_a_how_to_is_named(table: Mapping[str, object], key: str) -> None:
    with pytest.raises(ContentError) as wrong:
        read(table)
    assert wrong.value.key == key


@pytest.mark.parametrize(
    ("terms", "key"),
    [
        ({"rpe": {**TERM, "text": "x" * (MAX_TERM + 1)}}, "terms.rpe.text"),
        ({"rpe": {**TERM, "bare": "no"}}, "terms.rpe.bare"),
        ({"rpe": {**TERM, "colour": "red"}}, "terms.rpe.colour"),
        ({"rpe": TERM, "effort": {**TERM, "also": ["Rpe"]}}, "terms.effort"),
    ],
)
def test_what_is_wrong_with_a_word_is_named(
    terms: Mapping[str, Mapping[str, object]], key: str
) -> None:
    with pytest.raises(ContentError) as wrong:
        words(**terms)
    assert wrong.value.key.endswith(key)
