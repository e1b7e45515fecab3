"""Questions find their topic: our own, the cards' own, misspelt ones, and ones about nothing."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ContentError
from bot.language.ask import Questions, Topic, nearest, questions
from bot.talk.cards import cards
from content import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from bot.talk.cards import Card

TABLES = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "tests" / "questions").glob("*.toml"))
}
OWN = {topic: tuple(table["ask"]) for topic, table in TABLES.items()}
"""Topic to questions written before the cards were tuned."""
OTHERWISE = {topic: tuple(table["otherwise"]) for topic, table in TABLES.items()}
"""Topic to questions in slang, misspelt and told as stories."""


class Everything:
    """Accepts every source: what sources there are is another test's matter."""

    def __contains__(self, _: object) -> bool:
        return True


@cache
def known() -> Questions:
    return questions(load()["cards"])


@cache
def all_cards() -> tuple[Card, ...]:
    return tuple(cards(load()["cards"], Everything()).by_id.values())


def topic_of(question: str) -> str:
    found = nearest(question, known())
    return found[0].topic if found else "other"


def test_every_topic_has_questions_of_its_own() -> None:
    assert set(OWN) == set(Topic)
    assert all(len(asked) >= 5 for asked in OWN.values())
    assert sum(map(len, OTHERWISE.values())) >= 60


@pytest.mark.parametrize("topic", OWN)
def test_our_own_questions_find_their_topic(topic: str) -> None:
    missed = [question for question in OWN[topic] if topic_of(question) != topic]
    assert len(missed) <= len(OWN[topic]) // 5, missed


def test_nine_of_ten_questions_find_their_topic_however_they_are_put() -> None:
    asked = [
        (question, topic)
        for table in (OWN, OTHERWISE)
        for topic, questions in table.items()
        for question in questions
    ]
    missed = [(question, topic) for question, topic in asked if topic_of(question) != topic]
    assert len(missed) <= len(asked) // 10, missed


@pytest.mark.parametrize("card", all_cards(), ids=lambda card: card.id)
def test_a_cards_questions_find_it(card: Card) -> None:
    found = [nearest(question, known())[0] for question in card.asks]
    assert found[0].card == card.id, "the first question is a button under other cards"
    assert {match.topic for match in found} == {card.topic}


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("WILL LIFTING MAKE ME BULKY???", "not-bulky"),
        ("will liftng make me bulkey", "not-bulky"),
        ("shoud i strech befor a run", "warm-up"),  # codespell:ignore shoud,strech,befor
        ("how offten shuld i lift a week", "how-often"),  # codespell:ignore offten,shuld
        (
            "Hi coach! I ran a lot this month. Now my quads are sore. Should I run?",
            "soreness-recovery",
        ),
        ("you useless bot, just tell me how to taper my lifting", "race-week-taper"),
    ],
)
def test_shouting_misspelling_and_chatter_do_not_matter(question: str, topic: str) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize("nothing", ["", "   ", "🏃‍♀️💪", "qwrtzp xkcd", "\x00\x07", "?!"])
def test_nothing_finds_nothing(nothing: str) -> None:
    assert nearest(nothing, known()) == ()


def test_a_question_in_the_cards_words_is_surer_than_one_about_something_else() -> None:
    ours = nearest("Will lifting make me bulky?", known())[0]
    theirs = nearest("where does the king of Spain live in summer", known())
    assert 0 < ours.score <= 1
    assert not theirs or theirs[0].score < ours.score / 2


@given(st.text(max_size=300))
def test_any_text_is_answered_in_order(text: str) -> None:
    found = nearest(text, known(), limit=4)
    assert len(found) <= 4
    assert [match.score for match in found] == sorted((m.score for m in found), reverse=True)
    assert all(0 < match.score <= 1.000001 for match in found)


def test_public_questions_find_their_topic(shared: Path) -> None:
    lines = (shared / "corpus" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines if line.strip()]
    right = [q for q in asked if topic_of(q["text"]) in (q["topic"], *q["topic_any"])]
    assert len(right) / len(asked) >= 0.9


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ({"topic": "gossip"}, "must be one of"),
        ({"topic": "core", "card": {"text": "x"}}, "asks"),
        ({"topic": "core", "card": "x"}, "expected a table"),
    ],
)
def test_a_broken_file_is_named(table: dict[str, object], why: str) -> None:
    with pytest.raises(ContentError, match=why) as broken:
        questions({"en/cards/x.toml": table})
    assert broken.value.file == "en/cards/x.toml"
