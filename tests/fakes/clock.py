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
    """Stands in for an event loop's `call_later`: what was asked for happens when told."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._deeds: list[object] = []

    def __call__(self, wait_s: float, deed: object) -> None:
        self.waits.append(wait_s)
        self._deeds.append(deed)

    def ring(self) -> None:
        """Do all that was asked for so far."""
        deeds, self._deeds = self._deeds, []
        for deed in deeds:
            assert callable(deed)
            deed()
