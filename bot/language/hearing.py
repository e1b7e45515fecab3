"""What the listener knows before a sentence comes: the same words can mean different things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.load import WeightUnit
from bot.domain.running import DistanceUnit
from bot.domain.training import Entry


class Expect(StrEnum):
    """Which question stands open: the same words can be an answer to it and nonsense otherwise."""

    EQUIPMENT = "equipment"
    EXPERIENCE = "experience"
    CLOCK = "clock"
    """What time is it for you now? A wall time, a city or a zone answers."""
    REMINDER = "reminder"
    """At what hour? A wall time answers."""
    AGE = "age"
    HEALTH = "health"
    """Any of these conditions? Names of conditions, yes or no answer."""
    CLEARANCE = "clearance"
    """Has a clinician said that you may lift?"""
    PAIN = "pain"
    """Any pain? A site, a score, yes or no answer."""
    DAY = "day"
    """On which day, or until when? A day or a span of days answers."""
    LEVEL = "level"
    """How heavy may you lift? light, moderate or heavy answer."""
    SPOT = "spot"
    """The four questions on a bone site: yes or no."""
    WORSE_RUN = "worse_run"
    NEXT_MORNING = "next_morning"
    HOP_WALK = "hop_walk"
    CHANGE = "change"
    """Is the pain better, the same or worse?"""
    PRESSURE = "pressure"
    """What was the last blood pressure?"""
    ACTIVE = "active"
    """Active three times half an hour a week?"""
    WEEKS = "weeks"
    """Which week of pregnancy?"""
    BIRTH = "birth"
    """How many weeks since the birth?"""
    BIRTH_CHECK = "birth_check"
    """Was the check after birth done?"""
    SUPERVISED = "supervised"
    """Does an adult who knows lifting stand by?"""
    PINS = "pins"
    """Pins or a spotter at the bar?"""
    READING = "reading"
    """Which of these did you mean? A number or the words of a reading answer."""

    LEFT = "left"
    """How many more could you have done? A number answers, or the set as it was done."""


def nothing_known(_: ExerciseId) -> float | None:
    """Return the best of somebody who never logged."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What the listener knows before the sentence comes."""

    today: date
    """Local date of the runner."""
    expects: Expect | None = None
    weight_unit: WeightUnit | None = None
    """What this runner means by a bare number; None: not known yet."""
    distance_unit: DistanceUnit | None = None
    equipment: tuple[Equipment, ...] | None = None
    """Decides which lift a bare "squat" is; None: not known, the barbell lift is meant."""
    own_exercises: tuple[ExerciseId, ...] = ()
    """Names that this runner has used before."""
    day_first: bool | None = None
    """Whether 3/4 is the third of April for this runner; None: not known yet."""
    is_late: bool = False
    """Whether it is after midnight and the evening of yesterday not yet over for the runner."""
    last: tuple[Entry, ...] = ()
    """What was logged last: corrections and "same again" speak of it."""
    recent: tuple[Entry, ...] = ()
    """What was logged shortly before that: "the squat was 85" may speak of it."""
    reminded: bool = False
    """Whether a reminder was set or shown a moment ago: "make it 7" is meant of it."""
    best_kg: Callable[[ExerciseId], float | None] = nothing_known
    """Estimated one-repetition maximum by lift; None: never logged with a load."""
