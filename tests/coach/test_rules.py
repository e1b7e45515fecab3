"""Single rules at their borders, where neither scenarios nor cases reach."""

from __future__ import annotations

from typing import Any

import pytest

from bot.coach.decision import decide, flags, mods, reasons
from bot.coach.doses import dose
from bot.coach.lookahead import ahead
from bot.coach.told.situation import situation

LIFTER = {
    "experience": "intermediate",
    "equipment": ["barbell", "dumbbell", "bench"],
    "time_min": 60,
    "days_since_heavy": 4,
    "tomorrow": "easy",
}


def answer(**told: Any) -> tuple[str, float, list[str]]:
    """Return session, effort and reasons."""
    decision = decide(situation({**LIFTER, **told}))
    return decision.session.value, dose(decision).rpe, [one.key for one in reasons(decision)]


def row(**told: Any) -> tuple[int | None, tuple[int, int] | None]:
    amount = dose(decide(situation({**LIFTER, **told})))
    return amount.sets, amount.reps


def told_flags(**told: Any) -> tuple[str, ...]:
    decision = decide(situation({**LIFTER, **told}))
    amount = dose(decision)
    return flags(decision, amount.rpe, amount.start_rpe)


@pytest.mark.parametrize(
    ("told", "session"),
    [
        ({"today_runs": [["long", None, 80]]}, "MOBILITY"),
        ({"today_runs": [["easy", 3, 90]]}, "MOBILITY"),
        ({"today_runs": [["easy", 7, 40]]}, "CORE_BW"),
        ({"today_runs": [["bike", 4, 170]]}, "MAINT"),
        ({"today_runs": [["bike", 4, 180]]}, "MOBILITY"),
        ({"today_runs": [["easy", 3, 60], ["easy", 3, 60]]}, "MAINT"),
        ({"today_runs": [["long", 3, 70]], "runs30": 14, "median_min": 60}, "HEAVY_LOWER"),
        ({"today_runs": [["long", 8, 70]], "runs30": 14, "median_min": 60}, "MOBILITY"),
        ({"today_runs": [["easy", 3, 100]], "runs30": 14, "median_min": 80}, "HEAVY_LOWER"),
        ({"today_runs": [["easy", 3, 30, 600]]}, "CORE_BW"),
        ({"days_to_race": 0, "race_priority": "C"}, "MOBILITY"),
        ({"days_to_race": 1, "race_priority": "C"}, "CORE_BW"),
        ({"days_to_race": 3, "race_priority": "B", "race_distance": "10k"}, "MAINT"),
        ({"days_to_race": 2, "race_priority": "B", "race_distance": "10k"}, "MOBILITY"),
        ({"days_to_race": 8, "race_min": 50}, "HEAVY_LOWER"),
        ({"days_to_race": 8}, "MAINT"),
        ({"tomorrow": "race"}, "MOBILITY"),
        ({"tomorrow": "race", "race_priority": "C"}, "CORE_BW"),
        ({"tomorrow": [["easy", 3, 40], ["tempo", None, 30]]}, "CORE_BW"),
        ({"tomorrow": [["long", 7, 100]], "days_since_heavy": 9}, "CORE_BW"),
        ({"tomorrow": [["long", 6, 100]], "days_since_heavy": 9}, "MAINT"),
        ({"tomorrow": "long", "days_since_heavy": 9, "phase": "taper"}, "CORE_BW"),
        ({"yesterday": ["easy", 3, 40, 1000]}, "MAINT"),
        ({"yesterday_spike": True}, "MAINT"),
        ({"hours_since_heavy": 43, "days_since_heavy": 2}, "CORE_BW"),
        ({"hours_since_heavy": 44, "days_since_heavy": 2}, "HEAVY_LOWER"),
        ({"days_since_heavy": 2, "age": 60}, "CORE_BW"),
        ({"days_since_heavy": 2, "age": 60, "last_class": "MAINT"}, "HEAVY_LOWER"),
        ({"days_since_race": 2, "last_race_distance": "10k"}, "CORE_BW"),
        ({"days_since_race": 2, "last_race_min": 40}, "CORE_BW"),
        ({"days_since_race": 2}, "MOBILITY"),
        ({"energy": 1}, "CORE_BW"),
        ({"energy": 2, "sleep_h": 4.5}, "MAINT"),
        ({"two_nights_under5": True}, "CORE_BW"),
        ({"conditions": ["insulin"], "glucose_mmol": 3.8}, "REST"),
        ({"conditions": ["insulin"], "glucose_mmol": 15}, "REST"),
        ({"conditions": ["insulin"], "hypo_24h": True}, "REST"),
        ({"glucose_mmol": 3.8}, "HEAVY_LOWER"),
        ({"conditions": ["asthma"], "asthma_worse": True}, "CORE_BW"),
        ({"conditions": ["diabetes"], "inactive": True}, "STOP_REFER"),
        ({"conditions": ["diabetes"]}, "LEARN"),
        ({"pregnant": True}, "STOP_REFER"),
        ({"postpartum_weeks": 7, "postpartum_check": True}, "LEARN"),
        ({"postpartum_weeks": 7, "postpartum_check": True, "caesarean": True}, "CORE_BW"),
        ({"postpartum_weeks": 20}, "CORE_BW"),
        ({"postpartum_weeks": 26}, "HEAVY_LOWER"),
        ({"gate": "heart", "clearance": "heavy", "clear_sessions": 4}, "HEAVY_LOWER"),
        ({"gate": "no_strain", "clearance": "heavy", "clear_sessions": 9}, "MAINT"),
        ({"gate": "concussion", "clearance": "heavy"}, "CORE_BW"),
        ({"gate": "never heard of"}, "STOP_REFER"),
        ({"gate": "osteoporotic_fracture", "clearance": "moderate"}, "LEARN"),
        ({"pain": {"site": "shoulder", "score": 6}, "last_class": "HEAVY_LOWER"}, "HEAVY_LOWER"),
        ({"pain": {"site": "shin", "score": 0.5}}, "HEAVY_LOWER"),
        ({"pain": {"site": "shin", "score": 1}}, "CORE_BW"),
        ({"pain": {"site": "back", "score": 4}}, "MAINT"),
        ({"pain": {"site": "back", "score": 4}, "conditions": ["earlier_bsi"]}, "CORE_BW"),
        ({"pain": {"site": "knee", "score": 5.5}}, "CORE_BW"),
        ({"age": 12}, "CORE_BW"),
        ({"age": 14, "supervised": True}, "LEARN"),
        ({"age": 17}, "LEARN"),
        ({"age": 17, "equipment": ["barbell"]}, "CORE_BW"),
        ({"days_symptom_free": 1}, "MOBILITY"),
        ({"days_symptom_free": 2}, "CORE_BW"),
        ({"days_symptom_free": 7}, "HEAVY_LOWER"),
        ({"experience": "novice", "lifting_week": 2, "days_to_race": 20}, "LEARN"),
        ({"no_history": True, "days_to_race": 9, "race_distance": "5k"}, "CORE_BW"),
        ({"no_history": True, "days_to_race": 40, "race_distance": "marathon"}, "LEARN"),
        ({"heavy_last7": 1, "phase": "race_specific", "age": 66}, "MAINT"),
        ({"heavy_last7": 2, "phase": "off_season", "experience": "novice"}, "CORE_BW"),
        ({"time_min": 4}, "MOBILITY"),
        ({"time_min": 40, "last_class": "HEAVY_LOWER"}, "HEAVY_LOWER"),
    ],
    ids=str,
)
def test_the_session_at_a_border(told: dict[str, Any], session: str) -> None:
    assert answer(**told)[0] == session


@pytest.mark.parametrize(
    ("told", "sets", "reps"),
    [
        ({"age": 70}, 3, (5, 8)),
        ({"age": 70, "experience": "advanced"}, 3, (4, 6)),
        ({"age": 70, "time_min": 25}, 3, (5, 8)),
        ({"age": 70, "days_to_race": 6}, 2, (5, 8)),
        ({"age": 70, "equipment": [], "time_min": 25}, 3, (5, 12)),
        ({"equipment": ["dumbbell"]}, 3, (6, 10)),
        ({"equipment": []}, 3, (5, 12)),
        ({"equipment": [], "time_min": 25}, 2, (5, 12)),
        ({"age": 17, "supervised": True}, 3, (6, 10)),
        ({"conditions": ["steroids_long"], "lifting_week": 8}, 3, (6, 10)),
        ({"conditions": ["steroids_long"], "lifting_week": 9}, 3, (6, 10)),
        ({"phase": "recovery"}, 2, (6, 8)),
        ({"return_step": {"b0": 70, "n": 4}}, 3, (6, 8)),
        ({"return_step": {"b0": 150, "n": 12}}, 3, (5, 6)),
        ({"soreness": 4, "experience": "novice", "lifting_week": 4}, 2, (6, 8)),
    ],
    ids=str,
)
def test_the_dose_at_a_border(told: dict[str, Any], sets: int, reps: tuple[int, int]) -> None:
    assert row(**told) == (sets, reps)


@pytest.mark.parametrize(
    ("told", "flag"),
    [
        ({"today_runs": [["sprachwelle", None, 40]]}, "ask_run_type"),
        ({"conditions": ["insulin"], "glucose_mmol": 5}, "carbs_first"),
        ({"pattern_days": {"squat": 4, "hinge": 20}}, "pattern_break:hinge"),
        ({"pattern_days": {"squat": 4, "pull": None}}, "pattern_break:pull"),
        ({"pregnant": True, "pregnant_weeks": 20}, "no_supine"),
        ({"postpartum_weeks": 9}, "no_running"),
        ({"emergency": "heart"}, "emergency:heart"),
        ({"pain": {"site": "knee", "score": 2, "weeks": 2}}, "refer_soon"),
        ({"pain": {"site": "knee", "score": 8}}, "refer_today"),
        ({"age": 66}, "plyo_l1_only"),
        ({"age": 15}, "no_e1rm"),
        ({"altitude": True}, "long_rest"),
        ({"equipment": ["kettlebell"]}, "R20-light"),
    ],
    ids=str,
)
def test_a_flag_is_set(told: dict[str, Any], flag: str) -> None:
    assert flag in told_flags(**told)


def test_a_limb_is_left_out_only_when_nothing_worse_speaks() -> None:
    knee = {"site": "knee", "score": 9}
    assert "alternative_CORE_BW" in told_flags(pain=knee)
    assert "alternative_CORE_BW" not in told_flags(pain=knee, emergency=True)
    assert "alternative_CORE_BW" not in told_flags(pain=knee, gate="heart")
    assert "alternative_CORE_BW" not in told_flags(pain={"site": "hip", "score": 9})


def test_a_double_day_costs_a_set_until_it_is_a_habit() -> None:
    runs = [["easy", 3, 40], ["easy", 3, 30]]
    assert row(today_runs=runs)[0] == 2
    assert row(today_runs=runs, double_days14=4)[0] == 3
    assert row(today_runs=[["easy", 3, 60], ["easy", 3, 40]], double_days14=4)[0] == 2


def test_high_sugar_without_ketones_stays_easy() -> None:
    sugar = {"conditions": ["insulin"], "glucose_mmol": 15, "ketones_mmol": 0.5}
    assert answer(**sugar) == ("HEAVY_LOWER", 6, [])


def test_an_older_pattern_starts_at_its_own_row() -> None:
    decision = decide(situation({**LIFTER, "pattern_days": {"squat": 4, "hinge": 20}}))
    assert dose(decision).load_factor == 1
    assert [mod.key for mod in mods(decision)] == []


def test_a_new_break_in_a_comeback_takes_the_smaller_factor() -> None:
    told = {"return_step": {"b0": 40, "n": 2}, "days_since_heavy": 16, "days_since_strength": 16}
    assert dose(decide(situation({**LIFTER, **told}))).load_factor == 0.87


def test_a_race_that_lies_behind_by_then_is_recovered_from() -> None:
    """The day after next is the day after the race: no heavy day is announced for it."""
    told: dict[str, Any] = {
        **LIFTER,
        "days_since_heavy": 1,
        "days_to_race": 1,
        "race_distance": "5k",
        "race_priority": "B",
        "week": [[]] * 7,
    }
    assert list(ahead(decide(situation(told)))) == ["next_heavy:6"]
    assert list(ahead(decide(situation({**told, "days_since_race": 30})))) == ["next_heavy:6"]


def test_nothing_can_be_announced_while_a_hold_lasts() -> None:
    told = {**LIFTER, "hold": ["R01"], "week": [["tempo"]] * 7}
    assert list(ahead(decide(situation(told)))) == []
