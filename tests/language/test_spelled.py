"""Numbers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.language.echo import echo
from bot.language.intents import LogTraining, Understood
from bot.language.understand import understand
from tests.language.tables import MONDAY, pairs

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon


@pytest.mark.parametrize(("typed", "repeated"), pairs("spelled.toml", "logs"))
def test_numbers_in_words_are_read(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert echo(log.entries, words, MONDAY) == repeated
