"""Questions that are another's to answer: what to eat, which pills, what it is that hurts.

Rule: a card says so and who can help; which words ask for which of these cards is data. A sentence
must ask, and must hold a word of each group of a row and none that the row lacks.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.mentions import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.language.words.section import Section
    from bot.language.words.sentence import Sentence


WONDERING = "wondering"
"""The group of words with which a sentence asks though it tells a time: "21:40, what for 10k"."""


class Row(NamedTuple):
    """What must be said, in any order, for a card."""

    card: str
    groups: frozenset[str]
    """Of each of these a phrase is said."""
    lacks: frozenset[str]
    """Of none of these."""


class Beyond(NamedTuple):
    """All rows of a language."""

    begun: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """The phrases by their first word, each with its group."""
    rows: tuple[Row, ...]
    """Those that ask for most first."""


NOTHING = Beyond({}, ())


def beyond_of(words: Section) -> Beyond:
    """Read the tables `beyond_words` and `beyond`, `{card: rows}`. Raises ContentError."""
    groups, table = words.within("beyond_words"), words.within("beyond")
    begun: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for group in groups:
        for phrase in groups.texts(group):
            said = words_of(phrase)
            begun[said[0]].append((said, group))
    rows = [_row(table, card, text, groups) for card in table for text in table.texts(card)]
    return Beyond(begun, tuple(sorted(rows, key=lambda row: -len(row.groups))))


def _row(table: Section, card: str, text: str, groups: Iterable[str]) -> Row:
    signs = text.split()
    known = frozenset(groups)
    for sign in signs:
        if sign.removeprefix("-") not in known:
            raise table.wrong(card, f"there is no {sign!r}")
    return Row(
        card=card,
        groups=frozenset(sign for sign in signs if sign[0] != "-"),
        lacks=frozenset(sign[1:] for sign in signs if sign[0] == "-"),
    )


def beyond(said: Sequence[str], known: Beyond) -> str | None:
    """Return the card for a sentence that is another's to answer; `said` are its words."""
    there = frozenset(_groups(tuple(said), known))
    return next(
        (row.card for row in known.rows if row.groups <= there and row.lacks.isdisjoint(there)),
        None,
    )


def beyond_in(spoken: Sentence, place: int, known: Beyond) -> str | None:
    """Return the card for the sentence at `place`, unless it tells a result or heads a list."""
    start, end = spoken.sentence(place)
    tokens = spoken.tokens_between(start, end)
    words = spoken.words[start:end]
    asked = spoken.asks(place) or WONDERING in _groups(tuple(words), known)
    told = any(token.kind == "time" for token in tokens) and not asked
    heads = any(token.text == ":" for token in tokens[-2:])
    return None if told or heads else beyond(words, known)


def _groups(said: tuple[str, ...], known: Beyond) -> Iterator[str]:
    for place, word in enumerate(said):
        for phrase, group in known.begun.get(word, ()):
            if said[place : place + len(phrase)] == phrase:
                yield group
