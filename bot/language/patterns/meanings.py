"""All patterns of one language, by what they mean and where they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ContentError
from bot.language.guessing import Vocabulary, vocabulary
from bot.language.hearing import Expect
from bot.language.patterns.build import BUILD
from bot.language.patterns.slots import SLOTS, SlotWords
from bot.language.patterns.templates import (
    BadPattern,
    Pattern,
    PatternSet,
    gaps,
    pattern,
    pattern_set,
)
from bot.language.words.mentions import book_of
from bot.language.words.section import Files, Section, section, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.language.words.phrasebook import PhraseBook


class Meanings(NamedTuple):
    """All patterns of one language."""

    anywhere: PatternSet
    answers: Mapping[Expect, PatternSet]
    """What only answers an open question."""
    alone: PatternSet
    """What counts only as a whole message while no question is open."""
    reminded: PatternSet
    """What counts only as a whole message just after reminders were spoken of."""
    arguments: Mapping[str, PatternSet]
    """What may stand behind a command, by the command's meaning."""
    commands: Mapping[str, str]
    """Slash command to meaning."""
    fillers: frozenset[str]
    """Words that are passed over: please, coach."""
    nods: frozenset[str]
    """Signs that are a message without a word, such as a raised thumb."""
    joiners: frozenset[str]
    """Words between two things that are meant: and, but, then."""
    polite: PhraseBook[str]
    """Phrases before a request: can you, could you."""
    question_words: frozenset[str]
    """Words with which a question begins."""
    question_pairs: frozenset[str]
    """Two words that ask wherever they stand: "should i"."""
    examples: tuple[str, ...]
    """Sentences that are understood, offered as guesses."""
    slots: SlotWords
    vocabulary: Vocabulary
    """All words of patterns, days and exercises, for guesses."""


def meanings(files: Files, slots: SlotWords, beside: Meanings | None = None) -> Meanings:
    """Read the tables of patterns; each set joins that of `beside`. Raises ContentError."""
    answers = section(files, "answers")
    words = section(files, "small_words")
    arguments = section(files, "arguments")
    anywhere = _set(sections(files, "patterns"), None if beside is None else beside.anywhere)
    return Meanings(
        anywhere=anywhere,
        answers={
            expect: _set(
                (answers.within(expect.value),), None if beside is None else beside.answers[expect]
            )
            for expect in Expect
            if expect.value in answers.table
        },
        alone=_set(sections(files, "alone"), None if beside is None else beside.alone),
        reminded=_set(sections(files, "reminded"), None if beside is None else beside.reminded),
        arguments={
            meaning: _set(
                (arguments.within(meaning),), None if beside is None else beside.arguments[meaning]
            )
            for meaning in arguments
        },
        commands=_commands(section(files, "commands")),
        fillers=frozenset(words.texts("fillers")),
        nods=frozenset(words.texts("nods")),
        joiners=frozenset(words.texts("joiners")),
        polite=book_of(words.texts("polite")),
        question_words=frozenset(words.texts("questions")),
        question_pairs=frozenset(words.texts("asked_within")),
        examples=section(files, "examples").texts("sentences"),
        slots=slots,
        vocabulary=_vocabulary(slots, anywhere),
    )


def _vocabulary(slots: SlotWords, anywhere: PatternSet) -> Vocabulary:
    names = sorted(slots.names.spelling.words)  # in the same order in every process
    return vocabulary((*anywhere.signs, *slots.dates.book.begun, *names))


def _set(tables: Iterable[Section], beside: PatternSet | None) -> PatternSet:
    trees: dict[str, tuple[Pattern, ...]] = {}
    for table in tables:
        for meaning in table:
            if meaning not in BUILD:
                raise table.wrong(meaning, "there is no such meaning")
            found = tuple(_pattern(table, meaning, text) for text in table.texts(meaning))
            trees[meaning] = (*trees.get(meaning, ()), *found)
    return pattern_set(trees, beside)


def _pattern(table: Section, meaning: str, text: str) -> Pattern:
    try:
        tree = pattern(text)
    except BadPattern as wrong:
        raise table.wrong(meaning, str(wrong)) from wrong
    if unknown := set(gaps(tree)) - SLOTS:
        raise table.wrong(meaning, f"there is no gap {sorted(unknown)}")
    return tree


def _commands(table: Section) -> Mapping[str, str]:
    found = {command: table.text(command) for command in table}
    for command, meaning in found.items():
        if meaning not in BUILD and meaning != "log":
            raise ContentError(table.file, f"commands.{command}", "there is no such meaning")
    return found
