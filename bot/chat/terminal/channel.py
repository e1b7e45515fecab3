"""The terminal as the rest of the bot sees it: run it, and send through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Protocol, TextIO

from bot.app.pace import FREE
from bot.chat.terminal.screen import NoButton, Screen, Shown, plain
from bot.talk.wire import Chat, InboundId, Person, Press, Text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from bot.app.ports import Receiver
    from bot.talk.wire import OutboxRow

SERVICE = "terminal"


class Typed(Protocol):
    """Where messages come from."""

    def messages(self) -> AsyncIterator[str]:
        """Yield messages until there are no more."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who sits at the terminal, since when, and what they see and type."""

    name: str
    session: int
    """When the session began, in ms since 1970 by the clock on the wall: makes ids unique."""
    typed: Typed
    write: Callable[[str, Sequence[str]], None]
    no_button: str
    """Phrase for a number that no button has, with a gap {number}."""

    @property
    def who(self) -> Person:
        return Person(SERVICE, self.name)

    @property
    def where(self) -> Chat:
        return Chat(service=SERVICE, chat=self.name, private=True)


class Terminal:
    """The terminal as a `Channel`."""

    limits = FREE

    def __init__(
        self, seat: Seat, receiver: Receiver, settled: Callable[[], Awaitable[None]]
    ) -> None:
        """`settled` waits until all answers are sent: the next line may press a button of them."""
        self._seat = seat
        self._receiver = receiver
        self._settled = settled
        self._screen = Screen()
        self._number = count(1)
        self._is_closed = False

    async def run(self) -> None:
        """Converse until the input ends. Raises StoreError when nothing can be kept."""
        async for typed in self._seat.typed.messages():
            try:
                await self._hear(typed)
            finally:
                await self._settled()
            if self._is_closed:
                return

    async def send(self, row: OutboxRow) -> None:
        """Show one reply."""
        replaces = row.handle.get("message") if row.reply.edits else None
        buttons = self._screen.show(row.id, row.reply, replaces)
        self._write(row.reply.text, buttons)

    async def _hear(self, typed: str) -> None:
        match self._screen.read(typed):
            case NoButton(number):
                self._write(self._seat.no_button.format(number=number), ())
            case Shown(message, button):
                await self._receiver.receive(
                    Press(
                        id=self._id(),
                        who=self._seat.who,
                        where=self._seat.where,
                        turn=button.turn,
                        says=button.says,
                        handle={"message": message},
                    )
                )
            case None:
                await self._receiver.receive(
                    Text(id=self._id(), who=self._seat.who, where=self._seat.where, text=typed)
                )

    def _id(self) -> InboundId:
        return InboundId(f"{SERVICE}:{self._seat.name}/{self._seat.session}-{next(self._number)}")

    def _write(self, text: str, buttons: Sequence[str]) -> None:
        try:
            self._seat.write(plain(text), buttons)
        except BrokenPipeError:  # nobody reads any more: what is typed now is answered to nobody
            self._is_closed = True


def writer(out: TextIO) -> Callable[[str, Sequence[str]], None]:
    """Return what prints messages for a program: text, buttons, an empty line."""

    def write(text: str, buttons: Sequence[str]) -> None:
        lines = (text, "  ".join(buttons)) if buttons else (text,)
        print(*lines, sep="\n", end="\n\n", file=out, flush=True)

    return write
