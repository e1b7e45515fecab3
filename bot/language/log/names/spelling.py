"""Slips of the finger in names of exercises: sqaut, benchpres.

Law: only a word that no name has is taken for a slip, the first letter is the right one, and the
corrected words must be one name as a whole. Anything farther is a guess, which is offered and never
taken in silence: "french press" is no bench press.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

SHORTEST = 4
"""Letters of a word that may be misspelt; in a shorter one every slip makes another word."""
LONG = 8
"""Letters from which a word may have two slips."""
MOST_WAYS = 3
"""Corrections of one word that are tried."""
MOST_LOOKUPS = 12
"""Strange words looked up in one message; a pasted article has more of them than names."""
MOST_TRIES = 1000
"""Names put together of possible words in one message; the same strange word again and again has
more of them than anybody waits for."""
FAR = 0.75
"""Likeness from which a name is offered as a guess."""
FAR_OF_KIN = 0.55
"""The same for a name with the same last word: another press than a press that is known."""


class Spelling(NamedTuple):
    """All names, ready to be compared with what was typed."""

    names: Mapping[str, str]
    """Id by phrase, as the book keeps it."""
    words: frozenset[str]
    """Of all names."""
    by_letter: Mapping[str, tuple[str, ...]]
    """Words, their plurals and names written as one word, by first letter."""
    apart: Mapping[str, str]
    """Phrase by the same written as one word: benchpress."""
    by_last: Mapping[str, tuple[str, ...]]
    """Phrases by their last word."""


def spelling(by_phrase: Mapping[str, str]) -> Spelling:
    """Return the names by phrase, ready to be compared with."""
    words = frozenset(word for phrase in by_phrase for word in phrase.split())
    apart = {phrase.replace(" ", ""): phrase for phrase in by_phrase if " " in phrase}
    by_letter: dict[str, dict[str, None]] = {}
    plurals = (f"{word}s" for word in (*words, *apart))
    for word in (*words, *apart, *plurals):
        by_letter.setdefault(word[0], {})[word] = None
    by_last: dict[str, list[str]] = {}
    for phrase in by_phrase:
        by_last.setdefault(phrase.rsplit(" ", 1)[-1], []).append(phrase)
    return Spelling(
        names=by_phrase,
        words=words,
        by_letter={letter: tuple(found) for letter, found in by_letter.items()},
        apart=apart,
        by_last={word: tuple(phrases) for word, phrases in by_last.items()},
    )


@dataclass(slots=True)
class Corrections:
    """What the strange words of one message may mean."""

    known: Spelling
    found: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    tried: int = 0
    """Names put together so far."""

    def of(self, typed: str, key: str) -> tuple[str, ...]:
        """Return the words that may be meant by one, whose stem is `key`: itself when known."""
        if key in self.known.words:
            return (key,)
        if typed not in self.found and len(self.found) < MOST_LOOKUPS:
            self.found[typed] = _nearest(typed, self.known)
        return self.found.get(typed, ())


def misspelt(typed: Sequence[str], stems: Sequence[str], corrections: Corrections) -> str | None:
    """Return the only name that the words are but for slips of the finger, None without one.

    `typed` are the words as they stand there, `stems` the same without their endings.
    """
    known = corrections.known
    ways = [corrections.of(word, key) for word, key in zip(typed, stems, strict=True)]
    corrections.tried += prod(map(len, ways))
    if not all(ways) or corrections.tried > MOST_TRIES:
        return None
    whole = [_whole(words, known) for words in product(*ways)]
    found = {name for name in whole if name is not None}
    return found.pop() if len(found) == 1 else None


def _whole(words: Sequence[str], known: Spelling) -> str | None:
    """Return the name of these words, each with or without the s of a plural, apart or not."""
    singular = (word if word in known.words else word.removesuffix("s") for word in words)
    return known.names.get(
        " ".join(word if word in known.words else known.apart.get(word, word) for word in singular)
    )


def _nearest(typed: str, known: Spelling) -> tuple[str, ...]:
    if len(typed) < SHORTEST:
        return ()
    slips = 2 if len(typed) >= LONG else 1
    words = known.by_letter.get(typed[0], ())
    near = process.extract(typed, words, scorer=OSA.distance, score_cutoff=slips, limit=MOST_WAYS)
    best = min((distance for _, distance, _ in near), default=0)
    return tuple(word for word, distance, _ in near if distance == best)


def guesses(words: str, known: Spelling, limit: int = 2) -> tuple[str, ...]:
    """Return the names most like `words`, the most alike first: kin before mere letters."""
    kin = _alike(words, known.by_last.get(words.rsplit(" ", 1)[-1], ()), FAR_OF_KIN, limit)
    others = _alike(words, tuple(known.names), FAR, limit)
    found = dict.fromkeys(known.names[phrase] for phrase in (*kin, *others))
    return tuple(found)[:limit]


def _alike(words: str, phrases: Collection[str], least: float, limit: int) -> tuple[str, ...]:
    near = process.extract(
        words,
        phrases,
        scorer=OSA.normalized_similarity,
        score_cutoff=least,
        limit=limit * 4,
    )
    return tuple(phrase for phrase, _, _ in near)
