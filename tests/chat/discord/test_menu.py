"""The menu of slash commands is registered when it changed, and not otherwise."""

from __future__ import annotations

from dataclasses import replace

from tests.fakes.discord_wire import MENU, connected, world


async def test_all_commands_can_be_used_in_guilds_and_directly() -> None:
    async with world() as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.env.create_user("ann"))
        names = {command.name for command in MENU}
        assert set(ann.available_commands(channel)) == names
        assert set(ann.user.available_commands()) == names


async def test_the_menu_is_registered_once() -> None:
    async with world() as here:
        await here.restart()
        await here.restart()
        assert len(here.sent("PUT", "/commands")) == 1


async def test_a_changed_summary_is_registered() -> None:
    async with world() as here:
        changed = (replace(MENU[0], summary="Begin"), *MENU[1:])
        await here.env.restart_bot(connected(here.script, changed).client)
        assert len(here.sent("PUT", "/commands")) == 2


async def test_a_changed_word_for_an_option_is_registered() -> None:
    async with world() as here:
        changed = tuple(replace(command, options={"text": "What you did"}) for command in MENU)
        await here.env.restart_bot(connected(here.script, changed).client)
        assert len(here.sent("PUT", "/commands")) == 2
        (log,) = [form for form in here.sent("PUT", "/commands")[1] if form["name"] == "log"]
        assert log["options"][0]["description"] == "What you did"


async def test_a_refused_menu_does_not_stop_the_bot() -> None:
    async with world() as here:
        here.env.inject_error("GET", "/applications/*/commands", status=403, code=50001)
        await here.restart()
        await here.env.create_user("ann").send_dm("hello")
        assert here.script.texts == ["hello"]
