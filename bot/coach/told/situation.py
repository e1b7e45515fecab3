"""The whole situation as JSON tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.advice import SessionName
from bot.coach.limits.calendar import GAP
from bot.coach.situation import Lifter, Lifting, Readiness, ReturnStep, Situation
from bot.coach.told.fields import Fields, WrongField, table
from bot.coach.told.health import health
from bot.coach.told.running import last_race, next_race, running
from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

USUAL, USUAL_LIFTER = Readiness(), Lifter()
CLASSES = (*(name.value for name in SessionName), "HEAVY")


def situation(told: Mapping[str, object]) -> Situation:
    """Return the situation that a JSON object tells. Raises WrongField."""
    fields = Fields(told)
    return Situation(
        lifter=_lifter(fields),
        lifting=_lifting(fields),
        running=running(fields),
        race=next_race(fields),
        last_race=last_race(fields),
        readiness=_readiness(fields),
        health=health(fields),
    )


def _lifter(fields: Fields) -> Lifter:
    age = fields.number("age")
    return Lifter(
        experience=fields.word("experience", Experience) or Experience.NOVICE,
        equipment=frozenset(equipment(fields.texts("equipment"))),
        phase=fields.word("phase", GAP) or "base",
        minutes=fields.number_or("time_min", USUAL_LIFTER.minutes),
        age=USUAL_LIFTER.age if age is None and "age" not in fields else age,
        supervised=fields.truth("supervised"),
        bar_safe=fields.truth_or_none("bar_safe"),
        dumbbell_max_kg=fields.number("dumbbell_max"),
    )


def equipment(words: Iterable[str]) -> Iterable[Equipment]:
    """Return what the words name: singular or plural, with blanks or not; other words count not."""
    for told in words:
        one = NAMED.get(told.strip().lower().replace(" ", "_").replace("-", "_"))
        if one is not None:
            yield one


def _named() -> Iterator[tuple[str, Equipment]]:
    for one in Equipment:
        yield from ((f"{one.value}{ending}", one) for ending in ("", "s", "es"))


NAMED = dict(_named())


def _lifting(fields: Fields) -> Lifting:
    days = fields.number("days_since_heavy")
    strength = fields.number("days_since_strength")
    return Lifting(
        days_since=strength if days is None else days,
        hours_since=fields.number("hours_since_heavy"),
        pattern_days=_pattern_days(fields),
        return_step=_return_step(fields),
        heavy_last7=fields.number_or("heavy_last7", 0),
        heavy_only7=fields.number("heavy_only7"),
        last_class=fields.word("last_class", CLASSES),
        week=_week(fields),
        no_history=fields.truth("no_history"),
        calibration_left=fields.number_or("calibration_left", 0),
        deload=fields.truth("deload"),
    )


def _week(fields: Fields) -> float | None:
    week = fields.number("lifting_week")
    if week is not None and week < 1:
        raise WrongField(f"lifting_week: {week:g} is below 1")
    return week


def _pattern_days(fields: Fields) -> dict[str, float | None]:
    value = fields.get("pattern_days")
    if value is None:
        return {}
    known = ("squat", "hinge", "push", "pull")
    days = Fields(table("pattern_days", value))
    return {pattern: days.number(pattern) for pattern in known if pattern in days}


def _return_step(fields: Fields) -> ReturnStep | None:
    value = fields.get("return_step")
    if value is None:
        return None
    step = Fields(table("return_step", value))
    length, session = step.number("b0"), step.number("n")
    if length is None or session is None or session < 1:
        raise WrongField("return_step: expected b0 and n, the length and the session")
    return ReturnStep(length, int(session))


def _readiness(fields: Fields) -> Readiness:
    return Readiness(
        soreness=fields.number_or("soreness", USUAL.soreness),
        sleep_h=fields.number_or("sleep_h", USUAL.sleep_h),
        energy=fields.number_or("energy", USUAL.energy),
        two_nights_under5=fields.truth("two_nights_under5"),
        short_sleep_days=fields.number_or("short_sleep_days", 0),
        night_shift=fields.truth("night_shift"),
        heat=fields.truth("heat"),
        altitude=fields.truth("altitude"),
    )
