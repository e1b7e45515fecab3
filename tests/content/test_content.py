"""Laws of everything that the coach says: true to its sources, kind, short, and never twice."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from bot.coach.catalogue import catalogue
from bot.language.ask import Topic
from bot.language.words.section import Section
from bot.talk.cards import BEYOND, FOLLOW_UPS, Card, Claim, Grade, cards
from bot.talk.say import Phrases, phrases
from content import load
from tests.house.source import hold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_PHRASE = 1000
RUN_OF_WORDS = 8
"""So many words in a row in two texts are copied, not coincidence."""
TIPS = 40
CARDS, CARDS_A_TOPIC, ASKS = 160, 7, 4

EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
MARKUP = re.compile(r"\*\*|__|```|</?[a-z]+>|\[[^\]]+\]\(|^#|^\* ", re.MULTILINE)
SHOUTING = re.compile(r"\b[A-Z]{5,}\b|!!")

BODY = (
    *("BMI", "calories", "target weight", "race weight", "lean", "toned", "fat-burning"),
    *("burn fat", "guilt", "guilty", "before and after"),
)
"""Source: coaching rules 2.18, on the body."""
PAIN = (
    *("damage", "worn out", "bone on bone", "out of alignment", "weak glutes"),
    *("imbalance", "imbalances", "no pain no gain", "no pain, no gain", "push through", "safe"),
)
"""Source: coaching rules 2.18, on pain."""
HEALTH = (
    *("don't worry", "nothing to worry", "harmless", "nothing serious", "you have a stress"),
    *("you have tendinitis", "you have tendonitis", "sounds like a", "probably a stress"),
    *("it will pass", "tough it out", "walk it off and", "streak is lost", "you lost your streak"),
)
"""Source: coaching rules 2.18, on health: never a diagnosis, never reassurance; on streaks."""
OVERCLAIMS = (
    *("prevents injuries", "prevent injuries", "injury-proof", "bulletproof", "fixes your"),
    *("cures", "heals", "detox", "counters inflammation", "raises testosterone"),
    *("burns fat", "eats your muscles", "no more cramps", "works for every distance"),
    *("makes you faster", "guarantee", "guaranteed", "you will be", "always works"),
)
"""Source: coaching rules, part 1, column "never say"."""


@cache
def spoken() -> Phrases:
    return phrases(load()["phrases"])


@cache
def all_cards() -> tuple[Card, ...]:
    return tuple(cards(load()["cards"], load()["shared"]["sources.toml"]).by_id.values())


def everything() -> tuple[tuple[str, str], ...]:
    """Every text that a runner may read, with the key that says where it stands."""
    variants = ((key, text) for key, texts in spoken().texts.items() for text in texts)
    buttons = ((f"button.{key}", label.label) for key, label in spoken().buttons.items())
    return (*((card.id, card.text) for card in all_cards()), *variants, *buttons)


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.lower()))


def runs(text: str) -> frozenset[tuple[str, ...]]:
    found = words(text)
    return frozenset(found[at : at + RUN_OF_WORDS] for at in range(len(found) - RUN_OF_WORDS + 1))


def saying(forbidden: Iterable[str], texts: Iterable[tuple[str, str]]) -> list[str]:
    patterns = {
        it: re.compile(rf"(?<![\w-]){re.escape(it)}(?![\w-])", re.IGNORECASE) for it in forbidden
    }
    return [
        f"{key}: says {it!r}: {text}"
        for key, text in texts
        for it, pattern in patterns.items()
        if pattern.search(text)
    ]


# ------------------------------------------------------------------ form


def test_all_content_is_read_by_its_room() -> None:
    assert all_cards()
    assert spoken().texts
    assert catalogue(load()["shared"]).exercises


def test_texts_are_short_and_plain() -> None:
    hold(f"{key}: {len(text)} characters" for key, text in everything() if len(text) > MAX_PHRASE)
    hold(f"{key}: markup" for key, text in everything() if MARKUP.search(text))
    hold(f"{key}: shouts" for key, text in everything() if SHOUTING.search(text))


def test_at_most_one_emoji() -> None:
    hold(f"{key}: {text}" for key, text in everything() if len(EMOJI.findall(text)) > 1)


def test_gaps_have_names() -> None:
    def broken(text: str) -> bool:
        gaps = [gap for _, gap, _, _ in Formatter().parse(text) if gap is not None]
        return not all(re.fullmatch(r"[a-z_]+", gap) for gap in gaps)

    hold(f"{key}: {text}" for key, text in everything() if broken(text))


def test_a_card_is_whole_in_itself() -> None:
    hold(f"{card.id}: has a gap" for card in all_cards() if set(card.text) & set("{}"))
    hold(f"{card.id}: no end" for card in all_cards() if card.text[-1] not in ".?!")


def test_variants_fill_the_same_gaps() -> None:
    def gaps(text: str) -> frozenset[str | None]:
        return frozenset(gap for _, gap, _, _ in Formatter().parse(text) if gap)

    hold(
        key
        for key, variants in spoken().texts.items()
        if any(gaps(one) != gaps(two) for one, two in pairwise(variants))
    )


# ------------------------------------------------------------------ words


def test_no_word_that_hurts() -> None:
    hold(saying((*BODY, *PAIN, *HEALTH), everything()))


def test_no_overclaim() -> None:
    hold(saying(OVERCLAIMS, everything()))


@pytest.mark.parametrize("text", ["It burns fat.", "Lifting MAKES you faster!", "Fixes your knee."])
def test_an_overclaim_is_found(text: str) -> None:
    assert saying((*BODY, *PAIN, *HEALTH, *OVERCLAIMS), [("here", text)])


def test_nothing_is_copied_from_the_article(shared: Path) -> None:
    article = runs((shared / "spec" / "article.txt").read_text(encoding="utf-8"))
    hold(f"{key}: {' '.join(run)}" for key, text in everything() for run in runs(text) & article)


def test_no_card_repeats_another() -> None:
    seen = Counter(run for card in all_cards() for run in runs(card.text))
    hold(
        f"{card.id}: {' '.join(run)}"
        for card in all_cards()
        for run in runs(card.text)
        if seen[run] > 1
    )


# ------------------------------------------------------------------ the claims


def test_there_are_tips_for_every_claim_and_some_more() -> None:
    tips = [card for card in all_cards() if card.kind == "tip"]
    assert {card.claim for card in tips} >= set(Claim)
    assert len(tips) >= TIPS


def test_every_claim_has_an_answer_as_well() -> None:
    assert {card.claim for card in all_cards() if card.kind == "answer"} >= set(Claim)


def test_every_topic_has_cards() -> None:
    counts = Counter(card.topic for card in all_cards())
    hold(f"{topic}: {counts[topic]}" for topic in Topic if counts[topic] < CARDS_A_TOPIC)
    assert counts.total() >= CARDS


def test_every_card_is_asked_for_in_some_ways_and_leads_on() -> None:
    hold(f"{card.id}: {len(card.asks)} asks" for card in all_cards() if len(card.asks) < ASKS)
    hold(f"{card.id}: follow" for card in all_cards() if len(set(card.follow)) != FOLLOW_UPS)


def test_what_lies_beyond_us_is_said_so() -> None:
    beyond = [card for card in all_cards() if card.id == BEYOND]
    assert [card.topic for card in beyond] == [Topic.OTHER]


def test_weak_claims_are_graded_weak() -> None:
    """Hormones, antioxidants, cramps: the tip may stay, the reason is said as it is."""
    grades = {claim: {card.grade for card in all_cards() if card.claim == claim} for claim in Claim}
    assert grades[Claim.B6] == {Grade.WEAK}
    assert Grade.CONTRADICTED in grades[Claim.B7]
    assert Grade.SUPPORTED not in grades[Claim.B2] | grades[Claim.B4] | grades[Claim.B5]


# ------------------------------------------------------------------ sources


def test_sources_say_who_where_and_what() -> None:
    found = Section("sources.toml", "", load()["shared"]["sources.toml"])
    for source in map(found.within, found):
        assert set(source) == {"citation", "link", "takes"}, source.path
        assert source.text("citation"), source.path
        assert len(source.text("takes")) > 20, source.path
        # Only what was never published on a page has no link.
        link = source.table["link"]
        assert (source.path, link) == ("article", "") or re.fullmatch(r"https?://\S+", str(link))
