"""Replies on their way to Telegram, over real HTTP."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.chat.telegram.client import connect
from bot.chat.telegram.send import Sender
from bot.errors import Gone, TryLater
from bot.store.moved import MovedFile
from bot.talk.wire import Button, Chat, OutboxRow, Person, Reply
from tests.fakes import bot_api
from tests.fakes.bot_api import TOKEN, BotApi, Broken, Refusal

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

UNDO = Button("Undo", "undo", 4)
HOSTILE = (
    "<b>bold</b> <script>alert(1)</script> &amp; &lt;",
    "*star* _under_ `code` [link](tg://user?id=1) ||spoiler|| ~x~ \\ # + - = | { } . !",
    "@everyone @admin /start@OtherBot #tag $USD https://example.com",
    "\u202eright to left\u202c \u200f\u200e zero\u200bwidth \ufeff",
    "nul \x00 bell \x07 escape \x1b[31m",
    "half \ud83d pair",
    "👩‍🚀👨‍👩‍👧‍👦🏳️‍🌈",
    "שלום مرحبا привет 你好",
    "%s %d {0} {name} %00 ; drop table",
)


@asynccontextmanager
async def sender(
    api: BotApi, *, answer_s: float = 10.0, folder: Path = Path("no-folder")
) -> AsyncGenerator[Sender]:
    bot = connect(TOKEN, api.url, answer_s=answer_s).bot
    await bot.initialize()
    try:
        yield Sender(bot, MovedFile(folder))
    finally:
        await bot.shutdown()


def row(
    reply: Reply | str,
    *,
    chat: int = 5,
    handle: Mapping[str, str] | None = None,
    name: str = "telegram:5/7#0",
) -> OutboxRow:
    return OutboxRow(
        id=name,
        who=Person("telegram", "5"),
        to=Chat(service="telegram", chat=str(chat), private=chat > 0),
        reply=Reply(reply) if isinstance(reply, str) else reply,
        handle=handle or {},
    )


async def test_a_reply_is_plain_text_with_its_buttons(api: BotApi) -> None:
    async with sender(api) as telegram:
        await telegram.send(row(Reply("Logged: squat.", (UNDO, Button("Why?", "why", 4)))))
    (sent,) = api.sent
    assert (sent.chat, sent.text) == (5, "Logged: squat.")
    assert sent.buttons == (("Undo", "4:undo"), ("Why?", "4:why"))
    assert sent.request["link_preview_options"] == {"is_disabled": True}
    assert not {"parse_mode", "entities", "reply_parameters"} & sent.request.keys()


async def test_a_digest_arrives_without_a_sound(api: BotApi) -> None:
    async with sender(api) as telegram:
        await telegram.send(row(Reply("Your week:", silent=True)))
        await telegram.send(row("Logged: squat."))
    digest, answer = api.sent
    assert digest.request["disable_notification"] is True
    assert "disable_notification" not in answer.request


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_goes_out_as_it_is(api: BotApi, text: str) -> None:
    async with sender(api) as telegram:
        await telegram.send(row(f"You said: {text}"))
    (sent,) = api.sent
    assert sent.request["text"] == f"You said: {text}".replace("\ud83d", "\ufffd").strip()
    assert "parse_mode" not in sent.request


async def test_a_long_text_comes_in_pieces_with_the_buttons_under_the_last(api: BotApi) -> None:
    text = " ".join(f"{number}🏃" for number in range(2000))
    async with sender(api) as telegram:
        await telegram.send(row(Reply(text, (UNDO,))))
    assert [bool(sent.buttons) for sent in api.sent] == [False, False, False, True]
    assert " ".join(api.texts(5)) == text


async def test_a_piece_that_must_wait_does_not_repeat_the_first(api: BotApi) -> None:
    api.script("sendMessage", None, bot_api.flood(7))
    long = row("word " * 1000)
    async with sender(api) as telegram:
        with pytest.raises(TryLater) as wait:
            await telegram.send(long)
        await telegram.send(long)
    assert wait.value.after == timedelta(seconds=7)
    assert " ".join(api.texts(5)) == " ".join(["word"] * 1000)


async def test_a_pressed_menu_is_edited_in_place(api: BotApi) -> None:
    async with sender(api) as telegram:
        await telegram.send(row(Reply("Settings", (UNDO,))))
        pressed = {"message": str(api.sent[0].id)}
        await telegram.send(row(Reply("Kilograms now.", (), edits=True), handle=pressed))
        # A restart may send it again: that nothing changes is no error.
        await telegram.send(row(Reply("Kilograms now.", (), edits=True), handle=pressed))
    assert [(sent.text, sent.buttons) for sent in api.sent] == [("Kilograms now.", ())]


async def test_what_cannot_be_edited_any_more_is_said_anew(api: BotApi) -> None:
    async with sender(api) as telegram:
        await telegram.send(row(Reply("Kilograms now.", edits=True), handle={"message": "12345"}))
        await telegram.send(row(Reply("Pounds now.", edits=True)))
    assert api.texts(5) == ["Kilograms now.", "Pounds now."]


async def test_buttons_vanish_once_one_was_pressed(api: BotApi) -> None:
    async with sender(api) as telegram:
        await telegram.send(row(Reply("Logged: squat.", (UNDO,))))
        pressed = {"message": str(api.sent[0].id)}
        await telegram.send(row("Taken back.", handle=pressed))
        await telegram.send(row("Taken back, again.", handle=pressed))
    assert [sent.buttons for sent in api.sent] == [(), (), ()]
    assert api.texts(5) == ["Logged: squat.", "Taken back.", "Taken back, again."]


async def test_fresh_buttons_of_an_edited_menu_stay(api: BotApi) -> None:
    async with sender(api) as telegram:
        await telegram.send(row(Reply("Settings", (UNDO,))))
        pressed = {"message": str(api.sent[0].id)}
        await telegram.send(row(Reply("Units", (UNDO,), edits=True), handle=pressed))
        await telegram.send(row("And a word more.", handle=pressed, name="telegram:cb/1#1"))
    assert [sent.buttons for sent in api.sent] == [(("Undo", "4:undo"),), ()]


async def test_in_a_group_the_asker_is_answered_without_buttons(api: BotApi) -> None:
    asked = {"reply_to": "7", "thread": "12"}
    async with sender(api) as telegram:
        await telegram.send(row(Reply("Let us talk in private.", (UNDO,)), chat=-100, handle=asked))
    (sent,) = api.sent
    assert sent.buttons == ()
    assert sent.request["reply_parameters"]["message_id"] == 7
    assert sent.request["message_thread_id"] == 12


async def test_a_group_that_moved_is_answered_where_it_is_now(api: BotApi, tmp_path: Path) -> None:
    api.script("sendMessage", bot_api.moved(-200))
    async with sender(api, folder=tmp_path) as telegram:
        await telegram.send(row("Hello.", chat=-100))
        await telegram.send(row("Hello again.", chat=-100, name="telegram:5/8#0"))
    assert [sent.chat for sent in api.sent] == [-200, -200]
    assert api.count("sendMessage") == 3, "the old address was tried once more"
    async with sender(api, folder=tmp_path) as telegram:
        await telegram.send(row("After a restart.", chat=-100, name="telegram:5/9#0"))
    assert api.sent[-1].chat == -200
    assert api.count("sendMessage") == 4, "the old address was tried after a restart"


async def test_a_group_whose_move_was_told_first_is_written_to_where_it_is(
    api: BotApi, tmp_path: Path
) -> None:
    async with sender(api, folder=tmp_path) as telegram:
        await telegram.group_moved(-100, -200)
        await telegram.send(row("Hello.", chat=-100))
    assert [sent.chat for sent in api.sent] == [-200]


@pytest.mark.parametrize(
    "refusal",
    [
        bot_api.BLOCKED,
        Refusal(403, "Forbidden: user is deactivated"),
        Refusal(403, "Forbidden: bot was kicked from the supergroup chat"),
        Refusal(400, "Bad Request: chat not found"),
        Refusal(400, "Bad Request: PEER_ID_INVALID"),
    ],
)
async def test_who_cannot_be_reached_is_gone(api: BotApi, refusal: Refusal) -> None:
    api.script("sendMessage", refusal)
    async with sender(api) as telegram:
        with pytest.raises(Gone):
            await telegram.send(row("Hello."))
    assert api.sent == []


@pytest.mark.parametrize(
    ("trouble", "everyone"),
    [
        (bot_api.flood(30), False),
        (bot_api.BAD_GATEWAY, False),
        (Refusal(500, "Internal Server Error"), False),
        (Broken(done=False), False),
        (bot_api.UNAUTHORIZED, True),
    ],
)
async def test_what_was_not_taken_is_sent_later_and_once(
    api: BotApi, trouble: Refusal | Broken, *, everyone: bool
) -> None:
    api.script("sendMessage", trouble)
    async with sender(api) as telegram:
        with pytest.raises(TryLater) as later:
            await telegram.send(row("Hello."))
        await telegram.send(row("Hello."))
    assert later.value.everyone is everyone
    assert later.value.__cause__ is None
    assert api.texts(5) == ["Hello."]


async def test_telegram_says_how_long_to_wait(api: BotApi) -> None:
    api.script("sendMessage", bot_api.flood(30))
    async with sender(api) as telegram:
        with pytest.raises(TryLater) as later:
            await telegram.send(row("Hello."))
    assert later.value.after == timedelta(seconds=30)


async def test_without_network_everybody_waits(api: BotApi) -> None:
    async with sender(api) as telegram:
        await api.stop()
        with pytest.raises(TryLater):  # perhaps over the connection that is just being closed
            await telegram.send(row("Hello."))
        with pytest.raises(TryLater) as later:
            await telegram.send(row("Hello."))
        await api.start()
        await telegram.send(row("Hello."))
    assert later.value.everyone
    assert api.texts(5) == ["Hello."]


async def test_what_telegram_may_have_taken_is_not_sent_twice(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.script("sendMessage", Broken(done=True, hangs=True))
    async with sender(api, answer_s=0.2) as telegram:
        await telegram.send(row("Hello."))
    assert api.texts(5) == ["Hello."]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "telegram:5/7#0" in caplog.text


async def test_an_edit_is_repeated_until_it_is_sure(api: BotApi) -> None:
    async with sender(api, answer_s=0.2) as telegram:
        await telegram.send(row(Reply("Settings", (UNDO,))))
        menu = row(Reply("Pounds now.", edits=True), handle={"message": str(api.sent[0].id)})
        api.script("editMessageText", Broken(done=True, hangs=True))
        with pytest.raises(TryLater):
            await telegram.send(menu)
        await telegram.send(menu)
    assert api.texts(5) == ["Pounds now."]


async def test_what_telegram_refuses_is_logged_and_stops_nobody(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.script("sendMessage", Refusal(400, "Bad Request: Some new rule"))
    async with sender(api) as telegram:
        await telegram.send(row("Hello."))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "Some new rule" in caplog.text
    assert "Hello." not in caplog.text
