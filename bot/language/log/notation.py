"""The notation of sets: what numbers, units and signs between them say, before it is decided.

    terms   := term (op term)*             3 x 5 @ 80kg, 10/95, 2 sets of 10, 60 kg (8, 6)
    term    := number [+] [unit | "sets" | "reps"] | row | "BW" | "bar" | time
    row     := number ("-" number)+        5-5-3
    op      := x | @ | / | of | (nothing)

Law: nothing is guessed here. A number without a unit stays without a role; `amounts` gives it one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.language.log.senses import Sign

Op = Literal["", "x", "@", "/", "of", "rpe", "rir"]
Role = Literal["", "load", "seconds", "sets", "reps", "rpe", "rir", "range", "length", "aside"]

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
_OPS: dict[str, Op] = {"by": "x", "at": "@", "per": "/", "link": "of", "rpe": "rpe", "rir": "rir"}
_COUNTED: dict[str, Role] = {
    "set": "sets",
    "rep": "reps",
    "rpe": "rpe",
    "rir": "rir",
    "aside": "aside",
}
LENGTHS = frozenset({"km", "mi", "m", "yd"})


@dataclass(frozen=True, slots=True)
class Term:
    """One number or row with what is known of its role."""

    values: tuple[float, ...]
    role: Role = ""
    unit: str = ""
    """Of a load: kg, lb, bw or bar; any other word leaves the unit open."""
    op: Op = ""
    """What stands before it."""
    plus: bool = False
    """Written "5+": as many as possible."""
    sets_first: bool = False
    """Behind the sign ×, which always stands between sets and repetitions."""

    @property
    def value(self) -> float:
        """The only, or first, number."""
        return self.values[0]


@dataclass(slots=True)
class Scan:
    """A piece as it is being read."""

    signs: Sequence[Sign]
    terms: list[Term] = field(default_factory=list[Term])
    flags: set[str] = field(default_factory=set[str])
    rest: list[Sign] = field(default_factory=list[Sign])
    """What is neither amount nor flag: words."""
    op: Op = ""
    cross: bool = False
    """Whether the last sign was ×."""


_FLAGS = frozenset({"each", "side", "warmup", "failed", "assisted", "amrap"})
_QUIET = frozenset({":", "'", '"', "~", "=", "[", "]", "_", "#", "*", "\\", "<", ">"})
"""Marks that say nothing of their own."""


def scan(signs: Sequence[Sign]) -> Scan:
    """Read all terms of a piece."""
    found = Scan(signs)
    place = 0
    while place < len(signs):
        place = _number(found, place) or _word(found, place)
    return found


def _word(found: Scan, place: int) -> int:
    sign = found.signs[place]
    mark = sign.get("mark")
    if mark in _OPS:
        found.op = _stronger(found.op, _op(found, place, mark))
        found.cross = sign.token.text == "×"
    elif mark in _FLAGS:
        found.flags.add(_flag(found, mark))
    elif mark in {"bodyweight", "bar"}:
        unit = "bw" if mark == "bodyweight" else "bar"
        _add(found, Term((0.0,), "load", unit))
    elif mark != "harmless" and sign.token.text not in _QUIET:
        found.rest.append(sign)
        found.op = ""
    return place + 1


def _op(found: Scan, place: int, mark: str) -> Op:
    """A star that touches no number is a bullet or markup, and [x] a box that is ticked."""
    if _text(found.signs, place - 1) == "[" and _text(found.signs, place + 1) == "]":
        return ""
    if found.signs[place].token.text == "*":
        after = found.signs[place + 1 : place + 2]
        before = found.signs[place - 1 : place] if place else ()
        if not (after and before and _counts(after[0]) and before[0].token.text != "*"):
            return ""
    return _OPS[mark]


def _counts(sign: Sign) -> bool:
    return sign.is_number or sign.token.kind == "time"


def _stronger(old: Op, new: Op) -> Op:
    """In "@ rpe 8" stands an RPE, "x of 5" is a by."""
    return old if new == "of" and old else new


def _flag(found: Scan, mark: str) -> str:
    """Each of two dumbbells behind a load, each side behind repetitions."""
    if mark != "each" or not found.terms:
        return mark
    return "each" if found.terms[-1].role == "load" else "side"


def _add(found: Scan, term: Term) -> None:
    found.terms.append(replace(term, op=found.op, sets_first=found.cross and found.op == "x"))
    found.op = ""


def _number(found: Scan, place: int) -> int:
    """Read the term at `place`; return the place behind it, 0 when there is none."""
    sign = found.signs[place]
    if sign.token.kind == "time":
        return _clock(found, place)
    if not sign.is_number:
        return 0
    if _is_label(found, place):
        return place + 1
    values, end = _summed(found.signs, place) or _row(found.signs, place)
    plus = _text(found.signs, end) == "+" and _touches(found.signs, end)
    end += plus
    singles = _singles(found.signs, end)
    if singles:
        _add(found, Term(values, "sets"))
        _add(found, Term((singles,), "reps"))
        return end + 1
    role, unit, factor, end = _unit(found.signs, end)
    if len(values) == 2 and values[0] < values[1] and role != "load":
        role = "range"
    if role == "aside" or (role == "seconds" and _is_pause(found.signs, place)):
        return end
    if unit == "each":
        found.flags.add("each")
    said = tuple(value * factor for value in values)
    _add(found, Term(said, role, unit, plus=plus))
    return _more_time(found, end) if role == "seconds" else end


def _is_pause(signs: Sequence[Sign], place: int) -> bool:
    """Whether the time at `place` is that of a rest between sets: "rest 90 s"."""
    before = signs[place - 1] if place else None
    return before is not None and (bool(before.get("rest")) or before.get("mark") == "aside")


def _clock(found: Scan, place: int) -> int:
    """Read 1:30 as a hold, unless it is a rest."""
    if not _is_pause(found.signs, place):
        _add(found, Term((found.signs[place].token.value,), "seconds"))
    return place + 1


SINGLES = {"single": 1.0, "double": 2.0, "triple": 3.0}


def _singles(signs: Sequence[Sign], place: int) -> float:
    """Return the repetitions of each of "five singles", 0 when there are none."""
    return SINGLES.get(signs[place].get("mark"), 0.0) if place < len(signs) else 0.0


def _is_label(found: Scan, place: int) -> bool:
    """Whether it is the number of "Set 1: 10 reps"."""
    before = found.signs[place - 1] if place else None
    return (
        before is not None
        and before.get("mark") == "set"
        and not found.terms
        and _text(found.signs, place + 1) != "of"
        and place + 2 < len(found.signs)
    )


def _summed(signs: Sequence[Sign], place: int) -> tuple[tuple[float, ...], int] | None:
    """Read plates that are added up: 20+10+5 and 20+10+5=35."""
    total, end = signs[place].value, place + 1
    while _text(signs, end) == "+" and end + 1 < len(signs) and signs[end + 1].is_number:
        total += signs[end + 1].value
        end += 2
    if end == place + 1:
        return None
    if _text(signs, end) == "=" and end + 1 < len(signs) and signs[end + 1].is_number:
        return (signs[end + 1].value,), end + 2
    return (total,), end


def _row(signs: Sequence[Sign], place: int) -> tuple[tuple[float, ...], int]:
    values = [signs[place].value]
    place += 1
    while (
        _text(signs, place) == "-"
        and place + 1 < len(signs)
        and signs[place + 1].is_number
        and _touches(signs, place)
    ):
        values.append(signs[place + 1].value)
        place += 2
    return tuple(values), place


def _unit(signs: Sequence[Sign], place: int) -> tuple[Role, str, float, int]:
    """Return role, unit, factor and the place behind the unit, if there is one."""
    if place >= len(signs):
        return "", "", 1.0, place
    unit, mark = signs[place].get("unit"), signs[place].get("mark")
    behind = signs[place + 1] if place + 1 < len(signs) else None
    if mark == "each" and behind is not None and behind.get("mark") == "by":
        return "load", "each", 1.0, place + 1
    if mark == "aside" and behind is not None and _is_time(signs, place + 1):
        # "45 s rest 60 s": a hold, then its rest.
        minutes = signs[place].token.text.startswith("m")
        return "seconds", "", SECONDS["min" if minutes else "s"], place + 1
    leads = mark in {"rpe", "rir"} and behind is not None and behind.is_number
    if mark in _COUNTED and not leads:
        return _COUNTED[mark], "", 1.0, place + 1
    if unit and behind is not None and behind.get("mark") == "aside":
        return "aside", "", 1.0, place + 2
    role, said, factor = _measure(unit, signs[place].token.text)
    return role, said, factor, place + bool(role)


def _is_time(signs: Sequence[Sign], place: int) -> bool:
    """Whether a time stands here: 60 s, 1:30."""
    if signs[place].token.kind == "time":
        return True
    timed = place + 1 < len(signs) and signs[place + 1].get("unit") in SECONDS
    return signs[place].is_number and timed


def _measure(unit: str, text: str) -> tuple[Role, str, float]:
    if unit in SECONDS:
        return "seconds", "", SECONDS[unit]
    if unit in LENGTHS and text != "k":
        return "length", unit, 1.0
    # Nobody lifts kilometres: the k of a kettlebell is a kilogram.
    return ("load", "lb" if unit == "lb" else "kg", 1.0) if unit else ("", "", 1.0)


def _more_time(found: Scan, place: int) -> int:
    """Add the seconds of "1 min 30 s" to the minute before."""
    signs = found.signs
    if place + 1 < len(signs) and signs[place].is_number:
        unit = signs[place + 1].get("unit")
        if unit in {"s", "min"} and found.terms[-1].value >= 60:
            more = signs[place].value * SECONDS[unit]
            last = found.terms[-1]
            found.terms[-1] = replace(last, values=(last.value + more,))
            return place + 2
    return place


def _text(signs: Sequence[Sign], place: int) -> str:
    return signs[place].token.text if place < len(signs) else ""


def _touches(signs: Sequence[Sign], place: int) -> bool:
    return signs[place - 1].end == signs[place].token.start
