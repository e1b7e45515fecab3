"""Signs that it has been too much: each alone is none, two make a lighter week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.coach.history.readiness import felt as told
from bot.coach.history.signs import is_strained, last_strain
from bot.coach.lifts import Bout, LiftState, Target
from bot.domain.athlete import Feeling

DAY = date(2026, 3, 4)
ASKED = Target(sets=3, reps=5, low=4, top=5, rpe=8)


def lift(*rated: tuple[int, float, float], **other: Any) -> LiftState:
    """Return a lift with sets of five: days ago, kilograms, effort."""
    bouts = tuple(
        Bout(days_ago=days, kg=kg, reps=(5, 5, 5), rpe=rpe, target=ASKED, **other)
        for days, kg, rpe in rated
    )
    return LiftState(bouts=bouts)


def felt(what: Any, value: float, *days_ago: int) -> tuple[Feeling, ...]:
    return tuple(
        Feeling(day=DAY - timedelta(days=days), what=what, value=value) for days in days_ago
    )


SORE = felt("soreness", 6, 0, 1, 3)
AWAKE = felt("sleep", 5, 1, 2, 3)
PULSE = felt("pulse", 8, 2)
HARDER = lift((8, 80, 7.5), (4, 80, 9))
WEAKER = lift((11, 100, 8), (8, 97.5, 8), (4, 92.5, 8))
STEADY = lift((8, 80, 8), (4, 82.5, 8))


@pytest.mark.parametrize(
    ("lifts", "feelings", "strained"),
    [
        ((), SORE, False),
        ((), AWAKE, False),
        ((), (*SORE, *AWAKE), True),
        ((), (*SORE[:2], *AWAKE), False),
        ((), PULSE, False),
        ((), (*PULSE, *AWAKE), True),
        ((), (*felt("pulse", 6, 2), *AWAKE), False),
        ((HARDER,), PULSE, True),
        ((), felt("soreness", 6, 9, 10, 11) + felt("sleep", 5, 9, 10, 11), False),
        ((), felt("soreness", 6, 6, 7, 8) + felt("sleep", 5, 6, 7, 8), True),
        ((STEADY,), SORE, False),
        ((HARDER,), (), False),
        ((HARDER,), SORE, True),
        ((WEAKER,), SORE, False),
        ((WEAKER, WEAKER), (), False),
        ((WEAKER, WEAKER), AWAKE, True),
        ((lift((8, 80, 9.5), (4, 76, 9.5)),), (), False),
        ((lift((8, 80, 9.5), (4, 76, 9.5)),) * 2, (), True),  # two lifts missed twice
        ((lift((30, 80, 9.5), (26, 76, 9.5)),) * 2, (), False),
    ],
)
def test_two_signs_make_a_lighter_week(
    lifts: tuple[LiftState, ...], feelings: tuple[Feeling, ...], *, strained: bool
) -> None:
    last = last_strain([one.bouts for one in lifts], told(feelings, DAY), DAY)
    assert is_strained(last, DAY) is strained


@pytest.mark.parametrize(("days", "strained"), [(2, True), (3, False)])
def test_a_lighter_week_lasts_seven_days(days: int, *, strained: bool) -> None:
    """Counted from the last day that made the signs, four days ago."""
    last = last_strain([HARDER.bouts], told((*SORE, *felt("sleep", 5, 4, 5, 6)), DAY), DAY)
    assert last == DAY
    before = last_strain([WEAKER.bouts] * 2, told(felt("sleep", 5, 4, 5, 6), DAY), DAY)
    assert before == DAY - timedelta(days=4)
    assert is_strained(before, DAY + timedelta(days=days)) is strained
