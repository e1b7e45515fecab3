"""The runner of the scripted talks, on a bot that answers by a script."""

from __future__ import annotations

import pytest

from bot.rehearsal.compare import Heard
from bot.talk.wire import Button, Inbound, Press, Reply
from tests.fakes.discord_driver import DiscordDriver
from tests.fakes.discord_wire import World, world


def echo(inbound: Inbound) -> list[Reply]:
    if isinstance(inbound, Press):
        return [Reply("Taken back.", edits=inbound.says == "edit")]
    said = getattr(inbound, "text", "")
    return [Reply(f"1. You *said* {said}", (Button("Undo", "undo", 1), Button("Edit", "edit", 1)))]


def driver(here: World) -> DiscordDriver:
    return DiscordDriver(here.env, here.env.create_user("ann"), here.env.settle)


async def test_it_hears_what_was_said_as_it_was_meant() -> None:
    async with world(echo) as here:
        ann = driver(here)
        for words in ("hello", "/log squat 3x5", "/today", "/today 20 min"):
            await ann.say(words)
        texts = [heard.text for heard in ann.heard()]
        assert texts == [
            "1. You *said* hello",
            "1. You *said* /log squat 3x5",
            "1. You *said* /today",
            "1. You *said* /today 20 min",
        ]
        assert ann.heard() == []


async def test_it_presses_buttons_even_those_that_are_gone() -> None:
    async with world(echo) as here:
        ann = driver(here)
        await ann.say("hello")
        await ann.press("Undo")
        await ann.press("Undo")
        asked, *answers = ann.heard()
        assert asked.buttons == ("Undo", "Edit")
        assert answers == [Heard("Taken back.", ())] * 2
        with pytest.raises(LookupError):
            await ann.press("Redo")


async def test_it_hears_what_takes_the_place_of_a_question() -> None:
    async with world(echo) as here:
        ann = driver(here)
        await ann.say("hello")
        await ann.press("Edit")
        assert ann.heard()[1:] == [Heard("Taken back.", ())]


async def test_it_edits_its_last_message() -> None:
    async with world(echo) as here:
        ann = driver(here)
        await ann.say("easy 8k")
        await ann.edit("easy 10k")
        assert [heard.text[-3:] for heard in ann.heard()] == [" 8k", "10k"]
