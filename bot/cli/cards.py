"""`ironstride cards`: everything the coach can say, by topic, for a reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from bot.cli.command import Subparsers
    from bot.talk.book import Book, Source
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
    """Print cards by topic, how-tos and words, then phrases and buttons by key."""
    from bot.main import load_book

    book = load_book()
    explained = (*all_how_tos(book), *all_words(book.glossary))
    for line in (*all_cards(book.cards, book.sources), *explained, *all_phrases(book.phrases)):
        print(line)
    return 0


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
        yield f"{id} · {book.catalogue.exercises[id].name}"
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


def all_phrases(phrases: Phrases) -> Iterable[str]:
    """Return the lines of all phrases, then of all buttons."""
    yield from _heading("phrases")
    for key, variants in phrases.texts.items():
        yield key
        yield from (f"  {line}" for line in "\n/\n".join(variants).splitlines())
    yield from _heading("buttons")
    for key, button in phrases.buttons.items():
        yield f"{key}: [{button.label}] stands for: {button.says}"


def _heading(title: str) -> Iterable[str]:
    return ("", title, "=" * len(title), "")


def _card(card: Card, sources: Mapping[str, Source]) -> Iterable[str]:
    cited = ", ".join(f"{sources[one].citation} ({sources[one].link})" for one in card.sources)
    yield f"{card.id} · {card.kind}{f' · {card.claim}' if card.claim else ''} · {card.grade}"
    yield f"  {card.text}"
    yield f"  source: {cited or 'coaching practice'}"
    yield f"  answers: {' | '.join(card.asks)}"
    yield f"  next: {', '.join(card.follow) or '-'}"
    yield ""
