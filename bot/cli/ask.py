"""`ironstride ask`: which topic and card answer a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse

    from bot.cli.command import Subparsers
    from bot.cli.jsonlines import Answer, Request


def register(subparsers: Subparsers) -> None:
    """Make the command known."""
    command(
        subparsers,
        "ask",
        "Say which topic and card answer a question, JSON lines in and out",
        example="""  echo '{"id": "q1", "text": "will lifting make me bulky?"}' | ironstride ask""",
        run=run,
    )


def run(_: argparse.Namespace) -> int:
    """Answer standard input line by line."""
    from bot.cli.jsonlines import run_lines, text_of
    from bot.main import load_book
    from bot.talk.cards import answer

    book = load_book()

    def answered(request: Request) -> Answer:
        card = answer(text_of(request, "text"), book.lexicon.questions, book.cards)
        return {"topic": card.topic, "card": card.id, "text": card.text}

    return run_lines(answered)
