"""A broken lexicon is named with file and key; templates and tokens by themselves."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

import content
from bot.coach.catalogue import catalogue
from bot.errors import ContentError
from bot.language.ask import questions
from bot.language.lexicon import lexicon
from bot.language.patterns.templates import BadPattern, pattern
from bot.language.words.places import Cities
from bot.language.words.tokens import tokens

TABLES = content.load("en")
EXERCISES = catalogue(TABLES["shared"]).exercises
QUESTIONS = questions(TABLES["cards"])


def broken(file: str, table: str, key: str, value: object) -> dict[str, Any]:
    files: dict[str, Any] = deepcopy(TABLES["lexicon"])
    files[f"en/lexicon/{file}"][table][key] = value
    return files


@pytest.mark.parametrize(
    ("file", "table", "key", "value"),
    [
        ("advice.toml", "patterns", "today", ["what (should i lift"]),
        ("advice.toml", "patterns", "today", ["what {nonsense}"]),
        ("advice.toml", "patterns", "fly_to_the_moon", ["fly"]),
        ("lifts.toml", "aliases", "no_such_lift", ["x"]),
        ("dates.toml", "dates", "last", "yesterday"),
        ("notation.toml", "units", "kg", [3]),
        ("notation.toml", "endings", "order", ["s"]),
        ("red_flags.toml", "red_flags", "heart", ["no_such_sign"]),
        ("red_flags.toml", "signs", "chest", ["chest) pain"]),
        ("small.toml", "commands", "today", "dance"),
        ("small.toml", "equipment", "spaceship", ["rocket"]),
        ("echo.toml", "echo", "run", ""),
    ],
)
def test_a_broken_lexicon_is_named(file: str, table: str, key: str, value: object) -> None:
    files = broken(file, table, key, value)
    with pytest.raises(ContentError) as wrong:
        lexicon(files, EXERCISES, QUESTIONS, Cities(content.cities))
    assert wrong.value.file == f"en/lexicon/{file}"
    assert key in wrong.value.key


def test_a_missing_table_is_named() -> None:
    files = {name: table for name, table in TABLES["lexicon"].items() if "dates" not in name}
    with pytest.raises(ContentError, match="dates"):
        lexicon(files, EXERCISES, QUESTIONS, Cities(content.cities))


@pytest.mark.parametrize("text", ["(a|b", "a]", "[a", "a) b"])
def test_a_pattern_that_is_not_closed_is_refused(text: str) -> None:
    with pytest.raises(BadPattern):
        pattern(text)


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("82,5kg", ["82.5", "kg"]),
        ("5,5,3", ["5", ",", "5", ",", "3"]),
        ("1,000 kg", ["1000", "kg"]),
        ("push-ups 3x12", ["push", "ups", "3", "x", "12"]),
        ("5-5-3", ["5", "-", "5", "-", "3"]),
        ("80kgx5", ["80", "kg", "x", "5"]),
        ("don’t", ["dont"]),
        ("2026-03-02 18:42", ["2026-03-02", "18:42"]),
    ],
)
def test_tokens(text: str, texts: list[str]) -> None:
    found = tokens(text, {"kg"}.__contains__)
    assert [token.text for token in found] == texts


def test_a_token_points_to_what_was_typed() -> None:
    text = "  Squat — 82,5 kg"
    assert [text[token.start : token.end] for token in tokens(text, {"kg"}.__contains__)] == [
        "Squat",
        "—",
        "82,5",
        "kg",
    ]
