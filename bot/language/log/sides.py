"""Warm-up and cool-down with their amounts, parted from what stands in the same piece.

Law: each mark takes one amount, the one before it or else the one behind it.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.log.measures import measure_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.pieces import Piece
    from bot.language.log.senses import Sign

Span = tuple[int, int]
_SIDES = frozenset({"warmup", "cooldown"})
_SIZES = frozenset({"distance", "seconds", "clock"})


def with_sides_apart(piece: Piece) -> Sequence[Piece]:
    """Return the piece in parts, in the order said, so that each tells of one part of a run."""
    marks = [n for n, sign in enumerate(piece.signs) if sign.get("mark") in _SIDES]
    amounts = list(_amounts(piece.signs))
    if not marks or len(amounts) < 2:
        return (piece,)
    spans = [span for mark in marks if (span := _span(piece.signs, mark, amounts))]
    edges = sorted({0, len(piece.signs), *(edge for span in spans for edge in span)})
    cuts = itertools.pairwise(edges)
    return [replace(piece, signs=piece.signs[start:end]) for start, end in cuts]


def _amounts(signs: Sequence[Sign]) -> Iterator[Span]:
    place = 0
    while place < len(signs):
        one = measure_at(signs, place)
        if one is not None and one.kind in _SIZES:
            yield place, one.end
        place = one.end if one is not None else place + 1


def _span(signs: Sequence[Sign], mark: int, amounts: Sequence[Span]) -> Span | None:
    """Return what the mark takes: itself and the amount that touches it."""
    for start, end in amounts:
        if end <= mark and all(_is_filler(sign) for sign in signs[end:mark]):
            return start, mark + 1
    for start, end in amounts:
        if start > mark and all(_is_filler(sign) for sign in signs[mark + 1 : start]):
            return mark, end
    return None


def _is_filler(sign: Sign) -> bool:
    return sign.get("mark") in {"harmless", "link", "per"} or bool(sign.get("type"))
