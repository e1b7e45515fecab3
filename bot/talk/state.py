"""Where a conversation stands: one dataclass a state, with exactly its fields.

Rule: a state is data, saved each turn with kind and version. Add a state here, in `table`, and in
the codec's samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.athlete import AwayKind
from bot.domain.exercise import ExerciseId
from bot.domain.schedule import ReminderId
from bot.language.ahead import TellRace
from bot.language.hearing import Expect
from bot.language.intents import Reading
from bot.talk.wire import InboundId


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is open."""


@dataclass(frozen=True, slots=True)
class AskingProfile:
    """A question of the set-up or the settings is open."""

    question: Expect
    """EQUIPMENT, EXPERIENCE, CLOCK or REMINDER."""
    left: tuple[Expect, ...] = ()
    """The questions that follow."""
    asked: int = 1
    """How often it was put; after the third time the coach lets go."""
    weekdays: tuple[int, ...] | None = None
    """The reminder's weekdays, when they were told before its hour."""


@dataclass(frozen=True, slots=True)
class Screening:
    """A question on age, health or pain before the first loaded session is open."""

    question: Expect
    """AGE, HEALTH, CLEARANCE or PAIN."""
    left: tuple[Expect, ...] = ()
    asked: int = 1
    """How often it was put; after the third time the coach lets go."""


@dataclass(frozen=True, slots=True)
class AskingReading:
    """A log could be read in several ways; the runner chooses."""

    readings: tuple[Reading, ...]
    message: InboundId
    """The message that was unsure: the log gets its id."""
    why: str
    """Key of the question ("which_number")."""
    about: str
    """The runner's words in doubt."""
    asked: int = 1


@dataclass(frozen=True, slots=True)
class RatingPain:
    """A pain was named without a number; the number is asked."""

    site: str
    asked: int = 1


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away of which the end was not said."""

    of: AwayKind
    first: date | None = None
    """None: from today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A trip of which the end was not said."""

    zone: str
    place: str
    first: date | None = None
    """None: from today."""


@dataclass(frozen=True, slots=True)
class AskingDay:
    """A race was told without a sure day, an absence or a trip without its end; that is asked."""

    about: TellRace | Absence | Journey
    asked: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLoad:
    """The load of a lift is looked for; it is asked how many more would have been possible."""

    exercise: ExerciseId
    kg: float | None
    """The load of the set that is asked about; None: the runner says it."""
    reps: int | None = None
    """Of that set, when the runner said so; None: as asked for."""
    left: tuple[ExerciseId, ...] = ()
    """Lifts whose loads are looked for afterwards."""
    asked: int = 1


State = Idle | AskingProfile | Screening | AskingReading | RatingPain | AskingDay | FindingLoad


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One person's conversation."""

    turn: int = 0
    """Counts the coach's turns; a button of an older turn is stale."""
    state: State = Idle()
    since: datetime | None = None
    """When the state was entered, aware, UTC."""
    told: tuple[str, ...] = ()
    """Keys of tips and variants said lately, oldest first, so that nothing is said twice in a
    row."""
    greeted: bool = False
    """Whether the coach has introduced himself."""
    heard: date | None = None
    """The runner's date on which he wrote last. None: not known."""
    about: tuple[ReminderId, ...] = ()
    """The reminders that were spoken of a moment ago: "make it 7" is meant of them."""
    card: str | None = None
    """The card that was said last, with only small talk behind it: "says who?" is meant of it."""
