"""The words with which a runner tells the runs of his week."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.running import RunType
from bot.language.words.mentions import words_of
from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.section import Files, Section, section

REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWords:
    """The words for the runs of a week in one language."""

    kinds: PhraseBook[str]
    """Kinds of runs, and "rest" for what is none."""
    weekly: frozenset[str]
    """Words that say that a day comes again: every, Sundays."""
    joins: frozenset[str]
    """Words that may stand between days and runs."""
    minutes: frozenset[str]
    """Units of length in time."""


def week_words(files: Files) -> WeekWords:
    """Read the tables of weeks. Raises ContentError."""
    kinds, words = section(files, "run_kinds"), section(files, "week_words")
    return WeekWords(
        kinds=phrase_book(
            (words_of(phrase), _kind(kinds, kind)) for kind in kinds for phrase in kinds.texts(kind)
        ),
        weekly=frozenset(words.texts("weekly")),
        joins=frozenset(words.texts("joins")),
        minutes=frozenset(words.texts("minutes")),
    )


def _kind(table: Section, kind: str) -> str:
    if kind != REST and kind not in set(RunType):
        raise table.wrong(kind, "is no kind of run")
    return kind
