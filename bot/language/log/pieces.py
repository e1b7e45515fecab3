"""A message cut at its separators: lines, sentences, commas, brackets and joining words.

Law: cutting loses nothing; every sign is in one piece or is the separator itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.language.log.senses import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HARD = frozenset({"\n", ".", "!", "?", ";", "•"})
_SOFT = frozenset({",", "(", ")", "|", "+", "-", "/", ":"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs between two separators."""

    signs: tuple[Sign, ...]
    sentence: int
    """Number of the sentence or line it stands in."""
    line: int
    aside: bool
    """In brackets."""
    after: str = ""
    """The mark that ended the sentence before."""
    day: date | None = None
    """When it was or will be, as said; None: nothing was said."""
    announced: bool = False
    """Said of the future."""


def pieces(signs: Sequence[Sign]) -> tuple[Piece, ...]:
    """Return all pieces that are not empty."""
    return tuple(_cut(signs))


def _cut(signs: Sequence[Sign]) -> Iterator[Piece]:
    start = sentence = line = depth = 0
    after = ""
    for place, sign in enumerate(signs):
        text = sign.token.text
        if not _separates(signs, place):
            continue
        if place > start:
            yield Piece(tuple(signs[start:place]), sentence, line, depth > 0, after)
        start = place + 1
        depth = max(0, depth + (text == "(") - (text == ")"))
        if text in _HARD:
            sentence, depth, after = sentence + 1, 0, text
        line += text == "\n"
    if start < len(signs):
        yield Piece(tuple(signs[start:]), sentence, line, depth > 0, after)


def _separates(signs: Sequence[Sign], place: int) -> bool:
    sign = signs[place]
    if sign.get("mark") == "join":
        return True
    if sign.token.kind not in {"mark", "line"} or sign.last - sign.first > 1:
        return False
    text = sign.token.text
    if text in "+-/:":
        return _parts(signs, place)
    return text in _HARD or text in _SOFT


def _parts(signs: Sequence[Sign], place: int) -> bool:
    """Whether + - / : separate here instead of belonging to numbers."""
    sign = signs[place]
    text = sign.token.text
    before = signs[place - 1] if place else None
    after = signs[place + 1] if place + 1 < len(signs) else None
    if text == ":":
        return before is None or not (before.is_number or before.token.text == "+")
    if before is None or before.token.kind == "line":
        return True
    spaced = after is None or before.end < sign.token.start
    if text == "/":
        return not _is_amount(before) or not _is_amount(after)
    return spaced and (after is None or after.token.start > sign.end or text == "-")


def _is_amount(sign: Sign | None) -> bool:
    if sign is None:
        return False
    counted = sign.is_number or sign.token.kind == "time"
    return counted or bool(sign.get("unit")) or sign.get("mark") in {"bodyweight", "bar"}
