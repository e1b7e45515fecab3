"""Every request is one that Discord's own description of its API allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.talk.wire import Button, Inbound, Press, Reply
from tests.fakes.discord_schema import faults
from tests.fakes.discord_wire import last, world

if TYPE_CHECKING:
    from pathlib import Path

ASK = Reply("Do you lift? " * 200, (Button("Yes", "yes", 3), Button("No", "no", 3)))


def ask(inbound: Inbound) -> list[Reply]:
    return [replace(ASK, text="Noted.", edits=True), ASK] if isinstance(inbound, Press) else [ASK]


@pytest.fixture
def description(shared: Path) -> Path:
    file = shared / "api" / "discord-openapi.json"
    if not file.is_file():
        pytest.skip("the description of Discord's API is not in ../shared")
    return file


async def test_all_kinds_of_requests(description: Path) -> None:
    async with world(ask) as here:
        guild = here.env.create_guild()
        channel = guild.create_text_channel("general")
        ann = guild.add_member(here.env.create_user("ann"))
        await ann.user.send_dm("hello")
        await ann.user.click(last(ann.user), label="Yes")
        await ann.user.slash("log", text="squat 3x5")
        result = await ann.slash(channel, "start")
        await ann.click(result.followups[-1], label="No")
        await ann.send(channel, f"<@{here.bot_id}> hello")
        told = [request for request in here.env.http_requests if request.json is not None]
        assert {request.method for request in told} == {"POST", "PUT", "PATCH"}
        assert [(r.path, found) for r in told if (found := faults(description, r))] == []


async def test_the_check_itself_finds_faults(description: Path) -> None:
    async with world(ask) as here:
        await here.env.create_user("ann").send_dm("hello")
        sent, *_ = here.sent("POST", "/messages")
        request = here.env.http_requests[-1]
        for wrong in ({"content": "x" * 4_001}, {"components": [{"type": 1}]}, {"text": "hello"}):
            assert faults(description, replace(request, json={**sent, **wrong}))
