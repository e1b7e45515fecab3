"""What the gaps of a sentence hold, and what a reader of gaps has at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, time

    from bot.domain.athlete import Priority, UsualDay
    from bot.domain.exercise import Equipment, ExerciseId
    from bot.domain.load import Load, WeightUnit
    from bot.domain.running import RunType
    from bot.language.patterns.gap_words import GapWords, RaceSaid
    from bot.language.reminding import Timing
    from bot.language.words.clock import ClockWords
    from bot.language.words.dates import DateWords
    from bot.language.words.phrasebook import PhraseBook
    from bot.language.words.places import Cities, Place
    from bot.language.words.sentence import Sentence
    from bot.language.words.tokens import Token


class Filled(NamedTuple):
    """What the gaps of one sentence hold."""

    minutes: int | None = None
    number: float | None = None
    reps: int | None = None
    at: time | None = None
    bad_time: str = ""
    """An hour that does not exist, as said."""
    until: time | None = None
    """The second of two hours."""
    timing: Timing | None = None
    """When a reminder shall come, or what changes of it."""
    weekdays: tuple[int, ...] | None = None
    day: date | None = None
    coming: date | None = None
    """A day that is not over."""
    target: date | None = None
    """The day to which something goes that is not over."""
    equipment: tuple[Equipment, ...] | None = None
    most: Load | None = None
    """The heaviest of the dumbbells and kettlebells among it."""
    listed: bool = False
    """Whether words between them tell that they are several things: "dumbbells and a bench"."""
    exercise: ExerciseId | None = None
    places: tuple[Place, ...] = ()
    zones: tuple[str, ...] = ()
    """The zones that a name which none has may mean."""
    days: tuple[date, ...] | None = None
    """A day to come, as far as it is sure; empty: one that no calendar has."""
    first: date | None = None
    last: date | None = None
    race: RaceSaid | None = None
    priority: Priority | None = None
    weight: tuple[float, WeightUnit | None] | None = None
    text: str = ""
    instead: ExerciseId | None = None
    lacks: tuple[Equipment, ...] = ()
    run_type: RunType | None = None
    usual: tuple[UsualDay, ...] = ()
    language: str = ""
    region: str = ""
    """Part of the body that an exercise is wanted for."""
    term: str = ""
    """Word of the glossary, by id."""


class GapReader(Protocol):
    """A sentence and the words that can fill its gaps."""

    @property
    def spoken(self) -> Sentence:
        """The sentence."""
        ...

    @property
    def row(self) -> Sequence[Token]:
        """Its words."""
        ...

    @property
    def today(self) -> date:
        """Local date of the runner."""
        ...

    @property
    def cities(self) -> Cities:
        """All cities."""
        ...

    @property
    def clock(self) -> ClockWords:
        """The words for times of day."""
        ...

    @property
    def gaps(self) -> GapWords:
        """The words of gaps."""
        ...

    @property
    def dates(self) -> DateWords:
        """The words for days."""
        ...

    @property
    def countries(self) -> Mapping[str, str]:
        """Other names of countries."""
        ...

    @property
    def weekdays(self) -> PhraseBook[tuple[int, ...]]:
        """The names of weekdays."""
        ...

    def read(self, name: str, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        """Return what a gap of this name holds at `place`, and the place behind it."""
        ...
