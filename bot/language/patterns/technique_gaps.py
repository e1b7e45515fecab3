"""Gaps for exercises and words that are asked about: parts of the body, terms, strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled, GapReader
    from bot.language.patterns.race_gaps import Gap

MOST_STRANGE = 3
"""Words of a name that nobody knows."""


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
