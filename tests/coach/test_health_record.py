"""Health on a day as the record holds it. Source: coaching rules 2.3, 2.17.3 and 2.17.5."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.coach.history.health import health, waiting
from bot.coach.history.readiness import readiness
from bot.coach.history.sessions import Session
from bot.domain.athlete import Feeling
from bot.domain.health import Birth, Cleared, Health, Illness, Pain, Pressure, Sugar

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_pain_is_as_old_as_its_first_report() -> None:
    pain = Pain(site="knee", since=ago(1), score=3, first=ago(21))
    (ache,) = health(Health(pains=(pain,)), TODAY, ()).aches
    assert ache.weeks == 3


def test_the_bone_answers_are_known_yes_and_no() -> None:
    pain = Pain(site="shin", since=TODAY, score=2, yes=("spot",), no=("hop_walk", "worse_run"))
    (ache,) = health(Health(pains=(pain,)), TODAY, ()).aches
    assert ache.answers == {"spot": True, "hop_walk": False, "worse_run": False}


@pytest.mark.parametrize(("days", "clearance"), [(182, "moderate"), (183, None)])
def test_a_clearance_ends_after_half_a_year(days: int, clearance: str | None) -> None:
    told = Health(gates=("heart",), cleared_for=(Cleared("heart", "moderate", ago(days)),))
    assert health(told, TODAY, ()).clearance == clearance


def test_of_several_clearances_the_lowest_counts() -> None:
    told = Health(
        gates=("heart", "surgery"),
        cleared_for=(Cleared("heart", "heavy", ago(9)), Cleared("surgery", "light", ago(3))),
    )
    assert health(told, TODAY, ()).clearance == "light"


def test_one_condition_uncleared_leaves_nothing_cleared() -> None:
    told = Health(gates=("heart", "surgery"), cleared_for=(Cleared("heart", "heavy", ago(9)),))
    assert health(told, TODAY, ()).clearance is None
    assert waiting(told, TODAY) == ("surgery",)


def test_a_clearance_for_the_heart_covers_no_pregnancy() -> None:
    told = Health(gates=("heart",), pregnant=True, cleared_for=(Cleared("heart", "heavy", ago(9)),))
    assert health(told, TODAY, ()).clearance is None
    assert waiting(told, TODAY) == ("pregnant",)


def test_active_diabetes_without_clearance_caps_another_clearance() -> None:
    told = Health(
        gates=("heart",),
        conditions=("diabetes",),
        cleared_for=(Cleared("heart", "heavy", ago(9)),),
    )
    assert health(told, TODAY, ()).clearance == "light"
    assert health(replace(told, inactive=True), TODAY, ()).clearance is None


def test_a_site_that_was_looked_at_is_no_gate_once_its_clearance_is_over() -> None:
    told = Health(
        gates=("assessed:knee",), cleared_for=(Cleared("assessed:knee", "light", ago(9)),)
    )
    assert health(told, TODAY, ()).gates == ("assessed:knee",)
    late = TODAY + timedelta(days=200)
    assert health(told, late, ()).gates == ()


def test_clear_sessions_count_from_the_latest_clearance() -> None:
    told = Health(
        gates=("heart", "surgery"),
        cleared_for=(Cleared("heart", "heavy", ago(20)), Cleared("surgery", "heavy", ago(10))),
    )
    done = [
        Session(day=ago(days), name="MAINT", patterns=frozenset({"squat"}), clean=clean)
        for days, clean in ((15, True), (8, True), (5, False), (2, True))
    ]
    assert health(told, TODAY, done).clear_sessions == 2


@pytest.mark.parametrize(
    ("days", "known"), [(0, (150, 95)), (28, (150, 95)), (29, None), (-1, None)]
)
def test_a_blood_pressure_counts_four_weeks(days: int, known: tuple[int, int] | None) -> None:
    told = Health(pressure=Pressure(150, 95, ago(days)))
    assert health(told, TODAY, ()).pressure == known


def test_sugar_and_asthma_count_on_their_day() -> None:
    told = Health(sugar=Sugar(day=TODAY, glucose_mmol=3.1, hypo=True), asthma_worse=TODAY)
    today, tomorrow = health(told, TODAY, ()), health(told, TODAY + timedelta(days=1), ())
    assert (today.glucose_mmol, today.hypo_24h, today.asthma_worse) == (3.1, True, True)
    assert (tomorrow.glucose_mmol, tomorrow.hypo_24h, tomorrow.asthma_worse) == (None, False, False)


def test_weeks_of_pregnancy_and_after_birth_go_on() -> None:
    told = Health(pregnant=True, pregnant_since=ago(12 * 7 + 6))
    assert health(told, TODAY, ()).pregnant_weeks == 12
    assert health(told, TODAY + timedelta(days=1), ()).pregnant_weeks == 13
    born = health(Health(birth=Birth(ago(50), caesarean=True)), TODAY, ())
    assert (born.postpartum_weeks, born.caesarean, born.postpartum_check) == (7, True, False)


def test_what_surrounds_the_day_counts_as_long_as_it_lasts() -> None:
    told = (
        Feeling(day=ago(2), what="altitude"),
        Feeling(day=ago(1), what="heat"),
        Feeling(day=TODAY, what="night_shift"),
    )
    today = readiness(told, TODAY)
    assert (today.altitude, today.heat, today.night_shift) == (True, False, True)
    assert not readiness(told, TODAY + timedelta(days=1)).altitude


def test_short_nights_count_up_to_yesterday() -> None:
    told = tuple(Feeling(day=ago(days), what="sleep", value=4.5) for days in range(9, 0, -1))
    assert readiness(told, TODAY).short_sleep_days == 9
    tired = (*told[:-1], Feeling(day=ago(1), what="energy", grade="plain"))
    assert readiness(tired, TODAY).short_sleep_days == 9
    assert readiness(told[:-1], TODAY).short_sleep_days == 0


@pytest.mark.parametrize(
    ("illness", "gates"),
    [
        (Illness("fever", ago(20)), ()),
        (Illness("fever", ago(7), told=TODAY), ()),
        (Illness("fever", ago(8), told=TODAY), ("mono",)),
        (Illness("below_neck", ago(12), told=ago(4)), ("mono",)),
        (Illness("above_neck", ago(20), told=TODAY), ()),
        (Illness("fever", ago(20), well=ago(1)), ()),
        (Illness("fever", ago(20), well=ago(1), told=ago(13)), ()),
        (Illness("fever", ago(20), well=ago(1), told=ago(12)), ("mono",)),
        (Illness("fever", ago(220), well=ago(182), told=ago(190)), ("mono",)),
        (Illness("fever", ago(220), well=ago(183), told=ago(190)), ()),
    ],
)
def test_more_than_a_week_of_illness_wants_a_clinician(
    illness: Illness, gates: tuple[str, ...]
) -> None:
    told = Health(illness=illness)
    assert health(told, TODAY, ()).gates == gates
    assert waiting(told, TODAY) == gates
