"""One lock a person, given in the order of asking, and forgotten when nobody holds or wants it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from bot.domain.athlete import AthleteId


class Locks:
    """The locks of all people who are being served now."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[AthleteId, asyncio.Lock] = WeakValueDictionary()

    def of(self, athlete: AthleteId) -> asyncio.Lock:
        """Return the person's lock. Keep the reference for as long as the lock is wanted."""
        lock = self._locks.get(athlete)
        if lock is None:
            lock = self._locks[athlete] = asyncio.Lock()
        return lock
