"""Phrases in a message, and whether they are denied, past or about somebody else.

Law: when it is not certain that a sign is denied, it is not denied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.tokens import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.language.words.section import Section
    from bot.language.words.sentence import Sentence

NEAR = 5
"""Words between a denial and what it denies."""


class Mention(NamedTuple):
    """Something that was said, with its place."""

    what: str
    start: int
    end: int


class Denials(NamedTuple):
    """The words that deny, and those that stop a denial."""

    no: frozenset[str]
    still: frozenset[str]
    """Between a denial and a sign these undo it: "not good, chest pain"."""
    but: frozenset[str]
    until: frozenset[str]
    past: PhraseBook[str]
    checked: PhraseBook[str]
    others: PhraseBook[str]
    own: frozenset[str]
    """Behind somebody else these speak of oneself again: "my wife says I had a fit"."""


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase, as a sentence has them."""
    return tuple(text for text in texts(phrase) if text[0].isalnum())


def book_of(phrases: Iterable[str], meaning: str = "") -> PhraseBook[str]:
    """Return a book of phrases that all mean the same; empty: each means itself."""
    return phrase_book((words_of(phrase), meaning or phrase) for phrase in phrases)


def book_by_key(table: Section) -> PhraseBook[str]:
    """Return a book of a table's phrases, each meaning its key."""
    return phrase_book((words_of(phrase), key) for key in table for phrase in table.texts(key))


def denials(table: Section) -> Denials:
    """Read the table `safety_words`. Raises ContentError."""
    return Denials(
        no=frozenset(table.texts("no")),
        still=frozenset(table.texts("still")),
        but=frozenset(table.texts("but")),
        until=frozenset(table.texts("until")),
        past=book_of(table.texts("past")),
        checked=book_of(table.texts("checked")),
        others=book_of(form for one in table.texts("others") for form in (one, f"{one}s")),
        own=frozenset(table.texts("own")),
    )


def found(book: PhraseBook[str], spoken: Sentence, start: int, end: int) -> Iterator[Mention]:
    """Yield all phrases of the book from `start` to `end`, none inside another."""
    if book.begun.keys().isdisjoint(spoken.said):
        return
    place = start
    while place < end:
        hit = book.at(spoken.words, place)
        if hit is not None and hit[1] <= end:
            yield Mention(hit[0], place, hit[1])
            place = hit[1]
        else:
            place += 1


def says(book: PhraseBook[str], spoken: Sentence, start: int, end: int) -> bool:
    """Whether any phrase of the book stands from `start` to `end`."""
    return next(found(book, spoken, start, end), None) is not None


def is_denied(spoken: Sentence, start: int, end: int, words: Denials) -> bool:
    """Whether what stands from `start` to `end` is denied in the same clause."""
    first, _ = spoken.clause(start)
    for place in range(start - 1, max(first, start - NEAR) - 1, -1):
        word = spoken.words[place]
        if word in words.but:
            return False
        if word in words.no:
            between = spoken.words[place + 1 : start]
            behind = spoken.words[end : end + 3]
            return not words.still.intersection(between) and not words.until.intersection(behind)
    return False


def is_of_others(spoken: Sentence, start: int, words: Denials) -> bool:
    """Whether what stands at `start` is told of somebody else."""
    first, _ = spoken.sentence(start)
    last = max((one.end for one in found(words.others, spoken, first, start)), default=None)
    return last is not None and words.own.isdisjoint(spoken.words[last:start])


def is_broken(spoken: Sentence, start: int, end: int, words: Denials) -> bool:
    """Whether a denial stands from `start` to `end`, in the clause of what follows."""
    first, _ = spoken.clause(min(end, len(spoken.words) - 1))
    return any(
        spoken.words[place] in words.no and spoken.words[place + 1] not in words.still
        for place in range(max(start, first), min(end, len(spoken.words) - 1))
    )
