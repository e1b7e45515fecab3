"""Emergency signs in many words, and what only sounds like one."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.coach.limits.health import EMERGENCIES
from bot.language.facts import OtherInDanger, RedFlag
from bot.language.hearing import Hearing
from bot.language.intents import Understanding, Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

TABLES = tomllib.loads((FOLDER / "danger.toml").read_text(encoding="utf-8"))
SIGNS = [(said, group) for group, told in TABLES["signs"].items() for said in told]
NOTHING = [said for told in TABLES["nothing"].values() for said in told]
OTHERS = [(said, group) for group, told in TABLES["others"].items() for said in told]
FEWEST = 12
"""Sentences of each group."""


def heard(said: str, words: Lexicon) -> Understanding:
    return understand(said, Hearing(today=MONDAY), words)


def groups(understood: Understanding) -> list[str]:
    found = understood.intents if isinstance(understood, Understood) else understood.others
    return [intent.group for intent in found if isinstance(intent, RedFlag)]


def test_every_group_of_the_rules_is_told_in_many_words() -> None:
    assert set(TABLES["signs"]) == EMERGENCIES
    assert all(len(set(told)) >= FEWEST for told in TABLES["signs"].values())


@pytest.mark.parametrize(("said", "group"), SIGNS)
def test_a_sign_is_heard(said: str, group: str, words: Lexicon) -> None:
    assert group in groups(heard(said, words))


@pytest.mark.parametrize("said", NOTHING)
def test_what_only_sounds_like_a_sign_is_none(said: str, words: Lexicon) -> None:
    assert groups(heard(said, words)) == []


@pytest.mark.parametrize(("said", "group"), OTHERS)
def test_somebody_else_in_danger_is_heard_as_such(said: str, group: str, words: Lexicon) -> None:
    understood = heard(said, words)
    assert isinstance(understood, Understood), understood
    assert OtherInDanger(group) in understood.intents
    assert groups(understood) == []


@pytest.mark.parametrize("said", TABLES["first"]["says"])
def test_a_sign_comes_before_anything_else_in_a_message(said: str, words: Lexicon) -> None:
    understood = heard(said, words)
    assert isinstance(understood, Understood), understood
    assert isinstance(understood.intents[0], RedFlag)
