"""Fifty simulated runners spend a month with the coach, and no answer is one that must not be.

The whole year of a thousand is `benchmarks/season.py`; `docs/season.md` shows what it found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.season import simulated
from benchmarks.seasons import chart, page
from benchmarks.seasons.figures import Figures
from benchmarks.seasons.laws import Comeback, Morning, broken

RUNNERS = 50
WEEKS = 3
GROUPS = 5
DOCS = Path(__file__).resolve().parents[2] / "docs"
PLAIN = Morning(
    age=30,
    hard_today=False,
    hard_tomorrow=False,
    gentle_tomorrow=False,
    ill="",
    red=False,
    sleep_h=7,
    sore=0,
    race_days=None,
)


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_answer_breaks_a_rule(group: int) -> None:
    figures = simulated(RUNNERS // GROUPS, 7 * WEEKS, seed=100 + group, processes=1)
    assert figures.faults == []
    assert figures.answers > RUNNERS // GROUPS * WEEKS
    assert figures.done
    assert figures.fixed  # the judge does find faults


def test_the_same_seed_is_the_same_year() -> None:
    one, other = (simulated(2, 14, seed=7, processes=1) for _ in range(2))
    assert one == other


def test_the_judge_knows_what_must_not_be() -> None:
    assert list(broken("heavy", PLAIN, since=3, to_go=0)) == []
    assert list(broken("small", PLAIN, since=1, to_go=0)) == [
        "less than two days after the last one"
    ]
    assert list(broken("heavy", PLAIN, since=20, to_go=2)) == [
        "heavy before a comeback is complete"
    ]


def test_a_comeback_takes_its_sessions() -> None:
    course = Comeback(last=0)
    assert course.to_go(14) == 0
    assert course.to_go(20) == 2
    course.train(20)
    assert course.to_go(23) == 1
    course.train(23)
    assert course.to_go(26) == 0


MOST_MISSED = 0.01
"""Of weeks with room; docs/season.md says that they wait to be explained."""


def test_page_and_chart_show_the_same_run() -> None:
    text = (DOCS / "season.md").read_text("utf-8")
    picture = (DOCS / "season.svg").read_text("utf-8")
    shown = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE))
    assert shown["simulated runners"] == re.findall(r"\(([\d,]+) simulated runners\)", picture)[0]
    assert shown["invariants broken"] == "0"
    assert shown["HEAVY advised the day before a run known to be hard"] == "0"
    weeks, missed = (
        int(shown[key].replace(",", ""))
        for key in (
            "off-season and base weeks with room for a session",
            "of these without one advised",
        )
    )
    assert missed <= weeks * MOST_MISSED


def test_figures_can_be_shown_before_anybody_ran() -> None:
    assert "| simulated runners | 0 |" in page.markdown(Figures())
    assert chart.svg(Figures()).startswith("<svg")
