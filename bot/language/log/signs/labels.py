"""Numbers and letters that only count lines or sets: "1)", "A2.", "Set 3:", "Sets: 3".

Law: a label is never an amount; nothing else is taken away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.signs.terms import mark, numbered, text, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.senses import Sign

LAST = 30
"""Nobody counts lines or sets any farther."""
_LETTERS = frozenset("abcdefgh")
_ENDS = frozenset({")", ".", ":", "]"})
_KEYS = frozenset({"set", "rep", "round", "rpe", "rir"})


def unlabelled(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the signs without labels, and "sets: 3" as "3 sets"."""
    kept: list[Sign] = []
    place = depth = 0
    while place < len(signs):
        depth = max(0, depth + (text(signs, place) == "(") - (text(signs, place) == ")"))
        begins = not kept or kept[-1].token.kind == "line" or _is_bullet(kept)
        end = _lettered(signs, place) if begins else 0
        end = end or _label(signs, place, begins=begins, inside=depth > 0)
        pair = _pair(signs, place) if end == place else ()
        if pair:
            kept.extend(pair)
            end = place + 2 + (text(signs, place + 1) in {":", "="})
        elif behind := (_planned(signs, place) if begins else 0) or _programme(signs, place):
            end = behind
        elif _is_beside(signs, place, inside=depth > 0):
            end = place + 3
        elif _names_load(signs, place):
            end = place + 2
        elif end == place:
            kept.append(signs[place])
            end = place + 1
        place = end
    return tuple(kept)


def _is_beside(signs: Sequence[Sign], place: int, *, inside: bool) -> bool:
    """Whether three signs only tell of what is beside: [2], RPE<8, (total = 30)."""
    if signs[place].token.text == "[":
        return _is_footnote(signs, place)
    said = mark(signs, place)
    if said == "rpe":
        return _is_limit(signs, place)
    told = inside and said == "in_all" and text(signs, place + 1) in {":", "="}
    return told and numbered(signs, place + 2)


def _planned(signs: Sequence[Sign], place: int) -> int:
    """Return the place behind what a line tells of the plan: "75% x 5 = 5 x 80", else 0."""
    share = 0
    for n in range(place, min(place + MOST_PLANNED, len(signs))):
        if signs[n].token.kind == "line":
            return 0
        share = share or (text(signs, n) == "%" and numbered(signs, n - 1))
        if share and text(signs, n) == "=":
            crossed = numbered(signs, n + 1) and mark(signs, n + 2) in {"by", "at"}
            return n + 1 if crossed else 0
    return 0


_WENDLER = ("5", "/", "3", "/", "1")


def _programme(signs: Sequence[Sign], place: int) -> int:
    """Return the place behind the name of a programme, "5/3/1 squat", else 0."""
    end = place + len(_WENDLER)
    if text(signs, place) != "5" or tuple(text(signs, n) for n in range(place, end)) != _WENDLER:
        return 0
    glued = place > 0 and signs[place - 1].token.kind != "line" and touches(signs, place)
    if glued or end >= len(signs) or signs[end].token.kind != "word":
        return 0
    if mark(signs, end) == "aside" and numbered(signs, end + 1):
        return end + 2  # 5/3/1 week 2
    return end if not mark(signs, end) else 0


MOST_PLANNED = 8
"""Signs of the plan before what was done."""


def _is_bullet(kept: Sequence[Sign]) -> bool:
    alone = len(kept) < 2 or kept[-2].token.kind == "line"
    return alone and kept[-1].token.text in {"-", "*", "•"}


def _label(signs: Sequence[Sign], place: int, *, begins: bool, inside: bool) -> int:
    """Return where the label at `place` ends, `place` when there is none."""
    if mark(signs, place) in {"set", "drop"}:
        return _set_label(signs, place)
    end = place
    if begins and text(signs, place) in _LETTERS:
        end += 1
        if not (numbered(signs, end) and touches(signs, end)):
            return end + 1 if text(signs, end) in _ENDS and touches(signs, end) else place
    if not numbered(signs, end) or not 0 < signs[end].value <= LAST:
        return place
    if not signs[end].value.is_integer() or signs[end].token.kind != "number":
        return place
    led = end > place
    closed = text(signs, end + 1) in _ENDS and touches(signs, end + 1)
    if closed and _goes_on(signs, end + 2):
        bracket = text(signs, end + 1) == ")" and not inside
        if led or bracket or (begins and text(signs, end + 1) == "."):
            return end + 2
    return end + 1 if led and _goes_on(signs, end + 1) and not closed else place


def _lettered(signs: Sequence[Sign], place: int) -> int:
    """Return the place behind 1a) or 2b., else 0."""
    number = numbered(signs, place) and 0 < signs[place].value <= LAST
    letter = text(signs, place + 1) in _LETTERS and touches(signs, place + 1)
    closed = text(signs, place + 2) in _ENDS and _goes_on(signs, place + 3)
    return place + 3 if number and letter and closed else 0


def _is_footnote(signs: Sequence[Sign], place: int) -> bool:
    """Whether [2] is glued to what stands before."""
    opened = text(signs, place) == "[" and touches(signs, place)
    return opened and numbered(signs, place + 1) and text(signs, place + 2) == "]"


def _goes_on(signs: Sequence[Sign], place: int) -> bool:
    """Whether something follows on the same line."""
    return place < len(signs) and signs[place].token.kind != "line"


def _set_label(signs: Sequence[Sign], place: int) -> int:
    """Pass over "Set 2:", "set 2 -" and "set 2" before another number."""
    number = place + 1
    counted = place > 0 and signs[place - 1].is_number and touches(signs, place) is False
    plain = mark(signs, place) == "set"
    named = (
        plain and place > 0 and mark(signs, place - 1) == "harmless"
    )  # the top set, the last set
    if not numbered(signs, number) or signs[number].value > LAST or counted or named:
        return place
    behind = number + 1
    if text(signs, behind) in {":", "-", ")", "=", "."}:
        return behind + 1 if _goes_on(signs, behind + 1) else place
    told = behind < len(signs) and (signs[behind].is_number or mark(signs, behind) == "at")
    return behind if told else place


def _is_limit(signs: Sequence[Sign], place: int) -> bool:
    """Whether an effort is only told to be under a limit: "RPE<8"."""
    return text(signs, place + 1) in {"<", ">"} and numbered(signs, place + 2)


def counted(signs: Sequence[Sign], place: int) -> bool:
    return place > 0 and signs[place - 1].is_number


def _names_load(signs: Sequence[Sign], place: int) -> bool:
    """Whether "weight:" stands before its number."""
    named = mark(signs, place) == "load" and text(signs, place + 1) in {":", "="}
    before = signs[place - 1] if place else None
    if before is not None and before.token.kind == "word" and not before.get("lift"):
        return mark(signs, place - 1) in _KEYS and named and numbered(signs, place + 2)
    return named and numbered(signs, place + 2)


def _is_weight(signs: Sequence[Sign], place: int) -> bool:
    """Whether the number behind "work sets:" is a load."""
    said = signs[place + 1].get("unit") if place + 1 < len(signs) else ""
    return said in {"kg", "lb"} or signs[place].value > LAST


def _pair(signs: Sequence[Sign], place: int) -> tuple[Sign, ...]:
    """Turn "sets: 3" round."""
    if mark(signs, place) == "set" and numbered(signs, place + 1):
        ends = place + 2 >= len(signs) or text(signs, place + 2) in {",", ";", "\n"}
        return (signs[place + 1], signs[place]) if ends and not counted(signs, place) else ()
    if mark(signs, place) not in _KEYS or text(signs, place + 1) not in {":", "="}:
        return ()
    free = place == 0 or not signs[place - 1].is_number
    behind = mark(signs, place + 3)
    counts = behind in _KEYS and text(signs, place + 4) not in {":", "="}
    if not free or not numbered(signs, place + 2) or counts or behind == "by":
        return ()
    if mark(signs, place) == "set" and _is_weight(signs, place + 2):
        return ()
    return (signs[place + 2], signs[place])
