"""Pieces that tell of several things: warm-up and cool-down beside a run, or two sports.

Law: each mark takes one amount, the one before it or else the one behind it; each sport takes the
amounts on its side.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.language.log.runs.measures import measure_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign

Span = tuple[int, int]
_SIDES = frozenset({"warmup", "cooldown"})
_SIZES = frozenset({"distance", "seconds", "clock"})


def with_sides_apart(piece: Piece) -> Sequence[Piece]:
    """Return the piece in parts, in the order said, so that each tells of one thing."""
    marks = [n for n, sign in enumerate(piece.signs) if sign.get("mark") in _SIDES]
    amounts = list(_amounts(piece.signs))
    if len(amounts) < 2:
        return (piece,)
    following = [n for n, sign in enumerate(piece.signs) if sign.get("hint") == "next"]
    cuts = following or _kinds_apart(piece.signs, amounts) or _halves_apart(piece.signs, amounts)
    if cuts and not marks:
        return _cut(piece, cuts)
    if not marks:
        return _sports_apart(piece, amounts)
    spans = [span for mark in marks if (span := _span(piece.signs, mark, amounts))]
    return _cut(piece, [edge for span in spans for edge in span])


def sport_at(signs: Sequence[Sign], place: int) -> str:
    """Return the sport that a sign names; "8 cycles" are rounds."""
    counted = signs[place].get("hint") == "turns" and place > 0 and signs[place - 1].is_number
    return "" if counted else signs[place].get("sport")


def _kinds_apart(signs: Sequence[Sign], amounts: Sequence[Span]) -> list[int]:
    """Return where "5k easy 3k tempo" is cut: each distance has its kind behind it."""
    kinds = [signs[end].get("type") if end < len(signs) else "" for _, end in amounts]
    sized = all(signs[end - 1].get("unit") in {"km", "mi"} for _, end in amounts)
    repeated = any(sign.get("mark") == "by" for sign in signs)
    told = all(kinds) and len(set(kinds)) > 1 and sized and not repeated
    return [start for start, _ in amounts[1:]] if told else []


def _halves_apart(signs: Sequence[Sign], amounts: Sequence[Span]) -> list[int]:
    """Return where "6k am 8k pm" is cut: each amount has its half of the day behind it."""
    halves = [signs[end].get("hint") if end < len(signs) else "" for _, end in amounts]
    return [start for start, _ in amounts[1:]] if set(halves) == {"daytime"} else []


def _cut(piece: Piece, places: Sequence[int]) -> Sequence[Piece]:
    edges = sorted({0, len(piece.signs), *places})
    cuts = itertools.pairwise(edges)
    return [piece._replace(signs=piece.signs[start:end]) for start, end in cuts]


def _sports_apart(piece: Piece, amounts: Sequence[Span]) -> Sequence[Piece]:
    """Cut "bike 6 miles run 9 miles": each name takes the amounts on its side."""
    signs = piece.signs
    names = [n for n, sign in enumerate(signs) if sport_at(signs, n) or sign.get("run") == "run"]
    sports = {sport_at(signs, n) for n in names}
    repeated = any(sign.get("mark") == "by" for sign in signs[: amounts[-1][0]])
    if len(sports) < 2 or (repeated and any(sign.get("rest") for sign in signs)):
        return (piece,)
    first = names[0] < amounts[0][0]
    return _cut(piece, names if first else [name + 1 for name in names])


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
    return sign.get("mark") in {"harmless", "in_all", "link", "per"} or bool(sign.get("type"))
