"""The whole situation as the record tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach.history.health import health
from bot.coach.history.maxima import lifts
from bot.coach.history.races import last_race, next_race, phase, small_races
from bot.coach.history.readiness import readiness
from bot.coach.history.runs import running
from bot.coach.history.sessions import (
    LEGS,
    Exercises,
    Session,
    is_deload,
    ladder_week,
    pattern,
    pattern_days,
    return_step,
    sessions,
    within,
)
from bot.coach.history.signs import is_strained
from bot.coach.history.weights import at_hand
from bot.coach.limits import calendar, progress
from bot.coach.limits import health as limit
from bot.coach.situation import Lifter, Lifting, Running, Situation
from bot.domain.athlete import Athlete, Experience
from bot.domain.exercise import Equipment, ExerciseId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.coach.catalogue import Catalogue
    from bot.domain.health import Health as Told
    from bot.domain.record import Record

MAIN = LEGS | {"push", "pull"}
NO_PHASE_FOR_DELOAD = frozenset({"taper", "recovery"})
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
    if equipment is None:
        equipment = tuple(at_hand(record, day, catalogue.exercises))
    lifter = lifter_on(record, day, equipment)
    if minutes is not None:
        lifter = replace(lifter, minutes=minutes)
    done = sessions(record.logs, day, catalogue.exercises)
    return situation_of(record, day, catalogue, lifter, done)


def situation_of(
    record: Record, day: date, catalogue: Catalogue, lifter: Lifter, done: Sequence[Session]
) -> Situation:
    """Return the situation of one whose sessions up to a day are known."""
    athlete = record.athlete
    return Situation(
        lifter=lifter,
        lifting=_lifting(record, day, done, catalogue.exercises),
        running=_with_races(running(record, day), athlete, day),
        race=next_race(athlete.races, day),
        last_race=last_race(athlete.races, day),
        readiness=readiness(athlete.feelings, day),
        health=health(athlete.health, day, done),
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


def _lifting(record: Record, day: date, done: Sequence[Session], exercises: Exercises) -> Lifting:
    sealed = _sealed(record, exercises)
    if not done:
        days = None if sealed is None else (day - sealed).days
        return Lifting(days_since=days, no_history=sealed is None)
    week = within(done, day, calendar.WEEK_DAYS)
    flexible = "hypermobility" in record.athlete.health.conditions
    return Lifting(
        days_since=(day - done[-1].day).days,
        pattern_days=pattern_days(done, day),
        return_step=return_step(_with_sealed(done, sealed)),
        heavy_last7=len(week),
        heavy_only7=sum(session.name.startswith("HEAVY") for session in week),
        last_class=done[-1].name,
        week=ladder_week(done, 2 if flexible else 1, _climbed(record, exercises), sealed),
        calibration_left=_calibration_left(record, done, sealed),
        deload=_is_deload(record.athlete, done, day, cut_off=sealed is not None),
        strained=_is_strained(record, day, exercises),
    )


def _is_strained(record: Record, day: date, exercises: Exercises) -> bool:
    """Tell whether signs of the last days ask for a lighter week."""
    if phase(record.athlete.races, day, record.athlete.zone or "") in NO_PHASE_FOR_DELOAD:
        return False
    since = day - timedelta(days=progress.STRAIN_LOOK_BACK_DAYS)
    late = [log for log in record.logs if any(entry.day >= since for entry in log.entries)]
    known = lifts(late, day, novice=False)
    main = (state for name, state in known.items() if pattern(name, exercises) in MAIN)
    return is_strained(main, record.athlete.feelings, day)


def _sealed(record: Record, exercises: Exercises) -> date | None:
    """Return the last day of leg work in the years that are only summed up."""
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


def _climbed(record: Record, exercises: Exercises) -> int:
    """Return how many sessions lie in the sealed years: the days of the pattern of most days."""
    days = dict.fromkeys(LEGS, 0)
    for name, lift in record.older.lifts.items():
        known = exercises.get(ExerciseId(name))
        if known is not None and known.pattern in days:  # a lunge comes on top of a squat
            days[known.pattern] += lift.days
    return max(days.values())


def _is_deload(athlete: Athlete, done: Sequence[Session], day: date, *, cut_off: bool) -> bool:
    racing = phase(athlete.races, day, athlete.zone or "") in NO_PHASE_FOR_DELOAD
    return not racing and is_deload(done, day, cut_off=cut_off)


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
