"""Sentences that log or announce training, and what the coach repeats of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.language.echo import echo
from bot.language.intents import (
    Ambiguous,
    LogTraining,
    PlanTraining,
    Unclear,
    Understanding,
    Understood,
)
from bot.language.understand import understand
from tests.language.tables import pairs

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon


def only(meant: Understanding) -> object:
    assert isinstance(meant, Understood), meant
    (intent,) = meant.intents
    return intent


LOGS = [*pairs("logs.toml", "lifts"), *pairs("logs.toml", "runs"), *pairs("logs.toml", "others")]


@pytest.mark.parametrize(("typed", "repeated"), LOGS)
def test_a_log_is_understood(typed: str, repeated: str, words: Lexicon, hearing: Hearing) -> None:
    log = only(understand(typed, hearing, words))
    assert isinstance(log, LogTraining)
    assert echo(log.entries, words, hearing.today) == repeated


@pytest.mark.parametrize(("typed", "day"), pairs("dates.toml", "done"))
def test_a_day_that_is_past(typed: str, day: str, words: Lexicon, hearing: Hearing) -> None:
    log = only(understand(typed, hearing, words))
    assert isinstance(log, LogTraining)
    assert [entry.day for entry in log.entries] == [date.fromisoformat(day)]


@pytest.mark.parametrize(("typed", "day"), pairs("dates.toml", "planned"))
def test_a_day_to_come(typed: str, day: str, words: Lexicon, hearing: Hearing) -> None:
    plan = only(understand(typed, hearing, words))
    assert isinstance(plan, PlanTraining)
    assert [entry.day for entry in plan.entries] == [date.fromisoformat(day)]


@pytest.mark.parametrize(("typed", "readings"), pairs("logs.toml", "unsure"))
def test_what_can_be_read_otherwise_is_asked(
    typed: str, readings: list[str], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Ambiguous), meant
    assert [meant.why, *(reading.says for reading in meant.readings)] == readings
    for reading in meant.readings:
        assert only(understand(reading.says, hearing, words)) == reading.log


@pytest.mark.parametrize(("typed", "rest"), pairs("logs.toml", "partly"))
def test_what_was_not_understood_is_named(
    typed: str, rest: str, words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Unclear), meant
    assert meant.text == rest
    assert any(isinstance(intent, LogTraining) for intent in meant.others)


@pytest.mark.parametrize("typed", [typed for typed, _ in pairs("logs.toml", "nothing")])
def test_talk_with_numbers_logs_nothing(typed: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert not isinstance(meant, Ambiguous)
    said = meant.intents if isinstance(meant, Understood) else meant.others
    assert not any(isinstance(intent, LogTraining) for intent in said)
