"""What is set aside lies in a file of its own, for its owner's eyes."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from bot.errors import Unavailable
from bot.store.aside import FILE, AsideFile
from bot.store.tinydb.disk import Disk
from tests.fakes.clock import FakeClock
from tests.fakes.desk import text

if TYPE_CHECKING:
    from pathlib import Path


async def test_each_event_is_a_line_that_only_its_owner_may_read(tmp_path: Path) -> None:
    aside = AsideFile(tmp_path, FakeClock().now)
    await aside.keep(text(1, "squat 3×5"), "KeyError")
    await aside.keep(text(2, "two\nlines"), "ValueError")
    file = tmp_path / FILE
    first, second = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    assert (first["id"], first["kind"], first["why"]) == ("wire:anna/1", "Text", "KeyError")
    assert (first["text"], first["who"]["user"]) == ("squat 3×5", "anna")
    assert second["text"] == "two\nlines"
    assert file.stat().st_mode & 0o777 == 0o600


async def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    with pytest.raises(Unavailable):
        await AsideFile(no_folder, FakeClock().now).keep(text(1), "KeyError")


class FillsUp(Disk):
    """A disk that takes half of what is written once it is full."""

    full = False

    def write(self, file: int, content: bytes) -> None:
        if self.full:
            os.write(file, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().write(file, content)


async def test_a_disk_that_fills_up_leaves_whole_lines(tmp_path: Path) -> None:
    disk = FillsUp()
    aside = AsideFile(tmp_path, FakeClock().now, disk)
    await aside.keep(text(1), "KeyError")
    disk.full = True
    with pytest.raises(Unavailable, match=FILE):
        await aside.keep(text(2), "KeyError")
    disk.full = False
    await aside.keep(text(3), "KeyError")
    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["wire:anna/1", "wire:anna/3"]
