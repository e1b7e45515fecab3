"""Weeks kept and a score that recovers; pauses neither break nor lengthen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.coach import consistency
from bot.coach.catalogue import catalogue
from bot.coach.review import review
from bot.domain.athlete import Athlete, AthleteId, Away, Race
from bot.domain.exercise import ExerciseId
from bot.domain.health import Health, Illness, Pain
from bot.domain.load import Load, WeightUnit
from bot.domain.record import Record
from bot.domain.training import Activity, Entry, Lift, Log, LogId, Mobility, StrengthSet
from content import load

KNOWN = catalogue(load()["shared"])
MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)
DAY = timedelta(days=1)
WEEK = 7 * DAY
ATHLETE = Athlete(id=AthleteId("terminal:me"), zone="Europe/Berlin")


def squat(kg: float = 80.0) -> Lift:
    sets = (StrengthSet(reps=5, load=Load(kg, WeightUnit.KG)),) * 3
    return Lift(exercise=ExerciseId("back_squat"), sets=sets)


ROUTINE = Mobility(exercise=ExerciseId("mobility"), duration_s=600.0)


def done(*days: date, what: Activity | None = None, athlete: Athlete = ATHLETE) -> Record:
    logs = tuple(
        Log(
            id=LogId(f"log/{day}"),
            at=datetime.combine(day, time(18), UTC),
            entries=(Entry(day, what or squat()),),
        )
        for day in days
    )
    return Record(athlete=athlete, logs=logs)


def week(record: Record, today: date = SUNDAY + DAY) -> consistency.WeekKept:
    return consistency.week(record, MONDAY, today, KNOWN)


def test_a_week_is_kept_by_its_target() -> None:
    assert not week(done(MONDAY)).kept
    assert week(done(MONDAY, MONDAY + 3 * DAY)).kept
    wishes = replace(ATHLETE, weekly_target=1)
    assert week(done(MONDAY, athlete=wishes)).kept


def test_a_week_that_is_not_over_is_no_miss() -> None:
    open_week = week(done(MONDAY), MONDAY + 2 * DAY)
    assert (open_week.neutral, open_week.left) == (True, 1)


def test_nothing_is_asked_of_the_week_of_a_race() -> None:
    racing = replace(ATHLETE, races=(Race(day=SUNDAY, distance="marathon", priority="A"),))
    resting = week(done(MONDAY - WEEK, athlete=racing))
    assert (resting.target, resting.kept) == (0, True)


def test_a_holiday_makes_a_week_neutral_and_a_short_one_easier() -> None:
    away = replace(ATHLETE, away=Away(MONDAY, MONDAY + 4 * DAY))
    assert week(done(MONDAY - DAY, athlete=away)).neutral
    short = replace(ATHLETE, away=Away(MONDAY, MONDAY + 2 * DAY))
    assert week(done(SUNDAY, athlete=short)).target == 1


def test_paused_weeks_are_passed_over_in_a_row() -> None:
    ill = Health(illness=Illness("fever", MONDAY, well=SUNDAY + DAY))
    kept = [MONDAY - WEEK, MONDAY - WEEK + 2 * DAY, MONDAY + WEEK, MONDAY + WEEK + 2 * DAY]
    record = done(*kept, athlete=replace(ATHLETE, health=ill))
    known = consistency.weeks(record, MONDAY + 2 * WEEK, KNOWN)
    assert consistency.run_of_weeks(known) == 2
    well = done(*kept)
    assert consistency.run_of_weeks(consistency.weeks(well, MONDAY + 2 * WEEK, KNOWN)) == 1


def test_quiet_reminders_are_no_pause() -> None:
    quiet = replace(ATHLETE, away=Away(MONDAY, SUNDAY, "quiet"))
    assert not consistency.is_paused(quiet, MONDAY)


days = st.sets(st.integers(0, 80), max_size=60).map(
    lambda ago: tuple(MONDAY - number * DAY for number in sorted(ago))
)


@given(days, st.integers(1, 7))
def test_the_score_stays_in_its_range_and_a_day_of_training_never_lowers_it(
    ago: tuple[date, ...], wanted: int
) -> None:
    start = MONDAY - 81 * DAY
    before = consistency.score(done(start, *ago), MONDAY, wanted)
    assert 0 <= before <= 100
    after = consistency.score(done(start, *ago, MONDAY), MONDAY, wanted)
    assert after >= before


@given(days, st.integers(1, 40), st.integers(1, 7))
def test_a_pause_without_training_changes_no_score(
    ago: tuple[date, ...], length: int, wanted: int
) -> None:
    start = MONDAY - 30 * DAY
    kept = tuple(day for day in ago if day > start)
    before = consistency.score(done(start, *kept), MONDAY, wanted)
    away = replace(ATHLETE, away=Away(MONDAY + DAY, MONDAY + length * DAY))
    paused = done(start, *kept, athlete=away)
    assert consistency.score(paused, MONDAY + length * DAY, wanted) == before


def test_the_score_recovers() -> None:
    gone = [MONDAY - number * DAY for number in range(90, 40, -1)]
    low = consistency.score(done(*gone), MONDAY, 7)
    back = [MONDAY + number * DAY for number in range(1, 29)]
    assert low < 30
    assert consistency.score(done(*gone, *back), back[-1], 7) > 70


def test_a_regular_runner_who_has_just_begun_is_not_measured_by_what_was_before() -> None:
    assert consistency.score(done(*(MONDAY + n * DAY for n in range(7))), SUNDAY, 7) > 50


def test_pauses_are_kept_when_another_is_told() -> None:
    first = Away(MONDAY, MONDAY + 9 * DAY)
    cut = ATHLETE.paused_with(first, MONDAY + 3 * DAY)
    assert cut == (Away(MONDAY, MONDAY + 2 * DAY),)
    assert ATHLETE.paused_with(first, MONDAY) == ()
    assert ATHLETE.paused_with(replace(first, kind="quiet"), SUNDAY) == ()


def test_a_review_names_what_was_better_than_before_and_one_suggestion() -> None:
    old, new = done(MONDAY - WEEK), done(MONDAY, MONDAY + 3 * DAY, what=squat(85.0))
    record = replace(old, logs=(*old.logs, *new.logs))
    seen = review(record, SUNDAY, KNOWN)
    assert [(best.exercise, best.set.load.kg) for best in seen.bests] == [("back_squat", 85.0)]
    assert seen.suggestion == "routine"
    assert review(new, SUNDAY, KNOWN).bests == ()


def test_the_suggestion_is_the_first_that_fits() -> None:
    hurt = replace(ATHLETE, health=Health(pains=(Pain(site="knee", score=4, since=MONDAY),)))
    racing = replace(ATHLETE, races=(Race(day=SUNDAY + 5 * DAY, distance="5k", priority="A"),))
    all_week = tuple(MONDAY + number * DAY for number in range(7))
    moved = done(*all_week, what=ROUTINE)
    lifted = done(MONDAY, SUNDAY)
    both = replace(lifted, logs=(*lifted.logs, *moved.logs))
    assert review(done(MONDAY, athlete=hurt), SUNDAY, KNOWN).suggestion == "pain"
    assert review(done(MONDAY, athlete=racing), SUNDAY, KNOWN).suggestion == "rest"
    assert review(done(MONDAY - WEEK), SUNDAY, KNOWN).suggestion == "back"
    assert review(moved, SUNDAY, KNOWN).suggestion == "lift"
    assert review(lifted, SUNDAY, KNOWN).suggestion == "routine"
    assert review(both, SUNDAY, KNOWN).suggestion == "keep"


def test_before_thursday_the_week_before_is_looked_back_on() -> None:
    record = done(MONDAY)
    assert review(record, SUNDAY + 3 * DAY, KNOWN).week.first == MONDAY
    assert review(record, SUNDAY + 4 * DAY, KNOWN).week.first == MONDAY + WEEK
