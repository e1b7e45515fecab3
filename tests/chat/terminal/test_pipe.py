"""One message a line, however the lines come."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from bot.chat.terminal.pipe import Pipe

if TYPE_CHECKING:
    from pathlib import Path


async def messages(*chunks: bytes) -> list[str]:
    reading, writing = os.pipe()
    try:
        for chunk in chunks:
            os.write(writing, chunk)
        os.close(writing)
        async with asyncio.timeout(10):
            return [message async for message in Pipe(reading).messages()]
    finally:
        os.close(reading)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"", []),
        (b"hello\nsquat\n", ["hello", "squat"]),
        (b"no line break at the end", ["no line break at the end"]),
        (b"squat 3x5\n  bench 3x5\n\n", ["squat 3x5\nbench 3x5", ""]),
        (b"squat 3x5\n  bench 3x5\n   row\n", ["squat 3x5\nbench 3x5\n row"]),
        (b"  nothing before\n", ["nothing before"]),
        (b"windows\r\nlines\r\n", ["windows", "lines"]),
        ("3×5 😀\n".encode(), ["3×5 😀"]),
        (b"\xff\xfe\n", ["��"]),
        (b"\n\n", ["", ""]),
        (b"nul\x00 inside\n", ["nul\x00 inside"]),
    ],
)
async def test_lines_become_messages(written: bytes, read: list[str]) -> None:
    assert await messages(written) == read


async def test_a_line_may_be_longer_than_what_is_read_at_once(tmp_path: Path) -> None:
    file = tmp_path / "talk"
    file.write_bytes(b"x" * 200_000 + b"\n" + b"y" * 70_000)
    descriptor = os.open(file, os.O_RDONLY)
    try:
        found = [len(message) async for message in Pipe(descriptor).messages()]
    finally:
        os.close(descriptor)
    assert found == [200_000, 70_000]


async def test_whoever_waits_for_an_answer_gets_the_message_through_at_once() -> None:
    reading, writing = os.pipe()
    try:
        found = Pipe(reading, grace_s=0.01).messages()
        async with asyncio.timeout(10):
            for word in ("one", "two"):
                os.write(writing, f"{word}\n".encode())
                assert await anext(found) == word
            os.write(writing, b"half a li")
            os.write(writing, b"ne\n  and more")
            os.close(writing)
            writing = -1
            assert [message async for message in found] == ["half a line\nand more"]
    finally:
        os.close(reading)
        with suppress(OSError):
            os.close(writing)
