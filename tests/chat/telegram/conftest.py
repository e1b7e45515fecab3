"""A Bot API server for each test, and the promise that no request broke its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.bot_api import BotApi

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


@pytest.fixture
async def api() -> AsyncGenerator[BotApi]:
    async with BotApi() as server:
        yield server
    assert server.refused == []
