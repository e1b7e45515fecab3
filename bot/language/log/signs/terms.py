"""One number or row of numbers, with what stands at it: unit, sign, a word that counts.

Law: nothing is guessed here. A number whose role is not told stays without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.senses import Sign

Op = Literal["", "x", "@", "/", "of", "rpe", "rir", "+", "-"]
Role = Literal[
    "", "load", "seconds", "sets", "reps", "times", "rpe", "rir", "rm", "plates", "range", "length",
    "aside", "short",
]  # fmt: skip

SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
LENGTHS = frozenset({"km", "mi", "m", "yd"})
METRES = {"km": 1000.0, "mi": 1609.344, "m": 1.0, "yd": 0.9144}
"""Exact by definition."""
_COUNTED: dict[str, Role] = {
    "set": "sets",
    "round": "sets",
    "rep": "reps",
    "rpe": "rpe",
    "rir": "rir",
    "rm": "rm",
    "plate": "plates",
    "aside": "aside",
}
SINGLES = {"single": 1.0, "double": 2.0, "triple": 3.0}


class Term(NamedTuple):
    """One number or row with what is known of its role."""

    values: tuple[float, ...]
    role: Role = ""
    unit: str = ""
    """Of a load: kg, lb, bw, bar or same; any other word leaves the unit open. Of a time: "s" or
    '"' when only this stands behind it, "clock" when it is written 1:30. Of sets: "round"."""
    op: Op = ""
    """What stands before it."""
    plus: bool = False
    """Written "5+": as many as possible."""
    sets_first: bool = False
    """Behind the sign ×, which always stands between sets and repetitions."""
    summed: bool = False
    """A row that was written with plus signs."""

    @property
    def value(self) -> float:
        """The only, or first, number."""
        return self.values[0]


def text(signs: Sequence[Sign], place: int) -> str:
    return signs[place].token.text if 0 <= place < len(signs) else ""


def mark(signs: Sequence[Sign], place: int) -> str:
    return signs[place].get("mark") if 0 <= place < len(signs) else ""


def touches(signs: Sequence[Sign], place: int) -> bool:
    """Whether nothing stands between a sign and the one before it."""
    return 0 < place < len(signs) and signs[place - 1].end == signs[place].token.start


def numbered(signs: Sequence[Sign], place: int) -> bool:
    return place < len(signs) and signs[place].is_number


def row(signs: Sequence[Sign], place: int) -> tuple[tuple[float, ...], int, str]:
    """Return the numbers of 5-5-3, 40/50/60 or 8+7+5, where they end, and the sign between."""
    between = text(signs, place + 1)
    values = [signs[place].value]
    end = place + 1
    airy = between == "/" and _is_airy(signs, place)
    while between in {"-", "/", "+"} and text(signs, end) == between and numbered(signs, end + 1):
        if not airy and touches(signs, end) != (between != "+" or touches(signs, end + 1)):
            break
        if between == "/" and mark(signs, end + 2) == "by" and touches(signs, end + 2):
            break
        values.append(signs[end + 1].value)
        end += 2
    if between == "-" and len(values) == 2 and _is_scheme_with_load(signs, place, end):
        return (values[0],), place + 1, ""
    if between == "/" and len(values) < 3:
        return (values[0],), place + 1, ""
    return tuple(values), end, between if len(values) > 1 else ""


def _is_scheme_with_load(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether a scheme and its load are only parted by a dash: 3x12-90 lbs."""
    weighs = end < len(signs) and signs[end].get("unit") in {"kg", "lb"}
    return weighs and mark(signs, place - 1) == "by" and numbered(signs, place - 2)


def summed(
    signs: Sequence[Sign], values: tuple[float, ...], end: int, between: str
) -> tuple[tuple[float, ...], int]:
    """Add up plates, 20+10+5 kg and 20+10+5=35, but not sets: 8+7+5."""
    if between != "+":
        return values, end
    if text(signs, end) == "=" and numbered(signs, end + 1):
        weighs = end + 2 < len(signs) and signs[end + 2].get("unit") in {"kg", "lb"}
        return ((signs[end + 1].value,) if weighs else values), end + 2
    weighs = end < len(signs) and signs[end].get("unit") in {"kg", "lb"}
    return ((sum(values),), end) if weighs else (values, end)


def _is_airy(signs: Sequence[Sign], place: int) -> bool:
    """Whether at least three numbers stand in a row with spaced strokes: 10 / 9 / 8."""
    strokes = (place + 1, place + 3)
    spaced = not any(touches(signs, n) or touches(signs, n + 1) for n in strokes)
    counted = all(text(signs, n) == "/" and numbered(signs, n + 1) for n in strokes)
    return spaced and counted


def signed(signs: Sequence[Sign], place: int, said: str) -> Op:
    """Return the plus or minus that belongs to the number behind it: +10, BW + 10, (-20kg)."""
    if not numbered(signs, place + 1):
        return ""
    sign = text(signs, place)
    if mark(signs, place - 1) == "record" and sign == "+":
        return "+"
    if mark(signs, place - 1) == "bodyweight" and (said == "join" or sign in {"+", "-"}):
        return "-" if sign == "-" else "+"
    if not touches(signs, place + 1) or touches(signs, place):
        return ""
    return "+" if sign == "+" else "-" if sign == "-" else ""


def unit(signs: Sequence[Sign], place: int) -> tuple[Role, str, float, int]:
    """Return role, unit, factor and the place behind the unit, if there is one."""
    if place >= len(signs):
        return "", "", 1.0, place
    said = mark(signs, place)
    behind = signs[place + 1] if place + 1 < len(signs) else None
    if said == "each" and behind is not None and behind.get("mark") == "by":
        return "load", "each", 1.0, place + 1
    if said == "aside" and behind is not None and is_time(signs, place + 1):
        # "45 s rest 60 s": a hold, then its rest.
        minutes = text(signs, place).startswith("m")
        return "seconds", "", SECONDS["min" if minutes else "s"], place + 1
    leads = said in {"rpe", "rir"} and _leads_to_number(signs, place + 1)
    if said in _COUNTED and not leads:
        return _COUNTED[said], "round" if said == "round" else "", 1.0, place + 1
    return _measure(signs, place)


def _leads_to_number(signs: Sequence[Sign], place: int) -> bool:
    """Whether a number follows, perhaps behind a sign: "@RPE <8", "RPE: 8"."""
    place += text(signs, place) in {"<", ">", "~", "=", ":"}
    return numbered(signs, place)


def is_time(signs: Sequence[Sign], place: int) -> bool:
    """Whether a time stands here: 60 s, 1:30."""
    if signs[place].token.kind == "time":
        return True
    timed = place + 1 < len(signs) and signs[place + 1].get("unit") in SECONDS
    return signs[place].is_number and timed


def _measure(signs: Sequence[Sign], place: int) -> tuple[Role, str, float, int]:
    said, word = signs[place].get("unit"), text(signs, place)
    plural = signs[place].token.kind == "mark" and said == "min"
    if plural and text(signs, place + 1) == "s" and touches(signs, place + 1):
        return "seconds", "s", SECONDS["s"], place + 2  # 40's are two dumbbells, as 40s
    if mark(signs, place + 1) == "aside" and said:
        return "aside", "", 1.0, place + 2
    if said in SECONDS:
        bare = word if word in {"s", '"'} and touches(signs, place) else ""
        return "seconds", bare, SECONDS[said], place + 1
    if said in LENGTHS and word != "k":
        return "length", said, METRES[said], place + 1
    leads = touches(signs, place + 1) and numbered(signs, place + 1)
    if not said or (leads and not touches(signs, place)):
        return "", "", 1.0, place  # kg60 tells the number behind it
    # Nobody lifts kilometres: the k of a kettlebell is a kilogram.
    return "load", "lb" if said == "lb" else "kg", 1.0, place + 1


def is_repetition(signs: Sequence[Sign], place: int) -> bool:
    """Whether it is "a single at 120", not "single leg"."""
    if place + 1 == len(signs):
        return True
    behind = signs[place + 1]
    said = behind.get("mark")
    if behind.token.kind != "word":
        return True
    return said in {"at", "link", "by", "warmup", "failed", "harmless", "in_all", "record", "each"}
