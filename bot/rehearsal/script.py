"""Reading a `.talk` script.

A line's first character tells what it is: `#` a comment, `=` who speaks, `@` moves the clock, `>`
the runner says (or presses, in brackets), `~` edits the last message, `<` the coach says. A line
that begins with two spaces continues the
one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = "=@><~"
_BUTTON = re.compile(r"\s*\[([^\[\]]+)\]\s*$")


class ScriptError(CoachError):
    """A script cannot be read; the text names the line."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who speaks: words like "intermediate", "barbell", "Europe/Berlin", "set up"."""

    line: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class At:
    """The clock moves to this wall time of the runner."""

    line: int
    wall: datetime
    """Naive: it is read in the runner's zone."""


@dataclass(frozen=True, slots=True)
class Says:
    """The runner says something."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Presses:
    """The runner presses a button, by its label."""

    line: int
    label: str


@dataclass(frozen=True, slots=True)
class Edits:
    """The runner edits his last message."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Expects:
    """The coach says one message; `…` in it stands for any text."""

    line: int
    text: str
    buttons: tuple[str, ...]


Line = Who | At | Says | Presses | Edits | Expects


def script(text: str) -> tuple[Line, ...]:
    """Return the lines of a script. Raises ScriptError with the line's number."""
    return tuple(_line(number, mark, words) for number, mark, words in _marked(text))


def _marked(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield number, mark and words of each line, continuations joined by line breaks."""
    open_line: tuple[int, str, str] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        if raw.startswith("  ") and open_line:
            start, mark, words = open_line
            open_line = (start, mark, f"{words}\n{raw[2:].rstrip()}")
            continue
        if open_line:
            yield open_line
        open_line = _opened(number, raw)
    if open_line:
        yield open_line


def _opened(number: int, raw: str) -> tuple[int, str, str] | None:
    if not raw.strip() or raw.startswith("#"):
        return None
    if raw[0] not in _MARKS:
        raise ScriptError(f"line {number}: {raw!r} begins with none of # {' '.join(_MARKS)}")
    return number, raw[0], raw[1:].strip()


def _line(number: int, mark: str, words: str) -> Line:
    match mark:
        case "=":
            return Who(number, tuple(word.strip() for word in words.split(",") if word.strip()))
        case "@":
            return At(number, _wall(number, words))
        case "~":
            return Edits(number, words)
        case "<":
            return _expects(number, words)
        case _:
            button = _BUTTON.fullmatch(words)
            return Presses(number, button[1]) if button else Says(number, words)


def _wall(number: int, words: str) -> datetime:
    try:
        return datetime.fromisoformat(words)
    except ValueError as error:
        raise ScriptError(f"line {number}: {words!r} is no time like 2026-03-02 07:00") from error


def _expects(number: int, words: str) -> Expects:
    buttons: list[str] = []
    while found := _BUTTON.search(words):
        buttons.insert(0, found[1])
        words = words[: found.start()]
    return Expects(number, words, tuple(buttons))
