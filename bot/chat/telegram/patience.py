"""Trying again until Telegram answers.

Rule 1: trouble is logged once when it begins and once when it is over.
Rule 2: a token that is refused is the only trouble that waiting does not mend.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.chat.telegram.client import wrong_token
from bot.chat.telegram.errors import asked, reason

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 30.0
CALM = {"telegram_conflict": 4}
"""How many answers in a row end a trouble, if more than one: a second copy of the bot that pauses
lets some of our polls through."""

T = TypeVar("T")


class Backoff:
    """Pauses that grow."""

    def __init__(self, pause: Callable[[float], Awaitable[None]]) -> None:
        """Take what waits for so many seconds."""
        self._pause = pause
        self._next_s = FIRST_PAUSE_S

    async def wait(self, at_least_s: float = 0.0) -> None:
        pause_s = max(self._next_s, at_least_s)
        self._next_s = min(2 * self._next_s, LONGEST_PAUSE_S)
        await self._pause(pause_s)

    def reset(self) -> None:
        self._next_s = FIRST_PAUSE_S


class Patience:
    """Makes a call until it succeeds."""

    def __init__(self, token: str, pause: Callable[[float], Awaitable[None]]) -> None:
        """Take the token to keep out of the log, and what waits for so many seconds."""
        self._token = token
        self._backoff = Backoff(pause)
        self._trouble: str | None = None
        self._calm = 0

    async def until_done(self, call: Callable[[], Awaitable[T]]) -> T:
        """Return what the call returns. Raises ConfigError when the token is refused."""
        while True:
            try:
                result = await call()
            except InvalidToken:
                raise wrong_token() from None
            except TelegramError as error:
                self._begins(error)
                await self._backoff.wait(_asked_s(error))
            else:
                self._succeeded()
                return result

    def _begins(self, error: TelegramError) -> None:
        trouble, words = _told(error)
        self._calm = 0
        if trouble != self._trouble:
            log.warning(words, reason(error, self._token), extra={"action": trouble})
            self._trouble = trouble

    def _succeeded(self) -> None:
        self._calm += 1
        if self._trouble is not None and self._calm >= CALM.get(self._trouble, 1):
            log.info("Telegram answers again", extra={"action": "telegram_back"})
            self._trouble = None
            self._backoff.reset()


def _told(error: TelegramError) -> tuple[str, str]:
    """Return a stable word and a sentence for the log."""
    match error:
        case Conflict():
            words = "another copy of this bot runs with the same token: stop one of them (%s)"
            return "telegram_conflict", words
        case RetryAfter():
            return "telegram_flood", "Telegram asks for patience (%s)"
        case _:
            return "telegram_away", "Telegram cannot be reached, trying again and again (%s)"


def _asked_s(error: TelegramError) -> float:
    return asked(error).total_seconds() if isinstance(error, RetryAfter) else 0.0
