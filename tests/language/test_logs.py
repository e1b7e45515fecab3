"""Sentences that log training, and what the coach repeats of them."""

from __future__ import annotations

import pytest

from bot.language.echo import echo
from bot.language.intents import Hearing, LogTraining, Understood
from bot.language.lexicon import Lexicon
from bot.language.understand import understand
from tests.language.tables import pairs


@pytest.mark.parametrize(("typed", "repeated"), pairs("logs.toml"))
def test_a_log_is_understood(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert echo(log.entries, words, hearing.today) == repeated
