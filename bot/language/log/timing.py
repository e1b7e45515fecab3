"""What a piece says of time beside its sets: rests, tempo, a set at every full minute.

Law: a rest or a tempo is never an amount.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log import terms as at
from bot.language.log.terms import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.senses import Sign
    from bot.language.log.terms import Term


def is_pause(signs: Sequence[Sign], place: int, behind: int) -> bool:
    """Whether the time at `place` is that of a rest between sets: "rest 90 s", "90 s between"."""
    before = signs[place - 1] if place else None
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
