"""`ironstride cards`: everything the coach can say, by topic, for a reviewer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from bot.cli.command import Subparsers
    from bot.talk.book import Book, Command, Source
    from bot.talk.cards import Card, Cards
    from bot.talk.say import Phrases
    from bot.talk.technique import Term


def register(subparsers: Subparsers) -> None:
    """Make the command known."""
    command(
        subparsers,
        "cards",
        "Print everything the coach can say, by topic, for a reviewer",
        example="  ironstride cards | less",
        run=run,
    )


def run(_: argparse.Namespace) -> int:
    """Print cards by topic, how-tos and words, then phrases, buttons and menus by key."""
    from bot.main import load_book

    for line in everything(load_book()):
        print(line)
    return 0


def everything(book: Book) -> Iterable[str]:
    """Return the lines of all that the coach can say, other languages last."""
    yield from all_cards(book.cards, book.sources)
    yield from all_how_tos(book)
    yield from all_words(book.glossary)
    yield from all_phrases(book.phrases)
    yield from all_commands(book.commands)
    for language, voice in book.voices.items():
        if language != book.own:
            yield from all_phrases(differing(voice(), book.phrases), f" ({language})")


def all_cards(cards: Cards, sources: Mapping[str, Source]) -> Iterable[str]:
    """Return the lines of all cards, under their topics."""
    topic = None
    for card in cards.by_id.values():
        if card.topic != topic:
            topic = card.topic
            yield from _heading(topic)
        yield from _card(card, sources)


def all_how_tos(book: Book) -> Iterable[str]:
    """Return the lines of how each exercise is done."""
    yield from _heading("exercises")
    for id, told in book.how_tos.items():
        entry = book.catalogue.exercises[id]
        yield f"{id} · {entry.name}: {entry.relevant_to}"
        yield f"  {told.purpose}"
        yield f"  {told.setup}"
        yield f"  {' '.join(told.cues)}"
        yield f"  Often wrong: {told.mistake}"
        yield f"  {told.not_when}"


def all_words(glossary: Mapping[str, Term]) -> Iterable[str]:
    """Return the lines of the glossary."""
    yield from _heading("words")
    for term in glossary.values():
        yield f"{term.say}{''.join(f', {name}' for name in term.names)}"
        yield f"  {term.text}"


def all_phrases(phrases: Phrases, language: str = "") -> Iterable[str]:
    """Return the lines of all phrases, then of all buttons."""
    yield from _heading(f"phrases{language}")
    for key, variants in phrases.texts.items():
        yield key
        yield from (f"  {line}" for line in "\n/\n".join(variants).splitlines())
    yield from _heading(f"buttons{language}")
    for key, button in phrases.buttons.items():
        yield f"{key}: [{button.label}] stands for: {button.says}"


def all_commands(commands: Iterable[Command]) -> Iterable[str]:
    """Return the lines of the menu."""
    yield from _heading("menu")
    for one in commands:
        yield f"/{one.name}: {one.summary}"
        yield from (f"  {name}: {what}" for name, what in one.options.items())


def differing(phrases: Phrases, home: Phrases) -> Phrases:
    """Return what another language says in its own words."""
    texts = {key: said for key, said in phrases.texts.items() if said != home.texts[key]}
    buttons = {key: one for key, one in phrases.buttons.items() if one != home.buttons[key]}
    return replace(phrases, texts=texts, buttons=buttons)


def _heading(title: str) -> Iterable[str]:
    return ("", title, "=" * len(title), "")


def _card(card: Card, sources: Mapping[str, Source]) -> Iterable[str]:
    cited = ", ".join(f"{sources[one].citation} ({sources[one].link})" for one in card.sources)
    kinds = (card.id, card.kind, card.claim, card.angle, card.grade)
    yield " · ".join(kind for kind in kinds if kind)
    yield f"  {card.text}"
    yield f"  source: {cited or 'coaching practice'}"
    yield f"  answers: {' | '.join(card.asks)}"
    yield f"  next: {', '.join(card.follow) or '-'}"
    yield ""
