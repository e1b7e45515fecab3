"""What the coach knows, a card a fact: tips for /tip and answers to questions.

Rule 1: a card says what its source carries and no more; its grade tells how well that is known.
Rule 2: every card stands on its own, fits a phone screen and is never the same as another.
Rule 3: each claim is told from four angles, so that a runner meets it new each time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.errors import ContentError
from bot.language.ask import WORDS_FILE, Questions, Topic, best, topic_of
from bot.language.words.section import Files, Section

MAX_TEXT = 280
"""Characters of a card."""
MAX_QUESTION_BYTES = 48
"""Of a card's first question: it travels with a button, which holds 64 bytes with the turn."""
FOLLOW_UPS = 2
BEYOND = "beyond-me"
"""The card for what no card answers."""
MAX_LINE = 90
"""Characters of a card that is one line."""
PAIR = 2
"""Sentences of a card that is a pair."""
_END = re.compile(r"[.?!](?=\s|$)")


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


class Angle(StrEnum):
    """From where a card looks at its claim; longer answers look from everywhere and have none."""

    LINE = "line"
    """One line."""
    PAIR = "pair"
    """Two sentences."""
    NUMBER = "number"
    """The number behind it, with its source."""
    TODAY = "today"
    """What to do about it today."""


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
    angle: Angle | None
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
        """The cards for /tip, those of a topic spread over the whole row."""
        tips = [card for card in self.by_id.values() if card.kind is Kind.TIP]
        row, place = Counter[Topic](), dict[str, int]()
        for card in tips:
            place[card.id] = row[card.topic]
            row[card.topic] += 1
        return tuple(sorted(tips, key=lambda tip: (place[tip.id] + 0.5) / row[tip.topic]))


def answer(question: str, questions: Questions, cards: Cards) -> Card:
    """Return the card that answers best, or the one for what is beyond the coach."""
    return cards.by_id[best(question, questions) or BEYOND]


def cards(files: Files, sources: Container[str], claims: Iterable[Claim] = ()) -> Cards:
    """Read `{file: table}` of a language's cards, whose sources must be among `sources`.

    Each of `claims` must be told from every angle. Raises ContentError, one with all that is wrong.
    """
    sections = tuple(_sections(files))
    ids = Counter(section.path for _, section in sections)
    wrong: list[ContentError] = []
    found: dict[str, Card] = {}
    for topic, section in sections:
        card = _read(topic, section, wrong)
        if card:
            wrong += (section.wrong(key, why) for key, why in _wrongs(card, sources, ids))
            found[card.id] = card
    wrong += () if wrong else _untold(claims, found, sections)
    if wrong:
        raise wrong[0].along_with(wrong[1:])
    return Cards(found)


def _sections(files: Files) -> Iterable[tuple[Topic, Section]]:
    for file, table in files.items():
        if not file.endswith(WORDS_FILE):
            of_file = Section(file, "", table)
            topic = topic_of(of_file)
            yield from ((topic, of_file.within(name)) for name in of_file if name != "topic")


def _read(topic: Topic, section: Section, wrong: list[ContentError]) -> Card | None:
    wrong += (
        section.wrong(key, "is not a field of a card") for key in section if key not in FIELDS
    )
    try:
        return Card(
            id=section.path,
            topic=topic,
            kind=_kind(section),
            text=_text(section),
            grade=_grade(section),
            claim=_claim(section),
            angle=_angle(section),
            sources=_sources(section),
            asks=_asks(section),
            follow=_follow(section),
        )
    except ContentError:
        wrong += _unreadable(section)
        return None


def _unreadable(section: Section) -> Iterator[ContentError]:
    for read in FIELDS.values():
        try:
            read(section)
        except ContentError as error:
            yield error


_Word = TypeVar("_Word", Kind, Grade, Claim, Angle)


def _word(section: Section, key: str, words: type[_Word]) -> _Word:
    try:
        return words(section.text(key))
    except ValueError:
        raise section.wrong(key, f"must be one of {', '.join(words)}") from None


def _kind(section: Section) -> Kind:
    return _word(section, "kind", Kind)


def _text(section: Section) -> str:
    return section.text("text")


def _grade(section: Section) -> Grade:
    return _word(section, "grade", Grade)


def _claim(section: Section) -> Claim | None:
    return _word(section, "claim", Claim) if "claim" in section.table else None


def _angle(section: Section) -> Angle | None:
    return _word(section, "angle", Angle) if "angle" in section.table else None


def _sources(section: Section) -> tuple[str, ...]:
    return section.texts("sources") if "sources" in section.table else ()


def _asks(section: Section) -> tuple[str, ...]:
    return section.texts("asks")


def _follow(section: Section) -> tuple[str, ...]:
    return section.texts("follow") if "follow" in section.table else ()


FIELDS: Mapping[str, Callable[[Section], object]] = {
    "kind": _kind,
    "text": _text,
    "grade": _grade,
    "claim": _claim,
    "angle": _angle,
    "sources": _sources,
    "asks": _asks,
    "follow": _follow,
}
"""Every field of a card."""


def _wrongs(card: Card, sources: Container[str], ids: Counter[str]) -> Iterator[tuple[str, str]]:
    if ids[card.id] > 1:
        yield "", "this id stands in two files"
    if len(card.text) > MAX_TEXT:
        yield "text", f"{len(card.text)} characters, {MAX_TEXT} are allowed"
    if set(card.text) & set("{}"):
        yield "text", "a card has nothing to fill in: no { or }"
    if not card.asks or len(card.asks[0].encode()) > MAX_QUESTION_BYTES:
        yield "asks", f"the first question must be there, in at most {MAX_QUESTION_BYTES} bytes"
    if not card.sources and card.grade is not Grade.JUDGEMENT:
        yield "sources", f"what is graded {card.grade} needs a source"
    yield from (
        ("sources", f'"{it}" is not in sources.toml') for it in card.sources if it not in sources
    )
    yield from (("follow", f'there is no card "{it}"') for it in card.follow if not ids[it])
    if len(card.follow) > FOLLOW_UPS or card.id in card.follow:
        yield "follow", f"at most {FOLLOW_UPS} other cards"
    yield from (("angle", why) for why in _askew(card))


def _askew(card: Card) -> Iterator[str]:
    """Yield what is wrong with the angle of a card."""
    if card.angle and not card.claim:
        yield "only a card with a claim has one"
    if card.angle is Angle.LINE and len(card.text) > MAX_LINE:
        yield f"{len(card.text)} characters, {MAX_LINE} are a line"
    if card.angle is Angle.PAIR and (count := len(_END.findall(card.text))) != PAIR:
        yield f"{count} sentences, a pair has two"
    if card.angle is Angle.NUMBER and not (card.sources and re.search(r"\d", card.text)):
        yield "a number is told in figures and with its source"


def _untold(
    claims: Iterable[Claim], found: Mapping[str, Card], sections: Iterable[tuple[Topic, Section]]
) -> Iterator[ContentError]:
    files = {section.path: section.file for _, section in sections}
    for claim in claims:
        told = [card for card in found.values() if card.claim is claim]
        where = " ".join(dict.fromkeys(files[card.id] for card in told)) or "cards"
        for angle in Angle:
            if all(card.angle is not angle for card in told):
                yield ContentError(where, claim, f'no card on it has angle = "{angle}"')
