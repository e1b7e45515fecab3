"""What no advice may ever do. Source: coaching rules 2.14."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from bot.coach.advice import Advice, SessionName
from bot.coach.decision import Decision, decide, flags, mods
from bot.coach.doses import dose
from bot.coach.hardness import hard, is_hard_by_length_only
from bot.coach.rules.running import today, tomorrow
from bot.coach.told.situation import situation
from bot.coach.verdict import Rank
from tests.laws.situations import Told

if TYPE_CHECKING:
    from bot.coach.situation import Situation

Judge = Callable[["Situation"], Decision]
Restriction = tuple[Told, Callable[[Told], bool]]
LIFTING: Final = (
    *(SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL, SessionName.MAINT, SessionName.LEARN),
)
RESTRICTIONS: Final[tuple[Restriction, ...]] = (
    ({"illness": "fever"}, lambda _: True),
    ({"soreness": 9}, lambda told: _told(told, "soreness", 2) <= 9),
    ({"tomorrow": "race"}, lambda _: True),
    ({"days_to_race": 1, "race_priority": "A"}, lambda told: _told(told, "days_to_race", 99) >= 1),
    ({"days_to_race": 3, "race_priority": "A"}, lambda told: _told(told, "days_to_race", 99) >= 3),
    ({"deload": True}, lambda _: True),
    ({"gate": "heart"}, lambda told: told.get("gate") is None),
    ({"gate": ["heart", "mono"]}, lambda told: told.get("gate") in (None, "heart", "mono")),
    ({"heat": True}, lambda _: True),
    ({"bp": [165, 95]}, lambda told: (told.get("bp") or [0])[0] < 165),
    ({"bp": [185, 100]}, lambda _: True),
    ({"sleep_h": 3}, lambda told: _told(told, "sleep_h", 7) >= 3),
    ({"time_min": 10}, lambda told: _told(told, "time_min", 40) >= 10),
    ({"hold": ["R01"]}, lambda _: True),
    ({"age": None}, lambda _: True),
)
"""What can only lower the rank, and of which situations that can be said."""


def plain(decision: Decision) -> Advice:
    """Return the advice of a decision without its exercises."""
    amount = dose(decision)
    return Advice(
        session=decision.session,
        rpe_cap=amount.rpe,
        exercises=(),
        minutes=0,
        sets=amount.sets,
        reps=amount.reps,
        pct=amount.pct,
        mods=mods(decision),
        flags=flags(decision, amount.rpe, amount.start_rpe),
    )


def _told(told: Told, name: str, default: float) -> float:
    value = told.get(name)
    return default if value is None else float(value)


def broken(
    told: Told,
    advice: Advice,
    *,
    facts: Situation | None = None,
    judge: Judge = decide,
    restrictions: Iterable[Restriction] = RESTRICTIONS,
) -> Iterator[str]:
    """Name every invariant that this advice breaks; `judge` is what decided."""
    facts = facts or situation(told)
    lifts = advice.session in LIFTING or "bw_strength" in advice.flags
    if lifts:
        yield from _of_lifting(facts, advice)
    if advice.session in (SessionName.HEAVY_LOWER, SessionName.HEAVY_FULL):
        yield from _of_heavy(told, facts)
    yield from _of_refusal(told, facts, advice, lifts=lifts)
    yield from _of_dose(told, facts, advice)
    yield from _of_restrictions(told, facts, judge, restrictions)


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


def _of_refusal(told: Told, facts: Situation, advice: Advice, *, lifts: bool) -> Iterator[str]:
    health = facts.health
    stopping = {
        "an emergency": health.emergency is not None,
        "a hold": bool(health.holds),
        "a red sign of pain": any(ache.signs for ache in health.aches),
        "a pain of 8": any((ache.score or 0) >= 8 for ache in health.aches),
        "a bone answer": any(any(ache.answers.values()) for ache in health.aches),
        "no clearance": health.clearance is None and bool(health.gates or health.pregnant),
        "high pressure": _is_pressed(health.pressure),
    }
    if advice.session is not SessionName.STOP_REFER:
        yield from (f"3: training in spite of {why}" for why, holds in stopping.items() if holds)
    resting = (SessionName.STOP_REFER, SessionName.REST)
    if health.illness == "fever" and advice.session not in resting:
        yield "3: training with fever"
    if "age" in told and told["age"] is None and lifts:
        yield "3: lifting at an unknown age"


def _is_pressed(pressure: tuple[float, float] | None) -> bool:
    return pressure is not None and (pressure[0] >= 180 or pressure[1] >= 110)


def _of_dose(told: Told, facts: Situation, advice: Advice) -> Iterator[str]:
    age = facts.lifter.age
    most = 60 if age is not None and 13 <= age < 16 else 93
    lines = (*advice.exercises, *(advice.alternative.exercises if advice.alternative else ()))
    if advice.rpe_cap > 9 or any((line.rpe or 0) > advice.rpe_cap for line in advice.exercises):
        yield "4: too hard"
    if any(not 1 <= line.sets <= 4 or (line.reps or 2) < 2 for line in lines):
        yield "4: a line out of range"
    if advice.pct is not None and max(advice.pct) > most:
        yield "4: too heavy"
    if advice.reps is not None and not 2 <= advice.reps[0] <= advice.reps[1] <= 12:
        yield "4: repetitions out of range"
    if advice.sets is not None and not 1 <= advice.sets <= (
        2 if "learn_short" in advice.flags else 4
    ):
        yield "4: sets out of range"
    light = told.get("clearance") is True and (facts.health.gates or facts.health.pregnant)
    if light and advice.reps is not None and (advice.reps[0] < 8 or max(advice.pct or (0,)) > 70):
        yield "4: more than light"


def _of_restrictions(
    told: Told, facts: Situation, judge: Judge, restrictions: Iterable[Restriction]
) -> Iterator[str]:
    fitting = [more for more, fits in restrictions if fits(told)]
    for restriction in fitting:
        rank = judge(situation({**told, **restriction})).rank
        if rank > Rank.STOP_REFER and rank > judge(facts).rank:
            yield f"5: {restriction} raises the rank"
