"""Nothing is lost between Telegram and the store."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.chat.telegram.channel import Telegram
from bot.errors import ConfigError, StoreError, Unavailable
from bot.store.moved import MovedFile
from bot.talk.wire import Button, OutboxRow, Press, Reply, Text
from tests.fakes import bot_api
from tests.fakes.bot_api import PATIENCE_S, TOKEN, BotApi, Broken
from tests.fakes.telegram_runner import Runner
from tests.fakes.telegram_wire import MENU, Listener, Pauses, on_telegram

if TYPE_CHECKING:
    from bot.talk.wire import Inbound


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the actions of the warnings and errors, in order."""
    return [
        getattr(record, "action", "") for record in caplog.records if record.levelno > logging.INFO
    ]


def offsets(api: BotApi) -> list[int | None]:
    return [call.values.get("offset") for call in api.calls if call.method == "getUpdates"]


async def test_an_update_is_confirmed_when_it_is_committed_and_not_before(
    api: BotApi, listener: Listener
) -> None:
    listener.gates["5"] = asyncio.Event()
    await Runner(api, 5).says("squat 3x5")
    await Runner(api, 6).says("easy 10k")
    async with on_telegram(api, listener):
        await listener.until(lambda: listener.of(6))
        assert len(api.pending) == 2
        listener.gates["5"].set()
        await api.until(lambda: not api.pending)
    assert len(listener.got) == 2
    assert offsets(api) == [None, 700_000_003]


async def test_chats_do_not_wait_for_each_other_and_each_is_in_order(
    api: BotApi, listener: Listener
) -> None:
    listener.gates["5"] = asyncio.Event()
    said = [
        (user, await Runner(api, user).says(f"word {n}")) for n in range(10) for user in (5, 6, 7)
    ]
    async with on_telegram(api, listener):
        await listener.until(lambda: len(listener.got) == 20)
        assert listener.of(5) == []
        listener.gates["5"].set()
        await listener.until(lambda: len(listener.got) == 30)
    for user in (5, 6, 7):
        assert listener.of(user) == [f"telegram:{user}/{m}" for who, m in said if who == user]


async def test_all_kinds_of_events_arrive(api: BotApi, listener: Listener) -> None:
    runner = Runner(api, 5)
    async with on_telegram(api, listener) as telegram:
        message = await runner.says("easy 10k")
        await listener.until(lambda: listener.got)
        await telegram.send(_reply_with_undo(listener.got[0]))
        await runner.presses(api.sent[0], "Undo")
        await runner.edits(message, "easy 12k")
        await runner.sends(sticker=_STICKER)
        await listener.until(lambda: len(listener.got) == 4)
        await api.until(lambda: api.answered)
    kinds = [type(inbound) for inbound in listener.got]
    assert kinds == [Text, Press, Text, Text]


async def test_a_press_is_answered_before_it_is_committed(api: BotApi, listener: Listener) -> None:
    runner = Runner(api, 5)
    async with on_telegram(api, listener) as telegram:
        await runner.says("easy 10k")
        await listener.until(lambda: listener.got)
        await telegram.send(_reply_with_undo(listener.got[0]))
        listener.gates["5"] = asyncio.Event()
        query = await runner.presses(api.sent[0], "Undo")
        await api.until(lambda: api.answered == [query])
        assert len(listener.got) == 1
        listener.gates["5"].set()
        await listener.until(lambda: len(listener.got) == 2)


async def test_that_a_press_cannot_be_answered_any_more_stops_nothing(
    api: BotApi, listener: Listener
) -> None:
    api.script("answerCallbackQuery", bot_api.Refusal(400, "Bad Request: query is too old"))
    shown = bot_api.Sent(chat=5, id=1, text="Kept.", sender=1, buttons=(("Undo", "3:undo"),))
    async with on_telegram(api, listener):
        await Runner(api, 5).presses(shown, "Undo")
        await listener.until(lambda: len(listener.got) == 1)
        await api.until(lambda: api.count("answerCallbackQuery"))


async def test_a_strangers_press_in_a_group_is_answered_and_does_nothing(
    api: BotApi, listener: Listener
) -> None:
    shown = bot_api.Sent(chat=-100, id=1, text="Kept.", sender=1, buttons=(("Undo", "3:undo"),))
    async with on_telegram(api, listener):
        query = await Runner(api, 6).presses(shown, "Undo")
        await api.until(lambda: api.answered == [query] and not api.pending)
    assert listener.got == []


async def test_what_the_store_cannot_keep_is_tried_again_and_said_once(
    api: BotApi, listener: Listener, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    """The disk is full for one runner's first three tries: nothing is confirmed meanwhile."""

    def full(inbound: Inbound) -> StoreError | None:
        full_for_now = inbound.who.user == "5" and len(pauses.asked_s) < 3
        return Unavailable("no room") if full_for_now else None

    caplog.set_level(logging.INFO)
    listener.failing = full
    said = [await Runner(api, 5).says("squat"), await Runner(api, 5).says("bench")]
    await Runner(api, 6).says("easy 10k")
    async with on_telegram(api, listener, pauses):
        await api.until(lambda: not api.pending)
    assert listener.of(5) == [f"telegram:5/{message}" for message in said]
    assert len(listener.of(6)) == 1
    assert offsets(api) == [None, 700_000_004]
    assert pauses.asked_s == [1, 2, 4]
    assert told(caplog) == ["polling_stopped"]
    assert "no room" in caplog.text
    assert caplog.records[-1].message == "the store keeps messages again"


async def test_commands_are_shown_in_private_and_few_of_them_in_groups(
    api: BotApi, listener: Listener
) -> None:
    async with on_telegram(api, listener):
        await api.until(lambda: len(api.commands) == 2)
    assert [c["command"] for c in api.commands["all_private_chats"]] == ["start", "today"]
    assert [c["command"] for c in api.commands["all_group_chats"]] == ["today"]


async def test_a_leftover_webhook_is_taken_away(api: BotApi, listener: Listener) -> None:
    api.webhook = "https://example.com/hook"
    await Runner(api, 5).says("hello")
    async with on_telegram(api, listener):
        await listener.until(lambda: listener.got)
        await api.until(lambda: api.count("getUpdates") == 2)
        await api.set_webhook("https://example.com/hook")
        await Runner(api, 5).says("hello again")
        await listener.until(lambda: len(listener.got) == 2)
    assert api.webhook == ""


async def test_another_copy_is_told_once_and_waited_for(
    api: BotApi, listener: Listener, pauses: Pauses, caplog: pytest.LogCaptureFixture
) -> None:
    """Between its polls the other copy lets ours through now and then."""
    two = [bot_api.ANOTHER_COPY, bot_api.ANOTHER_COPY]
    api.script("getUpdates", *two, None, *two, None)
    await Runner(api, 5).says("hello")
    async with on_telegram(api, listener, pauses):
        await listener.until(lambda: listener.got)
        await api.until(lambda: api.count("getUpdates") == 6)
    assert told(caplog) == ["telegram_conflict"]
    assert "another copy" in caplog.text
    assert pauses.asked_s == [1, 2, 4, 8]


async def test_two_copies_at_a_time_lose_nothing(api: BotApi) -> None:
    one, two = Listener(), Listener()
    async with on_telegram(api, one), on_telegram(api, two):
        for number in range(5):
            await Runner(api, 5).says(f"word {number}")
            await api.until(lambda: not api.pending)
    assert {inbound.id for inbound in (*one.got, *two.got)} == {
        f"telegram:5/{number}" for number in range(1, 6)
    }


@pytest.mark.parametrize("token", ["no token at all", "123:", "12345:wrong-but-well-formed", "1:é"])
async def test_a_wrong_token_ends_it_with_one_clear_sentence(
    api: BotApi, listener: Listener, token: str
) -> None:
    telegram = Telegram(token, listener, MENU, api_url=api.url, moved=MovedFile(Path("no-folder")))
    with pytest.raises(ConfigError, match="IRONSTRIDE_TELEGRAM_TOKEN") as wrong:
        await telegram.run()
    await telegram.close()
    assert token not in _everything(wrong.value)


async def test_a_token_that_is_taken_back_ends_it_too(api: BotApi, listener: Listener) -> None:
    api.script("getUpdates", None, bot_api.UNAUTHORIZED)
    await Runner(api, 5).says("hello")
    telegram = Telegram(TOKEN, listener, MENU, api_url=api.url, moved=MovedFile(Path("no-folder")))
    async with asyncio.timeout(PATIENCE_S):
        with pytest.raises(ConfigError, match="BotFather") as wrong:
            await telegram.run()
    await telegram.close()
    assert TOKEN not in _everything(wrong.value)
    assert len(listener.got) == 1


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "setMyCommands", "getUpdates"])
async def test_trouble_on_the_way_is_told_once_and_outlasted(
    api: BotApi,
    listener: Listener,
    pauses: Pauses,
    caplog: pytest.LogCaptureFixture,
    method: str,
) -> None:
    api.script(method, bot_api.BAD_GATEWAY, Broken(done=False), bot_api.BAD_GATEWAY)
    await Runner(api, 5).says("hello")
    async with on_telegram(api, listener, pauses):
        await listener.until(lambda: listener.got)
    assert told(caplog) == ["telegram_away"]
    assert pauses.asked_s == [1, 2, 4]


async def test_an_answer_that_broke_off_loses_no_update(api: BotApi, listener: Listener) -> None:
    api.script("getUpdates", Broken(done=True), None)
    await Runner(api, 5).says("hello")
    async with on_telegram(api, listener):
        await api.until(lambda: not api.pending)
    assert len(listener.got) == 1


async def test_an_update_of_an_unknown_shape_holds_up_nobody(
    api: BotApi, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    await Runner(api, 5).says("easy 10k")
    await api.push({"message": {"message_id": 1, "text": "without chat, date and sender"}})
    await Runner(api, 6).says("squat 3x5")
    await api.push({"callback_query": "no object"})
    async with on_telegram(api, listener):
        await api.until(lambda: not api.pending)
    assert len(listener.got) == 2
    assert told(caplog) == ["unreadable", "unreadable"]
    assert "700000002" in caplog.text


async def test_a_flood_limit_on_polling_is_kept(
    api: BotApi, listener: Listener, pauses: Pauses
) -> None:
    api.script("getUpdates", bot_api.flood(17))
    await Runner(api, 5).says("hello")
    async with on_telegram(api, listener, pauses):
        await listener.until(lambda: listener.got)
    assert pauses.asked_s == [17]


async def test_telegram_may_be_away_from_the_start(
    api: BotApi, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    back = asyncio.Event()
    waiting = asyncio.Event()

    class Pause(Pauses):
        async def __call__(self, seconds: float) -> None:
            waiting.set()
            await back.wait()

    await api.stop()
    async with on_telegram(api, listener, Pause()):
        await waiting.wait()
        await api.start()
        await Runner(api, 5).says("hello")
        back.set()
        await listener.until(lambda: listener.got)
    assert told(caplog) == ["telegram_away"]


async def test_the_token_is_never_seen(
    api: BotApi, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = TOKEN.partition(":")[2]
    echo = bot_api.Refusal(404 + 100, f"no such path: /bot{TOKEN}/getUpdates")
    api.script("getUpdates", echo, bot_api.BAD_GATEWAY, None, Broken(done=False))
    api.script("sendMessage", bot_api.Refusal(400, f"Bad Request: /bot{TOKEN}/sendMessage"))
    async with on_telegram(api, listener) as telegram:
        await Runner(api, 5).says("a runner's own words")
        await listener.until(lambda: listener.got)
        await telegram.send(_reply_with_undo(listener.got[0]))
        await api.until(lambda: not api.pending)
    everything = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    assert "reply_let_go" in everything
    assert secret not in everything
    assert "own words" not in everything


_STICKER = {
    "file_id": "a",
    "file_unique_id": "b",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}


def _reply_with_undo(inbound: Inbound) -> OutboxRow:
    reply = Reply("Logged: easy 10 km.", (Button("Undo", "undo", 1),))
    return OutboxRow(id=f"{inbound.id}#0", who=inbound.who, to=inbound.where, reply=reply)


def _everything(error: BaseException | None) -> str:
    """Return the error with all it came from, as a traceback would show it."""
    words = ""
    while error is not None:
        words += f"{error!r} {error}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return words
