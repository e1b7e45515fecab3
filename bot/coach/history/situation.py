"""The whole situation as the record tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach.history.experience import experience
from bot.coach.history.health import health
from bot.coach.history.maxima import KnownLifts, lifts
from bot.coach.history.outdoors import Trails, trails
from bot.coach.history.races import last_race, next_race, phase, small_races
from bot.coach.history.readiness import felt, readiness
from bot.coach.history.runs import running_after
from bot.coach.history.sessions import (
    LEGS,
    Exercises,
    Session,
    is_deload,
    ladder_week,
    monday,
    pattern,
    pattern_days,
    return_step,
    sealed_sessions,
    sessions,
    within,
)
from bot.coach.history.signs import Bouts, is_strained, last_strain
from bot.coach.history.weights import at_hand
from bot.coach.limits import calendar, progress
from bot.coach.limits import health as limit
from bot.coach.situation import Lifter, Lifting, Running, Situation
from bot.domain.athlete import Athlete, Experience
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.record import Record

if TYPE_CHECKING:
    from bot.coach.catalogue import Catalogue
    from bot.domain.health import Health as Told

MAIN = LEGS | {"push", "pull"}
NO_PHASE_FOR_DELOAD = frozenset({"taper", "recovery"})
PULSE_HIDDEN = "beta_blocker"
"""A condition with which the pulse tells nothing. Source: coaching rules 2.3."""
SPIKE_OF_RACE = timedelta(days=1)


def situation(
    record: Record,
    day: date,
    catalogue: Catalogue,
    *,
    minutes: float | None = None,
    equipment: tuple[Equipment, ...] | None = None,
) -> Situation:
    """Return the situation of a local day. What the sentence named (minutes, equipment) wins."""
    past = past_of(record, day, catalogue.exercises)
    return situation_after(past, day, minutes=minutes, equipment=equipment)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What lies in the years that are only summed up."""

    last: date | None
    """The last day of leg work."""
    sessions: Sequence[Session]
    """Of the last of their days."""
    climbed: int
    """Sessions before these, known by number alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the diary holds up to a day, each part of it walked once."""

    record: Record
    exercises: Exercises
    lifts: KnownLifts
    sessions: Sequence[Session]
    """Of the heavy class, oldest first."""
    trails: Trails
    strain: date | None
    """The last of seven days with signs of strain."""
    sealed: Sealed
    experience: Experience
    """As told, else as the sessions show."""


def past_of(record: Record, day: date, exercises: Exercises) -> Past:
    """Return what a record holds up to a day."""
    novice = (record.athlete.experience or Experience.NOVICE) is Experience.NOVICE
    known = lifts(record.logs, day, novice=novice)
    told = felt(
        record.athlete.feelings, day, pulse=PULSE_HIDDEN not in record.athlete.health.conditions
    )
    done, sealed = sessions(record.logs, day, exercises), _sealed(record, exercises)
    return Past(
        record=record,
        exercises=exercises,
        lifts=known,
        sessions=done,
        trails=trails(record, day),
        strain=last_strain(_main_bouts(known, day, exercises), told, day),
        sealed=sealed,
        experience=experience(record.athlete, done, sealed.climbed, known, day),
    )


def _main_bouts(known: KnownLifts, day: date, exercises: Exercises) -> tuple[Bouts, ...]:
    """Return the main lifts of the last days that can show signs of strain."""
    late = day - timedelta(days=progress.STRAINED_DAYS + progress.SIGN_DAYS)
    first = day - timedelta(days=progress.STRAIN_LOOK_BACK_DAYS)
    found = known.since(late, first)
    return tuple(bouts for name, bouts in found if pattern(name, exercises) in MAIN)


def situation_after(
    past: Past,
    day: date,
    *,
    minutes: float | None = None,
    equipment: tuple[Equipment, ...] | None = None,
) -> Situation:
    """Return the situation of a local day up to which this was done."""
    record, athlete = past.record, past.record.athlete
    if equipment is None:
        equipment = tuple(at_hand(record, day, past.exercises))
    lifter = replace(lifter_on(record, day, equipment), experience=past.experience)
    return Situation(
        lifter=lifter if minutes is None else replace(lifter, minutes=minutes),
        lifting=_lifting(past, day),
        running=_with_races(running_after(past.trails, record, day), athlete, day),
        race=next_race(athlete.races, day),
        last_race=last_race(athlete.races, day),
        readiness=readiness(athlete.feelings, day),
        health=health(athlete.health, day, past.sessions),
    )


def lifter_on(record: Record, day: date, equipment: tuple[Equipment, ...]) -> Lifter:
    """Return who asks on a day, with what stands there."""
    given = record.given if record.given is not None and record.given.day == day else None
    lifter = _lifter(record.athlete, day, frozenset(equipment))
    return replace(lifter, swaps=given.swaps if given else ())


def _lifter(athlete: Athlete, day: date, equipment: frozenset[Equipment]) -> Lifter:
    return Lifter(
        experience=athlete.experience or Experience.NOVICE,
        equipment=equipment,
        phase=phase(athlete.races, day, athlete.zone or ""),
        minutes=Lifter().minutes if athlete.minutes is None else athlete.minutes,
        age=athlete.health.age,
        supervised=athlete.health.supervised,
        bar_safe=athlete.health.bar_safe,
        unanswered=_unanswered(athlete.health),
        due=_due(athlete.health, day),
        body_kg=athlete.body_kg,
        dumbbell_max_kg=athlete.hand_most.kg if athlete.hand_most else None,
    )


def _unanswered(told: Told) -> tuple[str, ...]:
    asked = {"health": told.screened, "pain": told.pain_asked}
    return tuple(question for question, when in asked.items() if when is None)


def _due(told: Told, day: date) -> tuple[str, ...]:
    asked = (
        ("health", told.screened, limit.SCREEN_DAYS),
        ("pain", told.pain_asked, limit.PAIN_DAYS),
    )
    return tuple(
        question for question, when, days in asked if when is not None and (day - when).days > days
    )


# ---------------------------------------------------------------- lifting


def _lifting(past: Past, day: date) -> Lifting:
    record, done, sealed = past.record, past.sessions, past.sealed.last
    if not done:
        days = None if sealed is None else (day - sealed).days
        return Lifting(days_since=days, no_history=sealed is None)
    week = within(done, day, calendar.WEEK_DAYS)
    free = _is_deloaded(record.athlete, day)
    eased = record.athlete.eased
    deload = free and is_deload(done, day, eased, cut_off=sealed is not None)
    return Lifting(
        days_since=(day - done[-1].day).days,
        pattern_days=pattern_days(done, day),
        return_step=return_step(_with_sealed(done, sealed)),
        heavy_last7=len(week),
        heavy_only7=sum(session.name.startswith("HEAVY") for session in week),
        last_class=done[-1].name,
        week=_ladder_week(past),
        calibration_left=_calibration_left(record, done, sealed),
        deload=deload,
        eased=deload and monday(day) in record.athlete.eased,
        strained=free and is_strained(past.strain, day),
    )


def is_lighter_week(record: Record, day: date, exercises: Exercises) -> bool:
    """Tell whether a day lies in a planned lighter week."""
    done = sessions(record.logs, day, exercises)
    cut_off = _last_sealed(record, exercises) is not None
    eased = record.athlete.eased
    return _is_deloaded(record.athlete, day) and is_deload(done, day, eased, cut_off=cut_off)


def _is_deloaded(athlete: Athlete, day: date) -> bool:
    """Tell whether the phase leaves room for lighter weeks at all."""
    return phase(athlete.races, day, athlete.zone or "") not in NO_PHASE_FOR_DELOAD


def _sealed(record: Record, exercises: Exercises) -> Sealed:
    late = sealed_sessions(record.older.late, exercises)
    return Sealed(_last_sealed(record, exercises), late, _climbed(record, exercises))


def _last_sealed(record: Record, exercises: Exercises) -> date | None:
    days = [
        lift.last
        for name, lift in record.older.lifts.items()
        if pattern(ExerciseId(name), exercises) in LEGS
    ]
    return max(days, default=None)


def _with_sealed(done: Sequence[Session], sealed: date | None) -> Sequence[Session]:
    """Put the last sealed day before the others, so that the break between them is seen."""
    if sealed is None or sealed >= done[0].day:
        return done
    return (replace(done[0], day=sealed), *done)


def _calibration_left(record: Record, done: Sequence[Session], sealed: date | None) -> int:
    """Experience was told: after the first session seen two more are cautious."""
    told = record.athlete.experience in (Experience.INTERMEDIATE, Experience.ADVANCED)
    if not told or sealed is not None:
        return 0
    return max(0, calendar.CALIBRATION_SESSIONS + 1 - len(done))


def _ladder_week(past: Past) -> int:
    """Return the week of the novice ladder; the last sealed days count like those at hand."""
    flexible = "hypermobility" in past.record.athlete.health.conditions
    known, sealed = (*past.sealed.sessions, *past.sessions), past.sealed
    last = None if sealed.sessions else sealed.last
    return ladder_week(known, 2 if flexible else 1, sealed.climbed, last)


def _climbed(record: Record, exercises: Exercises) -> int:
    """Return how many sessions are known by number alone: the days of the pattern of most days."""
    days = Counter({name: lift.days for name, lift in record.older.lifts.items()})
    days.subtract(name for one in record.older.late for name in one.lifts)
    found = dict.fromkeys(LEGS, 0)
    for name, number in days.items():
        known = exercises.get(ExerciseId(name))
        if known is not None and known.pattern in found:  # a lunge comes on top of a squat
            found[known.pattern] += number
    return max(found.values())


# ---------------------------------------------------------------- running


def _with_races(known: Running, athlete: Athlete, day: date) -> Running:
    """Add the C races: each is a hard run of its day."""
    before, after = day - SPIKE_OF_RACE, day + SPIKE_OF_RACE
    tomorrow = small_races(athlete.races, after)
    return replace(
        known,
        today=(*known.today, *small_races(athlete.races, day)),
        tomorrow=(*(known.tomorrow or ()), *tomorrow) if tomorrow else known.tomorrow,
        yesterday=known.yesterday or small_races(athlete.races, before),
    )
