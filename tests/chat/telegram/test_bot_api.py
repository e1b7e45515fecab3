"""The fake server is as strict as Telegram; otherwise the other tests here would prove nothing."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.fakes.bot_api import TOKEN, BotApi
from tests.fakes.telegram_runner import Runner

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
async def api() -> Any:
    async with BotApi() as server:
        yield server


async def ask(api: BotApi, method: str, token: str = TOKEN, **form: Any) -> tuple[int, Any]:
    """Send a form as bots do: what is not a string goes as JSON."""
    data = {key: x if isinstance(x, str) else json.dumps(x) for key, x in form.items()}
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{api.url}/bot{token}/{method}", data=data)
    body = answer.json()
    return answer.status_code, body.get("result", body.get("description"))


def buttons(data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Undo", "callback_data": data}]]}


@pytest.mark.parametrize(
    "form",
    [
        {"text": "x" * 4097},
        {"text": "🏃" * 2049},
        {"text": ""},
        {"text": " \n "},
        {"text": "x", "reply_markup": buttons("é" * 33)},
        {"text": "x", "reply_markup": buttons("")},
    ],
)
async def test_a_message_beyond_the_limits_is_refused(api: BotApi, form: dict[str, Any]) -> None:
    assert (await ask(api, "sendMessage", chat_id=5, **form))[0] == 400
    assert api.sent == []


@pytest.mark.parametrize(
    ("method", "form"),
    [
        ("sendMessage", {"text": "no chat"}),
        ("sendMessage", {"chat_id": 5, "text": "x", "reply_to": 1}),
        ("sendMessage", {"chat_id": 5, "text": "x", "reply_markup": {"inline_keyboard": 1}}),
        ("sendMessage", {"chat_id": 5, "text": "x", "disable_notification": "perhaps"}),
        ("getUpdates", {"limit": 101}),
        ("getUpdates", {"allowed_updates": "message"}),
        ("setMyCommands", {"commands": [{"command": "today", "description": ""}]}),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}] * 101}),
        ("sendGreetings", {}),
    ],
)
async def test_what_the_description_does_not_allow_is_refused(
    api: BotApi, shared: Path, method: str, form: dict[str, Any]
) -> None:
    status, _ = await ask(api, method, **form)
    assert status == 400
    assert len(api.refused) == 1


async def test_an_update_stays_until_a_higher_offset_is_asked_for(api: BotApi) -> None:
    await Runner(api, 5).says("hello")
    await Runner(api, 5).says("hello again")
    _, first = await ask(api, "getUpdates")
    _, again = await ask(api, "getUpdates", offset=first[0]["update_id"])
    _, rest = await ask(api, "getUpdates", offset=first[1]["update_id"])
    _, none = await ask(api, "getUpdates", offset=first[1]["update_id"] + 1)
    assert (len(first), again, rest, none) == (2, first, first[1:], [])


async def test_a_second_poll_ends_the_first(api: BotApi) -> None:
    first = asyncio.create_task(ask(api, "getUpdates", timeout=20))
    await api.until(lambda: api.count("getUpdates") == 1)
    second = asyncio.create_task(ask(api, "getUpdates", timeout=20))
    assert (await first)[0] == 409
    await Runner(api, 5).says("hello")
    assert (await second)[0] == 200


async def test_only_the_right_token_opens(api: BotApi) -> None:
    assert (await ask(api, "getMe", token="1:other"))[0] == 401
    assert (await ask(api, "getMe"))[0] == 200


async def test_an_unchanged_edit_and_an_unknown_press_are_refused(api: BotApi) -> None:
    _, sent = await ask(api, "sendMessage", chat_id=5, text="Kept.")
    shown = sent["message_id"]
    _, same = await ask(api, "editMessageText", chat_id=5, message_id=shown, text="Kept.")
    assert "not modified" in same
    assert "invalid" in (await ask(api, "answerCallbackQuery", callback_query_id="1"))[1]
