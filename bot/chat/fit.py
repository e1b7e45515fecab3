"""Cut plain text at a service's limit.

Rule 1: the limit counts in the service's own units: characters, or UTF-16 units for Telegram.
Rule 2: the cut falls after a paragraph, else a line, a sentence or a word; inside a word only when
there is no other place, and never inside what a reader sees as one character.
Rule 3: nothing is lost between pieces but white space.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable

Measure = Callable[[str], int]
"""How a service counts a text. A longer text never measures less."""

ELLIPSIS = "…"
SHORTEST = 3
"""A piece is not cut shorter than a third of the room for the sake of a better place."""

_BREAKS = tuple(re.compile(end) for end in (r"\n\s*\n", r"\n", r"[.!?…]\s", r"\s"))
"""Where to cut, the best place first."""
_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")


def utf16(text: str) -> int:
    """Return how many UTF-16 units the text takes; an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def whole(text: str) -> str:
    """Put a replacement for half a surrogate pair: JSON may carry it, no file and no wire may."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def pieces(text: str, limit: int, measure: Measure = len) -> tuple[str, ...]:
    """Return the text in pieces of at most `limit`; none when there is nothing to see in it."""
    found: list[str] = []
    rest = text.strip()
    while measure(rest) > limit:
        cut = _cut(rest, limit, measure)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*found, rest) if rest else tuple(found)


def shortened(text: str, limit: int, measure: Measure = len) -> str:
    """Return the text whole if it fits, else its beginning with an ellipsis."""
    if measure(text) <= limit:
        return text
    room = limit - measure(ELLIPSIS)
    head = text[: _cut(text, room, measure)] if room > 0 else ""
    fitting = head if measure(head) <= room else ""  # the first character alone may be too wide
    return fitting.rstrip(" \n,;:") + ELLIPSIS


def _cut(text: str, limit: int, measure: Measure) -> int:
    """Return where to cut a text that does not fit: at least 1, so that there is an end."""
    fits = bisect_right(range(len(text) + 1), limit, key=lambda n: measure(text[:n])) - 1
    for ending in _BREAKS:
        ends = [match.end() for match in ending.finditer(text, fits // SHORTEST, fits + 1)]
        if ends:
            return min(ends[-1], fits)
    return max(_between_characters(text, fits) or fits, 1)


def _between_characters(text: str, cut: int) -> int:
    """Move the cut back to where a new character begins; 0 when there is no such place."""
    while cut > 0 and (_continues(text[cut]) or text[cut - 1] == _JOINER):
        cut -= 1
    return cut


def _continues(char: str) -> bool:
    """Tell whether the character belongs to the one before: an accent, a joiner, a skin tone."""
    tone = _SKIN_TONES[0] <= char <= _SKIN_TONES[1]
    return tone or char == _JOINER or unicodedata.category(char) in {"Mn", "Me"}
