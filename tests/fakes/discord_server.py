"""Discord on the loopback: just enough of its API and gateway for the real client to connect."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yarl
from aiohttp import WSMsgType, web
from discord.gateway import DiscordWebSocket
from discord.http import Route

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import pytest

BOT = {"id": "99", "username": "ironstride", "discriminator": "0", "avatar": None, "bot": True}
ANN = {"id": "7", "username": "ann", "discriminator": "0", "avatar": None}
APPLICATION = {
    "id": "99",
    "name": "ironstride",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "flags": 0,
    "owner": ANN,
}
HELLO, IDENTIFY, RESUME, DISPATCH = 10, 2, 6, 0


def message(number: int, content: str) -> dict[str, Any]:
    return {
        "id": str(number),
        "channel_id": "70",
        "author": ANN,
        "content": content,
        "timestamp": "2026-03-02T07:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
    }


def said(body: Any, status: int = 200) -> web.Response:
    # Discord names no charset, and its library reads no JSON that does.
    content = json.dumps(body).encode()
    return web.Response(body=content, status=status, content_type="application/json")


@dataclass
class Server:
    """What the server does, and what it saw."""

    statuses: list[int] = field(default_factory=list[int])
    """Answers to the next logins; 200 when there are none left."""
    close_with: int | None = None
    """Code with which the gateway answers an IDENTIFY."""
    seen: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue[dict[str, Any]])
    """IDENTIFYs and RESUMEs."""
    socket: web.WebSocketResponse | None = None
    sequence: int = 1
    closed: bool = False
    """Whether the gateway lets nobody in."""
    url: str = ""

    async def me(self, request: web.Request) -> web.Response:
        status = self.statuses.pop(0) if self.statuses else 200
        return said(BOT if status == 200 else {"message": "no", "code": 0}, status)

    async def application(self, request: web.Request) -> web.Response:
        return said(APPLICATION)

    async def commands(self, request: web.Request) -> web.Response:
        return said([])

    async def gateway(self, request: web.Request) -> web.StreamResponse:
        if self.closed:
            return web.Response(status=503)
        socket = self.socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 45_000}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._answer(socket, frame.json())
        return socket

    async def _answer(self, socket: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        if payload["op"] not in (IDENTIFY, RESUME):
            return
        if self.close_with is not None:
            await socket.close(code=self.close_with)
            return
        if payload["op"] == IDENTIFY:
            ready: dict[str, Any] = {
                "v": 10,
                "user": BOT,
                "guilds": [],
                "session_id": "s1",
                "application": APPLICATION,
            }
            await self.dispatch("READY", {**ready, "resume_gateway_url": self.url})
        else:
            await self.dispatch("RESUMED", {})
        self.seen.put_nowait(payload)

    async def dispatch(self, event: str, payload: dict[str, Any]) -> None:
        assert self.socket is not None
        await self.socket.send_json({"op": DISPATCH, "t": event, "s": self.sequence, "d": payload})
        self.sequence += 1

    async def drop(self, code: int) -> None:
        assert self.socket is not None
        await self.socket.close(code=code)


@asynccontextmanager
async def serving() -> AsyncGenerator[Server]:
    """Answer on the loopback; what speaks HTTP there is at `url`, with another scheme."""
    server, app = Server(), web.Application()
    app.router.add_get("/users/@me", server.me)
    app.router.add_get("/oauth2/applications/@me", server.application)
    app.router.add_route("*", "/applications/99/commands", server.commands)
    app.router.add_get("/", server.gateway)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"ws://{host}:{port}/"
    try:
        yield server
    finally:
        await runner.cleanup()


@asynccontextmanager
async def served(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Server]:
    """Let discord.py speak to a server of ours."""
    async with serving() as server:
        gateway = yarl.URL(server.url)
        monkeypatch.setattr(Route, "BASE", str(gateway.with_scheme("http")).rstrip("/"))
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        yield server
