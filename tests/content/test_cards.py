"""What the reader of cards refuses, each with the file, the key and the remedy."""

from __future__ import annotations

import pytest

from bot.errors import ContentError
from bot.language.ask import Topic
from bot.talk.cards import Card, Claim, Grade, Kind, cards

GOOD = {
    "kind": "tip",
    "claim": "B5",
    "grade": "mixed",
    "sources": ["somebody2020"],
    "text": "Do a plank.",
    "asks": ["Should I plank?", "is a plank any good"],
    "follow": ["other"],
}
OTHER = {"kind": "answer", "grade": "judgement", "text": "Rest.", "asks": ["Should I rest?"]}


def read(**changes: object) -> Card:
    leaf = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    file = {"topic": "core", "first": leaf, "other": OTHER}
    return cards({"en/cards/core.toml": file}, {"somebody2020"}).by_id["first"]


def test_a_card_is_read() -> None:
    assert read() == Card(
        id="first",
        topic=Topic.CORE,
        kind=Kind.TIP,
        text="Do a plank.",
        grade=Grade.MIXED,
        claim=Claim.B5,
        sources=("somebody2020",),
        asks=("Should I plank?", "is a plank any good"),
        follow=("other",),
    )


def test_tips_are_the_cards_for_tip() -> None:
    found = cards({"c.toml": {"topic": "core", "one": GOOD, "other": OTHER}}, {"somebody2020"})
    assert [card.id for card in found.tips] == ["one"]
    assert list(found.by_id) == ["one", "other"]


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("text", None, "expected a text"),
        ("text", "x" * 281, "281 characters"),
        ("kind", "joke", "must be one of tip, answer"),
        ("grade", "sure", "must be one of supported"),
        ("claim", "B9", "must be one of B1"),
        ("asks", [], "first question"),
        ("asks", ["x" * 49], "at most 48 bytes"),
        ("asks", [""], "not empty"),
        ("sources", None, "needs a source"),
        ("sources", ["nobody1999"], '"nobody1999" is not in'),
        ("follow", ["nowhere"], 'no card "nowhere"'),
        ("follow", ["first"], "other cards"),
        ("follow", ["other"] * 3, "at most 2"),
        ("txet", "x", "not a field"),
    ],
)
def test_what_is_wrong_is_named(key: str, value: object, why: str) -> None:
    with pytest.raises(ContentError, match=why) as broken:
        read(**{key: value})
    assert broken.value.file == "en/cards/core.toml"
    assert broken.value.key == f"first.{key}"


def test_an_id_stands_once() -> None:
    files = {name: {"topic": "core", "other": OTHER} for name in ("a.toml", "b.toml")}
    with pytest.raises(ContentError, match="two files"):
        cards(files, ())
