"""What a piece says of time beside its sets: rests, tempo, a set at every full minute.

Law: a rest or a tempo is never an amount.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.signs import terms as at
from bot.language.log.signs.terms import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.senses import Sign
    from bot.language.log.signs.terms import Term


def is_pause(signs: Sequence[Sign], place: int, behind: int) -> bool:
    """Whether the time at `place` is that of a rest between sets: "rest 90 s", "90 s between"."""
    linked = place > 1 and mark(signs, place - 1) in {"harmless", "link"}
    linked = linked and not signs[place - 1].get("rest")
    before = signs[place - 1 - linked] if place else None
    led = before is not None and (bool(before.get("rest")) or mark(signs, place - 1) == "aside")
    after = signs[behind] if behind < len(signs) else None
    followed = after is not None and bool(after.get("rest"))
    again = followed and behind + 1 < len(signs) and at.is_time(signs, behind + 1)
    return led or (followed and not again)


def is_tempo(term: Term) -> bool:
    return len(term.values) in {3, 4} and not term.role and max(term.values) <= 10 and not term.op


def every_minute(terms: Sequence[Term]) -> list[Term]:
    """Read "EMOM 10 min" as ten sets, one a minute, and "EMOM 10 x 2" in this order."""
    done: list[Term] = []
    for said in terms:
        term = said
        if term.role == "seconds" and term.value >= 120 and term.value % 60 == 0:
            term = term._replace(values=(term.value / 60,), role="sets", unit="")
        elif term.op == "x" and done and not done[-1].role:
            done[-1] = done[-1]._replace(role="sets")
        done.append(term)
    return done


LONG_HOLD_S = 600.0
"""Longer ones are seldom told by the second."""


def tempo(signs: Sequence[Sign], place: int, before: list[Term]) -> int:
    """Pass over the digits of "tempo 3-1-1" and "tempo 31X1", or drop those that stood before."""
    end = place + 1
    end += at.text(signs, end) == ":"
    start = end
    while end < len(signs) and (signs[end].is_number or at.text(signs, end) in {"-", "x", "/"}):
        if end > start and not at.touches(signs, end):
            break
        end += 1
    while end == start and before and is_tempo(before[-1]):
        before.pop()
    return end


def more_time(signs: Sequence[Sign], place: int, before: list[Term]) -> int:
    """Add the seconds of "1 min 30 s" to the minute before."""
    last = before[-1]
    if not at.numbered(signs, place) or last.value < 60 or last.value % 60 or len(last.values) > 1:
        return place
    unit = signs[place + 1].get("unit") if place + 1 < len(signs) else ""
    ends = place + 1 == len(signs) and 10 <= signs[place].value < 60 and last.value <= LONG_HOLD_S
    if unit in {"s", "min"} or ends:
        more = signs[place].value * at.SECONDS[unit or "s"]
        before[-1] = last._replace(values=(last.value + more,))
        return place + 2 - ends
    return place
