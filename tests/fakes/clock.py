"""A clock that stands until it is moved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    def __init__(self, moment: datetime = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def move(self, by: timedelta) -> None:
        self.moment += by


class Alarms:
    """Stands in for an event loop's clock: what was asked for happens when told."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.waits: list[float] = []
        self._deeds: list[object] = []

    def time(self) -> float:
        return self.now_s

    def call_later(self, delay: float, callback: object) -> None:
        self.waits.append(delay)
        self._deeds.append(callback)

    def ring(self) -> None:
        """Do all that was asked for so far."""
        deeds, self._deeds = self._deeds, []
        for deed in deeds:
            assert callable(deed)
            deed()
