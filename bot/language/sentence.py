"""A message as words, with the places where a new thought may begin.

Law: marks are no words; they only tell where thoughts end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.language.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_ENDS = frozenset({",", ";", ".", "!", "?", ":", "(", ")", "\n", "•", "|", "-", "/", "+"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a message; places are indices into `words`."""

    text: str
    tokens: tuple[Token, ...]
    row: tuple[Token, ...]
    """The tokens that are words, numbers, times or dates."""
    words: tuple[str, ...]
    at: tuple[int, ...]
    """Index in `tokens` of each word, and behind the last the number of tokens."""
    starts: tuple[int, ...]
    """Places where a thought may begin, in order, and the end."""

    def between(self, start: int, end: int) -> str:
        """Return what was typed from one place to another."""
        if start >= end:
            return ""
        return self.text[self.row[start].start : self.row[end - 1].end]

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """Return all tokens from one place up to another, marks as well."""
        first = 0 if start == 0 else self.at[start]
        return self.tokens[first : self.at[end]]


def sentence(text: str, tokens: Sequence[Token], joiners: Collection[str]) -> Sentence:
    """Return the words of `text`."""
    at = tuple(n for n, token in enumerate(tokens) if token.kind not in {"mark", "line"})
    row = tuple(tokens[n] for n in at)
    words = tuple(token.text for token in row)
    starts = [
        place
        for place in range(len(row))
        if place == 0
        or words[place] in joiners
        or words[place - 1] in joiners
        or any(token.text in _ENDS for token in tokens[at[place - 1] + 1 : at[place]])
    ]
    return Sentence(text, tuple(tokens), row, words, (*at, len(tokens)), (*starts, len(row)))
