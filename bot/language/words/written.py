"""Dates in digits: 2026-02-27, 27.2., 27/2/2026, 2/27.

Law: 3/4 is kept as open; who reads it knows in which order this runner writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.words.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words.tokens import Token

MONTHS = 12
LONGEST_MONTH = 31
YEARS = range(1990, 2200)
SHORT_YEARS = range(15, 60)
"""Two digits that can be a year behind day and month."""
CENTURY = 2000
LONGEST = 11
"""Signs of the longest date."""
PARTS = 3


def written(found: Sequence[Token], place: int, *, sure: bool) -> tuple[When, int] | None:
    """Return the date in digits at `place`; `sure` where only a date can stand: behind "on"."""
    token = found[place]
    if token.kind == "date":
        return _year_first(token.text.split("-")), place + 1
    if token.kind != "number":
        return None
    text, end = _glued(found, place)
    sign = next((sign for sign in "/-." if sign in text), "")
    closed = text.endswith(".")
    if closed and sign != ".":
        text, end = text[:-1], end - 1
    parts = text.strip(".").split(sign) if sign else [text]
    if not all(part.isdigit() for part in parts):
        return None
    when = _three(parts, sign, sure=sure) if len(parts) == PARTS else None
    if (
        when is None
        and len(parts) == PARTS - 1
        and sure
        and _is_two(found, end, sign, closed=closed)
    ):
        when = _two(parts, sign)
    return None if when is None else (when, end)


def _is_two(found: Sequence[Token], end: int, sign: str, *, closed: bool) -> bool:
    """Whether two numbers can be a day: 15.2 without its second dot only where nothing follows."""
    ends = end >= len(found) or found[end].kind in {"mark", "line"}
    return sign == "/" or (sign == "." and (closed or ends))


def _glued(found: Sequence[Token], place: int) -> tuple[str, int]:
    """Return what is written without a gap; a sign that only ends it, but a dot, is left."""
    text, end = found[place].text, place + 1
    while end < len(found) and len(text) < LONGEST:
        token = found[end]
        if token.start > found[end - 1].end:
            break
        if not (token.kind == "number" or token.text in {"/", ".", "-"}):
            break
        text += token.text
        end += 1
    if text[-1] in "/-":
        return text[:-1], end - 1
    return text, end


def _year_first(parts: Sequence[str]) -> When:
    year, month, day = (int(part) for part in parts)
    return When("calendar", day, month, year)


def _three(parts: Sequence[str], sign: str, *, sure: bool) -> When | None:
    one, two, three = (int(part) for part in parts)
    if one in YEARS:
        return _year_first(parts) if two <= MONTHS and three <= LONGEST_MONTH else None
    if any(len(part) > len("31") for part in parts[:2]):
        return None  # 3000-2000-1000 is a ladder of repetitions
    if three not in YEARS and not (len(parts[2]) == 2 and sign != "-"):
        return None
    old = sure and three < SHORT_YEARS.start and max(one, two) > MONTHS
    if three not in YEARS and three not in SHORT_YEARS and not old:
        return None
    if three not in YEARS and (min(one, two) > MONTHS or max(one, two) > LONGEST_MONTH):
        return None
    return _ordered(one, two, three if three in YEARS else CENTURY + three, sign)


def _two(parts: Sequence[str], sign: str) -> When | None:
    if any(len(part) > 2 for part in parts):
        return None
    return _ordered(int(parts[0]), int(parts[1]), 0, sign)


def _ordered(one: int, two: int, year: int, sign: str) -> When:
    """Return the date; with dots the day always comes first."""
    if sign == "." or one > MONTHS or one == two:
        shown = None if one == two or two > MONTHS else True
        return When("calendar", one, two, year, day_first=shown)
    if two > MONTHS:
        return When("calendar", two, one, year, day_first=False)
    return When("calendar", one, two, year, swaps=True)
