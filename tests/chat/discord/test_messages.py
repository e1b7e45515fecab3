"""Direct messages, and mentions in guilds."""

from __future__ import annotations

from simcord.backend.serializers import message_payload
from simcord.enums import MessageType

from bot.talk.wire import Button, Inbound, Reply, Text
from tests.fakes.discord_wire import last, world


def hello(inbound: Inbound) -> list[Reply]:
    return [Reply("Hello *you*", (Button("Yes", "yes", 1),))]


async def test_a_direct_message_is_handed_in_and_answered() -> None:
    async with world(hello) as here:
        ann = here.env.create_user("ann")
        said = await ann.send_dm("squat 3x5 80kg")
        (text,) = here.script.heard
        assert isinstance(text, Text)
        assert text.id == f"discord:{ann.dm_channel.id}/{said.id}"
        assert (text.who.user, text.text, text.replaces) == (str(ann.id), "squat 3x5 80kg", None)
        assert (text.where.chat, text.where.private) == (str(ann.dm_channel.id), True)
        answer = last(ann)
        assert answer.content == r"Hello \*you\*"
        assert answer.flags.suppress_embeds


async def test_a_message_without_words_is_handed_in_as_one() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await ann.send_dm(
            "",
            attachments=[{"id": "1", "filename": "a.png", "size": 1, "url": "", "proxy_url": ""}],
        )
        assert here.script.texts == [""]


async def test_an_edited_direct_message_names_the_one_it_replaces() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        said = await ann.send_dm("easy 8k")
        await ann.edit(said, "easy 10k")
        first, second = here.script.heard
        assert isinstance(second, Text)
        assert second.replaces == first.id
        assert second.id.startswith(f"{first.id}/e")
        assert second.text == "easy 10k"


async def test_a_preview_that_discord_adds_is_no_edit() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        said = await ann.send_dm("https://a.example")
        stored = here.env.backend.get_message(ann.dm_channel.id, said.id)
        stored.embeds = [{"title": "A page"}]
        here.env.backend.emit("MESSAGE_UPDATE", message_payload(here.env.backend, stored))
        await here.env.settle()
        assert len(here.script.heard) == 1


async def test_bots_are_not_answered() -> None:
    async with world(hello) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        robot = guild.add_member(here.env.create_user("robot", bot=True))
        await robot.send(channel, f"<@{here.bot_id}> hello")
        assert here.script.heard == []


async def test_in_a_guild_only_a_mention_is_heard() -> None:
    async with world(hello) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.env.create_user("ann"))
        await ann.send(channel, "squat 3x5 80kg")
        assert here.script.heard == []
        said = await ann.send(channel, f"<@{here.bot_id}> what can you do?")
        (text,) = here.script.heard
        assert here.script.texts == ["what can you do?"]
        assert (text.where.chat, text.where.private) == (str(channel.id), False)
        answer = channel.last_message
        assert answer is not None
        assert answer.reference is not None
        assert answer.reference.message_id == said.id
        assert answer.components == []
        assert answer.mentions == []


async def test_a_mention_is_answered_where_the_past_may_not_be_read() -> None:
    async with world(hello) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.env.create_user("ann"))
        here.env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
        await ann.send(channel, f"<@{here.bot_id}> what can you do?")
        said = channel.last_message
        assert said is not None
        assert said.author.bot
        assert said.reference is None


async def test_an_edit_in_a_guild_is_not_heard() -> None:
    async with world() as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.env.create_user("ann"))
        said = await ann.send(channel, f"<@{here.bot_id}> hello")
        await ann.edit(said, f"<@{here.bot_id}> hello again")
        assert here.script.texts == ["hello"]


async def test_what_discord_itself_writes_is_not_heard() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        said = await ann.send_dm("hello")
        here.env.backend.create_system_message(
            ann.dm_channel.id, MessageType.PINS_ADD, ann.id, referenced_message_id=said.id
        )
        await here.env.settle()
        assert here.script.texts == ["hello"]


async def test_a_long_answer_comes_in_pieces() -> None:
    async with world(lambda inbound: [Reply("word " * 900)]) as here:
        ann = here.env.create_user("ann")
        await ann.send_dm("tell me everything")
        pieces = [m.content for m in ann.dm_channel.history() if m.author.bot]
        assert len(pieces) == 3
        assert " ".join(pieces).split() == ["word"] * 900
