"""What is shown, and what presses a button of it.

Rule 1: `#1` presses the first button of the coach's last answer that had any. Numbers go on from
message to message of one answer.
Rule 2: a button's words press it while nothing else was said since; afterwards only a button that
never goes stale. Everything else is plain text.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.talk.wire import LASTING, Button

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.talk.wire import Reply

LONG_AGO = 40
"""Buttons that have scrolled out of sight."""
NUMBER = re.compile(r"#\s*(\d{1,4})", re.ASCII)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A button on the screen, and the message under which it stands."""

    message: str
    button: Button


@dataclass(frozen=True, slots=True)
class NoButton:
    """A number that no button has."""

    number: int


class Screen:
    """Remembers what can be pressed."""

    def __init__(self) -> None:
        self._numbered: list[Shown] = []
        self._older: deque[Shown] = deque(maxlen=LONG_AGO)
        self._replaced: set[str] = set()
        self._answered = True
        """Whether something was said since the numbered buttons were shown."""

    def show(self, message: str, reply: Reply, replaces: str | None = None) -> tuple[str, ...]:
        """Return the labels of a message's buttons: ("#1 Undo",). `replaces` names an older one."""
        if replaces is not None:
            self._replaced.add(replaces)
        if reply.buttons and self._answered:
            self._older.extend(s for s in self._numbered if s.button.turn == LASTING)
            self._numbered = []
            self._answered = False
        first = len(self._numbered) + 1
        self._numbered += [Shown(message, button) for button in reply.buttons]
        return tuple(
            f"#{number} {plain(button.label)}" for number, button in enumerate(reply.buttons, first)
        )

    def read(self, typed: str) -> Shown | NoButton | None:
        """Return the button that `typed` presses; None when it is plain text."""
        word = typed.strip()
        found = self._by_number(word) or self._by_words(word)
        if not isinstance(found, NoButton):
            self._answered = True
        return found

    def _by_number(self, word: str) -> Shown | NoButton | None:
        match = NUMBER.fullmatch(word)
        if match is None:
            return None
        number = int(match[1])
        if 1 <= number <= len(self._numbered):
            return self._numbered[number - 1]
        return NoButton(number)

    def _by_words(self, word: str) -> Shown | None:
        labels = ((shown, plain(shown.button.label).strip()) for shown in self._in_sight())
        return next((shown for shown, label in labels if label.casefold() == word.casefold()), None)

    def _in_sight(self) -> Iterator[Shown]:
        for shown in (*reversed(self._numbered), *reversed(self._older)):
            lasts = shown.button.turn == LASTING or not self._answered
            if lasts and shown.message not in self._replaced:
                yield shown


def plain(text: str) -> str:
    """Return `text` without what a terminal would obey; runners' words are in it."""
    return CONTROL.sub("", text)
