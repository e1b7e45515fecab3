"""Buttons under a message, in rows that a phone shows without cutting the labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.talk.wire import MAX_PAYLOAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.talk.wire import Button

ROW_CHARS = 30
"""What fits on a small phone. Buttons of a row are equally wide, so the longest label counts."""
ROW_BUTTONS = 3


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """Return the buttons in rows, None when there are none."""
    if not buttons:
        return None
    return InlineKeyboardMarkup([[_key(button) for button in row] for row in rows(buttons)])


def rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Fill row after row, in order."""
    found: list[tuple[Button, ...]] = []
    for button in buttons:
        if found and _fits((*found[-1], button)):
            found[-1] = (*found[-1], button)
        else:
            found.append((button,))
    return tuple(found)


def _fits(row: Sequence[Button]) -> bool:
    widest = max(len(button.label) for button in row)
    return len(row) <= ROW_BUTTONS and widest * len(row) <= ROW_CHARS


def _key(button: Button) -> InlineKeyboardButton:
    assert len(button.payload.encode()) <= MAX_PAYLOAD_BYTES, button.payload
    return InlineKeyboardButton(button.label, callback_data=button.payload)
