"""Buttons lie in rows that a phone shows whole."""

from __future__ import annotations

import pytest

from bot.chat.telegram.keyboard import keyboard, rows
from bot.talk.wire import Button


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((), ()),
        (("Undo",), (1,)),
        (("Yes", "No"), (2,)),
        (("Done", "Later", "Skip"), (3,)),
        (("1", "2", "3", "4", "5"), (3, 2)),
        (("Barbell and rack", "Dumbbells", "No weights", "Skip"), (1, 3)),
        (("Less than six months", "Up to two years", "Longer", "Skip"), (1, 2, 1)),
        (("x" * 60, "Skip"), (1, 1)),
    ],
)
def test_rows_are_filled_while_the_labels_fit(
    labels: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    buttons = tuple(Button(label, label, 3) for label in labels)
    assert tuple(len(row) for row in rows(buttons)) == expected
    assert tuple(button for row in rows(buttons) for button in row) == buttons


def test_without_buttons_there_is_no_keyboard() -> None:
    assert keyboard(()) is None


def test_a_payload_that_telegram_would_refuse_never_leaves() -> None:
    with pytest.raises(AssertionError):
        keyboard((Button("Long", "é" * 40, 1),))
