"""The words that fill gaps for races, spans of days, goals and body weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.patterns.span_words import SpanWords, span_words
from bot.language.patterns.technique_words import TechniqueWords, technique_words
from bot.language.patterns.week_words import WeekWords, week_words
from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.section import Files, Section, section
from bot.language.words.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.athlete import Priority


class RaceSaid(NamedTuple):
    """A race as far as a few words tell it."""

    metres: float | None = None
    name: str = ""
    small: bool = False
    """It is run for fun, as every parkrun is."""


class GapWords(NamedTuple):
    """The words that fill these gaps in one language."""

    races: PhraseBook[RaceSaid]
    heads: frozenset[str]
    """First words of all races, and those behind a number: a sentence without any has none."""
    halves: frozenset[str]
    """What is a race only behind a name: "Berlin half"."""
    race: frozenset[str]
    """The word that makes a distance a race."""
    metres: Mapping[str, float]
    """Units of distance."""
    kinds: frozenset[str]
    """Words that may stand before a race and are no name: first, spring, local."""
    strangers: frozenset[str]
    """Words that are no name even with a capital letter."""
    no_result: frozenset[str]
    """Words before a time that make it no result: at, sub."""
    priorities: PhraseBook[Priority]
    goals: Mapping[str, frozenset[str]]
    """By kind: "marks" make a wish a goal (sub, under, pb), "verbs" do so with a number, "now" make
    it a wish for today, "no" something else; "words" name a goal; "weekly"
    beside "week" makes it a weekly target."""
    anything: frozenset[str]
    """Words for equipment that mean all of it: "no weights"."""
    body: Mapping[str, str]
    """Units of body weight: kg, lb or stone."""
    languages: Mapping[str, str]
    """Names of languages: {"german": "de"}."""
    clocks: Mapping[str, str]
    """Names of clocks, and the city that is meant: {"est": "New York"}."""
    areas: frozenset[str]
    """What the names of zones begin with."""
    spans: SpanWords
    week: WeekWords
    technique: TechniqueWords
    timing: PhraseBook[str]
    """Words around hours and weekdays, by what they tell: "not", "too", "earlier"."""


def gap_words(files: Files) -> GapWords:
    """Read the tables of these gaps. Raises ContentError."""
    races, words = section(files, "races"), section(files, "race_words")
    units = {
        word: metres for metres, said in _numbered(words.within("metres")).items() for word in said
    }
    book = _races(races)
    return GapWords(
        races=book,
        heads=frozenset({*book.begun, *words.texts("race"), *words.texts("halves"), *units}),
        halves=frozenset(words.texts("halves")),
        race=frozenset(words.texts("race")),
        metres=units,
        kinds=frozenset(words.texts("kinds")),
        strangers=frozenset(words.texts("strangers")),
        no_result=frozenset(words.texts("no_result")),
        priorities=_priorities(section(files, "priorities")),
        goals={key: frozenset(said) for key, said in section(files, "goal_words").lists().items()},
        anything=frozenset(words.texts("anything")),
        body=_by_word(files, "body_units"),
        languages=_by_word(files, "languages"),
        clocks={one.lower(): city for one, city in _by_word(files, "clocks").items()},
        areas=frozenset(section(files, "zone_words").texts("areas")),
        spans=span_words(files),
        week=week_words(files),
        technique=technique_words(files),
        timing=_by_phrase(section(files, "timing")),
    )


def _by_phrase(table: Section) -> PhraseBook[str]:
    return phrase_book((_key(phrase), key) for key in table for phrase in table.texts(key))


def _by_word(files: Files, table: str) -> Mapping[str, str]:
    return {word: key for key, said in section(files, table).lists().items() for word in said}


def _numbered(table: Section) -> Mapping[float, tuple[str, ...]]:
    try:
        return {float(key): table.texts(key) for key in table}
    except ValueError as wrong:
        raise table.wrong("*", "the keys must be metres") from wrong


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(phrase) if token.kind != "mark")


def _races(table: Section) -> PhraseBook[RaceSaid]:
    """Read {"5000 small": ["parkrun"]}; 0 metres: not told."""
    found: list[tuple[tuple[str, ...], RaceSaid]] = []
    for key in table:
        metres, _, small = key.partition(" ")
        if not metres.replace(".", "", 1).isdigit():
            raise table.wrong(key, "the keys must be metres")
        said = RaceSaid(float(metres) or None, small=bool(small))
        found.extend((_key(phrase), said) for phrase in table.texts(key))
    return phrase_book(found)


def _priorities(table: Section) -> PhraseBook[Priority]:
    letters: tuple[Priority, ...] = ("A", "B", "C")
    return phrase_book(
        (_key(phrase), letter) for letter in letters for phrase in table.texts(letter)
    )
