"""What is left of a word when its form does not matter: "squatting" and "squats" are "squat".

Rule: the words and endings of a language are data; misspelt words are brought to the nearest known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.words.section import Files, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHORTEST_STEM = 3
SHORTEST_MISSPELT = 5
"""A shorter unknown word is too near to too many."""
NEAR = 0.78
"""Similarity from which an unknown word is a misspelt known one: one slip in five letters."""
MAX_GUESSES = 12
"""Unknown words that are looked up in one question; further ones stay unknown."""
_WORD = re.compile(r"([^\W_]+)(?:['’`][^\W_]+)?")
"""What follows an apostrophe says nothing: "I'll" is "I", "runner's" is "runner"."""


class Stems(NamedTuple):
    """How words of a language are brought to their stems."""

    ignored: frozenset[str]
    """Words that say nothing about what is asked."""
    endings: tuple[str, ...]
    """The longest first."""
    same: Mapping[str, str]
    """Stems that mean the same as another one, here."""
    known: frozenset[str] = frozenset()
    """All stems that occur in what is compared with."""
    ordered: tuple[str, ...] = ()
    """The same in an order, so that of two equally near stems always the same one is taken."""

    def read(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text that is spelt well."""
        return tuple(self._stem(word) for word in _words(text) if word not in self.ignored)

    def heard(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text that may be misspelt; what is not known stays as it is."""
        stems = self.read(text)
        strange = [
            s for s in dict.fromkeys(stems) if s not in self.known and len(s) >= SHORTEST_MISSPELT
        ]
        meant = {stem: self._nearest(stem) for stem in strange[:MAX_GUESSES]}
        return tuple(meant.get(stem, stem) for stem in stems)

    def knowing(self, stems: Iterable[str]) -> Stems:
        """Return the same with all stems that occur."""
        known = frozenset(stems)
        return self._replace(known=known, ordered=tuple(sorted(known)))

    def _nearest(self, stem: str) -> str:
        found = process.extractOne(
            stem, self.ordered, scorer=OSA.normalized_similarity, score_cutoff=NEAR
        )
        return found[0] if found else stem

    def _stem(self, word: str) -> str:
        stem = self.same.get(word) or _without_ending(word, self.endings)
        return self.same.get(stem, stem)


def stems_of(files: Files, name: str) -> Stems:
    """Read ignored words, endings and words that mean the same from the file called `name`.

    Raises ContentError.
    """
    for file, table in files.items():
        if file.endswith(name):
            words = Section(file, "", table)
            return Stems(
                ignored=frozenset(words.texts("ignored")),
                endings=tuple(sorted(words.texts("endings"), key=len, reverse=True)),
                same=_same(words.within("same")),
            )
    return Stems(ignored=frozenset(), endings=(), same={})


def _same(groups: Section) -> Mapping[str, str]:
    same: dict[str, str] = {}
    for stem, words in groups.lists().items():
        for word in words:
            if word in same:
                raise groups.wrong(stem, f'"{word}" stands in "{same[word]}" as well')
            same[word] = stem
    return same


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            return _undoubled(stem)
    return word


def _undoubled(stem: str) -> str:
    """Return "squat" for "squatt", what is left of "squatting"."""
    doubled = len(stem) > SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "aeiousl"
    return stem[:-1] if doubled else stem
