"""Files that are there whole or not at all, whenever the program dies.

Rule 1: a file is written beside the old one, made durable, and only then put in its place.
Rule 2: the old one stays as the last good copy: a hard link, which costs no second writing.
Rule 3: a damaged file is moved aside under a name of its own, never removed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COPY = ".last"
"""Suffix of the last good copy."""
BESIDE = ".new"
"""Suffix of what is being written."""

Undo = Callable[[], None]


def copy_of(path: Path) -> Path:
    """Return where the last good copy of a file lies."""
    return path.with_suffix(COPY)


class Disk:
    """What the store asks of the file system. Every method may raise OSError."""

    def read(self, path: Path) -> bytes:
        """Return the whole content of a file."""
        return path.read_bytes()

    def read_start(self, path: Path, size: int) -> bytes:
        """Return the first `size` bytes of a file, or all of a shorter one."""
        with path.open("rb", buffering=0) as file:
            return file.read(size)

    def stage(self, path: Path, content: bytes) -> None:
        """Write `content` beside `path` and make it durable; `path` is not touched."""
        beside = path.with_suffix(BESIDE)
        self._ready(path.parent)
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            self.write(file, content)
            os.fsync(file)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        finally:
            os.close(file)

    def swap(self, path: Path) -> Undo:
        """Put what was staged in the place of `path`; return how to take that back."""
        copy = copy_of(path)
        if had := path.exists():
            copy.unlink(missing_ok=True)
            self.link(path, copy)
        path.with_suffix(BESIDE).replace(path)
        return (lambda: _restore(copy, path)) if had else path.unlink

    def link(self, path: Path, copy: Path) -> None:
        """Give a file a second name."""
        copy.hardlink_to(path)

    def write(self, file: int, content: bytes) -> None:
        """Write all of `content`: a disk that fills up may take a part of it first."""
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]

    def append(self, path: Path, content: bytes) -> int:
        """Add `content` to a file and make it durable, or leave it as it was; return its size."""
        return self._add(path, content, durable=True)

    def jot(self, path: Path, content: bytes) -> int:
        """Add `content` likewise without a sync: it outlives the process, perhaps no power cut.

        A sync can take seconds on a busy disk, and what waits behind it would be lost by a kill.
        """
        return self._add(path, content, durable=False)

    def _add(self, path: Path, content: bytes, *, durable: bool) -> int:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            size = os.fstat(file).st_size
            try:
                self.write(file, content)
                if durable:
                    os.fdatasync(file)
            except OSError:
                os.ftruncate(file, size)
                raise
        finally:
            os.close(file)
        if size == 0 and durable:
            self.sync_folder(path.parent)
        return size + len(content)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable."""
        sync_folder(folder)

    def _ready(self, folder: Path) -> None:
        """Make a drawer when its first file comes, durably."""
        if not folder.exists():
            folder.mkdir(mode=0o700)
            self.sync_folder(folder.parent)

    def set_aside(self, path: Path, aside: Path) -> Path:
        """Move a damaged file into the folder `aside`; return its new name there."""
        number = 1
        while (kept := aside / f"{path.name}.{number}").exists():
            number += 1
        with suppress(FileNotFoundError):
            path.replace(kept)
        return kept


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _restore(copy: Path, path: Path) -> None:
    copy.replace(path)
