"""Words, numbers and times of a text, each with its place in it.

Rule 1: one pass, and no text is refused; what is neither word nor number is a mark.
Rule 2: `start` and `end` point into the text as it was typed, so that doubts can quote it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

TokenKind = Literal["word", "number", "time", "date", "mark", "line"]

_SAME = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′´`", "'"),
        **dict.fromkeys("“”″„«»", '"'),
        **dict.fromkeys("✕✖⨯", "×"),
        **dict.fromkeys("–—−‒‐‑", "-"),
        **dict.fromkeys("•·", "•"),
        **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
        **dict.fromkeys(
            "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\ufe0f\ufffc", " "),
        **{chr(code): " " for code in range(32) if chr(code) not in "\n\r\x0b\x0c"},
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # of full width
        "…": ";",
        "\u066b": ".",
        "\u066c": ",",
    }
)
"""Other ways to write the same sign, one to one, so that places stay true."""

_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_LEXER = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}(?!\d))"
    r"|(?P<hms>\d{1,2}[hH]{1,2}:\d{2}[mM]{1,2}(?::\d{2}[sS]{1,2})?(?![^\W_]))"
    r"|(?P<time>(?:\d{1,2}:\d:\d{2}|\d{1,3}:\d{2}(?::\d{2})?)(?:\.\d+)?(?![\d:]))"
    r"|(?P<slip>\d+[oO]+(?![^\W_]))"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<line>\n)"
    r"|(?P<mark>\S)"
)
_KINDS: dict[str, TokenKind] = {
    "date": "date",
    "time": "time",
    "hms": "time",
    "number": "number",
    "slip": "number",
    "word": "word",
    "line": "line",
    "mark": "mark",
}
HUGE = 1e12
"""Greater numbers are cut to this: they are absurd for every use, and must not overflow."""


class Token(NamedTuple):
    """One word, number, time, date or mark."""

    kind: TokenKind
    text: str
    """Lower case, without apostrophes."""
    start: int
    end: int
    value: float = 0.0
    """A number's value; a time's seconds when it is read as [h:]m:s, negative when it cannot be."""


def tokens(text: str, is_unit: Callable[[str], bool] | None = None) -> tuple[Token, ...]:
    """Return all tokens of `text`; `is_unit` tells words behind which 7,5 is one number."""
    plain = text.translate(_SAME)
    if not plain.isascii():
        plain = _FOREIGN_DIGIT.sub(lambda digit: str(decimal(digit.group())), plain)
    found = [_token(match) for match in _LEXER.finditer(plain)]
    knows = is_unit or _never
    return tuple(_joined(_without_hyphens(tuple(_parted(found, knows))), knows))


def texts(phrase: str) -> tuple[str, ...]:
    """Return the texts of all tokens of a phrase; quick for one of words alone, as most are."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(token.text for token in tokens(phrase))


def seconds_of(text: str) -> float:
    """Return the seconds of "[h:]m:s", negative when a part is too great."""
    *upper, low = (float(part) for part in text.split(":"))
    if low >= 60 or (len(upper) == 2 and upper[1] >= 60):
        return -1.0
    whole = 0.0
    for part in upper:
        whole = whole * 60 + part
    return whole * 60 + low


def _token(match: re.Match[str]) -> Token:
    kind = _KINDS[match.lastgroup or "mark"]
    said = _slips_mended(match.group(), match.lastgroup)
    start, end = match.span()
    match kind:
        case "number":
            return Token(kind, said, start, end, min(float(said), HUGE))
        case "time":
            return Token(kind, said, start, end, seconds_of(said))
        case _:
            return Token(kind, said.lower().replace("'", ""), start, end)


def _slips_mended(said: str, kind: str | None) -> str:
    """Return 30 for "3o", and 0:54:04 for "0hh:54mm:04ss"."""
    if kind == "slip":
        return said.lower().replace("o", "0")
    return re.sub("[a-zA-Z]", "", said) if kind == "hms" else said


def _never(_: str) -> bool:
    return False


def _parted(found: Sequence[Token], is_unit: Callable[[str], bool]) -> Iterator[Token]:
    """Part the unit from the x in 80kgx5 and 60sx3."""
    for token, after in zip(found, (*found[1:], None), strict=False):
        unit = token.text[:-1]
        glued = after is not None and after.kind == "number" and after.start == token.end
        if glued and token.kind == "word" and token.text.endswith("x") and is_unit(unit):
            yield token._replace(text=unit, end=token.end - 1)
            yield token._replace(text="x", start=token.end - 1)
        else:
            yield token


def _without_hyphens(found: Sequence[Token]) -> Iterator[Token]:
    """Drop the hyphen of push-up and 4-mile; keep that of 5-5-3 and of a dash with spaces."""
    for before, token, after in zip((None, *found), found, (*found[1:], None), strict=False):
        if token.text == "-" and before and after and before.end == token.start:
            joins = token.end == after.start and "word" in (before.kind, after.kind)
            if joins and before.kind != "mark" and after.kind != "mark":
                continue
        yield token


def _joined(found: Iterator[Token], is_unit: Callable[[str], bool]) -> Iterator[Token]:
    """Read 82,5 kg and 1,000 as one number each, and 5,5,3 as three."""
    row = list(found)
    place = 0
    while place < len(row):
        whole = _with_comma(row, place, is_unit)
        yield whole or row[place]
        place += 3 if whole else 1


def _with_comma(row: list[Token], place: int, is_unit: Callable[[str], bool]) -> Token | None:
    if row[place].kind != "number":
        return None
    three = row[place : place + 3]
    if len(three) < 3 or [token.kind for token in three] != ["number", "mark", "number"]:
        return None
    one, comma, two = three
    glued = comma.text == "," and one.end == comma.start and comma.end == two.start
    if not glued or "." in one.text + two.text or _in_row(row, place):
        return None
    behind = row[place + 3].text if place + 3 < len(row) else ""
    point = _separator(one, two, before_unit=is_unit(behind))
    if point is None:
        return None
    said = f"{one.text}{point}{two.text}"
    return one._replace(text=said, end=two.end, value=min(float(said), HUGE))


def _in_row(row: list[Token], place: int) -> bool:
    """Whether a further comma touches the two numbers."""
    before = row[place - 1] if place else None
    after = row[place + 3] if place + 3 < len(row) else None
    return (before is not None and before.text in ",/" and before.end == row[place].start) or (
        after is not None and after.text in ",/" and after.start == row[place + 2].end
    )


_HALVES: Collection[str] = frozenset({"5", "25", "50", "75"})


def _separator(one: Token, two: Token, *, before_unit: bool) -> Literal["", "."] | None:
    """Return what the comma between two numbers stands for, None when it parts them."""
    if len(two.text) == 3 and len(one.text) <= 3 and (before_unit or two.text == "000"):
        return ""
    if before_unit and len(two.text) <= 2:
        return "."
    return "." if one.value >= 20 and two.text in _HALVES else None
