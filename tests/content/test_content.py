"""Laws of everything that the coach says: true to its sources, kind, short, and never twice."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from rapidfuzz.distance import Indel

from bot.coach.catalogue import catalogue
from bot.language.ask import Topic
from bot.language.words.section import Section
from bot.main import load_book
from bot.talk.cards import BEYOND, FOLLOW_UPS, Angle, Card, Claim, Grade
from content import load
from tests.content.texts import all_cards, everything, runs, saying, spoken, words
from tests.house.source import hold, sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_PHRASE = 1000
TIPS = 40
CARDS, CARDS_A_TOPIC, ASKS = 160, 7, 4
ALIKE = 0.72
"""What two cards may share, by the letters of their sorted words."""

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
MARKUP = re.compile(r"\*\*|__|```|</?[a-z]+>|\[[^\]]+\]\(|^#|^\* ", re.MULTILINE)
SHOUTING = re.compile(r"\b(?!(?:AMRAP|NIOSH|RUNSAFE)\b)[A-Z]{5,}\b|!!")

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


def test_all_that_is_said_is_looked_at() -> None:
    keys = {key for key, _ in everything()}
    assert keys > {"economy", "log.saved", "back_squat.not_when", "glossary.rpe", "button.undo"}


def test_nothing_is_copied_from_the_article(shared: Path) -> None:
    text = (shared / "spec" / "article.txt").read_text(encoding="utf-8")
    article = runs(text)
    assert runs(" ".join(text.split()[40:52])) & article
    hold(f"{key}: {' '.join(run)}" for key, text in everything() for run in runs(text) & article)


def repeated(cards: Sequence[Card]) -> Iterator[str]:
    seen = Counter(run for card in cards for run in runs(card.text))
    for card in cards:
        for run in runs(card.text):
            if seen[run] > 1:
                yield f"{card.id}: {' '.join(run)}"


def alike(cards: Sequence[Card]) -> Iterator[str]:
    texts = [(card.id, " ".join(sorted(words(card.text)))) for card in cards]
    for place, (one, text) in enumerate(texts):
        for two, other in texts[:place]:
            likeness = Indel.normalized_similarity(text, other)
            if likeness > ALIKE:
                yield f"{one} and {two}: {likeness:.2f}"


def test_no_card_repeats_another() -> None:
    hold(repeated(all_cards()))


def test_no_two_cards_are_alike() -> None:
    hold(alike(all_cards()))


def test_a_card_said_again_in_other_words_is_found() -> None:
    copied = replace(all_cards()[0], id="copy")
    assert list(repeated((*all_cards(), copied)))
    turned = replace(copied, text=" ".join(reversed(copied.text.split())))
    assert not list(repeated((*all_cards(), turned)))
    assert list(alike((*all_cards(), turned)))


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


def uncited(texts: str, cards: Sequence[Card]) -> Iterator[str]:
    """Yield the sources that neither a card nor `texts` name."""
    named = {source for card in cards for source in card.sources} | set(re.findall(r"\w+", texts))
    yield from (source for source in load_book().sources if source not in named)


def test_every_source_is_used_by_a_card_or_a_rule() -> None:
    code = " ".join(source.text for source in sources("bot"))
    hold(uncited(code, all_cards()))
    assert "wang2023" in uncited(
        "", [card for card in all_cards() if "wang2023" not in card.sources]
    )


def unsaid(card: Card) -> Iterator[str]:
    """Yield the figures of a card that none of its sources says."""
    book = load_book()
    cited = [book.sources[source] for source in card.sources]
    figures = {figure for one in cited for figure in _FIGURE.findall(one.takes + one.citation)}
    yield from (figure for figure in _FIGURE.findall(card.text) if figure not in figures)


def test_a_source_says_the_number_behind_a_claim() -> None:
    numbers = [card for card in all_cards() if card.angle is Angle.NUMBER]
    hold(f"{card.id}: {figure}" for card in numbers for figure in unsaid(card))
    assert list(unsaid(replace(numbers[0], text="It helps by 99.9 %."))) == ["99.9"]
