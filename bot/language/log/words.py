"""The words of a diary line in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.language.log.days.sentences import SentenceWords, dates_of, tense_book
from bot.language.log.names.names import Names, names
from bot.language.log.signs.senses import Senses, sense_book
from bot.language.words.phrasebook import endings_of
from bot.language.words.section import Files, section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.exercise import Exercise, ExerciseId
    from bot.language.words.phrasebook import Endings, PhraseBook


@dataclass(frozen=True, slots=True)
class LogWords(SentenceWords):
    """What the diary needs."""

    names: Names
    units: frozenset[str]
    """Words behind a number."""


def log_words(files: Files, exercises: Mapping[ExerciseId, Exercise]) -> LogWords:
    """Read the tables of the diary, `{file: table}`. Raises ContentError."""
    endings = endings_of(files)
    known = names(files, exercises, endings)
    return LogWords(
        book=_book(files, known, endings),
        endings=endings,
        dates=dates_of(files),
        tense=tense_book(files, endings),
        linked=known.linked,
        names=known,
        units=frozenset(word for ways in section(files, "units").lists().values() for word in ways),
    )


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
        "effort": "run_efforts",
        "hint": "run_hints",
        "span": "time_spans",
        "speed": "speed_words",
        "pause": "pauses",
        "gear": "gear_words",
        "stride": "steps_of_a_lift",
        "short": "missed_reps",
        "told": "told_before",
    }
    kinds_of = (*kinds.items(), ("mark", "marks_of_comparison"), ("done", "done"))
    read = [(kind, section(files, table).lists()) for kind, table in kinds_of]
    return sense_book([*read, ("lift", known.phrases)], endings)
