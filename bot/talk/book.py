"""All content the conversation uses, built once by main.

Each part has its type in the room that reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.coach.catalogue import Catalogue
from bot.domain.exercise import ExerciseId
from bot.language.lexicon import Lexicon
from bot.talk.cards import Cards
from bot.talk.say import Phrases
from bot.talk.technique import HowTo, Term


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the services' menus."""

    name: str
    summary: str
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    """What may be typed behind it, by name, for services that show a form: {"text": "What you did
    …"}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from."""

    id: str
    citation: str
    """Author and year: "Blagrove 2018"."""
    link: str
    takes: str
    """What the coach takes from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Phrases, words, exercises, cards and sources in one language."""

    phrases: Phrases
    lexicon: Lexicon
    catalogue: Catalogue
    cards: Cards
    how_tos: Mapping[ExerciseId, HowTo]
    """One for each exercise of the catalogue."""
    glossary: Mapping[str, Term]
    sources: Mapping[str, Source]
    commands: tuple[Command, ...]
    zones: tuple[tuple[str, str], ...]
    """IANA zone and a place in it, the likeliest first; every offset in use has one."""
    own: str = "en"
    """The language of all this."""
    voices: Mapping[str, Callable[[], Phrases]] = field(
        default_factory=dict[str, Callable[[], Phrases]]
    )
    """What the coach says by language, his own among them; built when it is first spoken. What
    another language has no phrase for is said in his own."""
    seed: str = ""
    """Chooses among variants; empty: the athlete's id does."""

    def spoken(self, language: str | None) -> Book:
        """Return the book that answers in `language`; in the coach's own when he has no other."""
        voice = self.voices.get(language or self.own) or self.voices.get(self.own)
        phrases = voice() if voice else self.phrases
        return self if phrases is self.phrases else replace(self, phrases=phrases)
