"""No advice goes beyond the limits, whatever the situation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.coach.leaveout import left_out
from bot.coach.lifts import LiftState
from bot.coach.today import advise
from bot.coach.told.situation import situation
from bot.domain.athlete import Athlete, AthleteId
from bot.domain.exercise import ExerciseId
from bot.main import load_book
from bot.talk.wording import reason_text, session_text
from tests.laws.invariants import broken
from tests.laws.situations import COMMON, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.talk.book import Book

situations = some.fixed_dictionaries(
    {name: some.sampled_from(OPTIONS[name]) for name in sorted(COMMON)},
    optional={
        name: some.sampled_from(values) for name, values in OPTIONS.items() if name not in COMMON
    },
)
kilograms = some.one_of(some.none(), some.floats(0, 400))
lifts = some.dictionaries(
    some.sampled_from(["back_squat", "deadlift", "bench_press", "goblet_squat", "rdl_db"]).map(
        ExerciseId
    ),
    some.builds(LiftState, e1rm_kg=kilograms, last_kg=kilograms, each=some.booleans()),
)


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(seed="limits")


@given(told=situations)
@settings(max_examples=300)
def test_no_advice_breaks_a_limit(book: Book, told: Mapping[str, Any]) -> None:
    assert list(broken(told, advise(situation(told), {}, book.catalogue))) == []


@given(told=situations, known=lifts, turn=some.integers(0, 800_000))
@settings(max_examples=200)
def test_nothing_forbidden_or_too_heavy_is_given(
    book: Book, told: Mapping[str, Any], known: Mapping[ExerciseId, LiftState], turn: int
) -> None:
    advice = advise(situation(told), known, book.catalogue, turn=turn)
    assert not advice.exercises or advice.minutes <= max(_minutes(told), 5)
    given_today = {line.exercise for line in advice.exercises}
    given_today |= {drill.exercise for drill in advice.drills}
    assert not given_today & left_out(advice.flags, book.catalogue.exercises)
    for line in advice.exercises:
        maximum = known[line.exercise].e1rm_kg if line.exercise in known else None
        if maximum and maximum > 60 and line.load_kg is not None:
            assert line.load_kg <= maximum * 0.93
        assert line.sets >= 1
        assert (line.reps is None) != (line.seconds is None)
        assert all(one.kg < (line.load_kg or 0) for one in line.warmup)


def _minutes(told: Mapping[str, Any]) -> int:
    minutes: int | None = told.get("time_min")
    return 40 if minutes is None else minutes


@given(told=situations)
@settings(max_examples=200)
def test_every_advice_can_be_said(book: Book, told: Mapping[str, Any]) -> None:
    advice = advise(situation(told), {}, book.catalogue)
    for reason in (*advice.reasons, *advice.mods):
        assert reason_text(reason, book)
        assert not reason.source or reason.source in book.sources
    assert session_text(advice, book, Athlete(id=AthleteId("nobody")))


@given(told=situations, known=lifts)
@settings(max_examples=50)
def test_the_same_situation_gives_the_same_advice(
    book: Book, told: Mapping[str, Any], known: Mapping[ExerciseId, LiftState]
) -> None:
    one, other = (advise(situation(told), known, book.catalogue) for _ in range(2))
    assert one == other
