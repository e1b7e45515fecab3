"""In which language a message is written, told by the words that the lexicons know.

Law: a message without a word of another language is in the coach's own; nothing is guessed from
letters or from likeness, which short messages defeat.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.overlay import words_of
from bot.language.words.phrasebook import Endings, endings_of, stem
from bot.language.words.section import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from bot.language.words.section import Files

GYM = frozenset(
    (
        *("aliases", "other_lifts", "by_equipment", "units", "run_types", "run_words"),
        *("other_sports", "mobility", "race_distances", "pace_words"),
    )
)
"""Tables of words that runners of all languages use: they tell nothing of a language."""
SMALL = frozenset({"small_words", "tense", "dates", "clock"})
"""Tables of words that tell it even where a name of the gym has them: the "the" of "the bar"."""

LONG = 4
"""Letters of a word of which an ending is cut."""


class OtherWords(NamedTuple):
    """The words of a language beside the coach's own."""

    known: frozenset[str]
    """All of them, and what is left of them without endings."""
    endings: Endings


class Telling(NamedTuple):
    """Which words tell a language."""

    known: frozenset[str]
    """All words of the coach's own language."""
    home: frozenset[str]
    """Those that tell of it."""
    own_endings: Endings
    others: Callable[[], Mapping[str, OtherWords]]
    """Returns those of the other languages, read when a word is strange for the first time."""

    def language(self, words: Sequence[str]) -> str:
        """Return the language of a message, empty for the coach's own.

        With as many words of one as of the other it is the other: that knows the own words too.
        """
        strange = [word for word in words if word not in self.known and not self._is_plural(word)]
        if not strange:
            return ""
        others = self.others()
        counts = Counter(name for name in others for word in strange if _has(others[name], word))
        if not counts:
            return ""
        name = max(counts, key=lambda name: (counts[name], _said(others[name], words)))
        count = counts[name]
        there = others[name].known
        own = sum(word in self.home and word not in there for word in words)
        return name if count >= own else ""

    def _is_plural(self, word: str) -> bool:
        """Whether it is an own word with an ending: "curls", but not a short one such as "los"."""
        return len(word) >= LONG and stem(word, self.own_endings) in self.known


def _said(other: OtherWords, words: Sequence[str]) -> int:
    """Return how many of all words a language has just as they stand."""
    return sum(word in other.known for word in words)


def _has(other: OtherWords, word: str) -> bool:
    return word in other.known or stem(word, other.endings) in other.known


def telling(
    home: Files, others: Mapping[str, Callable[[], Files]], names: Collection[str]
) -> Telling:
    """Return the words that tell; `names` are words of exercises that no file of a lexicon has."""
    sayings = [word for table in sections(home, "sayings") for word in table.texts("words")]
    known = (words_of(home) | frozenset(names)).difference(sayings)
    gym = words_of(_only(home, GYM)) | frozenset(names)
    own_endings = endings_of(home)
    return Telling(
        known=_with_stems(known, own_endings),
        own_endings=own_endings,
        home=(known - gym) | words_of(_only(home, SMALL)),
        others=cache(lambda: {name: _other(read()) for name, read in others.items()}),
    )


def _other(files: Files) -> OtherWords:
    endings = endings_of(files)
    return OtherWords(_with_stems(words_of(files), endings), endings)


def _with_stems(words: frozenset[str], endings: Endings) -> frozenset[str]:
    return words | {stem(word, endings) for word in words}


def _only(files: Files, names: Collection[str]) -> Files:
    return {
        file: {name: table for name, table in tables.items() if name in names}
        for file, tables in files.items()
    }
