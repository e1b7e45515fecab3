"""The next heavy day is found without composing a session, and is the one that the week shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.coach.catalogue import catalogue
from bot.coach.week import heavy_day, is_heavy, week
from content import load
from tests.coach.diary import record

KNOWN = catalogue(load()["shared"])
DAY = date(2026, 3, 4)
DIARIES = {
    "nothing yet": [],
    "lifted yesterday": ["-1: HEAVY_LOWER back_squat 4x5 80 @8"],
    "back from a break": ["-30: HEAVY_LOWER back_squat 4x5 80 @8"],
    "hard runs ahead": [
        "-3: HEAVY_FULL back_squat 4x5 80 @8",
        *(f"+{days}: run intervals 60 min" for days in (1, 3)),
        *(f"+{days}: run easy 40 min" for days in (2, 4)),
    ],
    "hard runs every week": [
        "-5: MAINT back_squat 2x5 80 @7",
        *(f"-{days}: run tempo 50 min" for days in (1, 8, 15, 22)),
        *(f"-{days}: run long 110 min" for days in (3, 10, 17, 24)),
        *(f"-{days}: run intervals 60 min" for days in (6, 13, 20, 27)),
    ],
}


@pytest.mark.parametrize("experience", ["novice", "advanced"])
@pytest.mark.parametrize("equipment", [["barbell"], ["dumbbell"], []])
@pytest.mark.parametrize("name", list(DIARIES))
def test_it_is_the_day_of_the_week_ahead(name: str, equipment: list[str], experience: str) -> None:
    kept = record(DAY, {"experience": experience, "equipment": equipment}, DIARIES[name])
    days = [one for one in week(kept, DAY, KNOWN) if one.lifts]
    for after in (None, DAY, DAY + timedelta(days=2)):
        coming = [one for one in days if after is None or one.day > after]
        full = [one for one in coming if is_heavy(one.advice)]
        expected = next((one.day for one in (*full, *coming)), None)
        assert heavy_day(kept, DAY, KNOWN, after) == expected
