"""`ironstride cards`: everything the coach can say, by topic, for a reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from bot.cli.command import Subparsers
    from bot.talk.book import Book, Source
    from bot.talk.cards import Card
    from bot.talk.say import Phrases


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
    """Print cards by topic, then phrases and buttons by key."""
    from bot.main import load_book

    for line in everything(load_book()):
        print(line)
    return 0


def everything(book: Book) -> Iterable[str]:
    """Return all lines: cards by topic, then phrases, then buttons."""
    topic = None
    for card in book.cards.by_id.values():
        if card.topic != topic:
            topic = card.topic
            yield from _heading(topic)
        yield from _card(card, book.sources)
    yield from _heading("phrases")
    yield from _phrases(book.phrases)


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


def _phrases(phrases: Phrases) -> Iterable[str]:
    for key, variants in phrases.texts.items():
        yield key
        yield from (f"  {line}" for variant in variants for line in variant.splitlines())
    for key, button in phrases.buttons.items():
        yield f"[{button.label}] {key}, stands for: {button.says}"
