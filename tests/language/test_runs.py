"""Runs and other sports as runners type them, and what the coach repeats of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.language.echo import echo
from bot.language.intents import Ambiguous, LogTraining, PlanTraining, Unclear, Understood
from bot.language.understand import understand
from tests.language.tables import pairs

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.intents import Understanding
    from bot.language.lexicon import Lexicon


def told(meant: Understanding) -> tuple[object, ...]:
    return meant.intents if isinstance(meant, Understood) else meant.others


LOGS = [pair for part in ("runs", "parts", "others") for pair in pairs("runs.toml", part)]


@pytest.mark.parametrize(("typed", "repeated"), LOGS)
def test_a_run_is_understood(typed: str, repeated: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood), meant
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert echo(log.entries, words, hearing.today) == repeated


@pytest.mark.parametrize(("typed", "repeated"), LOGS)
def test_what_is_repeated_is_the_same_run(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    first, second = (understand(text, hearing, words) for text in (typed, repeated))
    (log,), (again,) = told(first), told(second)
    assert isinstance(log, LogTraining)
    assert isinstance(again, LogTraining)
    assert again.entries == log.entries


@pytest.mark.parametrize(("typed", "repeated"), pairs("runs.toml", "planned"))
def test_a_run_to_come_is_planned(
    typed: str, repeated: str, words: Lexicon, hearing: Hearing
) -> None:
    (plan,) = told(understand(typed, hearing, words))
    assert isinstance(plan, PlanTraining)
    assert echo(plan.entries, words, hearing.today) == repeated


@pytest.mark.parametrize(("typed", "readings"), pairs("runs.toml", "asked"))
def test_a_doubt_is_asked(
    typed: str, readings: list[str], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Ambiguous), meant
    assert [meant.why, *(reading.says for reading in meant.readings)] == readings


@pytest.mark.parametrize("typed", [typed for typed, _ in pairs("runs.toml", "nothing")])
def test_what_is_no_run_logs_nothing(typed: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood | Unclear)
    assert not any(isinstance(intent, LogTraining) for intent in told(meant))


@pytest.mark.parametrize(("typed", "both"), pairs("runs.toml", "named"))
def test_a_number_that_was_not_used_is_named(
    typed: str, both: list[str], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Unclear), meant
    (log,) = meant.others
    assert isinstance(log, LogTraining)
    assert [echo(log.entries, words, hearing.today), meant.text] == both
