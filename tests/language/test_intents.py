"""Sentences for every intent besides logging: tables that a coach can read and extend."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.load import Load
from bot.language.facts import RedFlag
from bot.language.hearing import Expect, Hearing
from bot.language.intents import Understanding, Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

FILES = (
    "today.toml",
    "small_talk.toml",
    "diary_talk.toml",
    "reminders.toml",
    "profile.toml",
    "health.toml",
    "answers.toml",
    "plans.toml",
    "clinical.toml",
    "coaching.toml",
    "exercise_questions.toml",
)


def meant() -> list[tuple[str, str, dict[str, str], str | None]]:
    tables: list[dict[str, Any]] = []
    for file in FILES:
        tables += tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))["meant"]
    return [
        (said, row["intent"], row.get("with", {}), row.get("expects"))
        for row in tables
        for said in row["says"]
    ]


def plain(value: Any) -> str:
    """How a table writes a value."""
    match value:
        case (str(), *_):
            return ", ".join(value)
        case Load():
            return f"{value.amount:g} {value.unit}"
        case _:
            return str(value)


@pytest.mark.parametrize(("said", "intent", "holds", "expects"), meant())
def test_a_sentence_is_understood(
    said: str, intent: str, holds: dict[str, str], expects: str | None, words: Lexicon
) -> None:
    hearing = Hearing(today=MONDAY, expects=Expect(expects) if expects else None)
    understood = understand(said, hearing, words)
    assert isinstance(understood, Understood), understood
    (found,) = understood.intents
    assert type(found).__name__ == intent
    assert is_dataclass(found)
    values = {field.name: plain(getattr(found, field.name)) for field in fields(found)}
    assert {name: values[name] for name in holds} == holds


def flags() -> list[tuple[str, str]]:
    table = tomllib.loads((FOLDER / "red_flags.toml").read_text(encoding="utf-8"))
    return [(said, group) for group, sentences in table.items() for said in sentences]


def groups(understood: Understanding) -> list[str]:
    found = understood.intents if isinstance(understood, Understood) else understood.others
    return [intent.group for intent in found if isinstance(intent, RedFlag)]


@pytest.mark.parametrize(("said", "group"), flags())
def test_an_emergency_sign_is_heard(
    said: str, group: str, words: Lexicon, hearing: Hearing
) -> None:
    found = groups(understand(said, hearing, words))
    assert group in found if group != "none" else found == []
