"""What a misspelt message may have meant: the same sentence with the words that patterns know.

Law: a guess is only offered, never acted upon; it is one that would be understood. Only a word that
no pattern has is taken for misspelt, and its first letter is the right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from bot.language.words.sentence import Sentence

MOST_WORDS = 10
"""Words of a message that is looked at: a longer one is no misspelt request."""
SHORT = 4
"""Words of fewer letters are left as they are."""
LONG = 6
"""From so many letters on two slips are allowed, below only one."""

Vocabulary = Mapping[str, tuple[str, ...]]
"""All words that patterns know, by first letter."""


def vocabulary(words: Iterable[str]) -> Vocabulary:
    """Return the words by first letter."""
    found: dict[str, dict[str, None]] = {}
    for word in words:
        if word.isalpha():
            found.setdefault(word[0], {})[word] = None
    return {letter: tuple(row) for letter, row in found.items()}


def respelt(spoken: Sentence, known: Vocabulary) -> str | None:
    """Return the sentence with unknown words replaced by near known ones; None: nothing to do."""
    if len(spoken.words) > MOST_WORDS:
        return None
    typed = [spoken.between(place, place + 1) for place in range(len(spoken.row))]
    words = [
        _nearest(token.text, known.get(token.text[0], ())) or said
        for token, said in zip(spoken.row, typed, strict=True)
    ]
    return None if words == typed else " ".join(words)


def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    if len(word) < SHORT or not word.isalpha() or word in known:
        return None
    slips = 2 if len(word) >= LONG else 1
    hit = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=slips)
    return None if hit is None else str(hit[0])
