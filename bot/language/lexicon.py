"""All words of one language, read once and handed down.

Law: adding a word, a name or a language is adding data; nothing here knows a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import ContentError
from bot.language.ask import Questions
from bot.language.meanings import Meanings, meanings
from bot.language.names import Names, names
from bot.language.places import Cities
from bot.language.safety import Safety, safety
from bot.language.section import Files, section
from bot.language.senses import Senses, sense_book
from bot.language.sentences import SentenceWords, dates_of, tense_book
from bot.language.slots import slot_words

if TYPE_CHECKING:
    from bot.domain.exercise import Exercise, ExerciseId
    from bot.language.phrasebook import Endings, PhraseBook

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


@dataclass(frozen=True, slots=True)
class LogWords(SentenceWords):
    """What the diary needs."""

    names: Names
    units: frozenset[str]
    """Words behind a number."""


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
    endings = _endings(files)
    known = names(files, exercises, endings)
    log = LogWords(
        book=_book(files, known, endings),
        endings=endings,
        dates=dates_of(files),
        tense=tense_book(files, endings),
        names=known,
        units=frozenset(word for ways in section(files, "units").lists().values() for word in ways),
    )
    words = section(files, "echo")
    return Lexicon(
        log=log,
        meanings=meanings(files, slot_words(files, log.dates, log.book, known, endings)),
        safety=safety(files),
        echo={key: words.text(key) for key in ECHO},
        questions=questions,
        cities=cities,
    )


def _endings(files: Files) -> Endings:
    table = section(files, "endings")
    pairs = (text.partition(">") for text in table.texts("order"))
    found = tuple((ending, instead) for ending, sign, instead in pairs if sign)
    if len(found) < len(table.texts("order")):
        raise ContentError(table.file, "endings.order", "each must look like 'sses>ss'")
    return found


def _book(files: Files, known: Names, endings: Endings) -> PhraseBook[Senses]:
    kinds = {
        "unit": "units",
        "mark": "marks",
        "number": "number_words",
        "type": "run_types",
        "run": "run_words",
        "pace": "pace_words",
        "racing": "race_distances",
        "sport": "other_sports",
        "mobility": "mobility",
        "rest": "rest_words",
    }
    read = [(kind, section(files, table).lists()) for kind, table in kinds.items()]
    return sense_book([*read, ("lift", known.phrases)], endings)
