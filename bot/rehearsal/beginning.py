"""Who speaks in a script: from "intermediate, barbell, Europe/Berlin, set up" to a record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.athlete import Athlete, Experience
from bot.domain.exercise import Equipment
from bot.domain.health import Health
from bot.domain.load import WeightUnit
from bot.domain.running import DistanceUnit
from bot.rehearsal.script import ScriptError, Who

if TYPE_CHECKING:
    from datetime import date

    from bot.talk.snapshot import Snapshot

_ADULT = 35
"""Years: what the coaching rules take for tests when no age is said."""


def beginning(known: Snapshot, who: Who, today: date) -> Snapshot:
    """Return `known` as the person described. Raises ScriptError for an unknown word."""
    athlete = known.record.athlete
    for word in who.words:
        athlete = _with(athlete, word, today, who.line)
    conversation = replace(known.conversation, greeted=athlete.set_up)
    return replace(known, record=replace(known.record, athlete=athlete), conversation=conversation)


def _with(athlete: Athlete, word: str, today: date, line: int) -> Athlete:
    known = _fact(athlete, word) or _history(athlete, word, today)
    if known is None:
        raise ScriptError(f"line {line}: {word!r} says nothing about a runner that I know")
    return known


def _fact(athlete: Athlete, word: str) -> Athlete | None:
    """Read experience, equipment, units or zone."""
    tool = word.replace(" ", "_").rstrip("s")
    if word in set(Experience):
        return replace(athlete, experience=Experience(word))
    if tool in set(Equipment):
        return replace(athlete, equipment=(*(athlete.equipment or ()), Equipment(tool)))
    if word in {"no weights", "bodyweight"}:
        return replace(athlete, equipment=())
    if word in set(WeightUnit):
        return replace(athlete, weight_unit=WeightUnit(word))
    if word in set(DistanceUnit):
        return replace(athlete, distance_unit=DistanceUnit(word))
    return _place(athlete, word)


def _place(athlete: Athlete, word: str) -> Athlete | None:
    try:
        ZoneInfo(word)
    except (ValueError, OSError, KeyError):
        return None
    return replace(athlete, zone=word)


def _history(athlete: Athlete, word: str, today: date) -> Athlete | None:
    """Read "set up" (a healthy adult, all answered), "unscreened", "age 67", "no word of pins"."""
    match word.split():
        case ["set", "up"]:
            age = athlete.health.age or _ADULT
            known = athlete.health
            health = replace(known, age=age, screened=today, pain_asked=today, bar_safe=True)
            return replace(athlete, set_up=True, health=health)
        case ["unscreened"]:
            return replace(athlete, health=Health())
        case ["no", "word", "of", "pins"]:
            return replace(athlete, health=replace(athlete.health, bar_safe=None))
        case ["age", years] if years.isdigit():
            return replace(athlete, health=replace(athlete.health, age=int(years)))
        case ["minutes", minutes] if minutes.isdigit():
            return replace(athlete, minutes=int(minutes))
        case _:
            return None
