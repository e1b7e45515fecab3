"""What the reader of cards refuses, each with the file, the key and the remedy."""

from __future__ import annotations

import pytest

from bot.errors import ContentError
from bot.language.ask import Topic
from bot.talk.cards import Angle, Card, Claim, Grade, Kind, cards

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
        angle=None,
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
        ("text", "Do {what}.", "nothing to fill in"),
        ("angle", "odd", "must be one of line, pair, number, today"),
    ],
)
def test_what_is_wrong_is_named(key: str, value: object, why: str) -> None:
    with pytest.raises(ContentError, match=why) as broken:
        read(**{key: value})
    assert broken.value.file == "en/cards/core.toml"
    assert broken.value.key == f"first.{key}"


@pytest.mark.parametrize(
    ("angle", "text", "why"),
    [
        ("line", "x" * 91, "91 characters, 90 are a line"),
        ("pair", "One.", "1 sentences, a pair has two"),
        ("pair", "One. Two, 3.5 of them! Three?", "3 sentences"),
        ("number", "Half of them.", "in figures"),
    ],
)
def test_a_card_keeps_its_angle(angle: str, text: str, why: str) -> None:
    with pytest.raises(ContentError, match=why) as broken:
        read(angle=angle, text=text)
    assert broken.value.key == "first.angle"


@pytest.mark.parametrize("changed", [{"claim": None}, {"sources": None, "grade": "judgement"}])
def test_an_angle_needs_a_claim_and_a_number_its_source(changed: dict[str, object]) -> None:
    with pytest.raises(ContentError, match=r"first\.angle"):
        read(angle="number", text="7 of 10.", **changed)


@pytest.mark.parametrize(
    ("angle", "text"),
    [
        ("line", "x" * 90),
        ("pair", "One. Two, 3.5 of them!"),
        ("number", "7 of 10."),
        ("today", "Go."),
    ],
)
def test_angles_are_read(angle: str, text: str) -> None:
    assert read(angle=angle, text=text).angle is Angle(angle)


def test_a_claim_is_told_from_every_angle() -> None:
    texts = {"line": "Yes.", "pair": "Yes. No.", "number": "5.", "today": "Go."}
    table = {angle: {**GOOD, "angle": angle, "text": text} for angle, text in texts.items()}
    whole = {"c.toml": {"topic": "core", **table, "other": OTHER}}
    assert cards(whole, {"somebody2020"}, [Claim.B5]).by_id
    lacking = {"c.toml": {**whole["c.toml"], "today": {**GOOD, "text": "Go."}}}
    with pytest.raises(ContentError, match=r'^c\.toml: B5: no card on it has angle = "today"$'):
        cards(lacking, {"somebody2020"}, [Claim.B5])
    with pytest.raises(ContentError, match="cards: T1: no card") as broken:
        cards(whole, {"somebody2020"}, [Claim.T1])
    assert len(broken.value.others) == len(Angle) - 1


def test_all_that_is_wrong_is_told_at_once() -> None:
    first = {**GOOD, "kind": "joke", "grade": "sure", "txet": "x"}
    second = {**GOOD, "text": "x" * 281, "sources": ["nobody1999"]}
    with pytest.raises(ContentError) as broken:
        cards({"c.toml": {"topic": "core", "first": first, "second": second, "other": OTHER}}, ())
    assert {line.split(": ")[1] for line in str(broken.value).splitlines()} == {
        *("first.kind", "first.grade", "first.txet"),
        *("second.text", "second.sources"),
    }


def test_an_id_stands_once() -> None:
    files = {name: {"topic": "core", "other": OTHER} for name in ("a.toml", "b.toml")}
    with pytest.raises(ContentError, match="two files"):
        cards(files, ())
