"""When a card answers, when two are offered, and when none is: small cards, made for it."""

from __future__ import annotations

from functools import cache

import pytest

from bot.language.answers import AskEither
from bot.language.ask import Questions, answering, questions
from bot.language.hearing import Hearing
from bot.language.intents import AskQuestion, Intent, LogTraining, Understood
from bot.language.understand import understand
from tests.language.english import english
from tests.language.tables import MONDAY

CARDS: dict[str, dict[str, object]] = {
    "en/cards/a.toml": {
        "topic": "core",
        "planks": {"text": "Sooner.", "asks": ["Are planks good?", "how long a plank"]},
    },
    "en/cards/b.toml": {
        "topic": "warm-up",
        "stretching": {"text": "Later.", "asks": ["Is stretching good?", "how long a stretch"]},
    },
    "en/cards/words.toml": {"grammar": "english", "ignored": ["a", "is", "are"], "same": {}},
}


@cache
def small() -> Questions:
    return questions(CARDS)


def answers(text: str, *, asked: bool = True) -> tuple[str, ...]:
    return tuple(match.card for match in answering(text, small(), asked=asked))


def test_the_card_that_fits_answers_alone() -> None:
    assert answers("how long should I hold the planks?") == ("planks",)


def test_two_that_are_as_near_are_offered() -> None:
    found = answers("how long is it good in winter when all the snow falls?")
    assert set(found) == {"planks", "stretching"}


def test_what_has_nothing_in_common_finds_nothing() -> None:
    assert answers("where does the king of Spain live?") == ()


def test_words_that_ask_nothing_need_a_surer_card() -> None:
    assert answers("my neighbour owns a plank of oak", asked=False) == ()
    assert answers("plank good", asked=False) == ("planks",)


@pytest.mark.parametrize("typed", ["stretchng good", "strecthing good", "stretchin good"])
def test_a_slip_inside_a_word_is_put_right(typed: str) -> None:
    assert answers(typed) == ("stretching",)


def test_a_word_with_another_first_letter_is_another_word() -> None:
    assert answers("flank") == answers("blank") == ()


def meant(text: str) -> tuple[Intent, ...]:
    found = understand(text, Hearing(today=MONDAY), english())
    return found.intents if isinstance(found, Understood) else ()


@pytest.mark.parametrize(
    "story",
    [
        "I'm 40 and new here. Will lifting make me bulky? My sister says so.",
        "my sister lifts a lot, will lifting make me bulky",
        "WILL LIFTING MAKE ME BULKY",
        "you stupid thing, will lifting make me bulky?",
        "wil lifting make me bulkey?",
        "I'm scared of getting bulky from lifting",
    ],
)
def test_a_question_is_found_inside_a_story(story: str) -> None:
    assert any(isinstance(one, AskQuestion | AskEither) for one in meant(story)), meant(story)


@pytest.mark.parametrize(
    "asked",
    [
        "after all these marathons my arms are thin, does running eat muscle",
        "my uncle says the marathon wears you out, will lifting make me bulky?",
    ],
)
def test_the_bare_name_of_a_race_in_a_question_is_no_log(asked: str) -> None:
    assert not any(isinstance(one, LogTraining) for one in meant(asked))
    assert any(isinstance(one, AskQuestion | AskEither) for one in meant(asked))


@pytest.mark.parametrize(
    "told", ["ran the marathon yesterday, does running eat muscle?", "parkrun, 24:10. good time?"]
)
def test_a_run_that_was_told_before_a_question_is_logged(told: str) -> None:
    assert any(isinstance(one, LogTraining) for one in meant(told))
