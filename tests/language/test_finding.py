"""Answers to "how many more could you have done?"."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.load import WeightUnit
from bot.language.finding import FindLoads, TellSet
from bot.language.hearing import Expect, Hearing
from bot.language.intents import Understood
from bot.language.understand import understand
from tests.language.english import english

KG, LB = WeightUnit.KG, WeightUnit.LB
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("5 more", TellSet(left=5)),
        ("4", TellSet(left=4)),
        ("maybe two more", TellSet(left=2)),
        ("could have done 5 more", TellSet(left=5)),
        ("3 in the tank", TellSet(left=3)),
        ("2 rir", TellSet(left=2)),
        ("none", TellSet(left=0)),
        ("nothing left", TellSet(left=0)),
        ("I failed", TellSet(left=0)),
        ("too heavy", TellSet(left=0)),
        ("loads more", TellSet(left=8)),
        ("way too easy", TellSet(left=8)),
        ("8 at 20kg", TellSet(reps=8, weight=(20, KG))),
        ("10 reps with 45 lbs", TellSet(reps=10, weight=(45, LB))),
        ("8 at 20 kg, 5 left", TellSet(reps=8, weight=(20, KG), left=5)),
        ("8 at 20, could have done 4 more", TellSet(reps=8, weight=(20, None), left=4)),
        ("it was 16 kg, 3 more", TellSet(weight=(16, KG), left=3)),
    ],
)
def test_an_answer_after_a_set(said: str, meant: TellSet) -> None:
    heard = understand(said, Hearing(today=TODAY, expects=Expect.LEFT), english())
    assert heard == Understood((meant,))


@pytest.mark.parametrize(
    "said", ["find my weights", "help me find the right load", "find my start weights"]
)
def test_the_search_is_asked_for(said: str) -> None:
    heard = understand(said, Hearing(today=TODAY), english())
    assert heard == Understood((FindLoads(),))


@pytest.mark.parametrize("said", ["40 more", "my knee hurts", "squat 3x5 80kg"])
def test_what_is_no_answer(said: str) -> None:
    heard = understand(said, Hearing(today=TODAY, expects=Expect.LEFT), english())
    intents = heard.intents if isinstance(heard, Understood) else ()
    assert not any(isinstance(one, TellSet) for one in intents)
