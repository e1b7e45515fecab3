"""Runs and races as JSON tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.situation import Outing, Outings, Racing, Running
from bot.coach.told.fields import Fields, WrongField, items, number, text

if TYPE_CHECKING:
    from bot.domain.athlete import Priority, RaceDistance

DISTANCES: tuple[RaceDistance, ...] = ("5k", "10k", "hm", "marathon", "ultra")
PRIORITIES: tuple[Priority, ...] = ("A", "B", "C")
PARTS = 4
"""Of a run: type, effort, minutes, descent."""


def running(fields: Fields) -> Running:
    tomorrow, week = fields.get("tomorrow"), fields.get("week")
    return Running(
        today=tuple(outing("today_runs", item) for item in fields.items("today_runs")),
        tomorrow=None if tomorrow is None else outings("tomorrow", tomorrow),
        yesterday=outings("yesterday", fields.get("yesterday")),
        spike=fields.truth("yesterday_spike"),
        week=None if week is None else tuple(outings("week", d) for d in items("week", week)),
        runs30=fields.number_or("runs30", 0),
        median_min=fields.number("median_min"),
        double_days14=fields.number_or("double_days14", 0),
    )


def outings(name: str, value: object) -> Outings:
    """Return runs told as a type, as one run or as a list of runs."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (Outing(value.strip().lower()),)
    told = items(name, value)
    single = bool(told) and (told[0] is None or isinstance(told[0], str))
    if single and all(item is None or isinstance(item, int | float) for item in told[1:]):
        return (outing(name, told),)
    return tuple(outing(name, item) for item in told)


def outing(name: str, value: object) -> Outing:
    """Return one run: its type, or [type, effort, minutes, descent] with as many as are known."""
    if isinstance(value, str):
        return Outing(value.strip().lower())
    told = items(name, value)
    kind, *figures = told or [None]
    if len(told) > PARTS:
        raise WrongField(f"{name}: {value!r} has more than four parts")
    known = [None if figure is None else number(name, figure) for figure in figures]
    effort, minutes, descent = (*known, None, None, None)[:3]
    return Outing(None if kind is None else text(name, kind).lower(), effort, minutes, descent)


def next_race(fields: Fields) -> Racing:
    return Racing(
        days=fields.number("days_to_race"),
        distance=fields.word("race_distance", DISTANCES),
        priority=fields.word("race_priority", PRIORITIES) or "A",
        minutes=fields.number("race_min"),
    )


def last_race(fields: Fields) -> Racing:
    return Racing(
        days=fields.number("days_since_race"),
        distance=fields.word("last_race_distance", DISTANCES),
        priority=fields.word("last_race_priority", PRIORITIES) or "A",
        minutes=fields.number("last_race_min"),
    )
