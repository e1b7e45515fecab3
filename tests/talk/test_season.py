"""The week and the season in conversation: what is kept, what is only imagined, what is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.athlete import Experience
from bot.domain.exercise import Equipment
from tests.talk.runner import MONDAY, Runner, met

PHONE = 1000
"""Characters that a phone shows of one message. Source: house rule."""
FULL = "my week: Mon off, Tue hills, Wed hills, Thu hills, Fri off, Sat hills, Sun long"


def runner(age: int = 35, body_kg: float | None = None) -> Runner:
    """An intermediate with a barbell whose questions are all answered."""
    known = met()
    health = replace(
        known.record.athlete.health, age=age, screened=MONDAY.date(), pain_asked=MONDAY.date()
    )
    athlete = replace(
        known.record.athlete,
        health=health,
        experience=Experience.INTERMEDIATE,
        equipment=(Equipment.BARBELL,),
        body_kg=body_kg,
    )
    return Runner(replace(known, record=replace(known.record, athlete=athlete)))


def later(one: Runner, days: int) -> None:
    one.now += timedelta(days=days)


@pytest.mark.parametrize(
    "asked",
    [
        "what if I run easy tomorrow?",
        "what if I take a rest day tomorrow",
        "what if I skip the intervals",
        "what if I move the intervals to Thursday?",
        "what if I had only 20 minutes?",
        "what if I had no weights",
        "what if I slept only 3 hours",
        "what if my legs were very sore",
        "what if my race were on 12 April",
    ],
)
def test_what_is_imagined_is_not_kept(asked: str) -> None:
    one = runner()
    one.says("I run intervals every Tuesday, long run Sundays")
    before = one.known.record
    assert one.says(asked).endswith(")")
    assert one.known.record == before


def test_what_is_imagined_answers_as_it_would_be() -> None:
    one = runner()
    one.says("squat 3x5 80kg rpe 8, deadlift 2x5 100kg rpe 8")
    later(one, 4)
    one.says("intervals tomorrow")
    assert "Core and bodyweight" in one.says("what should I lift today?")
    said = one.says("what if I run easy tomorrow instead?")
    assert "Heavy legs" in said
    assert "today instead of" in said


def test_a_usual_week_is_kept_day_by_day_and_taken_back() -> None:
    one = runner()
    one.says("I run intervals every Tuesday")
    one.says("my long run is always on Sundays")
    assert [day.weekday for day in one.known.record.athlete.usual] == [1, 6]
    one.says("undo")
    assert [day.weekday for day in one.known.record.athlete.usual] == [1]
    one.says("forget my usual week")
    assert one.known.record.athlete.usual == ()


def test_a_usual_run_can_be_off_once() -> None:
    one = runner()
    one.says("I run intervals every Tuesday")
    later(one, 1)
    assert "intervals" in one.says("what should I lift today?")
    one.says("no intervals today")
    assert "intervals" not in one.says("what should I lift today?")
    later(one, 7)
    assert "intervals" in one.says("what should I lift today?")


@pytest.mark.parametrize("week", ["", FULL, "parkrun every Saturday", "marathon on 17 May"])
def test_a_week_fits_on_a_phone(week: str) -> None:
    one = runner()
    if week:
        one.says(week)
    assert len(one.says("my week")) <= PHONE


def test_a_week_without_room_names_the_run_that_would_open_a_day() -> None:
    one = runner()
    one.says("squat 3x5 80kg rpe 8")
    one.says(FULL)
    later(one, 3)
    said = one.says("my week")
    assert "No room for legs" in said
    assert "became easy" in said
    assert "became easy" in one.says("what should I lift today?")


def test_a_personal_best_is_noticed_but_no_first_set() -> None:
    one = runner()
    assert "best" not in one.says("squat 3x5 80kg").lower()
    later(one, 3)
    assert "best" not in one.says("squat 3x5 77.5kg").lower()
    later(one, 3)
    assert "best" in one.says("squat 3x5 82.5kg").lower()
    assert "best" not in one.says("squat 3x5 85kg warm-up").lower()


@pytest.mark.parametrize(("age", "told"), [(14, False), (35, True)])
def test_an_estimate_is_for_those_who_are_old_enough(age: int, told: bool) -> None:  # noqa: FBT001  # a table's column
    one = runner(age)
    one.says("squat 3x5 40kg rpe 8")
    assert ("I estimate" in one.says("squat 1rm")) is told
    assert ("for one" in one.says("my PRs")) is told


def test_body_weight_is_a_measure_and_never_shown() -> None:
    one = runner(body_kg=71.3)
    one.says("squat 3x5 80kg rpe 8")
    said = one.says("how is my strength?")
    assert "times your body weight" in said
    assert "71" not in said


def test_more_gets_a_reason_what_fits_and_the_next_day() -> None:
    one = runner()
    one.says("squat 3x5 80kg rpe 8")
    for wish in ("give me another session", "I want to go heavy today anyway"):
        said = one.says(wish)
        assert "The next day with room for the legs" in said
    later(one, 1)
    said = one.says("I want to go heavy today anyway")
    assert "2 days between sessions" in said
    assert "What fits today" in said


def test_a_maximum_gets_a_top_set_on_a_day_that_allows_it() -> None:
    one = runner()
    one.says("squat 3x5 80kg rpe 8")
    assert "top set of" not in one.says("I want to test my max")
    later(one, 4)
    said = one.says("can I test my squat 1RM?")
    assert "top set of" in said
    assert "I already estimate" in said


def test_why_is_about_the_session_that_was_given() -> None:
    one = runner()
    one.says("what should I lift today?")
    one.says("no weights today, 20 minutes")
    one.says("done")
    said = one.says("why?")
    assert "minutes: 20" in said
    assert "bodyweight only" in said
    assert "this is day 0" not in said
