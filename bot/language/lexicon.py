"""All words of one language, read once and handed down.

Law: adding a word, a name or a language is adding data; nothing here knows a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.language.ask import Questions
from bot.language.health.safety import Safety, safety
from bot.language.log.words import LogWords, log_words
from bot.language.patterns.meanings import Meanings, meanings
from bot.language.patterns.slots import slot_words
from bot.language.words.places import Cities
from bot.language.words.section import Files, section

if TYPE_CHECKING:
    from bot.domain.exercise import Exercise, ExerciseId

ECHO = (
    *(
        "run",
        "by",
        "at",
        "in",
        "of",
        "km",
        "mi",
        "pace_km",
        "pace_mi",
        "second",
        "minute",
        "kg",
        "lb",
    ),
    *("rpe", "rep", "each", "per_side", "warmup", "failed", "assisted", "bodyweight"),
    *("yesterday", "today", "tomorrow", "on"),
)
"""What the echo needs a word for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language."""

    log: LogWords
    meanings: Meanings
    safety: Safety
    echo: Mapping[str, str]
    questions: Questions
    cities: Cities


def lexicon(
    files: Files,
    exercises: Mapping[ExerciseId, Exercise],
    questions: Questions,
    cities: Cities,
) -> Lexicon:
    """Read the lexicon's files, `{file: table}`. Raises ContentError."""
    log = log_words(files, exercises)
    words = section(files, "echo")
    return Lexicon(
        log=log,
        meanings=meanings(files, slot_words(files, log.dates, log.book, log.names, log.endings)),
        safety=safety(files),
        echo={key: words.text(key) for key in ECHO},
        questions=questions,
        cities=cities,
    )
