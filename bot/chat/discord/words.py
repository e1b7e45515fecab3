"""Plain text as Discord must be given it, so that it is shown as it was written."""

from __future__ import annotations

import re

from bot.chat.fit import utf16

MAX_TEXT = 2_000
"""Source: Discord, resources/message, "content"."""

# A link stays as it is: Discord reads no markup in it, and a backslash would break it.
_MARKUP = re.compile(
    r"""(?P<link>https?://[^\s<]+[^<.,:;"'\]\s])"""
    r"|(?P<sign>[\\*_~|`<\[\]]"  # emphasis, code, spoilers, masked links, mentions
    # Headings, quotes and lists, at the beginning of a line only.
    r"|^[^\S\n]*(?:[#>+-]|\d+(?=[.)])))",
    re.MULTILINE,
)


def plain(text: str) -> str:
    """Return `text` with every sign escaped that Discord would read as markup."""
    return _MARKUP.sub(_escaped, text)


def length(text: str) -> int:
    """Return how much of MAX_TEXT a text takes once escaped, in the stricter way to count."""
    return utf16(plain(text))


def _escaped(found: re.Match[str]) -> str:
    sign = found["sign"]
    if sign is None:
        return found["link"]
    if sign[-1].isdigit():
        return f"{sign}\\"  # "1\. squat": the dot makes the list
    return f"{sign[:-1]}\\{sign[-1]}"
