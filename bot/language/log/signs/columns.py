"""Tables: lines cut by "|" under a header that says what each column is.

Law: each number gets the unit of its column, and nothing else is changed; a table without a header
that is understood stays as it is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.senses import Sign

_Cell = tuple["Sign", ...]
_COUNTED = frozenset({"set", "rep", "rpe", "rir"})


def columned(signs: Sequence[Sign]) -> Sequence[Sign]:
    """Return the rows of a table as lines: "| squat | 80 | 5 |" as "squat 80 kg 5 reps"."""
    if not any(sign.token.text == "|" for sign in signs):
        return signs
    head: tuple[_Cell, ...] = ()
    done: list[Sign] = []
    for line in _lines(signs):
        cells = _cells(line)
        if len(cells) > 1 and _is_head(cells):
            head = cells
        elif head and len(cells) == len(head):
            done.extend(_row(head, cells, line))
        elif not (head and _is_rule(line)):
            head = ()
            done.extend(line)
    return done


def _lines(signs: Sequence[Sign]) -> Iterator[Sequence[Sign]]:
    """Yield each line with the break that ends it."""
    ends = [place + 1 for place, sign in enumerate(signs) if sign.token.kind == "line"]
    for start, end in pairwise(dict.fromkeys((0, *ends, len(signs)))):
        yield signs[start:end]


def _cells(line: Sequence[Sign]) -> tuple[_Cell, ...]:
    """Return what stands between the strokes; those at the ends of the line part nothing."""
    row = [sign for sign in line if sign.token.kind != "line"]
    cells: list[list[Sign]] = [[]]
    for sign in row:
        if sign.token.text == "|":
            cells.append([])
        else:
            cells[-1].append(sign)
    start = 1 if not cells[0] else 0
    end = len(cells) - (not cells[-1])
    return tuple(tuple(cell) for cell in cells[start:end])


def _is_head(cells: Sequence[_Cell]) -> bool:
    """Whether no number stands here, and at least one cell names a unit or a count."""
    if any(sign.is_number or sign.get("lift") for cell in cells for sign in cell):
        return False
    return any(_unit(cell) is not None for cell in cells)


def _unit(cell: _Cell) -> Sign | None:
    """Return the sign of a header's cell that belongs behind its numbers."""
    return next((s for s in cell if s.get("unit") or s.get("mark") in _COUNTED), None)


def _is_rule(line: Sequence[Sign]) -> bool:
    return all(sign.token.kind in {"mark", "line"} for sign in line)


def _row(head: Sequence[_Cell], cells: Sequence[_Cell], line: Sequence[Sign]) -> Iterator[Sign]:
    if _is_rule(line):
        return
    for title, cell in zip(head, cells, strict=True):
        yield from _in_commas(cell) if _counts_reps(title) else cell
        unit = _unit(title)
        if unit is not None and cell and cell[-1].is_number:
            yield _behind(cell[-1], unit)
    yield from (sign for sign in line if sign.token.kind == "line")


def _counts_reps(title: _Cell) -> bool:
    return any(sign.get("mark") == "rep" for sign in title)


def _in_commas(cell: _Cell) -> Iterator[Sign]:
    """Yield repetitions with commas for strokes: 8/8 are two sets in a table."""
    for sign in cell:
        stroke = sign.token.text == "/"
        yield sign._replace(token=sign.token._replace(text=","), senses={}) if stroke else sign


def _behind(number: Sign, unit: Sign) -> Sign:
    """Return the unit as if it touched the number."""
    token = unit.token._replace(start=number.end, end=number.end)
    return unit._replace(token=token, end=number.end, first=number.first, last=number.last)
