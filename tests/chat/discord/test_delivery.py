"""What Discord says to a reply, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.errors import Gone, TryLater
from bot.talk.wire import Chat, OutboxRow, Person, Reply
from tests.fakes.discord_wire import Script, answer, connected, last, world


def row(user: Any, *, chat: str | None = None, number: int = 0) -> OutboxRow:
    return OutboxRow(
        id=f"{user.id}/reminder/2026-03-02#{number}",
        who=Person("discord", str(user.id)),
        to=Chat(service="discord", chat=chat or str(user.dm_channel.id), private=True),
        reply=Reply("Time for calf raises."),
    )


async def test_a_reminder_reaches_somebody_known_from_a_guild() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await here.bot.send(row(ann, chat=f"@{ann.id}"))
        assert last(ann).content == "Time for calf raises."


async def test_a_repeat_is_marked_as_one() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        await here.bot.send(row(ann))
        await here.restart()
        await here.bot.send(row(ann))
        await here.bot.send(row(ann, number=1))
        first, again, other = here.sent("POST", "/messages")
        assert first["enforce_nonce"] is True
        assert first["nonce"] == again["nonce"] != other["nonce"]


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, 50007), (403, 50278), (403, 0), (404, 10003), (404, 10013)],
)
async def test_who_cannot_be_reached_is_gone(status: int, code: int) -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        here.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
        with pytest.raises(Gone):
            await here.bot.send(row(ann))


async def test_a_message_that_is_refused_says_nothing_of_its_reader(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        here.env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
        await here.bot.send(row(ann))
    assert "status 400, code 50035" in caplog.text


@pytest.mark.parametrize(
    ("status", "code", "seconds", "everyone"),
    [
        (500, 0, 5, False),
        (503, 0, 5, False),
        (403, 40003, 60, False),
        (429, 0, 60, True),
        (401, 0, 60, True),
    ],
)
async def test_what_may_pass_is_tried_again(
    status: int,
    code: int,
    seconds: float,
    everyone: bool,  # noqa: FBT001
) -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        here.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
        with pytest.raises(TryLater) as caught:
            await here.bot.send(row(ann))
        assert caught.value.after.total_seconds() == seconds
        assert caught.value.everyone is everyone


async def test_a_repeat_of_what_was_deleted_counts_as_delivered() -> None:
    async with world() as here:
        ann = here.env.create_user("ann")
        here.env.inject_error("POST", "/channels/*/messages", status=404, code=10008)
        await here.bot.send(row(ann))


async def test_an_interaction_in_trouble_is_tried_again_through_the_interaction() -> None:
    async with world(lambda inbound: [Reply("Here you are.")]) as here:
        ann = here.env.create_user("ann")
        here.script.send = None
        result = await ann.slash("today")
        here.env.inject_error("POST", "/webhooks/*", status=503)
        (reply,) = here.script.rows
        with pytest.raises(TryLater):
            await here.bot.send(reply)
        await here.bot.send(reply)
        assert answer(result).content == "Here you are."


async def test_nothing_is_sent_before_the_login() -> None:
    ann = Person("discord", "1")
    reply = OutboxRow(
        id="1", who=ann, to=Chat(service="discord", chat="2", private=True), reply=Reply("Hello")
    )
    with pytest.raises(TryLater):
        await connected(Script()).send(reply)
