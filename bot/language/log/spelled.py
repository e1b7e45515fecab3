"""Numbers in several words: fifty eight, one hundred and ten, six and a half.

Law: only words for numbers are joined; what stands there in digits is taken as it is, but for a
half behind it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.senses import Sign

HALF = 0.5
HUNDRED = 100.0
TENS = frozenset({20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0})


def spelled(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the signs with each number in words as one."""
    if not any("number" in sign.senses for sign in signs):
        return tuple(signs)
    read: list[Sign] = []
    place = 0
    while place < len(signs):
        end, value = _number(signs, place)
        read.append(signs[place] if end == place + 1 else _joined(signs[place:end], value))
        place = end
    return tuple(read)


def _joined(row: Sequence[Sign], value: float) -> Sign:
    first, last = row[0], row[-1]
    text = " ".join(sign.text for sign in row)
    return replace(first, senses={"number": str(value)}, end=last.end, last=last.last, text=text)


def _number(signs: Sequence[Sign], place: int) -> tuple[int, float]:
    """Return the place behind a number and its value; one sign further when there is none."""
    if not signs[place].is_number:
        return place + 1, 0.0
    value, end = signs[place].value, place + 1
    in_words = _in_words(signs, place)
    while (after := _behind(signs, end, value)) is not None:
        there, more = after
        if more == HALF:
            return there + 1, value + HALF
        if not in_words or (grown := _grown(value, more)) is None:
            break
        value, end = grown, there + 1
    return end, value


def _in_words(signs: Sequence[Sign], place: int) -> bool:
    return place < len(signs) and "number" in signs[place].senses


def _behind(signs: Sequence[Sign], place: int, value: float) -> tuple[int, float] | None:
    """Return the next number in words and its place; after hundreds an "and" may stand before."""
    joined = value >= HUNDRED and place < len(signs) and signs[place].get("mark") == "join"
    place += joined
    return (place, signs[place].value) if _in_words(signs, place) else None


def _grown(value: float, more: float) -> float | None:
    """Return fifty with eight, one with a hundred, a hundred with ten; None: two numbers."""
    if more == HUNDRED and 1 <= value < 10:
        return value * HUNDRED
    if value in TENS and 1 <= more < 10:
        return value + more
    if value >= HUNDRED and value % HUNDRED == 0 and more < HUNDRED:
        return value + more
    return None
