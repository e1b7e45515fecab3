"""From a question in a runner's own words to the cards that answer it.

Rule 1: what can be asked is data: each card lists some questions that it answers, and a runner's
question is compared with all of them.
Rule 2: rare words count more than common ones, measured on the listed questions themselves.
Rule 3: the nearest single question, the whole card and the whole topic each have a say, so that a
question in new words still finds its topic.
"""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.language.beyond import NOTHING, Beyond, beyond, beyond_of
from bot.language.words.likeness import Weights, bag, likeness, rarity, total, weighed
from bot.language.words.mentions import words_of
from bot.language.words.section import Files, Section
from bot.language.words.stems import Stems, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEAR_ENOUGH = 0.12
"""Below this score a card has nothing to do with what was said. The thresholds here were found on
the questions in tests/questions and on public ones; docs/decisions/finding-a-card.md."""
LIKELY = 0.16
"""Score from which a card answers a question, if it is far enough ahead."""
APART = 0.02
"""How far ahead of the next topic. Nearer than that, every second first card was the wrong one: two
are offered instead."""
OWN_WORDS = 0.38
"""Score from which a question is that of a card, in nearly its own words, whatever is near it."""
SURE = 0.45
"""Score from which a card answers words that ask nothing."""
MAX_WORDS = 80
"""More words than this are no question; the rest is not read."""
OF_WORDING, OF_CARD, OF_TOPIC = 0.3, 0.2, 0.5
"""What the nearest wording, the card and the topic contribute to a score. Found by leaving each
listed question out in turn and asking it; so was the next number."""
OF_ANSWER = 0.5
"""How much a word of a card's answer counts beside one of its questions."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
WORDS_FILE = "words.toml"
"""The file among the cards that holds no cards but words of the language."""


class Topic(StrEnum):
    """What a question can be about. A closed list that others rely on."""

    FASTER = "faster"
    FAT_LOSS = "fat-loss"
    BODY_COMPOSITION = "body-composition"
    INJURY = "injury"
    CORE = "core"
    OXIDATIVE_STRESS = "oxidative-stress"
    HORMONES_INSULIN = "hormones-insulin"
    ENDURANCE_FATIGUE = "endurance-fatigue"
    YEAR_ROUND_DAILY_MOBILITY = "year-round-daily-mobility"
    OFF_SEASON_HEAVIER = "off-season-heavier"
    HEAVY_ON_MODERATE_DAYS = "heavy-on-moderate-days"
    NOT_BULKY = "not-bulky"
    TRADITIONAL_HEAVY_LOW_REPS = "traditional-heavy-low-reps"
    BODYWEIGHT_ALTERNATIVE = "bodyweight-alternative"
    WARM_UP = "warm-up"
    HOW_OFTEN = "how-often"
    SORENESS_RECOVERY = "soreness-recovery"
    RACE_WEEK_TAPER = "race-week-taper"
    OTHER = "other"


class Match(NamedTuple):
    """A card that may answer a question."""

    card: str
    """Id of the card."""
    topic: Topic
    score: float
    """0: nothing in common, 1: asked in the card's own words."""


class Questions(NamedTuple):
    """All questions that the cards list, weighed and ready to be compared with."""

    stems: Stems
    topics: Mapping[str, Topic]
    """By card."""
    cards: tuple[str, ...]
    """The card of each wording, by number."""
    rarities: Weights
    """Of each word, not scaled."""
    rarest: float
    """The highest of them, which a word counts that no card has."""
    wordings: Mapping[str, tuple[tuple[int, float], ...]]
    """By word: in which wordings it stands (by number) and its weight there."""
    by_card: Mapping[str, Weights]
    by_topic: Mapping[Topic, Weights]
    beyond: Beyond = NOTHING
    """Which sentences are another's to answer."""


def questions(files: Files) -> Questions:
    """Read the questions out of the cards' files, `{file: table}`. Raises ContentError."""
    stems = stems_of(files, WORDS_FILE).knowing(_texts(files))
    return _weighed(stems, tuple(_asked(files, stems)))._replace(beyond=_beyond(files))


def nearest(text: str, questions: Questions, limit: int = 5) -> tuple[Match, ...]:
    """Return the cards that answer `text` best, best first; none when no word is known."""
    heard = bag(questions.stems.heard(text)[:MAX_WORDS])
    said = weighed(heard, questions.rarities, questions.rarest)
    wordings = _by_wording(said, questions)
    topics = {topic: likeness(said, all_of) for topic, all_of in questions.by_topic.items()}
    matches = (
        Match(
            card,
            topic,
            OF_WORDING * wordings.get(card, 0.0)
            + OF_CARD * likeness(said, questions.by_card[card])
            + OF_TOPIC * topics[topic],
        )
        for card, topic in questions.topics.items()
    )
    found = (match for match in matches if match.score > 0)
    return tuple(sorted(found, key=lambda match: (-match.score, match.card))[:limit])


def best(text: str, questions: Questions) -> str | None:
    """Return the card that answers `text` best, near enough; None when none is."""
    for sentence in _SENTENCES.split(text):
        card = beyond(words_of(sentence), questions.beyond)
        if card is not None:
            return card
    found = nearest(text, questions, limit=1)
    return found[0].card if found and found[0].score >= NEAR_ENOUGH else None


def answering(text: str, questions: Questions, *, asked: bool) -> tuple[Match, ...]:
    """Return the one card that answers, the two that may, or none.

    `asked` is whether the words are a question by their form.
    """
    found = nearest(text, questions, limit=len(questions.topics))
    if not found or found[0].score < (NEAR_ENOUGH if asked else SURE):
        return ()
    best = found[0]
    other = next((match for match in found if match.topic != best.topic), None)
    ahead = best.score - (other.score if other else 0.0)
    if best.score >= OWN_WORDS or (best.score >= LIKELY and ahead >= APART):
        return (best,)
    return (best, other) if other else found[:2]


def _by_wording(said: Weights, questions: Questions) -> Mapping[str, float]:
    """Return the likeness of the nearest wording of each card."""
    found: dict[int, float] = defaultdict(float)
    for word, weight in said.items():
        for number, there in questions.wordings.get(word, ()):
            found[number] += weight * there
    best: dict[str, float] = {}
    for number, score in found.items():
        card = questions.cards[number]
        best[card] = max(best.get(card, 0.0), score)
    return best


class _Asked(NamedTuple):
    """A card as far as questions go."""

    card: str
    topic: Topic
    answer: tuple[str, ...]
    """Stems of what it says."""
    wordings: tuple[tuple[str, ...], ...]
    """Stems of each question that it answers."""


def _weighed(stems: Stems, asked: tuple[_Asked, ...]) -> Questions:
    wordings = [(card.card, bag(words)) for card in asked for words in card.wordings]
    rarities = rarity([one for _, one in wordings], (bag(card.answer) for card in asked))
    whole = {card.card: _whole(card) for card in asked}
    by_topic: dict[Topic, list[tuple[Weights, float]]] = defaultdict(list)
    for card in asked:
        by_topic[card.topic].append((whole[card.card], 1.0))
    return Questions(
        stems=stems,
        topics={card.card: card.topic for card in asked},
        cards=tuple(card for card, _ in wordings),
        rarities=rarities,
        rarest=max(rarities.values(), default=0.0),
        wordings=_places([weighed(one, rarities) for _, one in wordings]),
        by_card={card: weighed(one, rarities) for card, one in whole.items()},
        by_topic={topic: weighed(total(all_of), rarities) for topic, all_of in by_topic.items()},
    )


def _whole(card: _Asked) -> Weights:
    return total([(bag(card.answer), OF_ANSWER), *((bag(words), 1.0) for words in card.wordings)])


def _places(wordings: list[Weights]) -> Mapping[str, tuple[tuple[int, float], ...]]:
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, weights in enumerate(wordings):
        for word, weight in weights.items():
            places[word].append((number, weight))
    return {word: tuple(found) for word, found in places.items()}


def _beyond(files: Files) -> Beyond:
    words = next(
        (Section(f, "", table) for f, table in files.items() if f.endswith(WORDS_FILE)), None
    )
    return NOTHING if words is None or "beyond" not in words.table else beyond_of(words)


def _asked(files: Files, stems: Stems) -> Iterable[_Asked]:
    return (_read(name, topic, card, stems) for name, topic, card in _cards(files))


def _cards(files: Files) -> Iterable[tuple[str, Topic, Section]]:
    """Yield each card with its id and topic."""
    for file, table in files.items():
        if not file.endswith(WORDS_FILE):
            cards = Section(file, "", table)
            topic = topic_of(cards)
            yield from ((name, topic, cards.within(name)) for name in cards if name != "topic")


def _texts(files: Files) -> Iterable[str]:
    """Yield all that the cards say and are asked."""
    for _, _, card in _cards(files):
        yield card.text("text")
        yield from card.texts("asks")


def _read(name: str, topic: Topic, card: Section, stems: Stems) -> _Asked:
    return _Asked(
        card=name,
        topic=topic,
        answer=stems.read(card.text("text")),
        wordings=tuple(stems.read(wording) for wording in card.texts("asks")),
    )


def topic_of(cards: Section) -> Topic:
    """Return the one topic of a file of cards. Raises ContentError."""
    try:
        return Topic(cards.text("topic"))
    except ValueError:
        raise cards.wrong("topic", f"must be one of {', '.join(Topic)}") from None
