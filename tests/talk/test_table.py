"""The table of states is whole: every state meets every intent, can be entered and left."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.talk.diagram import diagram
from bot.talk.lifetimes import LIFETIME, ON_DUE
from bot.talk.state import Idle, State
from bot.talk.table import ANYWHERE, EDGES, INTENTS, STATES, edge

ROOT = Path(__file__).parents[2]


def test_every_intent_has_a_way_from_anywhere() -> None:
    assert set(ANYWHERE) == set(INTENTS)


@pytest.mark.parametrize("table", [ON_DUE, LIFETIME], ids=["on due", "lifetime"])
def test_every_state_is_in_the_tables(table: dict[type[State], object]) -> None:
    assert set(table) == set(STATES)


@pytest.mark.parametrize("state", [state for state in STATES if state is not Idle])
def test_every_question_can_be_entered_and_left(state: type[State]) -> None:
    ways_in = {to for found in ANYWHERE.values() for to in found.to}
    # An unsure log is entered by the engine, not by an intent.
    assert state in ways_in or state.__name__ == "AskingReading"
    assert any(Idle in EDGES[key].to for key in EDGES if key[0] is state)


def test_an_answer_goes_before_the_general_way() -> None:
    for key, way in EDGES.items():
        assert edge(*key) is way


def test_the_picture_in_the_docs_is_the_table() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = text.split("```mermaid\n")[1].split("```")[0]
    assert drawn == diagram(), "run: python -m bot.talk.diagram"
