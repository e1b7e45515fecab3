"""Records written short, for cases: "-4: back_squat 3x5 80 @8", "-1: run long 130 min"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from bot.domain.athlete import Athlete, AthleteId, Experience, Race
from bot.domain.exercise import Equipment, ExerciseId
from bot.domain.health import Health, Illness, Pain
from bot.domain.load import Load, WeightUnit
from bot.domain.record import Record
from bot.domain.running import Run, RunType
from bot.domain.training import Entry, Lift, Log, LogId, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINE = re.compile(r"(?P<days>[+-]?\d+)(?P<as> plan| log)?: (?P<what>.+)")
LIFT = re.compile(
    r"(?:(?P<session>[A-Z_]+) )?(?P<id>[a-z_]+) (?P<sets>\d+)x(?P<reps>\d+)"
    r"(?: (?P<kg>[\d.]+))?(?: @(?P<rpe>[\d.]+))?"
)
RUN = re.compile(
    r"run (?P<kind>[a-z]+)(?: (?P<min>\d+) min)?(?: @(?P<rpe>\d+))?(?: (?P<km>[\d.]+) km)?"
)


def record(today: date, athlete: Mapping[str, Any], lines: Iterable[str] = ()) -> Record:
    """Return the record of a runner on a day."""
    logs: list[Log] = []
    plans: list[Entry] = []
    for number, line in enumerate(lines):
        found = LINE.fullmatch(line)
        assert found, line
        day = today + timedelta(days=int(found["days"]))
        entry, session = _entry(day, found["what"])
        if found["as"] == " plan" or (day > today and found["as"] != " log"):
            plans.append(entry)
        else:
            logs.append(_log(number, entry, session))
    return Record(athlete=person(today, athlete), logs=tuple(logs), plans=tuple(plans))


def _log(number: int, entry: Entry, session: str | None) -> Log:
    at = datetime.combine(entry.day, time(20), UTC)
    return Log(id=LogId(f"log-{number}"), at=at, entries=(entry,), session=session)


def _entry(day: date, what: str) -> tuple[Entry, str | None]:
    run = RUN.fullmatch(what)
    if run:
        return Entry(day, _run(run)), None
    lift = LIFT.fullmatch(what)
    assert lift, what
    one = StrengthSet(
        reps=int(lift["reps"]),
        load=Load(float(lift["kg"]), WeightUnit.KG) if lift["kg"] else None,
        rpe=float(lift["rpe"]) if lift["rpe"] else None,
    )
    sets = (one,) * int(lift["sets"])
    return Entry(day, Lift(exercise=ExerciseId(lift["id"]), sets=sets)), lift["session"]


def _run(told: re.Match[str]) -> Run:
    return Run(
        run_type=RunType(told["kind"]),
        duration_s=60 * float(told["min"]) if told["min"] else None,
        distance_m=1000 * float(told["km"]) if told["km"] else None,
        rpe=float(told["rpe"]) if told["rpe"] else None,
    )


def person(today: date, told: Mapping[str, Any]) -> Athlete:
    """Return a runner; age, health and pain are answered unless `asked` is false."""
    experience, unit = told.get("experience"), told.get("unit")
    equipment, race = told.get("equipment"), told.get("race")
    return Athlete(
        id=AthleteId("case:1"),
        zone="Europe/Berlin",
        experience=Experience(experience) if experience else None,
        equipment=None if equipment is None else tuple(Equipment(one) for one in equipment),
        minutes=told.get("minutes"),
        weight_unit=WeightUnit(unit) if unit else None,
        health=health(today, told),
        races=() if race is None else (_race(today, race),),
    )


def health(today: date, told: Mapping[str, Any]) -> Health:
    """Return what a runner told of health."""
    if not told.get("asked", True):
        return Health()
    pain, illness = told.get("pain"), told.get("illness")
    well = today + timedelta(days=told["well"]) if "well" in told else None
    since = today + timedelta(days=told.get("since", told.get("well", 0)))
    return Health(
        age=told.get("age", 35),
        screened=today,
        pain_asked=today,
        gates=tuple(told.get("gates", ())),
        clearance=told.get("clearance"),
        cleared=today + timedelta(days=told.get("cleared", -10)) if "clearance" in told else None,
        holds=tuple(told.get("holds", ())),
        illness=None if illness is None else Illness(illness, since, well),
        pains=() if pain is None else (_pain(today, pain),),
    )


def _pain(today: date, told: Mapping[str, Any]) -> Pain:
    signs = tuple(told.get("signs", ()))
    return Pain(site=told["site"], since=today, score=told.get("score"), signs=signs)


def _race(today: date, told: Mapping[str, Any]) -> Race:
    return Race(
        day=today + timedelta(days=told["days"]),
        distance=told.get("distance"),
        priority=told.get("priority", "A"),
    )
