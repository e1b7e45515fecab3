"""Sentences for what runners say beside training: tables that a coach can read and extend."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.language.hearing import Expect, Hearing
from bot.language.intents import LogTraining, Unclear, Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY, pairs

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

FILES = ("races", "goals", "away", "swap", "week", "records", "readiness", "everyday", "season")


def meant() -> list[tuple[str, str, dict[str, str]]]:
    tables: list[dict[str, Any]] = []
    for file in FILES:
        tables += tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))["meant"]
    return [(said, row["intent"], row.get("with", {})) for row in tables for said in row["says"]]


def plain(value: Any) -> str:
    """How a table writes a value."""
    match value:
        case tuple():
            return ", ".join(plain(one) for one in value)  # pyright: ignore[reportUnknownVariableType]  # a field's value may be anything
        case date():
            return value.isoformat()
        case _:
            return str(value)


@pytest.mark.parametrize(("said", "intent", "holds"), meant())
def test_a_sentence_is_understood(
    said: str, intent: str, holds: dict[str, str], words: Lexicon, hearing: Hearing
) -> None:
    understood = understand(said, hearing, words)
    assert isinstance(understood, Understood), understood
    *_, found = understood.intents
    assert [type(one).__name__ for one in understood.intents] == [intent], understood
    assert {name: plain(getattr(found, name)) for name in holds} == holds


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        *pairs("several.toml", "several"),
        *pairs("several.toml", "training"),
        *pairs("ahead_abroad.toml", "wanted"),
        *pairs("cues.toml", "wanted"),
        *pairs("cues.toml", "behind_training"),
        *pairs("everyday.toml", "training"),
    ],
)
def test_all_of_a_message_is_understood(
    said: str, kinds: list[str], words: Lexicon, hearing: Hearing
) -> None:
    understood = understand(said, hearing, words)
    assert isinstance(understood, Understood), understood
    names = [type(one).__name__ for one in understood.intents]
    assert sorted(names) == sorted(kinds)
    assert names[0] == kinds[0] or not kinds[0].startswith(("Report", "Red"))


@pytest.mark.parametrize("said", ["no pain after 5k", "no pain after 10 km", "nothing hurt on 8k"])
def test_a_run_without_pain_answers_the_question(said: str, words: Lexicon) -> None:
    asked = Hearing(today=MONDAY, expects=Expect.PAIN)
    understood = understand(said, asked, words)
    assert isinstance(understood, Understood), understood
    assert not [one for one in understood.intents if isinstance(one, LogTraining)]


@pytest.mark.parametrize(("typed", "guess"), pairs("guesses.toml", "guessed"))
def test_a_misspelt_message_is_guessed_and_not_acted_upon(
    typed: str, guess: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Unclear), meant
    assert meant.nearest[:1] == ((guess,) if guess else ())
    assert all(isinstance(understand(one, hearing, words), Understood) for one in meant.nearest)
