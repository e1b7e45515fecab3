"""Amounts that stand before a name, with a bracket between them: "3x10 (each leg) step-ups".

Law: a line that begins with a scheme and names its lift behind a bracket is one piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.pieces import Piece

PARTS = 3
_STARTS = frozenset({"first", "bullet"})


def led(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, a scheme joined with the bracket and the name behind it."""
    place = 0
    while place < len(found):
        three = found[place : place + 3]
        if len(three) == PARTS and _is_led(*three):
            signs = tuple(sign for piece in three for sign in piece.signs)
            yield three[0]._replace(signs=signs)
            place += 3
        else:
            yield found[place]
            place += 1


def _is_led(scheme: Piece, bracket: Piece, name: Piece) -> bool:
    if scheme.opens not in _STARTS or not bracket.aside or scheme.aside or name.aside:
        return False
    if len({scheme.line, bracket.line, name.line}) > 1 or name.opens != ")":
        return False
    amounts = all(sign.is_number or sign.get("mark") == "by" for sign in scheme.signs)
    sides = all(sign.get("mark") in {"side", "each"} for sign in bracket.signs)
    counted = any(sign.is_number for sign in name.signs)
    return amounts and sides and bool(name.signs[0].get("lift")) and not counted
