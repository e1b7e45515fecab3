"""Runs today, tomorrow and yesterday: R07, R08, R08-rescue, R09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.hardness import (
    hard,
    hardest,
    is_hard_by_length_only,
    is_long,
    is_unnamed,
    real,
)
from bot.coach.limits import running as limit
from bot.coach.situation import Outing, Outings, Running, Situation
from bot.coach.verdict import Rank, Verdict
from bot.domain.athlete import Experience

if TYPE_CHECKING:
    from collections.abc import Iterator

RACE = Outing("small_race")
"""A C race. Nobody rests for it: a hard run, like any other."""


def today(situation: Situation) -> Outings:
    """Return today's runs; a C race of today is one of them."""
    racing = situation.race.priority == "C" and situation.race.days == 0
    return (*situation.running.today, RACE) if racing else situation.running.today


def tomorrow(situation: Situation) -> Outings | None:
    """Return tomorrow's runs, None when unknown; a C race of tomorrow is one of them."""
    racing = situation.race.priority == "C" and situation.race.days == 1
    return (*(situation.running.tomorrow or ()), RACE) if racing else situation.running.tomorrow


def r07(situation: Situation) -> Iterator[Verdict]:
    """A run today. Source: coaching rules 2.5; the article, tip 3; [schumann2022] for the hours."""
    running, runs = situation.running, today(situation)
    if any(is_unnamed(run) and run.effort is None for run in runs):
        yield Verdict(rule="R07", flags=("ask_run_type",))
    hard_runs = hard(runs, running)
    if hard_runs:
        yield _on_a_hard_day(hard_runs, running)
    else:
        yield from _on_an_easy_day(real(runs, running), running)


def _on_a_hard_day(runs: Outings, running: Running) -> Verdict:
    worst = next((run for run in runs if is_long(run, running)), None)
    run = worst or runs[0]
    return Verdict(
        rule="R07",
        case="hard",
        ceiling=Rank.MOBILITY if worst else Rank.CORE_BW,
        flags=("legs_spared", "max_20_min"),
        args={"run": run_word(run)},
    )


def _on_an_easy_day(runs: Outings, running: Running) -> Iterator[Verdict]:
    if not runs:
        return
    yield Verdict(rule="R07", flags=("run_first_gap_6h",))
    minutes = sum(run.minutes or 0 for run in runs)
    if minutes >= limit.LONG_TOTAL_MIN:
        args = {"minutes": int(minutes)}
        yield Verdict(rule="R07", case="volume", ceiling=Rank.MAINT, args=args)
    if len(runs) > 1:
        habit = running.double_days14 >= limit.DOUBLES_HABIT
        free = habit and minutes <= limit.DOUBLES_HABIT_MIN
        change, flags = 0 if free else -1, ("gap>=3h_from_both_runs",)
        yield Verdict(rule="R07", case="double", set_change=change, flags=flags)


def r08(situation: Situation) -> Iterator[Verdict]:
    """A hard run tomorrow. Source: coaching rules 2.5, [doma2013], [doma2017]."""
    if situation.running.tomorrow is None:
        yield Verdict(rule="R08", flags=("ask_tomorrow", "give_alternative_CORE_BW"))
    running = situation.running
    runs = hard(tomorrow(situation) or (), running)
    if not runs:
        return
    args = {"run": run_word(hardest(runs, running) or runs[0])}
    if any(run.kind == "race" for run in runs) and situation.race.priority != "C":
        yield Verdict(rule="R08", case="race", ceiling=Rank.MOBILITY, args=args)
    elif _is_rescued(situation, runs):
        yield _rescue(situation, args)
    else:
        flags = ("legs_spared",)
        yield Verdict(rule="R08", case="hard", ceiling=Rank.CORE_BW, flags=flags, args=args)


def _is_rescued(situation: Situation, runs: Outings) -> bool:
    """Tell whether a small dose is better than one more week without any."""
    lifting = situation.lifting
    rested = lifting.days_since is not None and lifting.days_since >= limit.RESCUE_DAYS
    gentle = all(is_hard_by_length_only(run) for run in runs)
    return rested and gentle and situation.lifter.phase != "taper" and not lifting.no_history


def _rescue(situation: Situation, args: dict[str, str]) -> Verdict:
    novice = situation.lifter.experience is Experience.NOVICE
    return Verdict(
        rule="R08-rescue",
        ceiling=Rank.MAINT,
        rpe=limit.RESCUE_NOVICE_RPE if novice else limit.RESCUE_RPE,
        flags=("no_new_exercises", "no_plyo"),
        args={**args, "days": int(situation.lifting.days_since or 0)},
    )


def r09(situation: Situation) -> Iterator[Verdict]:
    """A hard run yesterday. Source: coaching rules 2.5, [doma2017]; spike [runsafe2025]."""
    running = situation.running
    run = hardest(running.yesterday, running)
    steep = run is not None and (run.descent_m or 0) >= limit.VERY_STEEP_DESCENT_M
    if running.spike or steep or (run is not None and _is_very_hard(run, running)):
        word = run_word(run) if run else "easy"
        yield Verdict(
            rule="R09",
            case="spike" if running.spike else "long",
            ceiling=Rank.MAINT,
            rpe=limit.AFTER_LONG_RPE,
            flags=("no_plyo",),
            args={"run": word},
        )
    elif run is not None and hard((run,), running):
        yield Verdict(
            rule="R09",
            case="hard",
            rpe=limit.AFTER_HARD_RPE,
            set_change=-1,
            flags=("no_plyo",),
            args={"run": run_word(run)},
        )


def _is_very_hard(run: Outing, running: Running) -> bool:
    very_long = (run.minutes or 0) >= limit.LONG_TOTAL_MIN
    very_hard = (run.effort or 0) >= limit.VERY_HARD_EFFORT
    return bool(hard((run,), running)) and (very_long or very_hard)


def run_word(run: Outing) -> str:
    """Return the word of content for a run: its kind, or what makes it hard."""
    if run.kind in limit.HARD_KINDS:
        return {"interval": "intervals", "small_race": "race"}.get(str(run.kind), str(run.kind))
    if run.kind in limit.OTHER_KINDS:
        return "other"
    return "long" if (run.minutes or 0) >= limit.LONG_MIN else "hard"
