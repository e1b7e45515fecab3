"""All words of a language, read once and handed down, and of others that are read beside it.

Law: adding a word, a name or a language is adding data; nothing here knows a word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.language.ask import Questions
from bot.language.cues import Cues, cues_of
from bot.language.health.safety import Safety, safety
from bot.language.log.words import LogWords, log_words
from bot.language.own_plates import PlateWords, plate_words
from bot.language.patterns.amends import AmendWords, amend_words
from bot.language.patterns.meanings import Meanings, meanings
from bot.language.patterns.slots import SlotWords, slot_words
from bot.language.words.overlay import checked, overlaid, spelled
from bot.language.words.places import Cities
from bot.language.words.section import Files, section
from bot.language.words.telling import Telling, telling
from bot.language.words.tokens import texts

if TYPE_CHECKING:
    from bot.domain.exercise import Exercise, ExerciseId

ECHO = (
    *(
        "run",
        "by",
        "at",
        "in",
        "of",
        "km",
        "mi",
        "pace_km",
        "pace_mi",
        "second",
        "minute",
        "metre",
        "kg",
        "lb",
    ),
    *("rpe", "rep", "each", "per_side", "total", "warmup", "failed", "assisted", "bodyweight"),
    *("cooldown", "strides", "off", "m"),
    *("yesterday", "today", "tomorrow", "on"),
)
"""What the echo needs a word for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language."""

    log: LogWords
    meanings: Meanings
    cues: Cues
    amends: AmendWords
    safety: Safety
    echo: Mapping[str, str]
    questions: Questions
    cities: Cities
    plates: PlateWords
    told: Callable[[], Telling]
    """Returns `telling`, worked out when the first message is read."""
    others: Mapping[str, Callable[[], Lexicon]]
    """The other languages that are read, by name; each is built when it is first spoken."""

    def __repr__(self) -> str:
        """Return a few words instead of a megabyte, which a failed test would show."""
        return f"Lexicon of {len(self.log.names.phrases)} lifts"

    @property
    def telling(self) -> Telling:
        """The words that tell the language of a message."""
        return self.told()

    def of(self, words: Sequence[str]) -> Lexicon:
        """Return the lexicon of the language in which a message of these words is written."""
        name = self.telling.language(words)
        return self.others[name]() if name else self

    def with_others(self) -> tuple[Lexicon, ...]:
        """Return all lexicons, each built by now. Raises ContentError."""
        return (self, *(build() for build in self.others.values()))


def lexicon(
    files: Files,
    exercises: Mapping[ExerciseId, Exercise],
    questions: Questions,
    cities: Cities,
    others: Mapping[str, Callable[[], Files]] = MappingProxyType({}),
) -> Lexicon:
    """Read the lexicon's files, `{file: table}`.

    `others`, by language, return those of the languages that are read beside it; they are called
    when one of their words may have been said. Raises ContentError.
    """
    log = log_words(files, exercises)
    words = section(files, "echo")
    whole = {name: cache(partial(_whole, files, read)) for name, read in others.items()}
    home = Lexicon(
        log=log,
        meanings=meanings(files, _gaps(files, log)),
        cues=cues_of(files),
        amends=amend_words(files, log),
        safety=safety(files),
        echo={key: words.text(key) for key in ECHO},
        questions=questions,
        cities=cities,
        plates=plate_words(files),
        told=cache(lambda: _telling(files, whole, exercises)),
        others={},
    )
    built = {
        name: cache(partial(_beside, home, files, own, exercises)) for name, own in whole.items()
    }
    return replace(home, others=built)


def _whole(home: Files, read: Callable[[], Files]) -> Files:
    return spelled(checked(home, read()))


def _gaps(files: Files, log: LogWords) -> SlotWords:
    return slot_words(files, log.dates, log.book, log.names, log.endings)


def _telling(
    files: Files,
    others: Mapping[str, Callable[[], Files]],
    exercises: Mapping[ExerciseId, Exercise],
) -> Telling:
    said = (text for one in exercises.values() for text in (one.name, one.say, *one.synonyms))
    names = frozenset(word for text in said for word in texts(text))
    return telling(files, others, names)


def _beside(
    home: Lexicon,
    files: Files,
    own: Callable[[], Files],
    exercises: Mapping[ExerciseId, Exercise],
) -> Lexicon:
    """Return the lexicon of a language that is read, not spoken: the coach answers in his own."""
    laid = overlaid(files, own())
    log = log_words(laid, exercises)
    dates = log.dates._replace(month_names=home.log.dates.month_names)
    log = replace(log, dates=dates)
    return replace(
        home,
        log=log,
        meanings=meanings(laid, _gaps(laid, log), home.meanings),
        amends=amend_words(laid, log),
        safety=safety(laid, home.safety),
        told=cache(lambda: home.telling._replace(others=dict)),
    )
