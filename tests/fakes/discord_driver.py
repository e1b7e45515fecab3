"""A runner on Discord, for scripted talks: says, presses, edits, and tells what was heard."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import discord
import simcord

from bot.rehearsal.compare import Heard

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class DiscordDriver:
    """In direct messages of `user`; `settled` returns when the outbox has nothing left to send."""

    env: simcord.Env
    user: simcord.UserHandle
    settled: Callable[[], Awaitable[None]]
    _heard: list[Heard] = field(default_factory=list[Heard])
    _shown: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    _last: discord.Message | None = None

    def __post_init__(self) -> None:
        self.env.backend.subscribers.append(self._see)

    async def say(self, text: str) -> None:
        """Send a message, or choose the command of the menu; wait until it was answered."""
        name, _, words = text.removeprefix("/").partition(" ")
        if text.startswith("/") and name in self.user.available_commands() and not words:
            await self.user.slash(name)
        elif text.startswith("/log "):
            await self.user.slash("log", text=words)
        else:
            self._last = await self.user.send_dm(text)
        await self.settled()

    async def edit(self, text: str) -> None:
        """Change the last message to `text`."""
        assert self._last is not None
        await self.env.advance_time(1)  # no two edits happen in the same moment
        await self.user.edit(self._last, text)
        await self.settled()

    async def press(self, label: str) -> None:
        """Press the newest button with this label, as it once was. Raises LookupError."""
        for shown in reversed(self._shown):
            if label in _labels(shown):
                break
        else:
            raise LookupError(label)
        # A phone may still show buttons that are gone: let the press come from there.
        stored = self.env.backend.get_message(int(shown["channel_id"]), int(shown["id"]))
        stored.components = deepcopy(shown["components"])
        (message,) = [m for m in self.user.dm_channel.history() if m.id == stored.id]
        await self.user.click(message, label=label)
        await self.settled()

    def heard(self) -> Sequence[Heard]:
        """Return what the coach has said since the last call."""
        heard, self._heard = self._heard, []
        return heard

    def _see(self, event: str, payload: Any) -> None:
        if event not in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} or not self._said(payload):
            return
        self._shown.append(deepcopy(payload))
        text = re.sub(r"\\([^\w\s])", r"\1", payload["content"])
        self._heard.append(Heard(text, tuple(_labels(payload))))

    def _said(self, payload: Mapping[str, Any]) -> bool:
        """Tell words of the bot from its buttons being taken away, and from "thinking"."""
        if payload["author"]["id"] != str(self.env.backend.bot_user.id) or not payload["content"]:
            return False
        before = [shown for shown in self._shown if shown["id"] == payload["id"]]
        return not before or before[-1]["content"] != payload["content"]


def _labels(message: Mapping[str, Any]) -> list[str]:
    return [button["label"] for row in message["components"] for button in row["components"]]
