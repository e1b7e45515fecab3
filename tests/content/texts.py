"""All that the coach can say, for the tests that look at it, and what is measured on a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.main import load_book
from bot.talk.cards import Card, cards
from bot.talk.say import Phrases, phrases
from content import load

if TYPE_CHECKING:
    from collections.abc import Iterable

RUN_OF_WORDS = 8
"""So many words in a row in two texts are copied, not coincidence."""
Texts = tuple[tuple[str, str], ...]
"""Where a text stands, and the text."""


@cache
def spoken() -> Phrases:
    return phrases(load()["phrases"])


@cache
def all_cards() -> tuple[Card, ...]:
    return tuple(cards(load()["cards"], load()["shared"]["sources.toml"]).by_id.values())


def card_texts() -> Texts:
    return tuple((card.id, card.text) for card in all_cards())


def phrase_texts() -> Texts:
    return tuple((key, text) for key, texts in spoken().texts.items() for text in texts)


@cache
def how_to_texts() -> Texts:
    """Each part of a how-to, and what the catalogue says that the exercise is for."""
    book = load_book()
    return tuple(
        (f"{id}.{part}", text)
        for id, told in book.how_tos.items()
        for part, text in (
            *(("purpose", told.purpose), ("setup", told.setup), ("cues", " ".join(told.cues))),
            *(("mistake", told.mistake), ("not_when", told.not_when)),
            ("relevant_to", book.catalogue.exercises[id].relevant_to),
        )
    )


def term_texts() -> Texts:
    return tuple((f"glossary.{id}", term.text) for id, term in load_book().glossary.items())


@cache
def everything() -> Texts:
    """Every text that a runner may read."""
    buttons = ((f"button.{key}", label.label) for key, label in spoken().buttons.items())
    commands = ((f"command.{one.name}", one.summary) for one in load_book().commands)
    sources = ((f"source.{one.id}", one.citation) for one in load_book().sources.values())
    own = (*card_texts(), *phrase_texts(), *how_to_texts(), *term_texts())
    return (*own, *buttons, *commands, *sources)


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.lower()))


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return each eight words in a row."""
    found = words(text)
    return frozenset(found[at : at + RUN_OF_WORDS] for at in range(len(found) - RUN_OF_WORDS + 1))


def saying(forbidden: Iterable[str], texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return where one of the forbidden words is said."""
    patterns = {
        it: re.compile(rf"(?<![\w-]){re.escape(it)}(?![\w-])", re.IGNORECASE) for it in forbidden
    }
    return [
        f"{key}: says {it!r}: {text}"
        for key, text in texts
        for it, pattern in patterns.items()
        if pattern.search(text)
    ]
