"""What an error of the Bot API means for us.

Rule: what leaves this adapter carries no address, since the token is part of it: our errors are
raised without a cause, and the log gets the name of an error and Telegram's own words, redacted.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import aiohttp
from telegram import error as tg

from bot.errors import DeliveryError, Gone, TryLater

Verdict = DeliveryError | Literal["refused", "unsure"]
"""Refused: it will be again, whatever we do. Unsure: nobody knows whether Telegram has taken it."""

SOON = timedelta(seconds=1)
LATER = timedelta(seconds=60)

_CHAT_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")
"""Telegram's words, in small letters, for somebody who cannot be reached."""


def verdict(error: tg.TelegramError) -> Verdict:
    """Return what to do about a message that was not accepted."""
    match error:
        case tg.RetryAfter():
            return TryLater(asked(error))
        case tg.Forbidden():
            return Gone("Telegram delivers nothing to this chat any more")
        case tg.InvalidToken():
            return TryLater(LATER, everyone=True)  # polling tells the host
        case tg.BadRequest():
            return _of_request(error)
        case tg.NetworkError():
            return _of_network(error)
        case _:
            return TryLater(SOON)


def reason(error: tg.TelegramError, token: str) -> str:
    """Return the error in a few words for the log, without the token."""
    cause = error.__cause__
    name = type(cause or error).__name__
    words = str(error).replace(token, "…").replace(token.partition(":")[2] or token, "…")
    return f"{name}: {words[:200]}"


def asked(error: tg.RetryAfter) -> timedelta:
    """Return how long Telegram wants us to wait."""
    span = error.retry_after
    return span if isinstance(span, timedelta) else timedelta(seconds=span)


def _of_request(error: tg.BadRequest) -> Verdict:
    words = str(error).lower()
    return Gone("Telegram knows no such chat") if any(w in words for w in _CHAT_GONE) else "refused"


def _of_network(error: tg.NetworkError) -> Verdict:
    """Tell a message that Telegram may have taken from one that it has not.

    A connection that broke before any answer is tried again: servers that restart drop what they
    have not read, and a lost answer is worse than one that comes twice.
    """
    match error.__cause__:
        case aiohttp.SocketTimeoutError():
            return "unsure"
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError():
            return TryLater(SOON, everyone=True)
        case _:
            return TryLater(SOON)
