"""What the coach knows, a card a fact: tips for /tip and answers to questions.

Rule 1: a card says what its source carries and no more; its grade tells how well that is known.
Rule 2: every card stands on its own, fits a phone screen and is never the same as another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.errors import ContentError
from bot.language.ask import NEAR_ENOUGH, WORDS_FILE, Questions, Topic, nearest, topic_of
from bot.language.words.section import Files, Section

MAX_TEXT = 280
"""Characters of a card."""
MAX_QUESTION_BYTES = 48
"""Of a card's first question: it travels with a button, which holds 64 bytes with the turn."""
FOLLOW_UPS = 2
BEYOND = "beyond-me"
"""The card for what no card answers."""
_FIELDS = frozenset({"kind", "claim", "grade", "sources", "text", "asks", "follow"})


class Kind(StrEnum):
    """What a card is for."""

    TIP = "tip"
    """Comes with /tip, and answers questions as well."""
    ANSWER = "answer"
    """Comes only when asked for."""


class Grade(StrEnum):
    """How well it is known. Source: coaching rules, part 1."""

    SUPPORTED = "supported"
    MIXED = "mixed"
    WEAK = "weak"
    """Hardly studied, or by markers only."""
    CONTRADICTED = "contradicted"
    """Trials show that the common claim is wrong."""
    JUDGEMENT = "judgement"
    """Coaching practice that no trial decides."""


class Claim(StrEnum):
    """The claims that the coach was asked to stand for: eight benefits, six tips."""

    B1 = "B1"
    B2 = "B2"
    B3 = "B3"
    B4 = "B4"
    B5 = "B5"
    B6 = "B6"
    B7 = "B7"
    B8 = "B8"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    T6 = "T6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One short message and the questions that it answers."""

    id: str
    topic: Topic
    kind: Kind
    text: str
    grade: Grade
    claim: Claim | None
    """The claim that it is about; None for cards beside them."""
    sources: tuple[str, ...]
    """Ids in `content/sources.toml`; empty only for judgement."""
    asks: tuple[str, ...]
    """Questions that it answers; the first one is short and finds this card again."""
    follow: tuple[str, ...]
    """Ids of the cards to read next."""


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards in the order of their files."""

    by_id: Mapping[str, Card]

    @property
    def tips(self) -> tuple[Card, ...]:
        """The cards for /tip."""
        return tuple(card for card in self.by_id.values() if card.kind is Kind.TIP)


def answer(question: str, questions: Questions, cards: Cards) -> Card:
    """Return the card that answers best, or the one for what is beyond the coach."""
    found = nearest(question, questions, limit=1)
    sure = found and found[0].score >= NEAR_ENOUGH
    return cards.by_id[found[0].card if sure else BEYOND]


def cards(files: Files, sources: Container[str]) -> Cards:
    """Read `{file: table}` of a language's cards, whose sources must be among `sources`.

    Raises ContentError.
    """
    read = [(section, _card(topic, section)) for topic, section in _sections(files)]
    counts = Counter(card.id for _, card in read)
    for section, card in read:
        if counts[card.id] > 1:
            raise ContentError(section.file, card.id, "this id stands in two files")
        _check(section, card, sources, counts)
    return Cards({card.id: card for _, card in read})


def _sections(files: Files) -> Iterable[tuple[Topic, Section]]:
    for file, table in files.items():
        if not file.endswith(WORDS_FILE):
            of_file = Section(file, "", table)
            topic = topic_of(of_file)
            yield from ((topic, of_file.within(name)) for name in of_file if name != "topic")


def _card(topic: Topic, section: Section) -> Card:
    return Card(
        id=section.path,
        topic=topic,
        kind=_word(section, "kind", Kind),
        text=section.text("text"),
        grade=_word(section, "grade", Grade),
        claim=_word(section, "claim", Claim) if "claim" in section.table else None,
        sources=section.texts("sources") if "sources" in section.table else (),
        asks=section.texts("asks"),
        follow=section.texts("follow") if "follow" in section.table else (),
    )


_Word = TypeVar("_Word", Kind, Grade, Claim)


def _word(section: Section, key: str, words: type[_Word]) -> _Word:
    try:
        return words(section.text(key))
    except ValueError:
        raise section.wrong(key, f"must be one of {', '.join(words)}") from None


def _check(section: Section, card: Card, sources: Container[str], ids: Container[str]) -> None:
    for key, why in _wrongs(section, card, sources, ids):
        raise section.wrong(key, why)


def _wrongs(
    section: Section, card: Card, sources: Container[str], ids: Container[str]
) -> Iterable[tuple[str, str]]:
    yield from ((key, "is not a field of a card") for key in section if key not in _FIELDS)
    if len(card.text) > MAX_TEXT:
        yield "text", f"{len(card.text)} characters, {MAX_TEXT} are allowed"
    if not card.asks or len(card.asks[0].encode()) > MAX_QUESTION_BYTES:
        yield "asks", f"the first question must be there, in at most {MAX_QUESTION_BYTES} bytes"
    if not card.sources and card.grade is not Grade.JUDGEMENT:
        yield "sources", f"what is graded {card.grade} needs a source"
    yield from (
        ("sources", f'"{it}" is not in sources.toml') for it in card.sources if it not in sources
    )
    yield from (("follow", f'there is no card "{it}"') for it in card.follow if it not in ids)
    if len(card.follow) > FOLLOW_UPS or card.id in card.follow:
        yield "follow", f"at most {FOLLOW_UPS} other cards"
