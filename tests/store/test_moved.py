"""A group that moved is still known after a kill: what was told is on the disk."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from bot.store.moved import FILE, MovedFile
from bot.store.tinydb.disk import Disk

if TYPE_CHECKING:
    from pathlib import Path


async def test_what_was_told_is_known_to_the_next_life(tmp_path: Path) -> None:
    first = MovedFile(tmp_path)
    await first.keep(-100, -200)
    await first.keep(-100, -300)
    await first.keep(-5, -6)
    second = MovedFile(tmp_path)  # the first was never closed, as after a kill
    assert [second.where(group) for group in (-100, -5, -7)] == [-300, -6, -7]


async def test_what_is_known_is_written_once(tmp_path: Path) -> None:
    moved = MovedFile(tmp_path)
    for _ in range(3):
        await moved.keep(-100, -200)
    assert len((tmp_path / FILE).read_bytes().splitlines()) == 1


async def test_a_line_that_was_cut_costs_no_other(tmp_path: Path) -> None:
    await MovedFile(tmp_path).keep(-100, -200)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"old": -5, "ne')
    assert MovedFile(tmp_path).where(-100) == -200
    assert MovedFile(tmp_path).where(-5) == -5


class Full(Disk):
    """A disk that takes nothing."""

    def append(self, path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_full_disk_forgets_nothing_while_it_runs(tmp_path: Path) -> None:
    moved = MovedFile(tmp_path, Full())
    await moved.keep(-100, -200)
    assert moved.where(-100) == -200
