"""Greetings, help and tips: what can be said without the record."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from bot.talk.answering import card_says
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import Idle, State

if TYPE_CHECKING:
    from bot.language.asked import AskBeyond
    from bot.language.intents import Intent, UnknownCommand
    from bot.talk.cards import Card


def start(state: State, _: Intent, scene: Scene) -> Step:
    """Say what the coach does; a newcomer gets something to do at once."""
    if not scene.known.conversation.greeted:
        return stay(state, "hello.first_minutes")
    return stay(state, "hello.again", "today", "help")


def greet(state: State, _: Intent, scene: Scene) -> Step:
    """Greet back by the hour; a newcomer gets something to do at once."""
    if not scene.known.conversation.greeted:
        return stay(state, "hello.first_minutes")
    return stay(state, f"hello.{_part_of_day(scene.local.hour)}", "today")


def _part_of_day(hour: int) -> str:
    """Return the key of a greeting; before five and after ten it is night for most runners."""
    borders = ((5, "night"), (12, "morning"), (18, "day"), (22, "evening"))
    return next((word for border, word in borders if hour < border), "night")


def thanks(state: State, _: Intent, __: Scene) -> Step:
    """Take thanks."""
    return stay(state, "small.thanks")


def missed(state: State, _: Intent, __: Scene) -> Step:
    """Take a missed session as it is."""
    return stay(state, "small.missed", "today")


def beyond(state: State, intent: AskBeyond, _: Scene) -> Step:
    """Say honestly what is not done, and what is done instead."""
    match intent.what:
        case "days":
            return stay(state, "beyond.days", "today")
        case "training_days":
            return stay(state, "beyond.training_days", "set_reminder")
        case "name":
            return stay(state, "beyond.name")
        case "errand":
            return stay(state, "beyond.errand", "reminders")


def insult(state: State, _: Intent, __: Scene) -> Step:
    """Stay kind."""
    return stay(state, "small.insult", "help")


def help_(state: State, _: Intent, __: Scene) -> Step:
    """Say by task what can be written."""
    return stay(state, "help.tasks", "today", "tip", "reminders", "settings")


def privacy(state: State, _: Intent, __: Scene) -> Step:
    """Say what is kept where, and who deletes it."""
    return stay(state, "privacy.text")


def unknown_command(state: State, intent: UnknownCommand, scene: Scene) -> Step:
    """Name the commands that exist."""
    known = " ".join(f"/{command.name}" for command in scene.book.commands)
    return stay(state, "help.unknown_command", "help", name=intent.name, known=known)


def cancel(state: State, _: Intent, __: Scene) -> Step:
    """Leave the open question."""
    if isinstance(state, Idle):
        return stay(state, "small.nothing_open")
    return stay(Idle(), "small.cancelled")


def yes_to_nothing(state: State, _: Intent, __: Scene) -> Step:
    """Answer a yes that no question asked for."""
    return stay(state, "small.yes_to_nothing", "today", "help")


def no_to_nothing(state: State, _: Intent, __: Scene) -> Step:
    """Answer a no that no question asked for."""
    return stay(state, "small.no_to_nothing", "today", "help")


def nothing_to_pick(state: State, _: Intent, __: Scene) -> Step:
    """Answer a bare number that no question asked for."""
    return stay(state, "small.bare_number", "help")


def which_one(state: State, _: Intent, __: Scene) -> Step:
    """Ask on after a yes to a question that offers several things."""
    return stay(state, "ask.which_one")


def no_answer(state: State, _: Intent, __: Scene) -> Step:
    """Say that this does not answer the open question."""
    return stay(state, "unclear.answer")


def tip(state: State, _: Intent, scene: Scene) -> Step:
    """Give the next tip; none comes again before all were given."""
    return Step(state, (card_says(next_tip(scene), scene, "tip"),))


def next_tip(scene: Scene) -> Card:
    """Return the tip that this runner has not heard, or heard longest ago."""
    tips = scene.book.cards.tips
    told = scene.known.conversation.told
    first = crc32(str(scene.athlete.id).encode()) % len(tips) if not scene.book.seed else 0
    turned = (*tips[first:], *tips[:first])
    last = {card_id: place for place, card_id in enumerate(told)}
    return min(turned, key=lambda card: last.get(card.id, -1))
