"""Random situations: every field that a situation can tell, with values that are awkward together.

Rule: a field that the coach learns to read gets its values here; a law looks after that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.coach.limits.health import BONE_QUESTIONS, CONDITIONS, RED_SIGNS

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
        for score in (None, 1, 4)
        for answer in (True, False, None)
    ),
)
WEEKS: Final[tuple[list[Any], ...]] = (
    [],
    [[]] * 7,
    [["easy"]] * 7,
    [["intervals"], ["easy"]] * 3 + [["long"]],
    [["long", 8, 200, 1500], ["race"]] * 3 + [["tempo"]],
    [["tempo", 7, 60], [["easy", 3, 40], ["easy", 3, 30]], "steady"],
)
GATES: Final = (
    *("red_s", "heart", "no_strain", "surgery", "concussion", "osteoporotic_fracture"),
    *("bone_stress", "mono", "after_emergency", "something new"),
)
OPTIONS: Final[Mapping[str, tuple[Any, ...]]] = {
    "experience": ("novice", "intermediate", "advanced"),
    "equipment": (
        None,
        *([], ["barbell"], ["dumbbell"], ["kettlebell"], ["barbell", "dumbbell", "bench"]),
        *(["machine"], ["trap bar"], ["band"], ["barbells", "dumbbells", "boxes", "magic"]),
    ),
    "phase": ("off_season", "base", "build", "race_specific", "taper", "recovery"),
    "time_min": (None, 0, 4, 12, 25, *(40, 50, 60, 90) * 3),
    "age": (None, 9, 14, 16, 17, 30, 41, 52, 61, 66, 80, 140),
    "supervised": (True, False),
    "days_since_heavy": (0, 1, 2, 3, 4, 7, 11, 16, 25, 40, 80, 200),
    "days_since_strength": (0, 1, 2, 5, 18, 300),
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
    "tomorrow": (*KINDS[:-1], *([run] for run in RUNS[::7]), *("easy", "none", [], "steady") * 20),
    "week": WEEKS,
    "yesterday": ("none", *RUNS[::3]),
    "yesterday_spike": (True, False),
    "runs30": (0, 14),
    "median_min": (30, 60, 100),
    "double_days14": (0, 5),
    "days_to_race": (0, 1, 2, 3, 5, 7, 9, 13, 14, 20, 40),
    "race_distance": ("5k", "10k", "hm", "marathon", "ultra"),
    "race_priority": ("A", "B", "C"),
    "race_min": (0, 40, 90),
    "days_since_race": (0, 1, 3, 5, 8, 12, 19),
    "last_race_distance": ("5k", "hm", "marathon", "ultra"),
    "last_race_priority": ("A", "B", "C"),
    "last_race_min": (40, 90),
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
    "dumbbell_max": (0, 2, 10, 30),
    "wish": ("test my max", "hard leg day"),
    "unheard_of": (1,),
}
COMMON: Final = frozenset({"experience", "equipment", "phase", "time_min", "age", "tomorrow"})
"""Fields that a situation nearly always has."""
ADVERSE: Final = (2, 2, 4, 4, 12, 40)
"""Per cent of the other fields that a situation holds: mostly few, sometimes half of all."""


def drawn(below: Callable[[int], int]) -> Told:
    """Return one random situation; `below(n)` draws a whole number from 0 to n - 1."""
    share = ADVERSE[below(len(ADVERSE))]
    return {
        name: values[below(len(values))]
        for name, values in OPTIONS.items()
        if below(100) < (90 if name in COMMON else share)
    }
