"""What a message asks for in words that no pattern has: by its cues, or by the cards.

Law: a question in nearly a card's own words is that card's, else cues go before cards; training
that was told stays told, and only a question behind it is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language import intents as said
from bot.language.ask import nearest
from bot.language.cues import cued
from bot.language.thoughts import slot_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.language.heard import Heard, Stretch
    from bot.language.intents import Intent
    from bot.language.lexicon import Lexicon
    from bot.language.words.sentence import Sentence

SURE_QUESTION = 0.45
"""Likeness from which a card answers words that ask nothing."""
OWN_WORDS = 0.38
"""Likeness from which a question is that of a card, in nearly its own words; found by asking each
card its own questions."""
LIKELY_QUESTION = 0.2
"""Likeness from which a card answers a question."""


def cues(heard: Heard, lexicon: Lexicon) -> Mapping[Stretch, Intent]:
    """Return what the open stretches want by their cues, unless training was told there."""
    if heard.diary.entries or heard.diary.plans:
        return {}
    wanted = {part: _cue(heard, part, lexicon) for part in heard.open}
    return {part: intent for part, intent in wanted.items() if intent is not None}


def _cue(heard: Heard, part: Stretch, lexicon: Lexicon) -> Intent | None:
    reader = slot_reader(heard.spoken, heard.hearing, lexicon)
    return cued(*part, reader, lexicon.cues, amounts=bool(heard.diary.leftovers))


def cue_or_card(heard: Heard, part: Stretch, lexicon: Lexicon) -> Intent | None:
    """Return what a stretch wants."""
    return _cue(heard, part, lexicon) or _card(heard.spoken, *part, lexicon)


def asked_behind(heard: Heard) -> Iterator[Stretch]:
    """Yield the questions behind training: "squat 3x5 80kg, was that too heavy?"."""
    for start, end in heard.open:
        first, _ = heard.spoken.clause(end - 1)
        counted = any(token.kind in {"number", "time"} for token in heard.spoken.row[first:end])
        if first > start and not counted and heard.spoken.asks(end - 1):
            yield first, end


def is_within(text: str, parts: Iterable[Stretch], spoken: Sentence) -> bool:
    """Whether a text stands in one of the stretches."""
    return any(text in spoken.between(*part) for part in parts)


def whole_question(spoken: Sentence, lexicon: Lexicon) -> said.AskQuestion | None:
    """Return the card that the message asks for as a whole, whatever its parts may mean alone."""
    if not spoken.asks(len(spoken.words) - 1):
        return None
    found = next(iter(nearest(spoken.text, lexicon.questions)), None)
    if found is None or found.score < OWN_WORDS:
        return None
    return said.AskQuestion(found.card)


def _card(spoken: Sentence, start: int, end: int, lexicon: Lexicon) -> said.AskQuestion | None:
    text = spoken.between(start, end)
    found = next(iter(nearest(text, lexicon.questions)), None)
    if found is None:
        return None
    asks = spoken.asks(end - 1) or spoken.words[start] in lexicon.meanings.question_words
    likely = found.score >= (LIKELY_QUESTION if asks else SURE_QUESTION)
    return said.AskQuestion(found.card) if likely else None
