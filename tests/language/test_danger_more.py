"""Warning signs in three languages, and what only sounds like one."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

import pytest

from bot.coach.limits.health import EMERGENCIES
from bot.language.facts import OtherInDanger, RedFlag
from bot.language.hearing import Hearing
from bot.language.intents import Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, MONDAY

if TYPE_CHECKING:
    from bot.language.intents import Intent
    from bot.language.lexicon import Lexicon

HERE: Final = tomllib.loads((FOLDER / "danger_more.toml").read_text(encoding="utf-8"))
ABROAD: Final = tomllib.loads((FOLDER / "danger_abroad.toml").read_text(encoding="utf-8"))
SIGNS: Final = {"en": HERE["danger"], "de": ABROAD["de"], "es": ABROAD["es"]}
"""By language and group."""
TOLD = [(said, group) for told in SIGNS.values() for group in told for said in told[group]]
HARMLESS = [*HERE["harmless"]["all"], *ABROAD["harmless"]["de"], *ABROAD["harmless"]["es"]]


def heard(said: str, words: Lexicon) -> tuple[Intent, ...]:
    meant = understand(said, Hearing(today=MONDAY), words)
    return meant.intents if isinstance(meant, Understood) else meant.others


@pytest.mark.parametrize("language", SIGNS)
def test_every_group_can_be_told_in_every_language(language: str) -> None:
    assert set(SIGNS[language]) == EMERGENCIES


@pytest.mark.parametrize(("said", "group"), TOLD)
def test_a_sign_is_heard_in_any_language(said: str, group: str, words: Lexicon) -> None:
    found = {intent.group for intent in heard(said, words) if isinstance(intent, RedFlag)}
    assert group in found


@pytest.mark.parametrize("said", HARMLESS)
def test_a_look_alike_alarms_nobody(said: str, words: Lexicon) -> None:
    assert not any(isinstance(intent, RedFlag | OtherInDanger) for intent in heard(said, words))
