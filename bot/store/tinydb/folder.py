"""The data folder: what lies where, who may see it, and who owns it.

`live/` one file a person, `sealed/` one a person and year, `aside/` what was found damaged,
`sent.log` the replies that went out since, `lock` the process that owns all this. The files of many
people lie in 256 drawers: in one large folder each commit would take longer than in a small one.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import Held, Unavailable
from bot.store.tinydb.disk import sync_folder

if TYPE_CHECKING:
    from bot.domain.athlete import AthleteId

SETTING = "IRONSTRIDE_DATA_DIR"


def file_name(athlete: AthleteId) -> str:
    """Return a name that is safe on every file system: "telegram-1234-" and a piece of a hash.

    The host finds a person by it; the hash keeps "ann" and "Ann" apart where case does not.
    """
    seen = re.sub(r"[^a-z0-9]+", "-", athlete.lower())[:40].strip("-")
    digest = hashlib.sha256(athlete.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{seen}-{digest}"


@dataclass(frozen=True, slots=True)
class Folder:
    """Paths inside of the data folder."""

    root: Path

    @property
    def live(self) -> Path:
        return self.root / "live"

    @property
    def sealed(self) -> Path:
        return self.root / "sealed"

    @property
    def aside(self) -> Path:
        return self.root / "aside"

    @property
    def sent_log(self) -> Path:
        return self.root / "sent.log"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    def live_file(self, athlete: AthleteId) -> Path:
        name = file_name(athlete)
        return self.live / _drawer(name) / f"{name}.json"

    def sealed_file(self, athlete: AthleteId, year: int) -> Path:
        name = file_name(athlete)
        return self.sealed / _drawer(name) / f"{name}_{year}.json"

    def sealed_files(self, athlete: AthleteId) -> tuple[Path, ...]:
        """Return the sealed years of a person, oldest first."""
        name = file_name(athlete)
        return tuple(sorted((self.sealed / _drawer(name)).glob(f"{name}_*.json")))


def _drawer(name: str) -> str:
    """Return the last two digits of the hash in a name."""
    return name[-2:]


class Lock:
    """One process owns the data; the kernel frees the lock when it ends, however it ends."""

    def __init__(self, folder: Folder) -> None:
        """Take the lock. Raises Held, or OSError."""
        self._file = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(self._file, 20, 0).decode("ascii", "replace").strip() or "unknown"
            os.close(self._file)
            raise Held(
                f"another Ironstride (process {holder}) uses the data in {folder.root}: stop it, "
                f"or choose another folder with {SETTING}"
            ) from None
        with suppress(OSError):  # on a full disk the lock holds all the same
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, b"%d\n" % os.getpid(), 0)

    def release(self) -> None:
        os.close(self._file)


def opened(root: Path) -> tuple[Folder, Lock]:
    """Make what is missing of the folder and take it. Raises Held or Unavailable."""
    folder = Folder(root)
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for part in (folder.live, folder.sealed, folder.aside):
            part.mkdir(mode=0o700, exist_ok=True)
            part.chmod(0o700)
        sync_folder(root)
        lock = Lock(folder)
    except OSError as error:
        raise Unavailable(
            f"the data folder {root} cannot be used: {error.strerror}; mend it, or choose another "
            f"with {SETTING}"
        ) from error
    return folder, lock
