"""Movements joined to one exercise: "clean + press 3x5", "12 push-up + rotate".

Law: without amounts of their own the parts are one exercise, kept in the runner's words; lifts that
nobody does in one movement are a superset, and stay apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.log.signs.senses import Sign

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

LONGEST_PART = 4
"""Words of one movement."""
LONGEST = 10
"""Words and signs of a whole complex."""
_PLAIN = frozenset({"", "harmless", "single", "link", "bodyweight"})
"""Marks that a word of a movement may have."""
_OTHERS = ("run", "type", "sport", "unit", "mobility", "racing", "date", "own", "rest", "number")
_TOGETHER = frozenset({"all", "round", "each"})
"""Marks of a line in which the parts are sets of their own."""


class _Span(NamedTuple):
    """Signs from `start` to `end`."""

    start: int
    end: int


def complexes(row: Sequence[Sign], linked: Collection[str]) -> tuple[Sign, ...]:
    """Return the signs with each complex as one; `linked` are lifts that are done in one go."""
    if not any(sign.token.text == "+" for sign in row):
        return tuple(row)
    done: list[Sign] = []
    place = 0
    for span in _spans(row, linked):
        done.extend(row[place : span.start])
        done.append(_one(row[span.start : span.end]))
        place = span.end
    return (*done, *row[place:])


def _spans(row: Sequence[Sign], linked: Collection[str]) -> Iterator[_Span]:
    place = 0
    while place < len(row):
        found = _chain(row, place) if _is_spaced(row, place) else None
        if found is not None and _is_one(row, found, linked):
            yield found
        place = max(place + 1, found.end if found else 0)


def _is_spaced(row: Sequence[Sign], place: int) -> bool:
    return row[place].token.text == "+" and 0 < place < len(row) - 1


def _chain(row: Sequence[Sign], plus: int) -> _Span | None:
    """Return the words before the first plus, and those behind it and each that follows."""
    start = plus
    while start > 0 and plus - start < LONGEST_PART and _is_word(row[start - 1]):
        start -= 1
    end = plus
    while end < len(row) and row[end].token.text == "+":
        behind = end + 1
        while behind < len(row) and behind - end <= LONGEST_PART and _is_word(row[behind]):
            behind += 1
        if behind == end + 1:
            return None
        end = behind
    return _Span(start, end) if start < plus and end - start <= LONGEST else None


def _is_word(sign: Sign) -> bool:
    plain = sign.token.kind == "word" and sign.get("mark") in _PLAIN
    return plain and not any(sign.get(kind) for kind in _OTHERS)


def _is_one(row: Sequence[Sign], span: _Span, linked: Collection[str]) -> bool:
    """Whether the parts are one exercise with amounts beside it."""
    parts = list(_parts(row[span.start : span.end]))
    lifts = [[sign.get("lift") for sign in part if sign.get("lift")] for part in parts]
    if not any(lifts) or not _is_counted(row, span) or _is_shared(row, span):
        return False
    return not all(lifts) or all(name in linked for names in lifts for name in names)


def _parts(row: Sequence[Sign]) -> Iterator[list[Sign]]:
    part: list[Sign] = []
    for sign in row:
        if sign.token.text == "+":
            yield part
            part = []
        else:
            part.append(sign)
    yield part


def _is_counted(row: Sequence[Sign], span: _Span) -> bool:
    """Whether an amount stands right before it or behind it."""
    before = row[span.start - 1] if span.start else None
    if before is not None and (before.is_number or before.get("mark") == "by"):
        return True
    behind = [s for s in row[span.end : span.end + 3] if s.token.text not in {":", "-", "(", ","}]
    behind = [s for s in behind if s.get("mark") != "at"]
    at_line = [s for s in behind if s.token.kind != "line"]
    return bool(at_line) and at_line[0].is_number and len(behind) - len(at_line) < 2


def _is_shared(row: Sequence[Sign], span: _Span) -> bool:
    """Whether a word of the line says that each part has sets of its own."""
    start, end = span.start, span.end
    while start > 0 and row[start - 1].token.kind != "line":
        start -= 1
    while end < len(row) and row[end].token.kind != "line":
        end += 1
    return any(sign.get("mark") in _TOGETHER for sign in row[start:end])


def _one(row: Sequence[Sign]) -> Sign:
    name = " ".join(sign.text or sign.token.text for sign in row)
    return Sign(row[0].token, {"own": name}, row[-1].end, row[0].first, row[-1].last, name)
