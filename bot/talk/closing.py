"""The end of a turn: the open question, the buttons' turn, the words.

Rule 1: an open question is put again at most twice; then the coach lets go.
Rule 2: a turn counts when it changes something or shows buttons; small talk does not make a button
stale.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.schedule import ReminderId
from bot.talk.effects import SaveHome, SaveSession, after
from bot.talk.hearing import is_stale
from bot.talk.profile import first_question
from bot.talk.questions import question
from bot.talk.reminding.telling import ABOUT
from bot.talk.safety import HELD
from bot.talk.say import Say, render
from bot.talk.state import Conversation, Idle
from bot.talk.turn import Turn
from bot.talk.wire import Press

if TYPE_CHECKING:
    from bot.talk.scene import Scene, Step

_ASKED_MOST = 3
_TOLD_KEPT = 100
"""More than there are tips, so that all are given before one comes again."""
_SMALL = ("small.", "reminder.", "unclear.")
"""What leaves a talk about reminders where it is."""


def closed(step: Step, scene: Scene) -> Turn:
    """Return the turn for all that was said and done."""
    if not scene.inbound.where.private:
        return _in_public(step, scene)
    language = after(scene.known, step.effects).record.athlete.language
    scene = replace(scene, book=scene.book.spoken(language))
    return _turn(_with_question(_with_set_up(step, scene), scene), scene)


def _with_set_up(step: Step, scene: Scene) -> Step:
    """Begin the set-up after the first answer, unless something weightier was said."""
    is_new = not scene.known.conversation.greeted and not scene.athlete.set_up
    safe = not any(say.key.startswith(HELD) for say in step.say)
    if is_new and safe and isinstance(step.state, Idle):
        known = after(scene.known, step.effects).record.athlete
        return replace(step, state=first_question(known))
    return step


def _with_question(step: Step, scene: Scene) -> Step:
    """Put the open question last; one that was put too often is let go."""
    state = step.state
    if isinstance(state, Idle):
        return step
    if state == scene.known.conversation.state:
        state = replace(state, asked=state.asked + 1)
    if state.asked > _ASKED_MOST:
        return replace(step, state=Idle(), say=(*step.say, Say("ask.let_go")))
    asked = question(state, replace(scene, known=after(scene.known, step.effects)))
    return replace(step, state=state, say=(*step.say, *((asked,) if asked else ())))


def _in_public(step: Step, scene: Scene) -> Turn:
    """Answer without buttons, and leave the private conversation as it is."""
    before = scene.known.conversation
    says = tuple(replace(say, choices=()) for say in step.say)
    replies = render(says, scene.book.phrases, before.turn, _seed(scene))
    conversation = replace(before, told=_told(before, says), card=_card(says, before))
    return Turn(conversation=conversation, replies=replies, effects=step.effects)


def _turn(step: Step, scene: Scene) -> Turn:
    before = scene.known.conversation
    turn = before.turn + _counts(step, before)
    conversation = Conversation(
        turn=turn,
        state=step.state,
        since=before.since if step.state == before.state else scene.now,
        told=_told(before, step.say),
        greeted=True,
        heard=scene.today,
        about=_about(step, before),
        card=_card(step.say, before),
    )
    replies = render(step.say, scene.book.phrases, turn, _seed(scene))
    if _is_menu(step, scene):
        replies = tuple(replace(reply, edits=not n) for n, reply in enumerate(replies))
    return Turn(conversation=conversation, replies=replies, effects=step.effects)


def _is_menu(step: Step, scene: Scene) -> bool:
    """Tell whether the pressed message makes way: an answered question, a menu that asks on."""
    if not isinstance(scene.inbound, Press) or is_stale(scene):
        return False
    if not isinstance(scene.known.conversation.state, Idle):
        return True
    gives = any(isinstance(effect, SaveSession) for effect in step.effects)
    return not isinstance(step.state, Idle) and not gives


def _counts(step: Step, before: Conversation) -> bool:
    changes = any(not isinstance(effect, SaveHome) for effect in step.effects)
    shows = any(say.choices for say in step.say)
    return changes or shows or step.state != before.state


def _told(before: Conversation, says: tuple[Say, ...]) -> tuple[str, ...]:
    cards = (str(say.args["card"]) for say in says if "card" in say.args)
    return (*before.told, *cards)[-_TOLD_KEPT:]


def _card(says: tuple[Say, ...], before: Conversation) -> str | None:
    """Return the card that was said or whose sources were named; small talk changes nothing."""
    if all(say.key.startswith("small.") for say in says):
        return before.card
    cards = (say.args.get("card", say.args.get("of_card")) for say in says)
    return next((str(card) for card in reversed(tuple(cards)) if card), None)


def _about(step: Step, before: Conversation) -> tuple[ReminderId, ...]:
    """Return the reminders that are spoken of; an open question and a thank-you change nothing."""
    named = [str(say.args[ABOUT]) for say in step.say if ABOUT in say.args]
    if named:
        return tuple(ReminderId(one) for one in dict.fromkeys(named))
    asked = not isinstance(before.state, Idle) or not isinstance(step.state, Idle)
    goes_on = asked or all(say.key.startswith(_SMALL) for say in step.say)
    return before.about if goes_on else ()


def _seed(scene: Scene) -> str:
    return scene.book.seed or str(scene.athlete.id)
