"""Questions about regularity, and weekly targets: a table that a coach can extend."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.language.habit import AskConsistency, AskReview, TellTarget
from bot.language.hearing import Hearing
from bot.language.intents import Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

TABLE = tomllib.loads((FOLDER / "habit.toml").read_text(encoding="utf-8"))
ASKED = {"consistency": AskConsistency(), "review": AskReview()}


@pytest.mark.parametrize(("said", "meant"), [(s, ASKED[key]) for key in ASKED for s in TABLE[key]])
def test_a_question_is_understood(said: str, meant: object, words: Lexicon) -> None:
    heard = understand(said, Hearing(today=MONDAY), words)
    assert isinstance(heard, Understood)
    assert heard.intents == (meant,)


@pytest.mark.parametrize(("said", "times"), TABLE["targets"].items())
def test_a_target_is_understood(said: str, times: int, words: Lexicon) -> None:
    heard = understand(said, Hearing(today=MONDAY), words)
    assert isinstance(heard, Understood)
    assert heard.intents == (TellTarget(times),)
