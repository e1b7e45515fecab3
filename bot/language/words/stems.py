"""What is left of a word when its form does not matter: "squatting" and "squats" are "squat".

Rule 1: a misspelt word is first brought to the nearest known one, as a whole, and then to its stem.
Rule 2: the words of a language are data; its grammar is the library's (Snowball).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bot.language.words.section import Files, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHORTEST_MISSPELT = 4
"""A shorter unknown word is too near to too many."""
NEAR = 0.92
"""Likeness (Jaro and Winkler's) from which an unknown word is a misspelt known one: a letter left
out, put in or swapped anywhere but in front; another letter only in a long word."""
MAX_GUESSES = 12
"""Unknown words that are looked up in one question; further ones stay unknown."""
_WORD = re.compile(r"([^\W_]+)(?:['’`][^\W_]+)?")
"""What follows an apostrophe says nothing: "I'll" is "I", "runner's" is "runner"."""


class Stems(NamedTuple):
    """How words of a language are brought to their stems."""

    grammar: Stemmer.Stemmer
    """Of the language."""
    ignored: frozenset[str]
    """Words that say nothing about what is asked."""
    same: Mapping[str, str]
    """Words and stems that mean the same as another stem, here."""
    known: Mapping[str, str]
    """All words that occur in what is compared with, and their stems; empty for ignored words."""
    stems: frozenset[str] = frozenset()
    """Of these words."""
    by_letter: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The same words by their first letter, which is seldom the wrong one; the most frequent first:
    of two equally near ones it is taken."""

    def read(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text that is spelt well."""
        return tuple(self._stem(word) for word in words(text) if word not in self.ignored)

    def heard(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text that may be misspelt; what is not known stays as it is."""
        said = words(text)
        strange = [
            word
            for word in dict.fromkeys(said)
            if word not in self.known and len(word) >= SHORTEST_MISSPELT
        ]
        meant = {word: self._nearest(word) for word in strange[:MAX_GUESSES]}
        stems = (self._heard(meant.get(word, word)) for word in said)
        return tuple(stem for stem in stems if stem)

    def knowing(self, texts: Iterable[str]) -> Stems:
        """Return the same with all words that occur in `texts`."""
        counts = Counter(word for text in texts for word in words(text))
        counts.update((*self.ignored, *self.same))
        known = {word: "" if word in self.ignored else self._stem(word) for word in counts}
        return self._replace(
            known=known,
            stems=frozenset(known.values()),
            by_letter=_by_letter(sorted(known, key=lambda word: (-counts[word], word))),
        )

    def _nearest(self, word: str) -> str:
        if self._stem(word) in self.stems:
            return word
        found = process.extractOne(
            word,
            self.by_letter.get(word[0], ()),
            scorer=JaroWinkler.normalized_similarity,
            score_cutoff=NEAR,
        )
        return found[0] if found else word

    def _heard(self, word: str) -> str:
        return self.known[word] if word in self.known else self._stem(word)

    def _stem(self, word: str) -> str:
        stem = self.same.get(word) or self.grammar.stemWord(word)
        return self.same.get(stem, stem)


def stems_of(files: Files, name: str) -> Stems:
    """Read the language, ignored words and words that mean the same from the file called `name`.

    Raises ContentError.
    """
    for file, table in files.items():
        if file.endswith(name):
            section = Section(file, "", table)
            grammar = _grammar(section)
            return Stems(
                grammar=grammar,
                ignored=frozenset(section.texts("ignored")),
                same=_same(section.within("same"), grammar),
                known={},
            )
    return Stems(grammar=Stemmer.Stemmer("english"), ignored=frozenset(), same={}, known={})


def _grammar(section: Section) -> Stemmer.Stemmer:
    language = section.text("grammar")
    if language not in Stemmer.algorithms():
        raise section.wrong("grammar", f'there is no grammar of "{language}"')
    return Stemmer.Stemmer(language)


def _same(groups: Section, grammar: Stemmer.Stemmer) -> Mapping[str, str]:
    """Return the stem of each group by its words."""
    same: dict[str, str] = {}
    for name, members in groups.lists().items():
        stem = grammar.stemWord(name)
        for word in dict.fromkeys((name, *members)):
            if same.get(word, stem) != stem:
                raise groups.wrong(name, f'"{word}" stands in "{same[word]}" as well')
            same[word] = stem
    return same


def _by_letter(ordered: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in ordered:
        found[word[0]].append(word)
    return {letter: tuple(words) for letter, words in found.items()}


def words(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return _WORD.findall(text.casefold())
