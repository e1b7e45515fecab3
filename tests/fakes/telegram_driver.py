"""A runner on Telegram, for scripted talks: says, presses, edits, and tells what was heard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.rehearsal.compare import Heard
from tests.fakes.bot_api import BotApi, Sent
from tests.fakes.telegram_runner import Runner

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class TelegramDriver:
    """Over the fake server `api`; `settled` returns when the outbox has nothing left to send."""

    api: BotApi
    settled: Callable[[], Awaitable[None]]
    user: int = 5
    _seen: int = 0
    _last: int = 0
    _buttons: list[tuple[str, Sent]] = field(default_factory=list[tuple[str, Sent]])

    async def say(self, text: str) -> None:
        """Send a message and wait until it was answered."""
        self._last = await Runner(self.api, self.user).says(text)
        await self._answered()

    async def edit(self, text: str) -> None:
        """Change the last message to `text`."""
        await Runner(self.api, self.user).edits(self._last, text)
        await self._answered()

    async def press(self, label: str) -> None:
        """Press the newest button with this label, as it once was. Raises LookupError."""
        shown = next((sent for known, sent in reversed(self._buttons) if known == label), None)
        if shown is None:
            raise LookupError(label)
        await Runner(self.api, self.user).presses(shown, label)
        await self._answered()

    def heard(self) -> Sequence[Heard]:
        """Return what the coach has said since the last call."""
        new = self.api.shown[self._seen :]
        self._seen = len(self.api.shown)
        self._buttons += [(label, sent) for sent in new for label, _ in sent.buttons]
        return [Heard(sent.text, tuple(label for label, _ in sent.buttons)) for sent in new]

    async def _answered(self) -> None:
        """Telegram forgets an update when the bot has committed it; then the replies go out."""
        await self.api.until(lambda: not self.api.pending)
        await self.settled()
