"""What is no log, however many numbers it has, and what was done beside it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.language.echo import echo
from bot.language.intents import Ambiguous, LogTraining, Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, pairs

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon

NOTHING = tomllib.loads((FOLDER / "nonlogs.toml").read_text(encoding="utf-8"))["nothing"]["says"]


@pytest.mark.parametrize("typed", NOTHING)
def test_nothing_is_logged(typed: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert not isinstance(meant, Ambiguous), meant
    said = meant.intents if isinstance(meant, Understood) else meant.others
    assert not any(isinstance(one, LogTraining) for one in said), meant


@pytest.mark.parametrize(("typed", "repeated"), pairs("nonlogs.toml", "only"))
def test_only_what_was_done_is_logged(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    logs = [one for one in meant.intents if isinstance(one, LogTraining)]
    assert [echo(one.entries, words, hearing.today) for one in logs] == [repeated]
