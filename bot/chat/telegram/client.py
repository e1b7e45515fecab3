"""The connection to the Bot API.

Rule 1: polling and sending have a client each, so that a long poll never waits for a send.
Rule 2: the token is part of every address, so the loggers of the libraries are kept quiet.
"""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Bot

from bot.chat.telegram.requests import Requests
from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

API_URL = "https://api.telegram.org"
ANSWER_S = 10.0
"""What an answer may take; one to a long poll so much more than the time that was asked for."""

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_LOUD: Mapping[str, int] = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    # It logs tokens and texts of messages; what it complains about is raised, too.
    "telegram": logging.CRITICAL + 1,
}


@dataclass(frozen=True, slots=True)
class Connection:
    """The client, and the requests through which it polls."""

    bot: Bot
    polls: Requests


def connect(token: str, api_url: str | None = None, *, answer_s: float = ANSWER_S) -> Connection:
    """Connect to `api_url`, the root of a Bot API server; None is Telegram's own."""
    # The library's own way to ask for spans of time as they will be in its next version.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    for name, level in _LOUD.items():
        logging.getLogger(name).setLevel(level)
    root = (api_url or API_URL).rstrip("/")
    polls = Requests(answer_s, at_a_time=1)
    bot = Bot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        get_updates_request=polls,
        request=Requests(answer_s),
    )
    return Connection(bot, polls)


def well_formed(token: str) -> bool:
    """Tell whether it looks like a token of BotFather; anything else would break the address."""
    return _TOKEN.fullmatch(token) is not None


def wrong_token() -> ConfigError:
    """Return what the host is told."""
    remedy = "copy it again from BotFather, or ask there for a new one with /token"
    return ConfigError((f"IRONSTRIDE_TELEGRAM_TOKEN is not accepted by Telegram: {remedy}.",))
