"""The routine of a day: five to ten minutes, the same all day, without what hurts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.coach.catalogue import Catalogue, catalogue
from bot.coach.leaveout import NEAR_THE_TRUNK, left_out
from bot.coach.routines import routine_of_day
from bot.coach.today import advise
from bot.coach.told.situation import situation
from content import load
from tests.coach.diary import record

if TYPE_CHECKING:
    from bot.coach.catalogue import Routine

KNOWN = catalogue(load()["shared"])
DAY = date(2026, 3, 4)
SITES = ("knee", "achilles", "calf", "shin", "foot", "hip", "groin", "back", "shoulder", "toe")


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return KNOWN


def routine(athlete: dict[str, Any], *diary: str, day: date = DAY) -> Routine:
    return routine_of_day(record(day, athlete, diary), day, KNOWN)


def drills(routine: Routine) -> set[str]:
    return {str(drill.exercise) for drill in routine.drills}


@given(
    day=some.dates(date(2024, 1, 1), date(2030, 1, 1)),
    site=some.sampled_from(SITES),
    score=some.integers(0, 7),
    asked=some.booleans(),
)
def test_it_takes_five_to_ten_minutes_and_spares_what_hurts(
    day: date, site: str, score: int, *, asked: bool
) -> None:
    told = {"asked": asked, "pain": {"site": site, "score": score}}
    found = routine(told, day=day)
    if found.drills:
        assert found.seconds <= 600
        assert found.seconds >= 300 or site in NEAR_THE_TRUNK or site == "toe"
    if asked and score > 5:
        forbidden = left_out([f"spare:{site}"], KNOWN.exercises)
        assert not drills(found) & {str(one) for one in forbidden}


def test_it_changes_with_the_day_and_not_within_it() -> None:
    week = [routine({"equipment": []}, day=DAY + timedelta(days=n)).id for n in range(7)]
    assert len(set(week)) == 7
    assert routine({"equipment": []}) == routine({"equipment": []})


def test_without_a_band_there_is_a_drill_instead() -> None:
    day = next(
        day
        for day in (DAY + timedelta(days=n) for n in range(7))
        if routine({"equipment": []}, day=day).id == "D3"
    )
    assert "band_walk" not in drills(routine({"equipment": []}, day=day))
    assert "band_walk" in drills(routine({"equipment": ["band"]}, day=day))
    assert "side_lying_abduction" in drills(routine({}, day=day))


def test_on_a_day_of_rest_there_is_none() -> None:
    assert routine({"illness": "fever"}).drills == ()


@pytest.mark.parametrize(
    ("told", "routines"),
    [
        ({"pregnant": True, "clearance": "light", "tomorrow": "easy"}, {"D6", "D7"}),
        ({"soreness": 9, "tomorrow": "easy"}, {"D7"}),
        ({"soreness": 9, "tomorrow": "easy", "conditions": ["hypermobility"]}, {"D1"}),
        ({"tomorrow": "long"}, {"D7"}),
        ({"tomorrow": "intervals"}, {"D1", "D5"}),
        ({"soreness": 6, "tomorrow": "easy"}, {"D1", "D5"}),
        ({"illness": "fever"}, {None}),
        (
            {"experience": "advanced", "equipment": ["barbell"], "tomorrow": "easy"},
            {"D2", "D3"},
        ),
    ],
)
def test_it_follows_the_day(
    known: Catalogue, told: dict[str, Any], routines: set[str | None]
) -> None:
    chosen = {advise(situation(told), {}, known, turn=turn).routine for turn in range(20)}
    assert chosen == routines
