"""The notation of sets: what numbers, units and signs between them say, before it is decided.

    terms   := term (op term)*             3 x 5 @ 80kg, 10/95, 2 sets of 10, 60 kg (8, 6)
    term    := number [+] [unit | "sets" | "reps"] | row | "BW" | "bar" | time
    row     := number (("-" | "/" | "+") number)+        5-5-3
    op      := x | @ | / | of | + | - | (nothing)

Law: nothing is guessed here. A number without a unit stays without a role; `amounts` gives it one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.language.log.signs import terms as at
from bot.language.log.signs.senses import Sign
from bot.language.log.signs.shortfalls import shortfall
from bot.language.log.signs.terms import SECONDS, SINGLES, Op, Role, Term, mark, text, touches
from bot.language.log.signs.timing import every_minute, is_pause, more_time, tempo

__all__ = ["SECONDS", "Scan", "Term", "scan"]

_OPS: dict[str, Op] = {"by": "x", "at": "@", "per": "/", "link": "of", "rpe": "rpe", "rir": "rir"}


@dataclass(slots=True)
class Scan:
    """A piece as it is being read."""

    signs: Sequence[Sign]
    terms: list[Term] = field(default_factory=list[Term])
    flags: set[str] = field(default_factory=set[str])
    places: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    """Each flag with the number of terms before it."""
    rest: list[Sign] = field(default_factory=list[Sign])
    """What is neither amount nor flag: words."""
    op: Op = ""
    """What stands before the next term; at the end, before the first term of the next piece."""
    cross: bool = False
    """Whether the last sign was ×."""
    aside: bool = False
    """The piece stood in brackets."""

    def goes_on(self, more: Scan) -> None:
        """Add the terms of the piece behind it."""
        self.places += [(name, place + len(self.terms)) for name, place in more.places]
        self.flags |= more.flags
        self.terms += more.terms
        self.op = more.op

    def flag(self, name: str) -> None:
        self.flags.add(name)
        self.places.append((name, len(self.terms)))


_FLAGS = frozenset(
    {
        *("each", "side", "warmup", "failed", "assisted", "amrap", "hand", "emom", "tempo"),
        *(
            "round",
            "instead",
            "record",
            "all",
            "cluster",
            "relative",
            "left",
            "right",
            "ladder",
            "again",
            "in_all",
            "last_set",
        ),
    }
)
_LOADS = {"bodyweight": "bw", "bar": "bar", "same": "same"}
_TIMES = {"once": 1.0, "twice": 2.0}
_PASSED = frozenset(
    {
        *("harmless", "rep", "set", "round", "drop", "each", "load"),
        *("more", "than", "next", "planned", "bar", "in_all"),
    }
)
"""Words that say nothing where they stand among amounts."""
_QUIET = frozenset(
    {":", "'", '"', "~", "=", "[", "]", "_", "#", "*", "\\", "<", ">", "-", "(", ")", "/", "+", "|"}
)
"""Marks that say nothing of their own."""


def scan(signs: Sequence[Sign], *, aside: bool = False) -> Scan:
    """Read all terms of a piece."""
    found = Scan(signs, aside=aside)
    place = 0
    while place < len(signs):
        place = _number(found, place) or _missed(found, place) or _word(found, place)
    if "emom" in found.flags:
        found.terms = every_minute(found.terms)
    if _counts_rounds(found):
        found.terms = [found.terms[0]._replace(role="sets", unit="round", op="")]
    return found


def _counts_rounds(found: Scan) -> bool:
    """Whether one number counts how often all of it is done: "circuit: 3", "superset x3"."""
    if len(found.terms) != 1 or found.terms[0].role:
        return False
    crossed = "x" in {found.op, found.terms[0].op}
    crossed = crossed or (mark(found.signs, 1) == "all" and found.signs[-1] is found.signs[1])
    return "round" in found.flags or ("all" in found.flags and crossed)


def _missed(found: Scan, place: int) -> int:
    said = shortfall(found.signs, place)
    if said is None:
        return 0
    _add(found, said[0])
    return said[1]


def _word(found: Scan, place: int) -> int:
    sign = found.signs[place]
    said = "by" if sign.token.text == "times" else sign.get("mark")
    said = "last_set" if sign.get("short") == "of_last" else said
    if end := _several(found, place, said):
        return end
    if said in _OPS:
        found.op = _stronger(found.op, _op(found, place, said))
        found.cross = sign.token.text == "×" and not touches(found.signs, place)
    elif said in _FLAGS:
        found.flag(_flag(found, said))
    elif (term := _spoken(found, place, said)) is not None:
        _add(found, term)
    elif op := at.signed(found.signs, place, said):
        found.op = op
    elif said not in _PASSED and not sign.get("rest") and sign.token.text not in _QUIET:
        found.rest.append(sign)
        found.op = ""
    return place + 1


def _several(found: Scan, place: int, said: str) -> int:
    """Read words that belong together, a tempo, a sum or "sets of 5"; 0 when none stand here."""
    if said == "tempo":
        return tempo(found.signs, place, [] if found.rest else found.terms)
    if said == "set" and not found.terms and _tells_reps(found.signs, place):
        _add(found, Term((found.signs[place + 2].value,), "reps"))
        found.flag("sets_of")
        return place + 3
    return place + 2 if _is_total(found, place) else 0


def _tells_reps(signs: Sequence[Sign], place: int) -> bool:
    """Whether "sets of 6" stands here, and no load: "sets of 6 kg"."""
    linked = mark(signs, place + 1) == "link" and at.numbered(signs, place + 2)
    return linked and at.unit(signs, place + 3)[0] in {"", "reps"}


def _spoken(found: Scan, place: int, said: str) -> Term | None:
    """Return the term of a word: "single", "bodyweight", "twice"."""
    if said in SINGLES and at.is_repetition(found.signs, place):
        return Term((SINGLES[said],), "reps")
    if said == "bar" and found.terms and found.terms[-1].role == "load" and not found.op:
        return None  # "50 kg on the bar" tells no second load
    if said in _LOADS:
        return Term((0.0,), "load", _LOADS[said])
    return Term((_TIMES[said],), "times") if said in _TIMES else None


def _is_total(found: Scan, place: int) -> bool:
    """Whether a sum stands here: 12 x 20 = 240."""
    if text(found.signs, place) != "=" or not at.numbered(found.signs, place + 1):
        return False
    product = 1.0
    for term in found.terms[-2:]:
        product *= term.value
    return len(found.terms) > 1 and found.signs[place + 1].value == product


def _op(found: Scan, place: int, said: str) -> Op:
    """A star that touches no number is a bullet or markup, and [x] a box that is ticked."""
    if text(found.signs, place - 1) == "[" and text(found.signs, place + 1) == "]":
        return ""
    if text(found.signs, place) == "*":
        after = found.signs[place + 1 : place + 2]
        before = found.signs[place - 1 : place] if place else ()
        if not (after and before and _counts(after[0]) and before[0].token.text != "*"):
            return ""
    return _OPS[said]


def _counts(sign: Sign) -> bool:
    return sign.is_number or sign.token.kind == "time"


def _stronger(old: Op, new: Op) -> Op:
    """In "@ rpe 8" stands an RPE, "x of 5" is a by."""
    return old if new == "of" and old else new


def _flag(found: Scan, said: str) -> str:
    """Each of two dumbbells behind a load, each side behind repetitions."""
    loaded = bool(found.terms) and found.terms[-1].role == "load"
    if said == "hand":
        return "each" if loaded else "side"
    if said != "each" or not found.terms:
        return said
    return "each" if loaded else "bare_each"


def _add(found: Scan, term: Term) -> None:
    if found.op:
        term = term._replace(op=found.op, sets_first=found.cross and found.op == "x")
    found.terms.append(term)
    found.op = ""


def _number(found: Scan, place: int) -> int:
    """Read the term at `place`; return the place behind it, 0 when there is none."""
    sign = found.signs[place]
    if sign.token.kind == "time":
        return _clock(found, place)
    if not sign.is_number:
        return 0
    if mark(found.signs, place + 1) == "tempo" and not found.op:
        return place + 1
    values, end, between = at.row(found.signs, place)
    values, end = at.summed(found.signs, values, end, between)
    plus = text(found.signs, end) == "+" and touches(found.signs, end)
    end += plus
    singles = SINGLES.get(mark(found.signs, end), 0.0)
    if singles:
        _add(found, Term(values, "sets"))
        _add(found, Term((singles,), "reps"))
        return end + 1
    return _with_unit(found, place, end, Term(values, plus=plus, summed=between == "+"))


def _with_unit(found: Scan, place: int, end: int, term: Term) -> int:
    signs = found.signs
    role, unit, factor, behind = at.unit(signs, end)
    if mark(signs, end) == "cluster":
        role, behind = "sets", end + 1
        found.flag("cluster")
    elif role == "aside" and found.op in {"x", "of"} and signs[end].get("stride"):
        role = "reps"
    if text(signs, behind) == "/" and _is_of_ten(found, role, term, behind):
        behind += 2
        role = "rpe"
        behind += mark(signs, behind) == "rpe"
    if len(term.values) == 2 and term.values[0] < term.values[1] and not (role or term.summed):
        role = "range"
    if role == "aside" or (role == "seconds" and is_pause(signs, place, behind)):
        found.flags.add("aside")
        return behind
    if role == "" and _is_times(signs, end):
        role, behind = "times", end + 1
    if unit == "each":
        found.flag("each")
    values = tuple(value * factor for value in term.values)
    _add(found, term._replace(values=values, role=role, unit=unit))
    return more_time(found.signs, behind, found.terms) if role == "seconds" else behind


def _is_times(signs: Sequence[Sign], place: int) -> bool:
    """Whether "times" ends here: "three times", "5 times for 3 sets"."""
    ends = not at.numbered(signs, place + 1) and mark(signs, place + 1) not in {*_OPS, *SINGLES}
    return text(signs, place) == "times" and (ends or mark(signs, place + 1) == "link")


def _is_of_ten(found: Scan, role: Role, term: Term, place: int) -> bool:
    """Whether an effort stands here: @ 8/10, effort 8/10, 8/10 effort, 3x5 80 8/10."""
    if role or text(found.signs, place + 1) != "10" or term.value > 10:
        return False
    ends = place + 2 == len(found.signs) and len(found.terms) >= len(WHOLE)
    return mark(found.signs, place + 2) == "rpe" or found.op in {"rpe", "@"} or ends


WHOLE = ("3 sets", "5 reps", "80 kg")


def _clock(found: Scan, place: int) -> int:
    """Read 1:30 as a hold, unless it is a rest."""
    if not is_pause(found.signs, place, place + 1):
        _add(found, Term((found.signs[place].token.value,), "seconds", "clock"))
    return place + 1
