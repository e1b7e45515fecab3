"""Slash commands and buttons."""

from __future__ import annotations

import asyncio

import pytest

from bot.talk.wire import Button, Inbound, Press, Reply
from tests.fakes.discord_wire import answer, buttons, last, world

QUESTION = Reply(
    "How long have you lifted?", (Button("A year", "a year", 3), Button("Skip", "skip", 3))
)


def ask(inbound: Inbound) -> list[Reply]:
    return [QUESTION]


def ask_then_edit(inbound: Inbound) -> list[Reply]:
    return (
        [Reply("Noted.", (Button("Undo", "undo", 0),), edits=True)]
        if isinstance(inbound, Press)
        else [QUESTION]
    )


def ask_then_answer(inbound: Inbound) -> list[Reply]:
    return [Reply("One."), Reply("Two.")] if isinstance(inbound, Press) else [QUESTION]


async def test_a_slash_command_is_the_sentence_it_stands_for() -> None:
    async with world(ask) as here:
        ann = here.env.create_user("ann")
        result = await ann.slash("log", text="squat 3x5 80kg")
        (text,) = here.script.heard
        assert here.script.texts == ["/log squat 3x5 80kg"]
        assert text.id.startswith("discord:i/")
        assert (text.where.chat, text.where.private) == (str(ann.dm_channel.id), True)
        assert answer(result).content == "How long have you lifted?"
        assert not answer(result).ephemeral


async def test_options_may_be_left_out() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.slash("today", minutes=20)
        await ann.slash("today")
        await ann.slash("log")
        assert here.script.texts == ["/today 20 min", "/today", "/log"]


async def test_several_replies_follow_each_other() -> None:
    async with world(lambda inbound: [Reply("One."), Reply("Two.")]) as here:
        ann = here.env.create_user("ann")
        result = await ann.slash("help")
        assert answer(result).content == "One."
        assert [message.content for message in result.followups] == ["Two."]


async def test_in_a_guild_only_the_person_sees_the_answer() -> None:
    async with world(lambda inbound: [QUESTION, Reply("Two.")]) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann, bob = (guild.add_member(here.env.create_user(name)) for name in ("ann", "bob"))
        result = await ann.slash(channel, "today")
        (text,) = here.script.heard
        assert (text.where.chat, text.where.private) == (f"@{ann.id}", True)
        assert [m.content for m in channel.history(viewer=ann)] == [QUESTION.text, "Two."]
        assert channel.history(viewer=bob) == []
        assert result.ephemeral


async def test_the_first_answer_does_not_wait_for_the_store() -> None:
    async with world(settle_timeout=0.2) as here:
        ann = here.env.create_user("ann")
        gate = here.script.gates[str(ann.id)] = asyncio.Event()
        with pytest.raises(TimeoutError):  # the bot is still busy with it
            await ann.slash("today")
        assert here.sent("POST", "/callback") == [{"type": 5}]
        assert here.script.heard == []
        gate.set()
        await here.env.settle(timeout=5)
        assert here.script.texts == ["/today"]


async def test_a_button_is_acknowledged_and_handed_in() -> None:
    async with world(ask_then_answer) as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("hello")
        await ann.click(last(ann), label="A year")
        press = here.script.heard[-1]
        assert isinstance(press, Press)
        assert (press.turn, press.says, press.who.user) == (3, "a year", str(ann.id))
        assert here.sent("POST", "/callback") == [{"type": 6}]
        _, question, one, two = ann.dm_channel.history()
        assert question.content == QUESTION.text
        assert question.components == []
        assert (one.content, two.content) == ("One.", "Two.")


async def test_an_answer_can_take_the_place_of_the_question() -> None:
    async with world(ask_then_edit) as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("hello")
        await ann.click(last(ann), label="A year")
        _, noted = ann.dm_channel.history()
        assert noted.content == "Noted."
        assert buttons(noted) == ["0:undo"]


async def test_an_answer_after_an_edit_leaves_the_new_buttons() -> None:
    def ask_on(inbound: Inbound) -> list[Reply]:
        return [*ask_then_edit(inbound), Reply("And now?")]

    async with world(ask_on) as here:
        ann = here.env.create_user("ann")
        await ann.slash("start")
        question = ann.dm_channel.history()[0]
        await ann.click(question, label="Skip")
        edited = ann.dm_channel.history()[0]
        assert edited.content == "Noted."
        assert edited.components


async def test_an_answer_to_a_deleted_question_is_sent_anew() -> None:
    async with world(ask_then_edit) as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("hello")
        here.env.inject_error("PATCH", "/channels/*/messages/*", status=404, code=10008)
        await ann.click(last(ann), label="A year")
        assert last(ann).content == "Noted."


async def test_a_button_in_a_guild_stays_between_two() -> None:
    async with world(ask_then_edit) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann, bob = (guild.add_member(here.env.create_user(name)) for name in ("ann", "bob"))
        result = await ann.slash(channel, "start")
        await ann.click(answer(result), label="A year")
        assert [m.content for m in channel.history(viewer=ann)] == ["Noted."]
        assert channel.history(viewer=bob) == []


async def test_a_further_answer_in_a_guild_stays_between_two() -> None:
    async with world(ask_then_answer) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann, bob = (guild.add_member(here.env.create_user(name)) for name in ("ann", "bob"))
        result = await ann.slash(channel, "start")
        await ann.click(answer(result), label="A year")
        question, *answers = channel.history(viewer=ann)
        assert question.components == []
        assert [m.content for m in answers] == ["One.", "Two."]
        assert channel.history(viewer=bob) == []


async def test_a_stranger_who_presses_does_nothing() -> None:
    async with world() as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        bob = guild.add_member(here.env.create_user("bob"))
        button = {"type": 2, "style": 2, "label": "Undo", "custom_id": "0:undo"}
        public = here.env.backend.create_message(
            channel.id,
            here.bot_id,
            "Somebody's log",
            components=[{"type": 1, "components": [button]}],
        )
        result = await bob.click(channel.history()[-1], custom_id="0:undo")
        assert result.acknowledged
        assert here.script.heard == []
        assert public.components


@pytest.mark.parametrize("payload", ["", "yes", ":yes", "x:yes", "-1:yes", "²:yes", "1" * 60])
async def test_a_button_that_is_not_ours_does_nothing(payload: str) -> None:
    async with world(ask) as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("hello")
        question = last(ann)
        stored = here.env.backend.get_message(ann.dm_channel.id, question.id)
        stored.components[0]["components"][0]["custom_id"] = payload or "?"
        result = await ann.click(last(ann), custom_id=payload or "?")
        assert result.acknowledged
        assert len(here.script.heard) == 1


async def test_a_button_survives_a_restart() -> None:
    async with world(ask_then_edit) as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("hello")
        await here.restart()
        await ann.click(last(ann), label="Skip")
        assert here.script.texts == ["hello", "skip"]
        assert last(ann).content == "Noted."


async def test_a_committed_answer_is_delivered_after_a_restart() -> None:
    async with world(ask) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.env.create_user("ann"))
        here.script.send = None
        result = await ann.slash(channel, "today")
        await here.restart()
        (row,) = here.script.rows
        await here.bot.send(row)
        assert answer(result).content == QUESTION.text
        assert answer(result).ephemeral


async def test_an_answer_that_comes_too_late_is_a_direct_message() -> None:
    async with world(ask) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        member = guild.add_member(here.env.create_user("ann"))
        here.script.send = None
        await member.slash(channel, "today")
        await here.env.advance_time(16 * 60)
        (row,) = here.script.rows
        await here.bot.send(row)
        assert last(member.user).content == QUESTION.text
        assert last(member.user).components


async def test_what_could_not_be_acknowledged_is_done_all_the_same() -> None:
    async with world(ask) as here:
        ann = here.env.create_user("ann")
        here.env.inject_error("POST", "/interactions/*", status=404, code=10062)
        here.env.inject_error("POST", "/webhooks/*", status=404, code=10015)
        await ann.slash("today")
        assert here.script.texts == ["/today"]
        assert last(ann).content == QUESTION.text


async def test_what_another_copy_acknowledged_is_left_to_it() -> None:
    async with world(ask) as here:
        ann = here.env.create_user("ann")
        here.env.inject_error("POST", "/interactions/*", status=400, code=40060)
        await ann.slash("today")
        assert here.script.heard == []
