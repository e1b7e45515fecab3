"""What is over is told apart from what is still there; an illness may last already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.language.facts import ReportIllness, TellConditions
from bot.language.hearing import Hearing
from bot.language.intents import Understood
from bot.language.understand import understand
from tests.language.tables import MONDAY

if TYPE_CHECKING:
    from bot.language.intents import Intent
    from bot.language.lexicon import Lexicon


def first(said: str, words: Lexicon) -> Intent | None:
    meant = understand(said, Hearing(today=MONDAY), words)
    return meant.intents[0] if isinstance(meant, Understood) else None


@pytest.mark.parametrize(
    "said",
    [
        *("the fracture is healed since March", "my stress fracture is healed"),
        *("my stress fracture from 2023 has healed completely", "my fracture is fully healed up"),
        *("mein Ermüdungsbruch ist verheilt", "la fractura está curada"),
    ],
)
def test_a_healed_bone_is_no_gate_but_remembered(said: str, words: Lexicon) -> None:
    assert first(said, words) == TellConditions((), ("earlier_bsi",), healed=("bone_stress",))


def test_other_things_are_over_as_well(words: Lexicon) -> None:
    assert first("the concussion is over", words) == TellConditions(healed=("concussion",))
    assert first("my glandular fever is over now", words) == TellConditions(healed=("mono",))


@pytest.mark.parametrize(
    "said",
    [
        *("my stress fracture is not healed yet", "I have a stress fracture"),
        *("is my stress fracture healed?", "my stress fracture hasn't healed"),
    ],
)
def test_what_is_not_healed_stays_a_gate(said: str, words: Lexicon) -> None:
    assert first(said, words) == TellConditions(("bone_stress",))


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("I've been ill for two weeks", 14),
        ("still sick after 10 days", 10),
        ("ill for over 3 weeks now", 21),
        ("I've been sick for 1 day", 1),
    ],
)
def test_an_illness_tells_how_long_it_lasts(said: str, days: int, words: Lexicon) -> None:
    assert first(said, words) == ReportIllness("below_neck", days)
