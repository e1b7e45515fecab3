"""A question in a language that the coach reads and has no answers in is told so."""

from __future__ import annotations

import pytest

from tests.talk.runner import Runner


@pytest.mark.parametrize(
    "asked",
    ["Macht Krafttraining dick?", "¿Las pesas me harán más lento?", "Hilft das gegen Müdigkeit?"],
)
def test_it_is_said_that_answers_are_in_english(asked: str) -> None:
    assert "English" in Runner().says(asked)


def test_to_a_runner_who_reads_german_it_is_said_in_german() -> None:
    one = Runner()
    one.says("auf Deutsch bitte")
    assert "Englisch" in one.says("Macht Krafttraining dick?")


@pytest.mark.parametrize("said", ["what music do you like?", "Kniebeugen xyz", "hm?"])
def test_nothing_else_is_taken_for_one(said: str) -> None:
    assert "English" not in Runner().says(said)
