"""A shared position: only the zone of its clocks is heard, and the position goes no further."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Update

import content
from bot.chat.telegram.decode import decode
from bot.language.words.places import Cities
from bot.talk.wire import Text
from tests.chat.telegram.test_decode import GROUP, ME, PRIVATE, message
from tests.fakes.bot_api import TOKEN
from tests.fakes.telegram_wire import Listener, Pauses, on_telegram

if TYPE_CHECKING:
    from tests.fakes.bot_api import BotApi

CITIES = Cities(content.cities)


def said(latitude: float, longitude: float, chat: dict[str, Any] = PRIVATE) -> Text | None:
    shared = message(chat, location={"latitude": latitude, "longitude": longitude})
    update = Update.de_json({"update_id": 3, "message": shared}, None)
    found = decode(update, ME, CITIES.zone_at)
    assert found is None or isinstance(found, Text)
    return found


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (52.49, 13.37, "Europe/Berlin"),
        (40.71, -74.0, "America/New_York"),
        (-33.9, 151.2, "Australia/Sydney"),
        (64.1, -21.9, "Atlantic/Reykjavik"),
        (-13.8, -171.8, "Pacific/Apia"),
        (1.87, -157.4, "Pacific/Kiritimati"),
        (-18.1, 178.4, "Pacific/Fiji"),
        (37.2, -93.3, "America/Chicago"),
        (28.1, -15.4, "Atlantic/Canary"),
        (64.5, -165.4, "America/Nome"),
    ],
)
def test_a_position_is_heard_as_its_zone(latitude: float, longitude: float, zone: str) -> None:
    heard = said(latitude, longitude)
    assert heard is not None
    assert heard.text == f"I'm in {zone}"
    assert str(latitude) not in repr(heard)


def test_where_no_table_is_at_hand_it_is_a_message_without_words() -> None:
    shared = message(location={"latitude": 52.5, "longitude": 13.4})
    heard = decode(Update.de_json({"update_id": 3, "message": shared}, None), ME)
    assert isinstance(heard, Text)
    assert heard.text == ""


def test_in_a_group_nobody_is_located() -> None:
    assert said(52.5, 13.4, GROUP) is None


async def test_a_position_goes_no_further_than_the_wire(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    listener = Listener()
    async with on_telegram(api, listener, Pauses(), zone_at=CITIES.zone_at):
        shared = message(location={"latitude": 52.4871, "longitude": 13.3712})
        await api.push({"message": shared})
        await listener.until(lambda: listener.got)
    (heard,) = listener.got
    assert isinstance(heard, Text)
    assert heard.text == "I'm in Europe/Berlin"
    assert "52.48" not in repr(heard) + caplog.text
    assert TOKEN not in caplog.text
