"""Gaps for exercises and words that are asked about: parts of the body, terms, strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.section import Files, Section, section
from bot.language.words.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.language.patterns.filled import Filled, GapReader
    from bot.language.patterns.race_gaps import Gap

MOST_STRANGE = 3
"""Words of a name that nobody knows."""


class TechniqueWords(NamedTuple):
    """The words that fill these gaps in one language."""

    regions: PhraseBook[str]
    terms: PhraseBook[str]
    bare: frozenset[str]
    """Terms that are asked about by their word alone."""
    no_names: frozenset[str]
    """Words that no name of an exercise and no term holds: this, my, should."""


def technique_words(files: Files) -> TechniqueWords:
    """Read the tables of these gaps. Raises ContentError."""
    terms = section(files, "terms")
    regions = section(files, "regions").lists()
    known = {term: terms.within(term) for term in terms}
    return TechniqueWords(
        regions=phrase_book((_key(one), key) for key, said in regions.items() for one in said),
        terms=phrase_book((_key(one), key) for key, it in known.items() for one in _names(it)),
        bare=frozenset(key for key, it in known.items() if it.table.get("bare") is not False),
        no_names=frozenset(section(files, "technique_words").texts("no_names")),
    )


def _names(term: Section) -> Iterator[str]:
    yield term.text("say")
    yield from term.texts("also") if "also" in term.table else ()


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(phrase) if token.kind != "mark")


def region(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a part of the body."""
    hit = reader.gaps.technique.regions.at(reader.spoken.words, place)
    if hit is not None:
        yield filled._replace(region=hit[0]), hit[1]


def term(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in a word of the glossary."""
    hit = reader.gaps.technique.terms.at(reader.spoken.words, place)
    if hit is not None:
        yield filled._replace(term=hit[0]), hit[1]


def bare_term(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in the same, when its word alone is a question."""
    for read, end in term(reader, place, filled):
        if read.term in reader.gaps.technique.bare:
            yield read, end


def stranger(reader: GapReader, place: int, filled: Filled) -> Gap:
    """Fill in up to three words that may be a name, each number of them."""
    if any(reader.read("exercise", place, filled)):
        return
    known, said = reader.gaps.technique, reader.spoken.words
    for count, word in enumerate(said[place : place + MOST_STRANGE], 1):
        named = reader.row[place + count - 1].kind == "word"
        is_term = known.terms.at(said, place + count - 1) is not None
        if not named or is_term or word in known.no_names:
            return
        text = reader.spoken.between(place, place + count)
        yield filled._replace(text=text), place + count
