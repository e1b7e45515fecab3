"""A message as words, with the places where a new thought may begin.

Law: marks are no words; they only tell where thoughts end.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.language.words.tokens import Token

_ENDS = frozenset({",", ";", ".", "!", "?", ":", "(", ")", "\n", "•", "|", "-", "/", "+"})
_NO_MARKS = frozenset[str]()
_HARD = frozenset({".", "!", "?", ";", "\n", "•"})


class Sentence(NamedTuple):
    """The words of a message; places are indices into `words`."""

    text: str
    tokens: tuple[Token, ...]
    row: tuple[Token, ...]
    """The tokens that are words, numbers, times or dates."""
    words: tuple[str, ...]
    said: frozenset[str]
    """Each word once."""
    counted: int
    """Place of the last number above one, 0 when there is none."""
    at: tuple[int, ...]
    """Index in `tokens` of each word, and behind the last the number of tokens."""
    starts: tuple[int, ...]
    """Places where a thought may begin, in order, and the end."""

    joiners: Collection[str]
    """Words that part thoughts as a mark does."""
    hard: tuple[int, ...]
    """Places where a sentence begins, in order, and the end."""
    soft: tuple[int, ...]
    """Places where a clause begins: behind any mark."""

    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Return where each sentence begins and ends."""
        return tuple(pairwise(self.hard))

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence of this place begins and ends."""
        return _around(self.hard, place)

    def clause(self, place: int) -> tuple[int, int]:
        """Return where the clause of this place begins and ends; joining words part none."""
        return _around(self.soft, place)

    def thought(self, place: int) -> tuple[int, int]:
        """Return where the thought of this place begins and ends; joining words part it."""
        return _around(self.starts, place)

    def asks(self, place: int) -> bool:
        """Whether the sentence of this place ends with a question mark."""
        _, last = self.sentence(place)
        behind = self.tokens[self.at[last - 1] + 1 : self.at[last]] if last else ()
        return any(token.text == "?" for token in behind)

    def between(self, start: int, end: int) -> str:
        """Return what was typed from one place to another."""
        if start >= end:
            return ""
        return self.text[self.row[start].start : self.row[end - 1].end]

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """Return all tokens from one place up to another, marks as well."""
        first = 0 if start == 0 else self.at[start]
        return self.tokens[first : self.at[end]]


def _around(starts: Sequence[int], place: int) -> tuple[int, int]:
    after = bisect_right(starts, place)
    last = len(starts) - 1
    return starts[max(0, after - 1)], starts[min(after, last)]


def sentence(text: str, tokens: Sequence[Token], joiners: Collection[str]) -> Sentence:
    """Return the words of `text`."""
    at = tuple(n for n, token in enumerate(tokens) if token.kind not in {"mark", "line"})
    row = tuple(tokens[n] for n in at)
    words = tuple(token.text for token in row)
    marks = [_marks(tokens, at, place) for place in range(len(row))]
    soft = [n for n, mark in enumerate(marks) if n == 0 or mark & _ENDS]
    hard = [n for n, mark in enumerate(marks) if n == 0 or mark & _HARD]
    joined = [n for n in range(1, len(row)) if words[n] in joiners or words[n - 1] in joiners]
    end = len(row)
    return Sentence(
        text=text,
        tokens=tuple(tokens),
        row=row,
        words=words,
        said=frozenset(words),
        counted=max((n for n, token in enumerate(row) if token.value > 1), default=0),
        at=(*at, len(tokens)),
        starts=(*sorted({*soft, *joined}), end),
        joiners=joiners,
        hard=(*hard, end),
        soft=(*soft, end),
    )


def _marks(tokens: Sequence[Token], at: Sequence[int], place: int) -> frozenset[str]:
    """Return the marks before a word; that between two numbers, as in 4/10, parts nothing."""
    start = at[place - 1] + 1 if place else 0
    if start == at[place]:
        return _NO_MARKS
    between = tokens[start : at[place]]
    if place and len(between) == 1 and _of_date(tokens[start - 1], between[0]):
        return _NO_MARKS
    if place and len(between) == 1 and _inside(tokens[start - 1], between[0], tokens[at[place]]):
        return _NO_MARKS
    return frozenset(token.text for token in between)


def _of_date(before: Token, mark: Token) -> bool:
    """Whether a point belongs to the date before it: "on 15.2. in 50 min"."""
    pointed = before.kind == "number" and "." in before.text
    return mark.text == "." and pointed and before.end == mark.start


def _inside(before: Token, mark: Token, after: Token) -> bool:
    numbers = before.kind == "number" and after.kind == "number"
    return numbers and before.end == mark.start and mark.end == after.start
