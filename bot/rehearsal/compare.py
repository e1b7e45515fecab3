"""Whether a message of the coach is the one that a script expects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.rehearsal.script import Expects

ANYTHING = "…"


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of the coach as the runner sees it."""

    text: str
    buttons: tuple[str, ...] = ()
    """Labels, in order."""


def fits(expected: Expects, heard: Heard) -> bool:
    """Tell whether `heard` is what was expected; the buttons named must be there, in order.

    White space is folded, because a script breaks lines where it likes.
    """
    return _fits_text(_folded(expected.text), _folded(heard.text)) and _in_order(
        expected.buttons, heard.buttons
    )


def _folded(text: str) -> str:
    return " ".join(text.split())


def _fits_text(pattern: str, text: str) -> bool:
    """Match parts between the ellipses from left to right; the last part must end the text."""
    parts = [part.strip() for part in pattern.split(ANYTHING)]
    if len(parts) == 1:
        return pattern == text
    if not any(parts) or not text.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return text.endswith(parts[-1]) and len(text) - len(parts[-1]) >= at


def _in_order(expected: Sequence[str], shown: Sequence[str]) -> bool:
    rest = iter(shown)
    return all(label in rest for label in expected)
