"""Answers from the cards: the one that fits, or the two that may.

Rule: never a card that may well be the wrong one; then the runner says which was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.answers import AskEither
from bot.talk.say import Choice, Say
from bot.talk.scene import Handler, Scene, Step
from bot.talk.wording import source_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.language.intents import AskQuestion, Intent
    from bot.talk.cards import Card
    from bot.talk.state import State


def card(state: State, intent: AskQuestion, scene: Scene) -> Step:
    """Answer a question with its card."""
    return Step(state, (card_says(scene.book.cards.by_id[intent.card], scene),))


def either(state: State, intent: AskEither, scene: Scene) -> Step:
    """Offer the two nearest cards, by the question that each answers."""
    choices = tuple(_ask(card, scene) for card in intent.cards)
    return Step(state, (Say("card.either", {}, choices),))


def card_says(card: Card, scene: Scene, *more: str) -> Say:
    """Return the words of a card with its source; the engine notes that it was told."""
    follow = tuple(_ask(one, scene) for one in card.follow)
    line = source_line(card.sources, scene.book)
    key = "card.with_source" if line else "card.plain"
    args = {"text": card.text, "source": line, "card": card.id}
    return Say(key, args, (*follow, *(Choice(key) for key in more)))


def _ask(card: str, scene: Scene) -> Choice:
    return Choice("ask", {"question": scene.book.cards.by_id[card].asks[0]})


WAYS: Mapping[type[Intent], Handler] = {AskEither: either}
"""Who answers what, in any state."""
