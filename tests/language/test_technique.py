"""Questions about exercises and words, in many runners' ways."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from bot.domain.exercise import ExerciseId
from bot.language.asked import AskHowTo, SwapExercise
from bot.language.hearing import Hearing
from bot.language.intents import Intent, Understood
from bot.language.technique import (
    AskHowToday,
    AskNeighbour,
    AskRegion,
    AskUnknownLift,
    AskUnknownWord,
    AskWord,
    AskWords,
    Technique,
)
from bot.language.understand import understand
from tests.language.english import english

TABLES = Path(__file__).parents[1] / "phrases"
WORDS: tuple[type[Technique], ...] = (AskWord, AskUnknownWord, AskWords)


def rows(file: str) -> list[tuple[str, str, str]]:
    tables = tomllib.loads((TABLES / file).read_text())
    return [(kind, text, value) for kind, table in tables.items() for text, value in table.items()]


def meant(text: str) -> tuple[Intent, ...]:
    heard = understand(text, Hearing(today=date(2026, 3, 2)), english())
    return heard.intents if isinstance(heard, Understood) else ()


def of_technique(kind: str, value: str) -> Intent:
    match kind:
        case "how_to":
            return AskHowTo(ExerciseId(value))
        case "swap":
            return SwapExercise(exercise=ExerciseId(value))
        case "region":
            return AskRegion(value)
        case "easier" | "harder":
            return AskNeighbour(ExerciseId(value), kind == "harder")
        case "unknown":
            return AskUnknownLift(value)
        case _:
            return AskHowToday()


def of_words(kind: str, value: str) -> Intent:
    match kind:
        case "word":
            return AskWord(value)
        case "unknown":
            return AskUnknownWord(value)
        case _:
            return AskWords()


@pytest.mark.parametrize(("kind", "text", "value"), rows("technique.toml"))
def test_exercises_are_asked_about(kind: str, text: str, value: str) -> None:
    assert meant(text) == (of_technique(kind, value),)


@pytest.mark.parametrize(("kind", "text", "value"), rows("glossary.toml"))
def test_words_are_asked_about(kind: str, text: str, value: str) -> None:
    if kind == "neither":
        assert not any(isinstance(one, WORDS) for one in meant(text))
    else:
        assert meant(text) == (of_words(kind, value),)
