"""Laws of corrections: what is not named stays, the same is nothing, and undo brings it back."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.correcting import corrected, meant
from bot.domain.correction import (
    BareNumber,
    Change,
    Correction,
    Gone,
    MoreSets,
    NewAmounts,
    NewDay,
    NewUnit,
    Raised,
    RunAmounts,
    SetAmounts,
    Which,
)
from bot.domain.exercise import ExerciseId
from bot.domain.journal import Diary, changed, done_again, latest, taken_back
from bot.domain.load import Load, WeightUnit
from bot.domain.running import DistanceUnit, Run, RunType
from bot.domain.training import Entry, Lift, Log, LogId, StrengthSet

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
NAMES = tuple(map(ExerciseId, ("back_squat", "bench_press", "deadlift", "plank")))

units = st.sampled_from(WeightUnit)
kilos = st.integers(1, 200).map(float)
loads = st.one_of(st.none(), st.builds(Load, kilos, st.sampled_from(WeightUnit)))
sets = st.builds(StrengthSet, reps=st.integers(1, 20), load=loads, warmup=st.booleans())
lifts = st.builds(
    Lift, exercise=st.sampled_from(NAMES), sets=st.lists(sets, min_size=1, max_size=5).map(tuple)
)
runs = st.builds(
    Run,
    distance_m=st.integers(1, 40).map(lambda km: km * 1000.0),
    duration_s=st.one_of(st.none(), st.integers(300, 9000).map(float)),
    run_type=st.one_of(st.none(), st.sampled_from(RunType)),
)
days = st.integers(0, 5).map(lambda back: TODAY - timedelta(days=back))
entries = st.lists(st.builds(Entry, days, st.one_of(lifts, runs)), max_size=4).map(tuple)
whiches = st.builds(
    Which,
    exercises=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
    kind=st.sampled_from(("", "lift", "run")),
    sets=st.sampled_from(((), (0,), (-1,), (-2, -1))),
)
amounts = st.one_of(
    st.builds(BareNumber, kilos),
    st.builds(SetAmounts, load=kilos),
    st.builds(SetAmounts, sets=st.integers(1, 6), reps=st.integers(1, 12).map(lambda n: (n,))),
    st.builds(SetAmounts, rpe=st.sampled_from((7.0, 8.5)), failed=st.booleans()),
    st.builds(RunAmounts, distance_m=st.integers(1, 40).map(lambda km: km * 1000.0)),
    st.builds(RunAmounts, run_type=st.sampled_from(RunType)),
)
changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(NewAmounts, st.lists(amounts, min_size=1, max_size=2).map(tuple)),
    st.builds(NewDay, days),
    st.builds(NewUnit, weight=st.sampled_from(WeightUnit)),
    st.builds(NewUnit, distance=st.sampled_from(DistanceUnit)),
    st.just(Gone()),
    st.builds(MoreSets, st.integers(1, 3)),
    st.builds(Raised, st.sampled_from((2.5, -5.0))),
)


@given(before=entries, which=whiches, change=changes)
def test_what_is_not_meant_never_changes(
    before: tuple[Entry, ...], which: Which, change: Change
) -> None:
    places = set(meant(before, which))
    for then in corrected(before, Correction(which, change)):
        others = [entry for n, entry in enumerate(before) if n not in places]
        assert [entry for entry in then if entry in others][: len(others)] == others


@given(before=entries, which=whiches, way=amounts)
def test_only_what_is_named_changes(
    before: tuple[Entry, ...], which: Which, way: SetAmounts | RunAmounts | BareNumber
) -> None:
    for then in corrected(before, Correction(which, NewAmounts((way,)))):
        for one, two in zip(before, then, strict=True):
            assert one.day == two.day
            assert type(one.activity) is type(two.activity)
            if isinstance(one.activity, Lift) and isinstance(two.activity, Lift):
                assert _untouched(one.activity, two.activity, way, which)


def _untouched(
    one: Lift, two: Lift, way: SetAmounts | RunAmounts | BareNumber, which: Which
) -> bool:
    """Whether all but the named field of the named sets is as it was."""
    if isinstance(way, SetAmounts) and way.sets is not None:
        return one.exercise == two.exercise
    named = {n % len(one.sets) for n in which.sets} if which.sets else set(range(len(one.sets)))
    said = {"load", "reps", "seconds"} if isinstance(way, BareNumber) else _said(way)
    return one.exercise == two.exercise and all(
        {f.name for f in fields(a) if getattr(a, f.name) != getattr(b, f.name)}
        <= (said if n in named else set())
        for n, (a, b) in enumerate(zip(one.sets, two.sets, strict=True))
    )


def _said(way: SetAmounts | RunAmounts) -> set[str]:
    return {f.name for f in fields(way) if getattr(way, f.name) not in {None, (), False}}


@given(lift=lifts, run=runs)
def test_correcting_to_the_same_is_nothing(lift: Lift, run: Run) -> None:
    squat = (Entry(TODAY, replace(lift, sets=lift.sets[:1])),)
    load, reps = lift.sets[0].load, lift.sets[0].reps or 1
    same = SetAmounts(reps=(reps,), load=load.amount if load else None)
    assert corrected(squat, Correction(Which(), NewAmounts((same,)))) == (squat,)
    ran = (Entry(TODAY, run),)
    far = RunAmounts(distance_m=run.distance_m, duration_s=run.duration_s)
    assert corrected(ran, Correction(Which(), NewAmounts((far,)))) == (ran,)
    assert corrected(ran, Correction(Which(), NewDay(TODAY))) == (ran,)


@given(before=entries, change=st.one_of(st.builds(NewDay, days), st.builds(NewUnit, weight=units)))
def test_correcting_twice_is_correcting_once(before: tuple[Entry, ...], change: Change) -> None:
    correction = Correction(Which(), change)
    for then in corrected(before, correction):
        assert corrected(then, correction) == (then,)


logs = st.builds(
    Log,
    id=st.sampled_from(("a", "b", "c")).map(LogId),
    at=st.integers(0, 100).map(lambda hours: NOW - timedelta(hours=hours)),
    entries=entries,
)


@given(steps=st.lists(logs, min_size=1, max_size=8))
def test_undo_and_redo_walk_the_same_way(steps: list[Log]) -> None:
    diary = Diary(())
    history = [diary.logs]
    for log in steps:
        drops = log.id in {known.id for known in diary.logs} and not log.entries
        then = changed(diary, drop=(log.id,)) if drops else changed(diary, keep=(log,))
        if {known.id: known for known in then.logs} != {known.id: known for known in diary.logs}:
            history.append(then.logs)
        diary = then
    last = diary
    for before in reversed(history[:-1]):
        back = taken_back(diary)
        assert back is not None
        diary = back[0]
        assert set(diary.logs) == set(before)
    assert taken_back(diary) is None
    while (again := done_again(diary)) is not None:
        diary = again[0]
    assert set(diary.logs) == set(last.logs)


@given(log=logs)
def test_the_last_log_is_the_one_that_was_changed_last(log: Log) -> None:
    later = Log(id=LogId("later"), at=NOW, entries=())
    diary = changed(Diary((log, later)), keep=(replace(log, session="HEAVY"),))
    assert latest(diary) == replace(log, session="HEAVY")
    assert latest(Diary((log, later))) in {log, later}
