"""What cannot be, or hardly: the careful reading is kept, and one question asks what is right.

Law: nothing gets heavier by a doubt; what is asked is never asked twice in a turn.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coach.limits.load import HAND_STEP_KG
from bot.domain.athlete import race_distance
from bot.domain.running import Run, RunType
from bot.talk.say import Choice, Say
from bot.talk.wording import day_words, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.athlete import Race, RaceDistance, UsualDay
    from bot.domain.load import Load
    from bot.language.ahead import TellRace
    from bot.talk.scene import Scene

LENGTHS: tuple[RaceDistance, ...] = ("5k", "10k", "hm", "marathon", "ultra")
HAND_MOST_KG = 80.0
"""Hardly a dumbbell is heavier. [design]"""
MANY_RUNS = 12
"""Runs a week; more is a slip or the life of a professional. [design]"""
HARD_DAYS = 6
"""Days a week with a hard run that nobody keeps up. [design]"""
HARD = frozenset(
    {
        *(RunType.INTERVALS, RunType.TEMPO, RunType.HILLS, RunType.RACE, RunType.LONG),
        RunType.FARTLEK,
    }
)
SOON = timedelta(days=2)


def longer(race: RaceDistance, other: RaceDistance) -> RaceDistance:
    """Return the longer of two races: the one that is rested for longer."""
    return race if LENGTHS.index(race) >= LENGTHS.index(other) else other


def is_another(intent: TellRace, known: Race | None, day: date) -> bool:
    """Tell whether a day would hold two races of unlike length, and nothing says which it is."""
    if known is None or known.day != day or intent.moved or intent.priority is not None:
        return False
    return None not in (intent.distance, known.distance) and intent.distance != known.distance


def two_on_day(kept: RaceDistance, other: RaceDistance, day: date, scene: Scene) -> Say:
    """Ask which race a day holds."""
    named = [text(f"word.race.{one}", scene.book) for one in (kept, other)]
    choices = tuple(Choice("one_race", {"length": one, "iso": day.isoformat()}) for one in named)
    return Say("doubt.two_races", {"kept": named[0], "day": day_words(day, scene)}, choices)


def so_soon(race: Race, scene: Scene) -> tuple[Say, ...]:
    """Ask about a race a day or two after one that was run."""
    if race.distance in (None, "5k"):
        return ()
    raced = [
        entry.day
        for entry in scene.record.entries
        if isinstance(entry.activity, Run)
        and entry.activity.run_type is RunType.RACE
        and race_distance(entry.activity.distance_m) not in (None, "5k")
        and timedelta(0) < race.day - entry.day <= SOON
    ]
    if not raced:
        return ()
    args = {"day": day_words(race.day, scene), "raced": day_words(raced[-1], scene)}
    return (Say("doubt.race_soon", args),)


def of_weights(most: Load | None) -> tuple[Say, ...]:
    """Ask about a heaviest dumbbell that hardly exists."""
    if most is None or HAND_STEP_KG <= most.kg <= HAND_MOST_KG:
        return ()
    return (Say("doubt.by_hand", {"kg": f"{most.amount:g}", "unit": most.unit}),)


def of_week(usual: Sequence[UsualDay]) -> tuple[Say, ...]:
    """Ask about a running week that nobody keeps up."""
    runs = sum(len(day.runs) for day in usual)
    hard = sum(any(run.run_type in HARD for run in day.runs) for day in usual)
    if runs >= MANY_RUNS:
        return (Say("doubt.many_runs", {"count": runs}),)
    return (Say("doubt.hard_days", {"count": hard}),) if hard >= HARD_DAYS else ()


def of_clock(scene: Scene) -> tuple[Say, ...]:
    """Ask about training in the log of a day that is still to come."""
    last = max((entry.day for entry in scene.record.entries), default=scene.today)
    if last <= scene.today:
        return ()
    return (Say("doubt.day_ahead", {"day": day_words(last, scene)}),)
