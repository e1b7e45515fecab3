"""A message cut at its separators: lines, sentences, commas, brackets and joining words.

Law: cutting loses nothing; every sign is in one piece or is the separator itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.log.signs.columns import columned
from bot.language.log.signs.labels import unlabelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.language.log.signs.senses import Sign
    from bot.language.log.signs.style import Doubt

_HARD = frozenset({"\n", ".", "!", "?", ";", "•"})
MOST_INSIDE = 16
"""Signs of a bracket behind a count."""
_SOFT = frozenset({",", "(", ")", "|", "+", "-", "/", ":"})


class Piece(NamedTuple):
    """Signs between two separators."""

    signs: tuple[Sign, ...]
    sentence: int
    """Number of the sentence or line it stands in."""
    line: int
    aside: bool
    """In brackets."""
    after: str = ""
    """The mark that ended the sentence before."""
    cut: str = ""
    """The separator before it: a mark, "then", or "and" for any other joining word."""
    day: date | None = None
    """When it was or will be, as said; None: nothing was said."""
    announced: bool = False
    """Said of the future."""
    doubt: Doubt | None = None
    """Where the day may be another."""
    dated: bool = False
    """A day or a part of one was said in it."""
    opens: str = ""
    """The separator before it; "first" where a line begins, "then" for a joining word."""


def pieces(signs: Sequence[Sign]) -> tuple[Piece, ...]:
    """Return all pieces that are not empty."""
    return tuple(_cut(unlabelled(columned(signs))))


def _cut(signs: Sequence[Sign]) -> Iterator[Piece]:
    start = sentence = line = depth = 0
    after, opens = "", "first"
    for place, sign in enumerate(signs):
        text = sign.token.text
        if _is_title(signs, start, place):
            yield _piece(signs, (start, place), (sentence, line, depth > 0, after), opens)
            start, opens = place, ","
        if not _separates(signs, place):
            continue
        if place > start:
            yield _piece(signs, (start, place), (sentence, line, depth > 0, after), opens)
        opens = _opener(sign, opens, empty=place == start)
        start = place + 1
        depth = max(0, depth + (text == "(") - (text == ")"))
        if text in _HARD:
            sentence, depth, after = sentence + 1, 0, text
        line += text == "\n"
    if start < len(signs):
        yield _piece(signs, (start, len(signs)), (sentence, line, depth > 0, after), opens)


def _is_title(signs: Sequence[Sign], start: int, place: int) -> bool:
    """Whether a name begins here that has its own amounts behind a colon: 3x5 60kg Bench: 3x8."""
    if not signs[place].get("lift") or place == start:
        return False
    named = place + 2 < len(signs) and signs[place + 1].token.text == ":"
    told = named and signs[place + 2].is_number and signs[place - 1].token.kind != "line"
    before = signs[start:place]
    return told and sum(sign.is_number for sign in before) > 1 and not before[-1].is_number


def _piece(
    signs: Sequence[Sign], place: tuple[int, int], stands: tuple[int, int, bool, str], opens: str
) -> Piece:
    """Return the signs at `place`, with what stands before them and whether they say a day."""
    start, end = place
    said = tuple(signs[start:end])
    before = signs[start - 1] if start else None
    cut = before.token.text if before else ""
    if before and before.get("mark") == "join":
        cut = "then" if before.get("hint") == "then" else "and"
    dated = any("date" in sign.senses for sign in said)
    return Piece(said, *stands, opens=opens, cut=cut, dated=dated)


def _opener(sign: Sign, before: str, *, empty: bool) -> str:
    if sign.token.kind == "line":
        return "first"
    if empty and before in {"first", "bullet"}:
        return "bullet" if sign.token.text in {"-", "*", "•"} else before
    return "then" if sign.get("mark") == "join" else sign.token.text


def _separates(signs: Sequence[Sign], place: int) -> bool:
    sign = signs[place]
    if sign.get("mark") == "join":
        return not (_adds(signs, place) or _adds_load(signs, place))
    if sign.token.kind not in {"mark", "line"} or sign.last - sign.first > 1:
        return False
    text = sign.token.text
    if text and text in "+-/:":
        return _parts(signs, place)
    if _is_within(signs, place):
        return False
    return text in _HARD or text in _SOFT


def _is_within(signs: Sequence[Sign], place: int) -> bool:
    """Whether a comma, a point or a bracket stands within one amount."""
    match signs[place].token.text:
        case ",":
            return _adds(signs, place)
        case ".":
            return _is_abbreviation(signs, place)
        case "(" | ")":
            return _is_of_count(signs, place)
        case _:
            return False


def _is_abbreviation(signs: Sequence[Sign], place: int) -> bool:
    """Whether a point ends a unit and not the sentence: "5 x 6 min. tempo"."""
    before, after = signs[max(0, place - 1) : place], signs[place + 1 : place + 2]
    goes_on = after and any(after[0].get(kind) for kind in ("type", "rest", "pace"))
    return bool(before and before[0].get("unit") in {"min", "s", "h", "mi"} and goes_on)


def _is_of_count(signs: Sequence[Sign], place: int) -> bool:
    """Whether a bracket holds what is done again and again: 3x(4x400), 8 x (400 m)."""
    opening = signs[place].token.text == "("
    if not opening:
        place = next(
            (
                n
                for n in range(place - 1, max(-1, place - MOST_INSIDE), -1)
                if signs[n].token.text == "("
            ),
            0,
        )
    behind = signs[place + 1 : place + 4]
    counted = place > 1 and signs[place - 1].get("mark") == "by" and signs[place - 2].is_number
    repeated = len(behind) > 2 and behind[0].is_number and behind[1].get("mark") == "by"
    return counted and repeated


def _adds(signs: Sequence[Sign], place: int) -> bool:
    """Whether "and" belongs to one amount: "1 hour and 5 min", "between 83 and 86 s"."""
    before, after = signs[max(0, place - 2) : place], signs[place + 1 : place + 3]
    if not before or len(after) < 2 or not after[0].is_number:
        return False
    if before[0].get("hint") == "range":
        return before[-1].is_number
    larger = "h" if before[-1].get("span") else before[-1].get("unit")
    return (larger, after[1].get("unit")) in {("h", "min"), ("min", "s")}


def _parts(signs: Sequence[Sign], place: int) -> bool:
    """Whether + - / : separate here instead of belonging to numbers."""
    sign = signs[place]
    text = sign.token.text
    before = signs[place - 1] if place else None
    after = signs[place + 1] if place + 1 < len(signs) else None
    if text == "/" and sign.last - sign.first == 1 and _is_between_sets(signs, place):
        return True
    if text == "+" and _adds_load(signs, place):
        return False
    if text == ":":
        return before is None or not (_is_counted(sign, before, after) or before.token.text == "+")
    if before is None or before.token.kind == "line":
        return True
    spaced = after is None or before.end < sign.token.start
    if text == "/":
        return not _is_amount(before) or not _is_amount(after)
    return spaced and (after is None or after.token.start > sign.end or text == "-")


def _is_counted(sign: Sign, before: Sign, after: Sign | None) -> bool:
    """Whether a colon belongs to the number before it: "60:8", not "all 3x12: leg press"."""
    spaced = after is not None and after.token.start > sign.end
    return before.is_number and not (spaced and before.end == sign.token.start)


def _adds_load(signs: Sequence[Sign], place: int) -> bool:
    """Whether it adds a load to bodyweight: "BW + 10", "bodyweight plus 10 kg"."""
    before = signs[place - 1] if place else None
    number = place + 1 < len(signs) and signs[place + 1].is_number
    return number and before is not None and before.get("mark") == "bodyweight"


def _is_between_sets(signs: Sequence[Sign], place: int) -> bool:
    """Whether a stroke with spaces parts whole sets: 55x8 / 60x5, 4x5 / 60-65-70."""
    if not 0 < place < len(signs) - 1:
        return False
    spaced = signs[place - 1].end < signs[place].token.start
    before = signs[max(0, place - 4) : place]
    behind = signs[place + 1 : place + 5]
    return spaced and _is_set(before) and signs[place + 1].is_number and _is_long(behind)


def _is_set(row: Sequence[Sign]) -> bool:
    return any(sign.get("mark") in {"by", "at"} for sign in row)


def _is_long(row: Sequence[Sign]) -> bool:
    return len(row) > 1 and (row[1].get("mark") in {"by", "at"} or row[1].token.text in "-,/")


def _is_amount(sign: Sign | None) -> bool:
    if sign is None:
        return False
    counted = sign.is_number or sign.token.kind == "time"
    return counted or bool(sign.get("unit")) or sign.get("mark") in {"bodyweight", "bar"}
