"""What is typed becomes an event, and what is answered can be pressed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from bot.chat.terminal.channel import Seat, Terminal, writer
from bot.errors import Unavailable
from bot.talk.wire import Button, OutboxRow, Press, Reply, Text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from bot.talk.wire import Inbound


class Script:
    def __init__(self, *lines: str) -> None:
        self._lines = lines

    async def messages(self) -> AsyncIterator[str]:
        for line in self._lines:
            yield line


class Desk:
    """Answers each event with a reply that has a button, at once."""

    def __init__(self, *lines: str, write: Callable[[str, Sequence[str]], None]) -> None:
        self.heard: list[Inbound] = []
        self.settled_after: list[int] = []
        self.full = False
        seat = Seat(
            name="anna",
            session=1700,
            typed=Script(*lines),
            write=write,
            no_button="No button #{number}.",
        )
        self.terminal = Terminal(seat, self, self.settled)

    async def receive(self, inbound: Inbound) -> None:
        if self.full:
            raise Unavailable("no space left")
        self.heard.append(inbound)
        turn = len(self.heard)
        await self.terminal.send(
            OutboxRow(
                id=f"{inbound.id}#0",
                who=inbound.who,
                to=inbound.where,
                reply=Reply(f"turn {turn}", (Button("Undo", "undo", turn),)),
            )
        )

    async def settled(self) -> None:
        self.settled_after.append(len(self.heard))


async def test_lines_and_presses_become_events() -> None:
    out = io.StringIO()
    desk = Desk("hello", "#1", "#5", "undo", "bye", write=writer(out))
    await desk.terminal.run()
    hello, by_number, by_words, bye = desk.heard
    assert isinstance(hello, Text)
    assert (hello.id, hello.text) == ("terminal:anna/1700-1", "hello")
    assert (hello.where.chat, hello.where.private) == ("anna", True)
    assert isinstance(by_number, Press)
    assert (by_number.turn, by_number.says) == (1, "undo")
    assert by_number.handle == {"message": "terminal:anna/1700-1#0"}
    assert isinstance(by_words, Press)
    assert by_words.turn == 2
    assert isinstance(bye, Text)
    assert len({inbound.id for inbound in desk.heard}) == 4
    assert "turn 2\n#1 Undo\n\nNo button #5.\n\nturn 3\n#1 Undo\n\n" in out.getvalue()


async def test_the_next_line_waits_until_the_answer_is_shown() -> None:
    desk = Desk("one", "two", write=writer(io.StringIO()))
    await desk.terminal.run()
    assert desk.settled_after == [1, 2]


async def test_when_nothing_can_be_kept_the_words_on_their_way_are_shown_first() -> None:
    desk = Desk("one", "two", write=writer(io.StringIO()))
    desk.full = True
    with pytest.raises(Unavailable):
        await desk.terminal.run()
    assert desk.settled_after == [0]


async def test_a_reader_who_has_left_ends_the_conversation() -> None:
    def write(text: str, buttons: Sequence[str]) -> None:
        raise BrokenPipeError

    desk = Desk("one", "two", write=write)
    await desk.terminal.run()
    assert len(desk.heard) == 1
