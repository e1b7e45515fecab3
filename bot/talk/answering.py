"""Answers from the cards: the one that fits, or the two that may; its sources, and what is next.

Rule 1: never a card that may well be the wrong one; then the runner says which was meant.
Rule 2: where a card comes from is one tap away, with a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.answers import AskEither, AskFurther, AskSource
from bot.talk import advice
from bot.talk.say import Choice, Say
from bot.talk.scene import Handler, Scene, Step, stay
from bot.talk.wording import source_line, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.language.intents import AskQuestion, AskWhy, Intent
    from bot.talk.cards import Card
    from bot.talk.state import State


def card(state: State, intent: AskQuestion, scene: Scene) -> Step:
    """Answer a question with its card."""
    return Step(state, (card_says(scene.book.cards.by_id[intent.card], scene),))


def either(state: State, intent: AskEither, scene: Scene) -> Step:
    """Offer the two nearest cards, by the question that each answers."""
    choices = tuple(_ask(card, scene) for card in intent.cards)
    return Step(state, (Say("card.either", {}, choices),))


def source(state: State, intent: AskSource | AskWhy, scene: Scene) -> Step:
    """Say where the last card comes from; without one, why the session is what it is."""
    told = _last(scene)
    if told is None:
        return advice.why(state, intent, scene)
    found = [scene.book.sources[one] for one in told.sources if one in scene.book.sources]
    lines = (
        text("card.one_source", scene.book, citation=one.citation, takes=one.takes, link=one.link)
        for one in found
    )
    key = "card.sources" if found else "card.no_sources"
    args = {"sources": "\n".join(line.strip() for line in lines), "of_card": told.id}
    return Step(state, (Say(key, args, _follow(told, scene)),))


def why(state: State, intent: AskWhy, scene: Scene) -> Step:
    """Say why the session of today is as it is; without one, where the last card comes from."""
    given = scene.record.given
    has_session = given is not None and given.day == scene.today
    return advice.why(state, intent, scene) if has_session else source(state, intent, scene)


def further(state: State, _: AskFurther, scene: Scene) -> Step:
    """Say the card that follows the last one, and has not been said lately."""
    told = _last(scene)
    if told is None:
        return stay(state, "card.more_of_what", "tip", "today")
    cards = scene.book.cards.by_id
    same = (card.id for card in cards.values() if card.topic == told.topic)
    heard = {*scene.known.conversation.told, told.id}
    new = next((one for one in (*told.follow, *same) if one not in heard), None)
    return (
        stay(state, "card.no_more", "tip")
        if new is None
        else Step(state, (card_says(cards[new], scene),))
    )


def card_says(card: Card, scene: Scene, *more: str) -> Say:
    """Return the words of a card with its source; the engine notes that it was told."""
    line = source_line(card.sources, scene.book)
    key = "card.with_source" if line else "card.plain"
    args = {"text": card.text, "source": line, "card": card.id}
    buttons = ("source", *more) if line else more
    return Say(key, args, (*_follow(card, scene), *(Choice(key) for key in buttons)))


def _last(scene: Scene) -> Card | None:
    """Return the card that was said last; one that is no longer there was not said."""
    return scene.book.cards.by_id.get(scene.known.conversation.card or "")


def _follow(card: Card, scene: Scene) -> tuple[Choice, ...]:
    return tuple(_ask(one, scene) for one in card.follow)


def _ask(card: str, scene: Scene) -> Choice:
    return Choice("ask", {"question": scene.book.cards.by_id[card].asks[0]})


WAYS: Mapping[type[Intent], Handler] = {
    AskEither: either,
    AskSource: source,
    AskFurther: further,
}
"""Who answers what, in any state."""
