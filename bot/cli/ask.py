"""`ironstride ask`: which topic and card answer a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.command import command

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from bot.cli.command import Subparsers
    from bot.cli.jsonlines import Answer, Request
    from bot.language.ask import Questions
    from bot.talk.cards import Cards


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
    from bot.cli.jsonlines import run_lines
    from bot.main import load_book

    book = load_book()
    return run_lines(answers(book.lexicon.questions, book.cards))


def answers(questions: Questions, cards: Cards) -> Callable[[Request], Answer]:
    """Return what answers one line."""
    from bot.cli.jsonlines import text_of
    from bot.talk.cards import answer

    def answered(request: Request) -> Answer:
        card = answer(text_of(request, "text"), questions, cards)
        return {"topic": card.topic, "card": card.id, "text": card.text}

    return answered
