"""What is another's to answer is known as that, and what is ours is not."""

from __future__ import annotations

import tomllib

import pytest

from bot.language.facts import RedFlag
from bot.language.hearing import Hearing
from bot.language.intents import AskQuestion, Intent, LogTraining, Understood
from bot.language.understand import understand
from content import load
from tests.language.english import english
from tests.language.tables import FOLDER, MONDAY

TABLE: dict[str, list[str]] = tomllib.loads((FOLDER / "beyond.toml").read_text(encoding="utf-8"))
OURS = TABLE.pop("ours")
PAIRS = [(said, card) for card, all_said in TABLE.items() for said in all_said]


def meant(text: str) -> tuple[Intent, ...]:
    found = understand(text, Hearing(today=MONDAY), english())
    return found.intents if isinstance(found, Understood) else ()


@pytest.mark.parametrize(("said", "card"), PAIRS)
def test_another_can_help(said: str, card: str) -> None:
    intents = meant(said)
    assert AskQuestion(card) in intents
    assert not any(isinstance(one, LogTraining) for one in intents), "nothing is logged by it"


def test_sixty_are_tried() -> None:
    assert len(PAIRS) >= 60


@pytest.mark.parametrize("said", OURS)
def test_what_is_ours_is_answered(said: str) -> None:
    assert not {AskQuestion(card) for card in TABLE} & {*meant(said)}


def test_a_red_flag_is_answered_before_who_can_look_at_it() -> None:
    first, *_ = meant("felt a pop in my calf and can't stand on it. is it torn?")
    assert isinstance(first, RedFlag)


@pytest.mark.parametrize("card", TABLE)
def test_each_card_says_who_can_help(card: str) -> None:
    files = load()["cards"].values()
    found = str([table[card] for table in files if card in table])
    assert any(who in found for who in ("dietitian", "doctor", "physio", "running coach"))
