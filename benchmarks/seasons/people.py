"""Who runs and lifts: drawn from a seed. The shares are guesses, chosen to hold every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.laws.dice import Dice

Run = tuple[str, int]
"""Kind, as a runner would type it, and minutes."""
Calendar = dict[int, Run]
"""What is run on each weekday."""

HARD_KINDS: Final = frozenset({"intervals", "tempo", "hills", "race", "parkrun"})
CALENDARS: Final[tuple[Calendar, ...]] = (
    {1: ("easy", 35), 4: ("easy", 40)},
    {1: ("easy", 40), 3: ("easy", 40), 6: ("long", 75)},
    {1: ("intervals", 50), 3: ("easy", 45), 6: ("long", 95)},
    {1: ("intervals", 55), 3: ("tempo", 50), 5: ("easy", 40), 6: ("long", 110)},
    {0: ("easy", 40), 2: ("tempo", 55), 3: ("moderate", 50), 5: ("long", 105)},
    dict.fromkeys(range(6), ("easy", 45)),
    {0: ("easy", 40), 1: ("intervals", 60), 3: ("easy", 50), 4: ("easy", 40), 6: ("long", 120)},
    {0: ("intervals", 50), 2: ("tempo", 50), 4: ("hills", 50), 6: ("long", 110)},
    {1: ("intervals", 60), 3: ("hills", 50), 5: ("long", 100), 6: ("long", 120)},
    {1: ("hills", 45), 3: ("easy", 40), 5: ("parkrun", 26), 6: ("long", 90)},
)
"""From two runs a week to four hard days, in which the rules hardly find a place."""
ROOMS: Final[tuple[tuple[str, ...], ...]] = (
    ("barbell", "dumbbells", "bench"),
    ("barbell", "dumbbells", "bench"),
    ("barbell",),
    ("dumbbells",),
    ("dumbbells", "bench"),
    ("kettlebell",),
    ("machines", "dumbbells"),
    (),
)
EXPERIENCES: Final = ("novice", "novice", "intermediate", "intermediate", "advanced")
TOLD: Final = {"novice": "new to it", "intermediate": "a year", "advanced": "3 years"}
SQUAT_SHARE: Final = {"novice": 0.75, "intermediate": 1.1, "advanced": 1.45}
"""True squat maximum in body weights at the beginning."""
BENCH_SHARE: Final = {"novice": 0.5, "intermediate": 0.75, "advanced": 0.95}
OLD: Final = 60
YOUNG: Final = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """One simulated runner, as born."""

    seed: int
    age: int
    experience: str
    body_kg: float
    room: tuple[str, ...]
    minutes: int | None
    calendar: Calendar
    tells: str
    """How coming runs are told: "weekly" on Mondays, "daily" a day ahead, or "never"."""
    obeys: float
    """Share of the advised sessions that are done."""
    asks: float
    """Share of the mornings on which the coach is asked."""
    rates: float
    """Share of the sessions that are told with loads and RPE; the others end with "done"."""
    squat_kg: float
    bench_kg: float
    knows: bool
    """Whether a recent set is told at the beginning, by those who have lifted."""

    @property
    def is_light(self) -> bool:
        """Whether dumbbells and kettlebells are the heaviest things there are."""
        return not {"barbell", "machines"} & set(self.room)


def runner(seed: int) -> Runner:
    """Return the runner of a seed."""
    dice = Dice(seed * 7919 + 17)
    for _ in range(3):
        dice.below(2)
    age = _age(dice)
    experience = "novice" if age < YOUNG else dice.one(EXPERIENCES)
    body_kg = 48 + 40 * dice.share()
    strength = (0.85 + 0.3 * dice.share()) * (0.85 if age >= OLD else 1.0)
    return Runner(
        seed=seed,
        age=age,
        experience=experience,
        body_kg=body_kg,
        room=dice.one(ROOMS),
        minutes=dice.one((None, 30, 45, 60, 60, 75)),
        calendar=dice.one(CALENDARS),
        tells=dice.one(("weekly", "weekly", "daily", "never")),
        obeys=dice.one((0.6, 0.8, 0.9, 1.0)),
        asks=dice.one((0.6, 0.9, 1.0, 1.0)),
        rates=dice.one((0.2, 0.6, 0.9, 1.0)),
        squat_kg=body_kg * SQUAT_SHARE[experience] * strength,
        bench_kg=body_kg * BENCH_SHARE[experience] * strength,
        knows=dice.happens(0.8),
    )


def _age(dice: Dice) -> int:
    kind = dice.below(20)
    if kind == 0:
        return 14 + dice.below(4)
    return 60 + dice.below(16) if kind <= 4 else 18 + dice.below(42)
