"""Days to come with the kind of their run, and how hard a run was in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.language.echo import echo
from bot.language.intents import LogTraining, PlanTraining, Understood
from bot.language.understand import understand
from tests.language.tables import MONDAY, pairs

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon


@pytest.mark.parametrize(("typed", "repeated"), pairs("coming.toml", "planned"))
def test_each_day_is_planned(typed: str, repeated: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (plan,) = meant.intents
    assert isinstance(plan, PlanTraining)
    assert echo(plan.entries, words, MONDAY) == repeated


@pytest.mark.parametrize(("typed", "repeated"), pairs("coming.toml", "logged"))
def test_a_word_rates_the_run_only_beside_it(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert echo(log.entries, words, MONDAY) == repeated
