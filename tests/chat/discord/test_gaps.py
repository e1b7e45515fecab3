"""What was said while the bot was away."""

from __future__ import annotations

import pytest

from bot.chat.discord.decode import snowflake
from bot.talk.wire import InboundId
from tests.fakes.discord_wire import world


async def test_it_is_read_back_in_order_at_the_next_start() -> None:
    async with world() as here:
        ann, bob = here.env.create_user("ann"), here.env.create_user("bob")
        await ann.send_dm("one")
        await bob.send_dm("hello")
        here.while_away(ann, "two", "three")
        assert here.script.texts == ["one", "hello"]
        await here.restart()
        assert here.script.texts == ["one", "hello", "two", "three"]


async def test_it_comes_before_what_is_said_afterwards() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        here.env.inject_error("GET", "/channels/*/messages", status=503)  # at the next start
        here.while_away(ann, "two")
        await here.restart()
        assert here.script.texts == ["one"]
        await ann.send_dm("three")
        assert here.script.texts == ["one", "two", "three"]


async def test_it_is_not_lost_when_it_can_be_read_only_later() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        here.env.inject_error("GET", "/channels/*/messages", status=503, times=2)
        here.while_away(ann, "two")
        await here.restart()
        await ann.send_dm("three")
        await ann.send_dm("four")
        assert here.script.texts == ["one", "three", "two", "four"]


async def test_an_interaction_before_it_does_not_hide_it() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        here.env.inject_error("GET", "/channels/*/messages", status=503)
        here.while_away(ann, "two")
        await here.restart()
        await ann.slash("today")
        assert here.script.texts == ["one", "two", "/today"]


async def test_it_waits_until_the_store_keeps_it() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        here.while_away(ann, "two", "three")
        here.script.full = 2
        await here.restart()
        assert here.script.pauses == [1, 2]
        assert here.script.texts == ["one", "two", "three"]


async def test_what_was_said_by_the_bot_is_not_read_back() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        await here.bot.client.get_partial_messageable(ann.dm_channel.id).send("An answer")
        await here.restart()
        assert here.script.texts == ["one"]


async def test_a_conversation_that_was_never_committed_is_not_read() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        here.while_away(ann, "hello?")
        await here.restart()
        await ann.send_dm("hello")
        assert here.script.texts == ["hello"]
        assert here.sent("GET", f"/channels/{ann.dm_channel.id}/messages") == []


async def test_a_history_is_read_once_a_connection() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        await here.restart()
        for word in ("two", "three"):
            await ann.send_dm(word)
        assert len(here.sent("GET", f"/channels/{ann.dm_channel.id}/messages")) == 1
        await here.bot.client.on_connect()
        assert len(here.sent("GET", f"/channels/{ann.dm_channel.id}/messages")) == 2


async def test_an_edit_of_something_old_does_not_bring_back_what_came_after_it() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        old = await ann.send_dm("one")
        await here.env.advance_time(3_600)
        new = await ann.send_dm("two")
        await here.env.advance_time(3_600)
        await ann.edit(old, "One")
        await here.restart()
        assert here.script.arrived.qsize() == 3
        (request,) = [r for r in here.env.http_requests if "after" in r.params]
        assert int(request.params["after"]) > new.id


@pytest.mark.parametrize(
    ("inbound", "number"),
    [
        ("discord:70/1456074443980800015", 1456074443980800015),
        ("discord:i/1456074443980800016", 1456074443980800016),
        ("discord:70/1/e1420070400001", 1 << 22),
        ("discord:7/morning/2026-03-02", None),
        ("telegram:70/1", None),
    ],
)
def test_ids_tell_when_something_was_said(inbound: str, number: int | None) -> None:
    assert snowflake(InboundId(inbound)) == number


async def test_trouble_with_what_was_missed_stops_nothing_else() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        here.while_away(ann, "two")
        here.script.broken = True
        await here.restart()
        await ann.send_dm("three")
        await ann.slash("today")
        assert here.script.texts == ["one", "three", "/today"]


async def test_a_gap_that_was_read_is_closed() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("one")
        here.while_away(ann, "two")
        await here.restart()
        reads = len(here.sent("GET", f"/channels/{ann.dm_channel.id}/messages"))
        await ann.send_dm("three")
        await ann.slash("today")
        assert here.script.texts == ["one", "two", "three", "/today"]
        assert len(here.sent("GET", f"/channels/{ann.dm_channel.id}/messages")) == reads


async def test_people_known_from_a_guild_have_no_history() -> None:
    async with world() as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.env.create_user("ann"))
        await ann.slash(channel, "today")
        await here.restart()
        assert here.sent("GET", "/messages") == []
