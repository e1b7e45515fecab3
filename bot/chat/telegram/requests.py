"""How calls reach the server: the transport below python-telegram-bot.

Its own, httpx, takes 0.9 ms of CPU a call and more with every connection that is open; aiohttp,
which Discord's library brings along, takes 0.2 ms.

Rule: an error names what happened, never the address, since the token is part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from telegram.request import RequestData

AT_A_TIME = 16
"""At 60 ms a call ten times as many as Telegram lets a bot send."""
CONNECT_S = 10.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
UNREAD = ("/sendMessage", "/editMessageText", "/editMessageReplyMarkup")
"""What these send back is the message, which nobody here reads and the library reads slowly."""
DONE = b'{"ok": true, "result": true}'
NO_ADDRESS = "the address or the connection cannot be used"


class Requests(BaseRequest):
    """Calls over connections that stay open; a call waits here when all of them are busy."""

    def __init__(self, answer_s: float, at_a_time: int = AT_A_TIME) -> None:
        """Take how long an answer may take."""
        self._answer_s = answer_s
        self._at_a_time = at_a_time
        self._session: aiohttp.ClientSession | None = None
        self.latest = b""
        """The newest answer as it came, for whoever could not make sense of it."""

    @property
    def read_timeout(self) -> float | None:
        """What an answer may take, in seconds."""
        return self._answer_s

    async def initialize(self) -> None:
        """Do nothing: the connections are made when they are wanted."""

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 (the library's signature)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        del write_timeout, connect_timeout, pool_timeout  # what is written is small
        answer_s = read_timeout if isinstance(read_timeout, int | float) else self._answer_s
        try:
            return await self._answer(method, url, request_data, answer_s)
        except aiohttp.SocketTimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError, RuntimeError) as error:
            why = error.strerror if isinstance(error, OSError) else None
            raise NetworkError(why or NO_ADDRESS) from error

    async def _answer(
        self, method: str, url: str, request_data: RequestData | None, answer_s: float
    ) -> tuple[int, bytes]:
        if self._session is None:
            self._session = self._opened(url)
        # A string: aiohttp takes much longer to make a form of a mapping.
        form = urlencode(request_data.json_parameters) if request_data else ""
        wait = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=answer_s)
        async with self._session.request(
            method, url, data=form.encode(), headers=FORM, timeout=wait
        ) as response:
            self.latest = await response.read()
        unread = response.ok and url.endswith(UNREAD)
        return response.status, DONE if unread else self.latest

    def _opened(self, url: str) -> aiohttp.ClientSession:
        # The certificates that python-telegram-bot itself would trust.
        trusted = httpx.create_ssl_context()
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._at_a_time, ssl=trusted),
            cookie_jar=aiohttp.DummyCookieJar(),
            proxy=proxy_for(url),
        )


def proxy_for(url: str) -> str | None:
    """Return the proxy that the environment names. Asked once: aiohttp would look at each call."""
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return None
    return getproxies().get(parts.scheme)
