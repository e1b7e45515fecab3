"""What is left of a word when its form does not matter: "squatting" and "squats" are "squat".

Rule: the words and endings of a language are data; misspelt words are brought to the nearest known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.section import Files, Section

SHORTEST_STEM = 3
SHORTEST_MISSPELT = 5
"""A shorter unknown word is too near to too many."""
NEAR = 0.78
"""Similarity from which an unknown word is a misspelt known one: one slip in five letters."""
MAX_GUESSES = 12
"""Unknown words that are looked up in one question; further ones are left out."""
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’`]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stems:
    """How words of a language are brought to their stems."""

    ignored: frozenset[str]
    """Words that say nothing about what is asked."""
    endings: tuple[str, ...]
    """The longest first."""
    same: Mapping[str, str]
    """Stems that mean the same as another one, here."""
    known: tuple[str, ...] = ()
    """All stems that occur in what is compared with."""

    def read(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text that is spelt well."""
        return tuple(self._stem(word) for word in _words(text) if word not in self.ignored)

    def heard(self, text: str) -> tuple[str, ...]:
        """Return the known stems of a text that may be misspelt."""
        known, guesses, heard = frozenset(self.known), MAX_GUESSES, list[str]()
        for stem in self.read(text):
            if stem in known:
                heard.append(stem)
            elif len(stem) >= SHORTEST_MISSPELT and guesses:
                guesses -= 1
                heard.extend(self._nearest(stem))
        return tuple(heard)

    def knowing(self, stems: Iterable[str]) -> Stems:
        """Return the same with all stems that occur."""
        return replace(self, known=tuple(dict.fromkeys(stems)))

    def _nearest(self, stem: str) -> tuple[str, ...]:
        found = process.extractOne(
            stem, self.known, scorer=OSA.normalized_similarity, score_cutoff=NEAR
        )
        return (found[0],) if found else ()

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
    return _WORD.findall(_APOSTROPHE.sub("", text.casefold()))


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
