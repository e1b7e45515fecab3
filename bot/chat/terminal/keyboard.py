"""Input from a person: a prompt with history and editing, answers above it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

PROMPT = "> "


class Keyboard:
    """A terminal with somebody in front of it."""

    def __init__(self, history: Path) -> None:
        """Keep what is typed in `history`, for its owner's eyes."""
        os.close(os.open(history, os.O_WRONLY | os.O_CREAT, 0o600))
        self._session: PromptSession[str] = PromptSession(history=FileHistory(str(history)))

    async def messages(self) -> AsyncIterator[str]:
        """Yield what is typed until Ctrl-D or Ctrl-C."""
        while True:
            try:
                with patch_stdout(raw=True):
                    yield await self._session.prompt_async(PROMPT)
            except (EOFError, KeyboardInterrupt):
                return


def write(text: str, buttons: Sequence[str]) -> None:
    """Print a message with its buttons."""
    console = Console(highlight=False)
    console.print(Text(text))
    if buttons:
        console.print(Text("  ".join(buttons), style="bold cyan"))
    console.print()
