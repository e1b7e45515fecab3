"""All content the conversation uses, built once by main; each part has its type in the room that reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.coach.catalogue import Catalogue
from bot.language.lexicon import Lexicon
from bot.talk.cards import Cards
from bot.talk.say import Phrases


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the services' menus."""

    name: str
    summary: str


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
    sources: Mapping[str, Source]
    commands: tuple[Command, ...]
    seed: str = ""
    """Chooses among variants; empty: the athlete's id does."""
