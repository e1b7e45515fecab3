"""The words for exercises and terms that are asked about, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.section import Files, Section, section
from bot.language.words.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator


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
