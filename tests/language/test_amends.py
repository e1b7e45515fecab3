"""Patterns of corrections, sampled back: each is heard as something that concerns a log."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.amends import Amend, CorrectLog
from bot.language.facts import RedFlag
from bot.language.hearing import Hearing
from bot.language.intents import Intent, LogTraining, SessionDone, Understood, Undo
from bot.language.patterns.amends import AMENDS
from bot.language.patterns.templates import sample
from bot.language.understand import understand
from tests.language.english import english
from tests.language.tables import MONDAY

if TYPE_CHECKING:
    from bot.domain.training import Entry
    from bot.language.lexicon import Lexicon
    from bot.language.patterns.templates import PatternSet

FILLING = {
    "amounts": ["85,", "82.5 kg,", "3x8,", "3 sets of 6,", "rpe 8,", "60 s,", "9k,", "48 min,"],
    "wrong": ["80,", "375,", "80 kg,"],
    "raise": ["+2.5", "+5 kg"],
    "more": ["2.5", "5 kg"],
    "number": ["2", "three"],
    "lift": ["squat", "squats", "bench press"],
    "other": ["deadlift", "front squats"],
    "past": ["yesterday", "Sunday"],
    "not_day": ["today"],
    "nth": ["last set", "first set", "last two sets"],
}
LOGGED = "squat 3x5 80kg, bench press 3x5 60kg, 8k easy"
HEARD = (*get_args(Amend), Undo, SessionDone)


@cache
def logged() -> tuple[Entry, ...]:
    meant = understand(LOGGED, Hearing(today=MONDAY), english())
    assert isinstance(meant, Understood)
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    return log.entries


def heard(text: str) -> tuple[Intent, ...]:
    meant = understand(text, Hearing(today=MONDAY, last=logged()), english())
    return meant.intents if isinstance(meant, Understood) else meant.others


def sampled(data: st.DataObject, patterns: PatternSet) -> str:
    meaning = data.draw(st.sampled_from(sorted(patterns.trees)))
    tree = data.draw(st.sampled_from(patterns.trees[meaning]))
    return sample(
        tree,
        lambda ways: data.draw(st.integers(0, ways - 1)),
        lambda gap: data.draw(st.sampled_from(FILLING[gap])),
    )


@given(data=st.data())
@settings(max_examples=300)
def test_a_sampled_correction_concerns_the_log(data: st.DataObject) -> None:
    amends = english().amends
    said = sampled(data, data.draw(st.sampled_from([amends.led, amends.soft])))
    assert any(isinstance(one, HEARD) for one in heard(said)), f"{said!r} is {heard(said)}"


@given(data=st.data())
@settings(max_examples=100)
def test_what_was_otherwise_stays_with_the_repeated_log(data: st.DataObject) -> None:
    said = f"same again, {sampled(data, english().amends.behind)}"
    assert any(isinstance(one, HEARD) for one in heard(said)), f"{said!r} is {heard(said)}"


@pytest.mark.parametrize(
    "said", ["the squat was 85", "with rpe 8", "last set failed", "+2.5", "only 2 sets", "2.5 more"]
)
def test_a_loose_correction_is_none_without_a_log(said: str, words: Lexicon) -> None:
    assert any(isinstance(one, CorrectLog) for one in heard(said))
    meant = understand(said, Hearing(today=MONDAY), words)
    intents = meant.intents if isinstance(meant, Understood) else meant.others
    assert not any(isinstance(one, CorrectLog) for one in intents)


def test_every_meaning_has_a_pattern(words: Lexicon) -> None:
    amends = words.amends
    sets = (amends.led, amends.soft, amends.loose, amends.behind)
    assert {meaning for one in sets for meaning in one.trees} == set(AMENDS)


@pytest.mark.parametrize("said", ["no, 37.5", "make it 3x8", "the run was 9k, not 8", "undo that"])
def test_a_correction_alone_logs_nothing(said: str, words: Lexicon) -> None:
    meant = understand(said, Hearing(today=MONDAY), words)
    intents = meant.intents if isinstance(meant, Understood) else meant.others
    assert not any(isinstance(one, LogTraining) for one in intents)


@given(text=st.text(st.sampled_from("no, 5x.+-:\n80kg setlast same again but sorry"), max_size=60))
@settings(max_examples=200)
def test_no_correction_is_refused(text: str) -> None:
    understand(text, Hearing(today=MONDAY, last=logged()), english())


def test_an_emergency_in_a_correction_comes_first() -> None:
    assert isinstance(heard("no, 85, and I have chest pain")[0], RedFlag)
