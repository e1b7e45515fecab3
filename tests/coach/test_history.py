"""What the diary tells: sessions, ladder, comebacks, maxima, runs, seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.coach.advice import SessionName
from bot.coach.catalogue import catalogue
from bot.coach.history.maxima import lifts
from bot.coach.history.races import phase
from bot.coach.history.runs import running
from bot.coach.history.sessions import Session, is_deload, ladder_week, return_step, sessions
from bot.coach.history.situation import situation
from bot.coach.situation import Outing, ReturnStep
from bot.coach.today import today
from bot.domain.athlete import Race, UsualDay
from bot.domain.exercise import ExerciseId
from bot.domain.load import Load, WeightUnit
from bot.domain.record import Record
from bot.domain.running import Run, RunType
from bot.domain.summary import add
from bot.domain.training import Entry, Lift, Log, LogId, OtherSport, StrengthSet
from content import load
from tests.coach.diary import record

KNOWN = catalogue(load()["shared"])
DAY = date(2026, 3, 4)
SQUAT = ExerciseId("back_squat")


def done(*days: int, clean: bool = True) -> list[Session]:
    """Return sessions so many days after the first of January."""
    start = date(2026, 1, 1)
    return [Session(start + timedelta(days=day), "MAINT", frozenset(), clean) for day in days]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["-1: back_squat 3x5 80"], "MAINT"),
        (["-1: back_squat 4x5 80"], "HEAVY_LOWER"),
        (["-1: back_squat 1x5 80 @8"], "HEAVY_LOWER"),
        (["-1: back_squat 2x5 80", "-1: reverse_lunge 2x10"], "HEAVY_LOWER"),
        (["-1: bench_press 5x5 80 @9"], None),
        (["-1: LEARN goblet_squat 2x10 10 @6"], "LEARN"),
        (["-1: CORE_BW split_squat 3x12 @8"], "CORE_BW"),
        (["-1: CORE_BW push_up 3x12 @7"], None),
        (["-1: HEAVY_FULL bench_press 3x5 60"], "HEAVY_FULL"),
        (["-1: MAINT back_squat 5x5 80 @9"], "MAINT"),
        (["-1: leg_swing 1x10"], None),
    ],
)
def test_what_counts_as_a_session(lines: list[str], name: str | None) -> None:
    found = sessions(record(DAY, {}, lines).logs, DAY, KNOWN.exercises)
    assert [one.name for one in found] == ([] if name is None else [name])


def test_a_session_holds_its_patterns() -> None:
    lines = ["-1: back_squat 3x5 80", "-1: sl_rdl 2x8", "-1: row_bb 3x8 50"]
    (session,) = sessions(record(DAY, {}, lines).logs, DAY, KNOWN.exercises)
    assert session.patterns == {"squat", "hinge", "pull"}


@pytest.mark.parametrize(
    ("days", "week"),
    [((), 1), ((0,), 1), ((0, 3), 2), ((0, 3, 7), 2), ((0, 3, 7, 10), 3), ((0, 40, 44), 2)],
)
def test_two_sessions_are_a_week_of_the_ladder(days: tuple[int, ...], week: int) -> None:
    assert ladder_week(done(*days)) == week


def test_the_ladder_after_long_breaks() -> None:
    twelve = tuple(range(0, 48, 4))
    assert ladder_week(done(*twelve)) == 7
    assert ladder_week(done(*twelve, 44 + 60)) == 3
    assert ladder_week(done(*twelve, 44 + 120)) == 1
    assert ladder_week(done(*twelve), pairs_a_week=2) == 4
    assert ladder_week(done(*twelve, clean=False)) == 1


@pytest.mark.parametrize(
    ("days", "step"),
    [
        ((0, 10), None),
        ((0, 20), ReturnStep(20, 2)),
        ((0, 20, 24), None),
        ((0, 40, 44), ReturnStep(40, 3)),
        ((0, 40, 60), ReturnStep(40, 2)),
        ((0, 20, 60), ReturnStep(40, 2)),
        ((0, 20, 24, 28, 48), ReturnStep(20, 2)),
        ((0, 120, 124), ReturnStep(120, 3)),
    ],
)
def test_a_comeback_has_steps(days: tuple[int, ...], step: ReturnStep | None) -> None:
    assert return_step(done(*days)) == step


@given(gaps=some.lists(some.integers(1, 130), min_size=1, max_size=20), rest=some.integers(2, 130))
def test_nothing_heavy_before_a_comeback_is_over(gaps: list[int], rest: int) -> None:
    """Source: coaching rules 2.14, invariant 6."""
    lines = [f"-{days}: MAINT back_squat 2x5 80 @7" for days in accumulate(gaps, initial=rest)]
    athlete = {"experience": "advanced", "equipment": ["barbell"]}
    kept = record(DAY, athlete, [*reversed(lines), "+1: run easy 30 min"])
    session = today(kept, DAY, KNOWN).session
    in_comeback = rest > 14 or situation(kept, DAY, KNOWN).lifting.return_step is not None
    assert not (in_comeback and session.startswith("HEAVY"))


def test_a_lighter_week_comes_after_four() -> None:
    loaded = done(4, 7, 11, 14, 18, 21, 25, 28)  # two a week, from Monday 5 January
    assert not is_deload(loaded, date(2026, 2, 1))
    assert is_deload(loaded, date(2026, 2, 2))
    assert not is_deload(loaded, date(2026, 2, 9))
    assert not is_deload(done(4, 11, 18, 25), date(2026, 2, 2))
    assert not is_deload(done(4, 7, 11, 14, 39, 42), date(2026, 2, 16))
    assert not is_deload([], DAY)


FEBRUARY = [date(2026, 2, day) for day in (2, 9, 16)]
"""Mondays."""


@pytest.mark.parametrize(
    ("eased", "lighter"),
    [
        ((), (True, False, False)),
        ((0,), (True, False, False)),
        ((1,), (False, True, False)),
        ((2,), (True, False, False)),  # too far to wait for
    ],
)
def test_a_lighter_week_waits_for_an_easy_one(
    eased: tuple[int, ...], lighter: tuple[bool, ...]
) -> None:
    loaded = done(4, 7, 11, 14, 18, 21, 25, 28, 32, 35, 39, 42)
    told = [FEBRUARY[number] for number in eased]
    assert tuple(is_deload(loaded, day, told) for day in FEBRUARY) == lighter


def test_a_lighter_week_comes_early_with_an_easy_one() -> None:
    loaded = done(4, 7, 11, 14, 18, 21, 25, 28, 32, 35)
    early = date(2026, 1, 26)
    assert is_deload(loaded, early, [early])
    assert not is_deload(loaded, FEBRUARY[0], [early])  # the count began anew
    before = date(2026, 1, 19)
    assert not is_deload(loaded, before, [before])


# ---------------------------------------------------------------- maxima


def maximum(*lines: str) -> float | None:
    return lifts(record(DAY, {}, lines).logs, DAY, novice=False)[SQUAT].e1rm_kg


def test_a_maximum_is_told_by_few_hard_repetitions() -> None:
    assert maximum("-4: back_squat 3x5 81.1 @8") == pytest.approx(100)
    assert maximum("-4: back_squat 3x5 81.1") == pytest.approx(96.9, abs=0.1)  # unrated: RPE 9
    assert maximum("-4: back_squat 3x12 60 @8") is None
    assert maximum("-4: back_squat 3x5 60 @6") is None
    easy = maximum("-8: back_squat 3x5 81.1 @8", "-4: back_squat 3x5 90 @6")
    assert easy == pytest.approx(105)  # an easy set tells that there is more, never less
    assert maximum("-8: back_squat 3x5 81.1 @8", "-4: back_squat 3x5 60 @6") == pytest.approx(100)
    assert maximum("-4: back_squat 3x10 60 @8") == pytest.approx(88, abs=1)


def test_a_maximum_moves_slowly_and_is_renewed_after_a_break() -> None:
    base = "-20: back_squat 3x5 81.1 @8"
    assert maximum(base, "-16: back_squat 3x5 97.3 @8") == pytest.approx(105, abs=0.1)
    assert maximum(base, "-16: back_squat 3x5 64.9 @8") == pytest.approx(95, abs=0.1)
    long_ago = "-100: back_squat 3x5 81.1 @8"
    assert maximum(long_ago, "-16: back_squat 3x5 64.9 @8") == pytest.approx(80, abs=0.1)
    month = [f"-{days}: back_squat 3x5 64.9 @8" for days in (16, 12, 8)]
    assert maximum("-60: back_squat 3x5 81.1 @8", *month[:2]) == pytest.approx(90.5, abs=0.1)
    assert maximum("-60: back_squat 3x5 81.1 @8", *month) == pytest.approx(80, abs=0.1)


def test_failed_assisted_and_warm_up_sets_tell_nothing() -> None:
    kinds: tuple[dict[str, Any], ...] = ({"failed": True}, {"warmup": True}, {"assisted": True})
    sets = tuple(
        StrengthSet(reps=5, load=Load(100, WeightUnit.KG), rpe=8, **kind) for kind in kinds
    )
    entry = Entry(DAY, Lift(exercise=SQUAT, sets=sets))
    log = Log(id=LogId("x"), at=_at(), entries=(entry,))
    state = lifts((log,), DAY, novice=True)[SQUAT]
    assert (state.e1rm_kg, state.last_kg) == (None, None)


def _at() -> Any:
    return record(DAY, {}, ["-1: run easy 30 min"]).logs[0].at


def test_bodyweight_repetitions_are_remembered() -> None:
    logs = record(DAY, {}, ["-9: bw_squat 3x15 @6", "-4: bw_squat 2x15 @6"]).logs
    assert lifts(logs, DAY, novice=True)[ExerciseId("bw_squat")].best_reps == (15,)


@pytest.mark.parametrize(
    ("line", "ago"),
    [("-4: bw_squat 3x4", 4), ("-4: bw_squat 3x5", None), ("-4: bw_squat 3x4 20", None)],
)
def test_a_bodyweight_session_that_fell_short(line: str, ago: int | None) -> None:
    logs = record(DAY, {}, [line]).logs
    assert lifts(logs, DAY, novice=True)[ExerciseId("bw_squat")].short_days_ago == ago


# ---------------------------------------------------------------- runs and races


def test_runs_around_the_day() -> None:
    diary = ["-1: run easy 40 min", "-1: run tempo 30 min", "0: run easy 30 min"]
    found = running(record(DAY, {}, diary), DAY)
    assert found.today == (Outing("easy", None, 30),)
    assert len(found.yesterday) == 2
    assert found.tomorrow is None
    assert found.runs30 == 3


def test_a_run_without_time_is_as_long_as_the_runner_is_slow() -> None:
    diary = ["-9: run easy 60 min 10 km", "0: run easy 20 km"]
    (outing,) = running(record(DAY, {}, diary), DAY).today
    assert outing.minutes == pytest.approx(120)
    (unknown,) = running(record(DAY, {}, ["0: run easy 10 km"]), DAY).today
    assert unknown.minutes == pytest.approx(60)


def test_a_run_without_time_and_distance_has_no_length() -> None:
    kept = record(DAY, {}, ["0: run easy"])
    (outing,) = running(kept, DAY).today
    assert outing == Outing("easy")


def test_questions_are_asked_again_after_a_while() -> None:
    kept = record(DAY, {"experience": "novice", "equipment": []}, ["+1: run easy 30 min"])
    assert not {"ask_health", "ask_pain"} & set(today(kept, DAY, KNOWN).flags)
    later = today(kept, DAY + timedelta(days=100), KNOWN)
    assert {"ask_health", "ask_pain"} <= set(later.flags)


def test_before_any_session_no_pattern_is_old() -> None:
    assert situation(record(DAY, {}), DAY, KNOWN).lifting.pattern_days == {}


def test_a_day_off_is_learned_only_from_a_kept_diary() -> None:
    kept = [f"-{days}: run easy 40 min" for days in (26, 19, 12, 5)]  # Fridays
    assert running(record(DAY, {}, kept), DAY).tomorrow == (Outing("none"),)
    assert running(record(DAY, {}, kept[-1:]), DAY).tomorrow is None


def test_a_usual_week_is_known_ahead_and_for_today() -> None:
    friday = UsualDay(DAY.weekday(), (Run(run_type=RunType.TEMPO),))
    saturday = UsualDay((DAY.weekday() + 1) % 7, (Run(run_type=RunType.RACE),))
    kept = record(DAY, {})
    kept = replace(kept, athlete=replace(kept.athlete, usual=(friday, saturday)))
    found = running(kept, DAY)
    assert [one.kind for one in found.today] == ["tempo"]
    # A race of every week is a small one, and the days that were not named are free.
    assert found.tomorrow is not None
    assert [one.kind for one in found.tomorrow] == ["small_race"]
    assert found.week is not None
    assert [[one.kind for one in day] for day in found.week[1:6]] == [["none"]] * 5


def test_a_plan_for_the_date_goes_before_what_is_usual() -> None:
    usual = UsualDay((DAY.weekday() + 1) % 7, (Run(run_type=RunType.TEMPO),))
    kept = record(DAY, {}, ["+1: run easy 30 min"])
    kept = replace(kept, athlete=replace(kept.athlete, usual=(usual,)))
    assert running(kept, DAY).tomorrow == (Outing("easy", None, 30),)


def test_what_a_weekday_held_in_three_of_four_weeks_is_expected_of_today() -> None:
    kept = [f"-{days}: run intervals 50 min" for days in (21, 14, 7)]
    assert [one.kind for one in running(record(DAY, {}, kept), DAY).today] == ["intervals"]
    assert running(record(DAY, {}, kept[1:]), DAY).today == ()


def test_a_spike_is_a_run_far_beyond_the_longest() -> None:
    usual = ["-9: run easy 50 min 10 km", "-5: run easy 50 min 10 km"]
    assert running(record(DAY, {}, [*usual, "-1: run easy 60 min 12 km"]), DAY).spike
    assert not running(record(DAY, {}, [*usual, "-1: run easy 55 min 11 km"]), DAY).spike
    assert not running(record(DAY, {}, ["-1: run easy 90 min 18 km"]), DAY).spike


@pytest.mark.parametrize(
    ("sport", "hours", "session"),
    [
        ("football", 1, SessionName.CORE_BW),
        ("cycling", 4, SessionName.MOBILITY),
        ("walking", 1, SessionName.HEAVY_LOWER),
    ],
)
def test_other_sports_count_too(sport: str, hours: float, session: SessionName) -> None:
    athlete = {"experience": "advanced", "equipment": ["barbell"]}
    lifted = [f"-{days}: HEAVY_LOWER back_squat 3x5 80 @8" for days in (12, 8, 4)]
    kept = record(DAY, athlete, [*lifted, "+1: run easy 30 min"])
    entry = Entry(DAY, OtherSport(exercise=sport, duration_s=3600 * hours))
    log = Log(id=LogId("sport"), at=_at(), entries=(entry,))
    kept = Record(athlete=kept.athlete, logs=(*kept.logs, log), plans=kept.plans)
    assert today(kept, DAY, KNOWN).session is session


@pytest.mark.parametrize(
    ("days", "distance", "priority", "found"),
    [
        (5, "10k", "A", "taper"),
        (8, "10k", "A", "race_specific"),
        (13, "marathon", "A", "taper"),
        (9, None, "A", "taper"),
        (50, "hm", "A", "race_specific"),
        (100, "hm", "A", "build"),
        (200, "hm", "A", "base"),
        (5, "10k", "B", "base"),
        (-3, "5k", "A", "recovery"),
        (-6, "5k", "A", "base"),
        (-12, "marathon", "B", "recovery"),
    ],
)
def test_races_make_the_season(days: int, distance: Any, priority: Any, found: str) -> None:
    race = Race(day=DAY + timedelta(days=days), distance=distance, priority=priority)
    assert phase((race,), DAY, "Europe/Berlin") == found


def test_winter_is_the_off_season_of_its_hemisphere() -> None:
    january, july = date(2026, 1, 10), date(2026, 7, 10)
    assert phase((), january, "Europe/Berlin") == "off_season"
    assert phase((), july, "Europe/Berlin") == "base"
    assert phase((), january, "Australia/Sydney") == "base"
    assert phase((), july, "Australia/Sydney") == "off_season"


def test_sealed_years_are_a_long_break_and_no_beginning() -> None:
    athlete = {"experience": "advanced", "equipment": ["barbell"]}
    old = add(Record(athlete=record(DAY, {}).athlete).older, _old_logs())
    kept = Record(athlete=record(DAY, athlete).athlete, older=old)
    lifting = situation(kept, DAY, KNOWN).lifting
    assert (lifting.no_history, lifting.days_since) == (False, 150)
    advice = today(kept, DAY, KNOWN)
    assert (advice.session, advice.reasons[0].case) == (SessionName.LEARN, "long")
    assert advice.exercises[0].find_load


def test_the_first_session_after_sealed_years_is_followed_by_steps() -> None:
    athlete = {"experience": "advanced", "equipment": ["barbell"]}
    lately = record(DAY, athlete, ["-3: LEARN back_squat 2x10 40 @6"])
    old = add(lately.older, _old_logs())
    kept = Record(athlete=lately.athlete, logs=lately.logs, older=old)
    assert situation(kept, DAY, KNOWN).lifting.return_step == ReturnStep(147, 2)


def _old_logs() -> tuple[Log, ...]:
    return record(DAY, {}, ["-150: back_squat 4x5 80 @8", "-150: bench_press 3x5 60"]).logs
