"""Phrases of one or more words, each with what it means.

Law: the longest phrase that stands at a place wins; a lookup costs no more than the phrases that
begin with the same word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from bot.language.words.section import Files, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Meaning = TypeVar("Meaning")

MIN_STEM = 2
"""No ending is cut that would leave less of a word."""
MOST_KNOWN = 20_000
"""Words whose stems are kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Endings:
    """What the end of a word becomes so that squats and squat are one."""

    pairs: tuple[tuple[str, str], ...] = ()
    """(("sses", "ss"), ("s", "")): the first that fits counts."""
    known: dict[str, str] = field(default_factory=dict[str, str])
    """Stems that were worked out before: most words are said again."""


def stem(word: str, endings: Endings) -> str:
    """Return `word` with the first ending that fits replaced."""
    found = endings.known.get(word)
    if found is None:
        found = _stem(word, endings)
        if len(endings.known) < MOST_KNOWN:
            endings.known[word] = found
    return found


def _stem(word: str, endings: Endings) -> str:
    for ending, instead in endings.pairs:
        if word.endswith(ending):
            cut = word[: len(word) - len(ending)] + instead
            return cut if len(cut) >= MIN_STEM else word
    return word


def endings_of(files: Files) -> Endings:
    """Read the table `endings` of the files, empty without one. Raises ContentError."""
    found: list[tuple[str, str]] = []
    for table in sections(files, "endings"):
        pairs = [text.partition(">") for text in table.texts("order")]
        if not all(sign for _, sign, _ in pairs):
            raise table.wrong("order", "each must look like 'sses>ss'")
        found += [(ending, instead) for ending, _, instead in pairs]
    return Endings(tuple(found))


class PhraseBook(NamedTuple, Generic[Meaning]):
    """All phrases by their first word."""

    begun: Mapping[str, tuple[tuple[int, ...], Mapping[tuple[str, ...], Meaning]]]
    """The lengths of the phrases that begin with a word, the longest first, and the phrases."""

    def at(self, words: Sequence[str], place: int) -> tuple[Meaning, int] | None:
        """Return the meaning of the longest phrase that begins at `place`, and where it ends."""
        begun = self.begun.get(words[place])
        if begun is None:
            return None
        lengths, phrases = begun
        for length in lengths:
            said = tuple(words[place : place + length])
            if said in phrases:
                return phrases[said], place + len(said)
        return None


def phrase_book(phrases: Iterable[tuple[tuple[str, ...], Meaning]]) -> PhraseBook[Meaning]:
    """Return the book of `phrases`; of two equal ones the later counts."""
    first: dict[str, dict[tuple[str, ...], Meaning]] = {}
    for words, meaning in phrases:
        first.setdefault(words[0], {})[words] = meaning
    return PhraseBook(
        {
            word: (tuple(sorted({len(phrase) for phrase in found}, reverse=True)), found)
            for word, found in first.items()
        }
    )
