"""Random situations, and what no advice may ever do. Source: coaching rules 2.14."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from bot.coach.advice import Advice, SessionName
from bot.coach.decision import decide
from bot.coach.hardness import hard, is_hard_by_length_only
from bot.coach.limits.health import BONE_QUESTIONS, CONDITIONS, RED_SIGNS
from bot.coach.rules.running import today, tomorrow
from bot.coach.told.situation import situation

if TYPE_CHECKING:
    from bot.coach.situation import Situation

Told = Mapping[str, Any]

KINDS: Final = (
    *("easy", "recovery", "steady", "long", "tempo", "intervals", "hills", "race", "match"),
    *("none", "strides", "bike", "sprachwelle", None),
)
RUNS: Final = tuple(
    [kind, effort, minutes, descent]
    for kind in KINDS
    for effort in (None, 3, 6, 9)
    for minutes in (None, 30, 95, 130)
    for descent in (None, 700, 1200)
)
SITES: Final = ("knee", "achilles", "shin", "groin", "back", "shoulder", "wrist", "toe")
PAINS: Final = (
    *({"site": site, "score": score} for site in SITES for score in (0, 1, 2.5, 4, 6, 8)),
    *({"site": site, "score": 2, sign: True} for site in SITES for sign in sorted(RED_SIGNS)),
    *(
        {"site": site, "score": score, **dict.fromkeys(BONE_QUESTIONS, answer), "weeks": 3}
        for site in SITES
        for score in (1, 4)
        for answer in (True, False)
    ),
)
GATES: Final = (
    *("red_s", "heart", "no_strain", "surgery", "concussion", "osteoporotic_fracture"),
    *("bone_stress", "mono", "after_emergency", "something new"),
)
OPTIONS: Final[Mapping[str, tuple[Any, ...]]] = {
    "experience": ("novice", "intermediate", "advanced"),
    "equipment": (
        *([], ["barbell"], ["dumbbell"], ["kettlebell"], ["barbell", "dumbbell", "bench"]),
        *(["machine"], ["trap bar"], ["band"], ["barbells", "dumbbells", "boxes", "magic"]),
    ),
    "phase": ("off_season", "base", "build", "race_specific", "taper", "recovery"),
    "time_min": (0, 4, 12, 25, 40, 60, 90),
    "age": (None, 9, 14, 16, 17, 30, 61, 66, 80, 140),
    "supervised": (True, False),
    "days_since_heavy": (0, 1, 2, 3, 4, 7, 11, 16, 25, 40, 80, 200),
    "hours_since_heavy": (2, 30, 50, 70, 400),
    "pattern_days": ({"squat": 3, "hinge": 20}, {"squat": None, "hinge": None}, {"push": 200}),
    "return_step": tuple({"b0": b, "n": n} for b in (20, 30, 70, 150) for n in (2, 3, 9)),
    "heavy_last7": (0, 1, 2, 3),
    "heavy_only7": (0, 1, 2),
    "last_class": ("HEAVY_LOWER", "HEAVY_FULL", "MAINT", "LEARN", "CORE_BW"),
    "lifting_week": (1, 2, 3, 5, 6, 7, 8, 30),
    "no_history": (True, False),
    "calibration_left": (0, 1, 2),
    "today_runs": ([], *([run] for run in RUNS[::5]), [["easy", 3, 40], ["easy", 3, 30]]),
    "tomorrow": (*KINDS[:-1], *([run] for run in RUNS[::7]), []),
    "yesterday": ("none", *RUNS[::3]),
    "yesterday_spike": (True, False),
    "runs30": (0, 14),
    "median_min": (30, 60, 100),
    "double_days14": (0, 5),
    "days_to_race": (0, 1, 2, 3, 5, 7, 9, 13, 14, 20, 40),
    "race_distance": ("5k", "10k", "hm", "marathon", "ultra"),
    "race_priority": ("A", "B", "C"),
    "race_min": (40, 90),
    "days_since_race": (0, 1, 3, 5, 8, 12, 19),
    "last_race_distance": ("5k", "hm", "marathon", "ultra"),
    "last_race_priority": ("A", "C"),
    "soreness": (0, 2, 4, 5.5, 6, 8, 10),
    "sleep_h": (0, 3, 4.5, 5.5, 8),
    "energy": (1, 2, 3, 5),
    "two_nights_under5": (True, False),
    "night_shift": (True, False),
    "heat": (True, False),
    "altitude": (True, False),
    "deload": (True, False),
    "short_sleep_days": (0, 8),
    "pain": (*PAINS, [PAINS[2], PAINS[20]]),
    "illness": ("none", "above_neck", "below_neck", "fever", "upset"),
    "days_symptom_free": (0, 1, 2, 4, 7),
    "hold": (["R01"], ["R04:knee"], ["R04:groin"], []),
    "emergency": (True, "heart", False),
    "gate": (*GATES, ["heart", "mono"]),
    "conditions": (*([name] for name in CONDITIONS), ["insulin", "asthma"], ["unheard of"]),
    "clearance": (True, "light", "moderate", "heavy"),
    "clear_sessions": (0, 1, 2, 4),
    "inactive": (True, False),
    "pregnant": (True, False),
    "pregnant_weeks": (8, 20),
    "postpartum_weeks": (3, 7, 10, 20, 30),
    "caesarean": (True, False),
    "postpartum_check": (True, False),
    "bp": ([120, 70], [145, 80], [165, 95], [185, 100]),
    "glucose_mmol": (3, 4.5, 8, 15),
    "ketones_mmol": (0.5, 2),
    "hypo_24h": (True, False),
    "asthma_worse": (True, False),
    "bar_safe": (True, False),
    "dumbbell_max": (2, 10, 30),
}
COMMON: Final = frozenset({"experience", "equipment", "phase", "time_min", "age", "tomorrow"})
"""Fields that a situation nearly always has."""
RESTRICTIONS: Final[tuple[tuple[Told, Callable[[Told], bool]], ...]] = (
    ({"illness": "fever"}, lambda _: True),
    ({"soreness": 9}, lambda told: told.get("soreness", 2) <= 9),
    ({"tomorrow": "race"}, lambda _: True),
    ({"days_to_race": 1, "race_priority": "A"}, lambda told: "days_to_race" not in told),
    ({"days_to_race": 3, "race_priority": "A"}, lambda told: "days_to_race" not in told),
    ({"deload": True}, lambda _: True),
    ({"gate": "heart"}, lambda told: "gate" not in told),
    ({"heat": True}, lambda _: True),
    ({"bp": [165, 95]}, lambda told: "bp" not in told),
    ({"sleep_h": 3}, lambda _: True),
    ({"time_min": 10}, lambda told: told.get("time_min", 40) >= 10),
    ({"hold": ["R01"]}, lambda _: True),
    ({"age": None}, lambda _: True),
)


def broken(told: Told, advice: Advice) -> Iterator[str]:
    """Name every invariant that this advice breaks."""
    facts = situation(told)
    heavy = advice.session in (SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL)
    lifts = decide(facts).lifts
    if lifts:
        yield from _of_lifting(facts, advice)
    if heavy:
        yield from _of_heavy(told, facts)
    yield from _of_refusal(told, facts, advice)
    yield from _of_dose(told, facts, advice)
    yield from _of_restrictions(told)


def _of_lifting(facts: Situation, advice: Advice) -> Iterator[str]:
    running = facts.running
    next_runs = hard(tomorrow(facts) or (), running)
    rescued = any(mod.key == "R08-rescue" for mod in advice.mods)
    if hard(today(facts), running):
        yield "1: lifting on the day of a hard run"
    if next_runs and not (rescued and all(is_hard_by_length_only(run) for run in next_runs)):
        yield "1: lifting before a hard run"
    if facts.lifting.days_since is not None and facts.lifting.days_since < 2:
        yield "1: lifting less than two days after lifting"


def _of_heavy(told: Told, facts: Situation) -> Iterator[str]:
    race, health, age = facts.race, facts.health, facts.lifter.age
    trusted = health.clearance == "heavy" and health.clear_sessions >= 4
    young = health.postpartum_weeks is not None and health.postpartum_weeks < 26
    forbidden = {
        "the day before a hard run": bool(hard(tomorrow(facts) or (), facts.running)),
        "under 18": age is None or age < 18,
        "with sore legs": facts.readiness.soreness >= 6,
        "without sleep": facts.readiness.sleep_h < 4,
        "in race week": race.days is not None and race.days <= 7 and race.priority == "A",
        "pregnant or after birth": health.pregnant or young,
        "with a gate": bool(health.gates) and not trusted,
        "during a comeback": "return_step" in told and _unfinished(told["return_step"]),
    }
    yield from (f"2: heavy {why}" for why, holds in forbidden.items() if holds)


def _unfinished(step: Told) -> bool:
    steps = next(
        n for border, n in ((14, 0), (21, 2), (56, 3), (112, 9), (999, 12)) if step["b0"] <= border
    )
    return bool(step["n"] <= steps)


def _of_refusal(told: Told, facts: Situation, advice: Advice) -> Iterator[str]:
    health, stopped = facts.health, advice.session is SessionName.STOP_REFER
    red = any(
        ache.signs or (ache.score or 0) >= 8 or any(ache.answers.values()) for ache in health.aches
    )
    uncleared = health.clearance is None and (health.gates or health.pregnant)
    pressed = (
        health.pressure is not None and max(health.pressure[0] - 70, health.pressure[1]) >= 110
    )
    if (
        health.emergency is not None or health.holds or red or uncleared or pressed
    ) and not stopped:
        yield "3: training in spite of a red sign"
    resting = (SessionName.STOP_REFER, SessionName.REST)
    if health.illness in ("fever", "below_neck") and advice.session not in resting:
        yield "3: training with fever"
    if "age" in told and told["age"] is None and decide(facts).rank > 3:
        yield "3: lifting at an unknown age"


def _of_dose(told: Told, facts: Situation, advice: Advice) -> Iterator[str]:
    age = facts.lifter.age
    most = 60 if age is not None and 13 <= age < 16 else 93
    if advice.rpe_cap > 9 or any((line.rpe or 0) > advice.rpe_cap for line in advice.exercises):
        yield "4: too hard"
    if advice.pct is not None and max(advice.pct) > most:
        yield "4: too heavy"
    if advice.reps is not None and not 2 <= advice.reps[0] <= advice.reps[1] <= 12:
        yield "4: repetitions out of range"
    if advice.sets is not None and not 1 <= advice.sets <= (
        2 if "learn_short" in advice.flags else 4
    ):
        yield "4: sets out of range"
    light = told.get("clearance") is True and bool(facts.health.gates)
    if light and advice.reps is not None and (advice.reps[0] < 8 or max(advice.pct or (0,)) > 70):
        yield "4: more than light"


def _of_restrictions(told: Told) -> Iterator[str]:
    rank = decide(situation(told)).rank
    for restriction, fits in RESTRICTIONS:
        if fits(told) and decide(situation({**told, **restriction})).rank > rank:
            yield f"5: {restriction} raises the rank"
