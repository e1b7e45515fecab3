"""What a message asks for in words that no pattern has: by its cues, or by the cards.

Law: a question in nearly a card's own words is that card's, else cues go before cards; training
that was told stays told, and only a question behind it is looked at.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.running import Run
from bot.language import intents as said
from bot.language.ahead import TellBody, TellRace
from bot.language.answers import AskEither
from bot.language.ask import OWN_WORDS, SURE, answering, nearest
from bot.language.cues import cued
from bot.language.facts import SAFETY, ReportTired
from bot.language.intents import Understood
from bot.language.thoughts import slot_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.language.heard import Heard, Stretch
    from bot.language.intents import Intent
    from bot.language.lexicon import Lexicon
    from bot.language.words.sentence import Sentence


STORY = (
    *SAFETY,
    said.Greet,
    said.Thanks,
    said.Insult,
    said.LogTraining,
    said.PlanTraining,
    ReportTired,
    TellBody,
    TellRace,
)
"""What is told around a question, rather than asked for."""


def cues(heard: Heard, lexicon: Lexicon) -> Mapping[Stretch, Intent]:
    """Return what the open stretches want by their cues, unless training was told there."""
    if heard.diary.entries or heard.diary.plans:
        return {}
    wanted = {part: _cue(heard, part, lexicon) for part in heard.open}
    return {part: intent for part, intent in wanted.items() if intent is not None}


def _cue(heard: Heard, part: Stretch, lexicon: Lexicon) -> Intent | None:
    reader = slot_reader(heard.spoken, heard.hearing, lexicon)
    return cued(*part, reader, lexicon.cues, amounts=bool(heard.diary.leftovers))


def cue_or_card(heard: Heard, part: Stretch, lexicon: Lexicon, *, two: bool) -> Intent | None:
    """Return what a stretch wants; two cards where none is sure only when `two` may be offered."""
    wanted = _cue(heard, part, lexicon) or _card(heard.spoken, *part, lexicon)
    return None if isinstance(wanted, AskEither) and not two else wanted


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
    """Return the card that the message asks for as a whole, whatever its parts may mean alone.

    Without its mark a question must be nearer to the card's own words.
    """
    last = len(spoken.words)
    marked = spoken.asks(last - 1)
    if not marked and not _asks(spoken, 0, last, lexicon):
        return None
    found = next(iter(nearest(spoken.text, lexicon.questions)), None)
    if found is None or found.score < (OWN_WORDS if marked else SURE):
        return None
    return said.AskQuestion(found.card)


def asked_as_whole(spoken: Sentence, lexicon: Lexicon) -> Intent | None:
    """Return what a message asks of the cards that means nothing else; None when it asks nothing.

    A message that was not understood at all is looked at as a whole: of a long story some sentence
    may be the question.
    """
    return _of_cards(spoken.text, lexicon, asked=asks(spoken, lexicon))


def asked_not_logged(meant: Understood, spoken: Sentence, lexicon: Lexicon) -> Understood:
    """Return what is asked where only the name of a race was heard as a log: "all the marathons".

    No number is told, nor that anything was done; and the message is a question.
    """
    logs = [one for one in meant.intents if isinstance(one, said.LogTraining)]
    if not logs or not all(_is_bare(log, spoken, lexicon) for log in logs):
        return meant
    wanted = asked_as_whole(spoken, lexicon) if asks(spoken, lexicon) else None
    rest = (one for one in meant.intents if not isinstance(one, said.LogTraining))
    return meant if wanted is None else Understood(tuple(dict.fromkeys((*rest, wanted))))


def _is_bare(log: said.LogTraining, spoken: Sentence, lexicon: Lexicon) -> bool:
    """Whether a log is runs of which nothing but a name was told."""
    if any(token.kind in {"number", "time"} for token in spoken.row):
        return False
    groups = {group for word in spoken.words for _, group in lexicon.cues.begun.get(word, ())}
    runs = (entry.activity for entry in log.entries)
    return "did" not in groups and all(isinstance(one, Run) and not one.duration_s for one in runs)


def _card(spoken: Sentence, start: int, end: int, lexicon: Lexicon) -> Intent | None:
    text = spoken.between(start, end)
    return _of_cards(text, lexicon, asked=_asks(spoken, start, end, lexicon))


def _of_cards(text: str, lexicon: Lexicon, *, asked: bool) -> Intent | None:
    match answering(text, lexicon.questions, asked=asked):
        case (one,):
            return said.AskQuestion(one.card)
        case (one, other):
            return AskEither((one.card, other.card))
        case _:
            return None


def asks(spoken: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence of the message is a question by its form."""
    return any(_asks(spoken, start, end, lexicon) for start, end in spoken.sentences())


def _asks(spoken: Sentence, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words are a question: by their mark, the first word of a clause, or "do i"."""
    words, meanings = spoken.words[start:end], lexicon.meanings
    if not words or spoken.asks(end - 1):
        return bool(words)
    firsts = (start, *(place for place in spoken.soft if start < place < end))
    if any(spoken.words[first] in meanings.question_words for first in firsts):
        return True
    return any(f"{one} {two}" in meanings.question_pairs for one, two in pairwise(words))
