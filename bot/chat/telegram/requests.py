"""How calls reach the server: several at a time, each over a connection of its own.

The client below (httpx) looks at every connection and every waiting call each time that one of them
ends, so that one client with 64 connections makes 380 calls a second where 16 clients with one each
make 900. A call that finds no free client waits here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
from telegram.request import BaseRequest, HTTPXRequest

if TYPE_CHECKING:
    from telegram.request import RequestData

AT_A_TIME = 16
"""At 60 ms a call ten times as many as Telegram lets a bot send."""


class Requests(BaseRequest):
    """Several clients, the one that was used last first: its connection is still open."""

    def __init__(self, answer_s: float, at_a_time: int = AT_A_TIME) -> None:
        """Take how long an answer may take."""
        # What a client trusts takes long to read and is the same for all.
        shared = {"verify": httpx.create_ssl_context()}
        self._clients = [
            HTTPXRequest(1, read_timeout=answer_s, httpx_kwargs=shared) for _ in range(at_a_time)
        ]
        self._free = asyncio.LifoQueue[HTTPXRequest]()
        for client in self._clients:
            self._free.put_nowait(client)
        self.latest = b""
        """The newest answer as it came, for whoever could not make sense of it."""

    @property
    def read_timeout(self) -> float | None:
        """What an answer may take, in seconds."""
        return self._clients[0].read_timeout

    async def initialize(self) -> None:
        for client in self._clients:
            await client.initialize()

    async def shutdown(self) -> None:
        for client in self._clients:
            await client.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **more_timeouts: Any,
    ) -> tuple[int, bytes]:
        client = await self._free.get()
        try:
            answer = await client.do_request(url, method, request_data, *timeouts, **more_timeouts)
        finally:
            self._free.put_nowait(client)
        self.latest = answer[1]
        return answer
