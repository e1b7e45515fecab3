"""Law: what the coach repeats of a log is understood again as the same log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.exercise import ExerciseId
from bot.domain.load import Load, WeightUnit
from bot.domain.running import METRES_PER_MILE, PartRole, Run, RunPart, RunType
from bot.domain.training import Activity, Entry, Lift, Mobility, OtherSport, StrengthSet
from bot.language.echo import echo
from bot.language.hearing import Hearing
from bot.language.intents import LogTraining, PlanTraining, Understood
from bot.language.log.plausible import is_possible
from bot.language.understand import understand
from tests.language.english import english

if TYPE_CHECKING:
    from bot.language.lexicon import Lexicon

TODAY = date(2026, 3, 4)
OFTEN = settings(max_examples=150)


loads = st.builds(
    Load,
    st.one_of(
        st.integers(2, 600).map(lambda half: half / 2),
        st.integers(100, 40000).map(lambda n: n / 100),
    ),
    st.sampled_from(WeightUnit),
)
efforts = st.one_of(st.none(), st.integers(10, 20).map(lambda half: half / 2))


@st.composite
def strength_sets(draw: st.DrawFn) -> tuple[StrengthSet, ...]:
    """Sets as one lift can have them: all counted or all held."""
    held = draw(st.booleans())
    amounts = {"seconds": st.integers(2, 600).map(float)} if held else {"reps": st.integers(1, 100)}
    load = draw(st.one_of(st.none(), loads))
    one = st.builds(
        StrengthSet,
        load=st.just(load) if draw(st.booleans()) else loads,
        rpe=efforts if draw(st.booleans()) else st.none(),
        each=st.booleans() if load is not None and draw(st.booleans()) else st.just(value=False),
        warmup=st.booleans() if draw(st.booleans()) else st.just(value=False),
        failed=st.booleans() if draw(st.booleans()) else st.just(value=False),
        **amounts,
    )
    found = draw(st.lists(one, min_size=1, max_size=6))
    return tuple(
        StrengthSet(
            reps=s.reps,
            seconds=s.seconds,
            load=s.load,
            rpe=s.rpe,
            each=s.each and s.load is not None,
            warmup=s.warmup,
            failed=s.failed,
        )
        for s in found
    )


@st.composite
def run_parts(draw: st.DrawFn) -> tuple[RunPart, ...]:
    """A session as it is told in parts: warm-up, repetitions, cool-down, strides."""
    metres = st.integers(1, 60).map(lambda n: n * 100.0)
    seconds = st.integers(20, 3000).map(float)
    distance = draw(st.one_of(st.none(), metres))
    timed = distance is None or draw(st.booleans())
    duration = distance * 0.25 if distance and timed else float(draw(st.integers(30, 2400)))
    work = RunPart(
        times=draw(st.integers(1, 20)),
        distance_m=distance,
        duration_s=duration if timed else None,
        pace_s_per_km=None
        if timed
        else draw(st.one_of(st.none(), st.integers(180, 400).map(float))),
        rest_s=draw(st.one_of(st.none(), st.integers(20, 300).map(float))),
    )
    beside = st.one_of(
        st.builds(RunPart, role=st.just(PartRole.WARMUP), distance_m=metres),
        st.builds(RunPart, role=st.just(PartRole.WARMUP), duration_s=seconds),
    )
    strides = RunPart(role=PartRole.STRIDES, times=draw(st.integers(2, 10)))
    parts = (draw(beside), work, replace(draw(beside), role=PartRole.COOLDOWN), strides)
    return parts[draw(st.integers(0, 1)) : draw(st.integers(2, 4))]


@st.composite
def sessions(draw: st.DrawFn) -> Run:
    """Runs in parts, the whole distance or time told as their sum."""
    parts = draw(run_parts())
    counted = [part for part in parts if part.role is not PartRole.STRIDES]
    works = [part for part in counted if part.role is PartRole.WORK]
    by_metres = works[0].distance_m is not None
    sizes = [p.times * (p.distance_m or 0.0) for p in counted]
    times = [p.times * (p.duration_s or 0.0) for p in counted if p.distance_m is None]
    return Run(
        distance_m=sum(sizes) if by_metres else None,
        duration_s=None if by_metres else sum(times),
        run_type=RunType.INTERVALS if works[0].times > 1 else RunType.TEMPO,
        rpe=draw(st.one_of(st.none(), st.integers(1, 10).map(float))),
        parts=parts,
    )


@st.composite
def runs(draw: st.DrawFn) -> Run:
    km = st.integers(40, 20000).map(lambda n: n * 10.0)
    miles = st.integers(50, 10000).map(lambda n: round(n / 100 * METRES_PER_MILE, 1))
    distance = draw(st.one_of(st.none(), km, miles, st.integers(400, 99999).map(float)))
    pace = draw(st.integers(180, 900))
    per_mile = round(draw(st.integers(300, 1200)) * 1000 / METRES_PER_MILE, 1)
    duration = round(distance * pace / 1000) if distance else draw(st.integers(60, 36000))
    timed = draw(st.booleans()) or distance is None
    return Run(
        distance_m=distance,
        duration_s=float(duration) if timed else None,
        pace_s_per_km=draw(st.sampled_from((None, float(pace), per_mile))),
        run_type=draw(st.one_of(st.none(), st.sampled_from(RunType))),
        rpe=draw(st.one_of(st.none(), st.integers(1, 10).map(float))),
    )


def activities(words: Lexicon) -> st.SearchStrategy[Activity]:
    names = words.log.names
    lifts = sorted(set(names.said) - names.mobility)
    sports = ("cycling", "swimming", "walking", "rowing", "elliptical")
    minutes = st.integers(60, 20000).map(float)
    return st.one_of(
        st.tuples(st.sampled_from([*lifts, ExerciseId("zercher carry")]), strength_sets()).map(
            lambda pair: Lift(exercise=pair[0], sets=pair[1], per_side=pair[0] in names.unilateral)
        ),
        runs(),
        sessions(),
        st.builds(
            Mobility,
            exercise=st.sampled_from((ExerciseId("mobility"), ExerciseId("yoga"))),
            duration_s=minutes,
        ),
        st.builds(OtherSport, exercise=st.sampled_from(sports), duration_s=minutes),
    )


ACTIVITIES = st.deferred(lambda: activities(english()).filter(is_possible))
"""What no human does is asked about, and not logged as it stands."""


def read_again(said: str) -> object:
    """The entries of a sentence that says training and nothing else."""
    match understand(said, Hearing(today=TODAY), english()):
        case Understood(intents=(LogTraining() | PlanTraining() as one,)):
            return one.entries
        case other:
            return other


@given(activity=ACTIVITIES, ago=st.integers(0, 300))
@OFTEN
def test_the_echo_of_a_log_is_the_log(activity: Activity, ago: int) -> None:
    log = LogTraining((Entry(TODAY - timedelta(days=ago), activity),))
    said = echo(log.entries, english(), TODAY)
    assert read_again(said) == log.entries, said


@given(done=st.lists(ACTIVITIES, max_size=4, min_size=1))
@OFTEN
def test_the_echo_of_several_entries_is_the_log(done: list[Activity]) -> None:
    log = LogTraining(tuple(Entry(TODAY, one) for one in done))
    said = echo(log.entries, english(), TODAY)
    assert read_again(said) == log.entries, said


@given(activity=ACTIVITIES, ahead=st.integers(1, 300))
@OFTEN
def test_the_echo_of_a_plan_is_the_plan(activity: Activity, ahead: int) -> None:
    plan = PlanTraining((Entry(TODAY + timedelta(days=ahead), activity),))
    said = echo(plan.entries, english(), TODAY)
    assert read_again(said) == plan.entries, said


def test_every_exercise_is_understood_by_its_short_word() -> None:
    names = english().log.names
    for exercise in sorted(set(names.said) - names.mobility):
        lift = Lift(
            exercise=exercise,
            sets=(StrengthSet(reps=8), StrengthSet(reps=8)),
            per_side=exercise in names.unilateral,
        )
        log = LogTraining((Entry(TODAY, lift),))
        said = echo(log.entries, english(), TODAY)
        assert read_again(said) == log.entries, said


@pytest.mark.parametrize("seconds", [1.0, 59.0, 60.0, 3599.0, 3600.0, 35999.0])
def test_every_length_of_a_run_is_understood(seconds: float) -> None:
    log = LogTraining((Entry(TODAY, OtherSport(exercise="rowing", duration_s=max(seconds, 10.0))),))
    said = echo(log.entries, english(), TODAY)
    assert read_again(said) == log.entries, said
