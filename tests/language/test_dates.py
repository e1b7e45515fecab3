"""Days: several in a message, in doubt, none at all, and a whole week's log."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.language.intents import Ambiguous, LogTraining, PlanTraining, Unclear, Understood
from bot.language.understand import understand
from tests.language.tables import FOLDER, pairs

if TYPE_CHECKING:
    from bot.language.hearing import Hearing
    from bot.language.intents import Understanding
    from bot.language.lexicon import Lexicon

NAMED = tomllib.loads((FOLDER / "dates.toml").read_text(encoding="utf-8"))["named"]["says"]
WEEKS = tomllib.loads((FOLDER / "weeks.toml").read_text(encoding="utf-8"))["week"]


def days_in(meant: Understanding, kind: type[LogTraining | PlanTraining]) -> list[str]:
    said = meant.intents if isinstance(meant, Understood) else meant.others
    return [entry.day.isoformat() for one in said if isinstance(one, kind) for entry in one.entries]


@pytest.mark.parametrize(("typed", "days"), pairs("dates.toml", "several"))
def test_each_has_its_day(typed: str, days: list[str], words: Lexicon, hearing: Hearing) -> None:
    assert days_in(understand(typed, hearing, words), LogTraining) == days


@pytest.mark.parametrize(("typed", "asked"), pairs("dates.toml", "asked"))
def test_a_day_that_may_be_another_is_asked(
    typed: str, asked: list[str], words: Lexicon, hearing: Hearing
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Ambiguous), meant
    days = [one.log.entries[0].day.isoformat() for one in meant.readings]
    assert (meant.why, meant.about, *days) == ("which_day", *asked)
    for one in meant.readings:
        again = understand(one.says, hearing, words)
        assert isinstance(again, Understood)
        assert replace(one.log, day_first=None) in again.intents


@pytest.mark.parametrize("typed", NAMED)
def test_a_day_that_is_none_is_named(typed: str, words: Lexicon, hearing: Hearing) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Unclear), meant
    assert meant.text == typed
    assert not days_in(meant, LogTraining) + days_in(meant, PlanTraining)


@pytest.mark.parametrize(
    ("typed", "day_first", "day"),
    [
        ("ran 8 km on 1/2", True, "2026-02-01"),
        ("ran 8 km on 1/2", False, "2026-01-02"),
        ("1/2 8 km easy", True, "2026-02-01"),
        ("ran 8 km on 2/27", True, "2026-02-27"),
    ],
)
def test_dates_are_read_in_the_order_of_the_runner(
    typed: str,
    *,
    day_first: bool,
    day: str,
    words: Lexicon,
    hearing: Hearing,
) -> None:
    known = replace(hearing, day_first=day_first)
    assert days_in(understand(typed, known, words), LogTraining) == [day]


@pytest.mark.parametrize(
    ("typed", "order"),
    [("ran 8 km on 27/2", True), ("ran 8 km on 2/27", False), ("ran 8 km on 27 Feb", None)],
)
def test_a_date_shows_the_order(
    typed: str,
    *,
    order: bool | None,
    words: Lexicon,
    hearing: Hearing,
) -> None:
    meant = understand(typed, hearing, words)
    assert isinstance(meant, Understood)
    (log,) = meant.intents
    assert isinstance(log, LogTraining)
    assert log.day_first is order


@pytest.mark.parametrize("hour", ["tonight", "this evening"])
def test_after_midnight_tonight_was_yesterday(hour: str, words: Lexicon, hearing: Hearing) -> None:
    late = replace(hearing, is_late=True)
    assert days_in(understand(f"ran 8 km {hour}", late, words), LogTraining) == ["2026-03-01"]
    assert days_in(understand(f"{hour} 8 km", late, words), PlanTraining) == ["2026-03-02"]


@pytest.mark.parametrize("week", WEEKS, ids=lambda week: week["name"])
def test_a_week_has_all_its_days(week: dict[str, object], words: Lexicon, hearing: Hearing) -> None:
    today = date.fromisoformat(str(week.get("today", "2026-03-02")))
    meant = understand(str(week["typed"]), replace(hearing, today=today), words)
    kind = PlanTraining if week.get("planned") else LogTraining
    assert days_in(meant, kind) == week["days"], meant
