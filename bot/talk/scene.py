"""What a handler sees, and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.domain.zones import zone_named
from bot.talk.book import Book
from bot.talk.effects import Effect
from bot.talk.say import Choice, Say
from bot.talk.snapshot import Snapshot
from bot.talk.state import State
from bot.talk.wire import Press, Text

if TYPE_CHECKING:
    from bot.domain.athlete import Athlete
    from bot.domain.health import Health
    from bot.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One intent's surroundings."""

    known: Snapshot
    """Including what earlier intents of the same message have done."""
    now: datetime
    """Aware, UTC."""
    book: Book
    inbound: Text | Press

    @property
    def record(self) -> Record:
        """The runner's record."""
        return self.known.record

    @property
    def athlete(self) -> Athlete:
        """The runner."""
        return self.known.record.athlete

    @property
    def health(self) -> Health:
        """The runner's health answers."""
        return self.known.record.athlete.health

    @property
    def zone(self) -> str:
        """The zone in force now, UTC until one is known."""
        return self.athlete.zone_at(self.now)

    @property
    def local(self) -> datetime:
        """The runner's wall clock."""
        return self.now.astimezone(zone_named(self.zone))

    @property
    def today(self) -> date:
        """The runner's local date."""
        return self.local.date()


@dataclass(frozen=True, slots=True)
class Step:
    """What a handler returns: the next state, what to say, what to have done."""

    state: State
    say: tuple[Say, ...] = ()
    effects: tuple[Effect, ...] = ()


Handler = Callable[[Any, Any, Scene], Step]
"""(state, intent, scene) → Step; the table pairs each handler with the state and intent it
takes."""


def stay(state: State, key: str, *choices: str, **args: object) -> Step:
    """Return a step that only says one phrase."""
    return Step(state, (Say(key, args, tuple(Choice(choice) for choice in choices)),))
