"""Questions to which two cards come near: each is offered as a button that finds it."""

from __future__ import annotations

import pytest

from bot.language.answers import AskEither
from bot.language.intents import AskQuestion, Understood
from bot.talk.answering import either
from bot.talk.hearing import heard
from bot.talk.say import MAX_BUTTONS, render
from bot.talk.scene import Scene
from bot.talk.state import Idle
from bot.talk.wire import InboundId, Text
from tests.talk.runner import HOME, MONDAY, WHO, book, met


def scene(text: str) -> Scene:
    inbound = Text(id=InboundId("terminal:runner/1"), who=WHO, where=HOME, text=text)
    return Scene(known=met(), now=MONDAY, book=book(), inbound=inbound)


@pytest.mark.parametrize("pair", [("economy", "no-shield"), ("why-no-bulk", "once-a-week")])
def test_each_button_finds_its_card(pair: tuple[str, str]) -> None:
    step = either(Idle(), AskEither(pair), scene("hm?"))
    (reply,) = render(step.say, book().phrases, 1, "seed")
    assert 2 == len(reply.buttons) <= MAX_BUTTONS
    for button, card in zip(reply.buttons, pair, strict=True):
        assert heard(scene(button.says)) == Understood((AskQuestion(card),))


def test_nothing_is_told_as_long_as_it_is_unsure() -> None:
    step = either(Idle(), AskEither(("economy", "no-shield")), scene("hm?"))
    assert all("card" not in say.args for say in step.say)
