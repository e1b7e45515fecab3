"""Which messages make way for what comes after a press."""

from __future__ import annotations

import pytest

from bot.language.hearing import Expect
from bot.talk.engine import step
from bot.talk.state import AskingProfile, Idle, State
from tests.laws.test_step import HOME, NOW, book, inbound, known

TURN, OLD = 7, 3


@pytest.mark.parametrize(
    ("state", "says", "turn", "edits"),
    [
        (AskingProfile(Expect.EQUIPMENT), "dumbbells", TURN, True),
        (Idle(), "change my equipment", TURN, True),
        (Idle(), "why?", TURN, False),
        (Idle(), "what should I lift today?", TURN, False),
        (AskingProfile(Expect.EQUIPMENT), "undo", OLD, False),
    ],
)
def test_a_menu_is_edited_in_place(state: State, says: str, turn: int, *, edits: bool) -> None:
    press = inbound(says, press=True, where=HOME, turn=turn)
    first, *_ = step(known(state), press, NOW, book()).replies
    assert first.edits is edits
