"""Races: told, moved, called off, shown.

Rule: what a race means for lifting is said as the coach's rules have it, with the source.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.coach.history.races import phase
from bot.coach.history.situation import situation
from bot.coach.rules.races import r24
from bot.domain.athlete import Race
from bot.talk import doubting
from bot.talk.effects import SaveAthlete
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.state import AskingDay
from bot.talk.wording import day_words, source_line, text

if TYPE_CHECKING:
    from bot.domain.athlete import Athlete, Priority
    from bot.language.ahead import DropRace, TellRace
    from bot.language.intents import Intent
    from bot.talk.state import State

_CLOSE_DAYS = 28
"""Of two races nearer than this only one is trained for. Source: coaching rules 2.1."""
_KEPT_DAYS = 60
"""A race stays known so long after it."""
_MOST_SHOWN = 4
_LENGTHS = ("5k", "10k", "hm", "marathon", "ultra")
SOURCES = {
    "taper": "wang2023",
    "race_specific": "spiering2021",
    "build": "spiering2021",
    "base": "beattie2017",
}


def tell(state: State, intent: TellRace, scene: Scene) -> Step:
    """Keep a race, or what is new of one that is known; without a sure day it is asked."""
    known = _known(intent, scene)
    match intent.days:
        case ():
            return (
                _kept(state, intent, known, known.day, scene) if known else Step(AskingDay(intent))
            )
        case (day,) if day < scene.today:
            return stay(state, "race.past", day=_day(day, scene))
        case (day,):
            return _kept(state, intent, known, day, scene)
        case _:
            return _which_day(state, intent, scene)


def drop(state: State, intent: DropRace, scene: Scene) -> Step:
    """Forget a race; of several the runner says which."""
    found = [
        race
        for race in ahead(scene)
        if (not intent.days or race.day in intent.days)
        and (intent.distance is None or race.distance in (intent.distance, None))
    ]
    if not found:
        return stay(state, "race.none_to_drop")
    if len(found) > 1:
        choices = tuple(_dropping(race, scene) for race in found[:_MOST_SHOWN])
        return Step(state, (Say("race.which_drop", {}, choices),))
    gone = found[0]
    left = tuple(race for race in scene.athlete.races if race != gone)
    said = Say("race.dropped", {"race": race_words(gone, scene)})
    return Step(state, (said,), (SaveAthlete(replace(scene.athlete, races=left)),))


def show(state: State, _: Intent, scene: Scene) -> Step:
    """Say which races come, and in how many days."""
    found = ahead(scene)
    if not found:
        return stay(state, "race.none")
    lines = "\n".join(_line(race, scene) for race in found[:_MOST_SHOWN])
    return stay(state, "race.list", lines=lines)


def ahead(scene: Scene) -> list[Race]:
    """Return the races that come, the next one first."""
    races = (race for race in scene.athlete.races if race.day >= scene.today)
    return sorted(races, key=lambda race: race.day)


def race_words(race: Race, scene: Scene) -> str:
    """Return a race as it is said: "Rotterdam marathon on Sun 12 Apr"."""
    name = race.name or text(f"word.race.{race.distance or 'unknown'}", scene.book)
    return text("race.named", scene.book, name=name, day=_day(race.day, scene))


# ------------------------------------------------------------------ telling


def _known(intent: TellRace, scene: Scene) -> Race | None:
    """Return the known race that is spoken of: that of the day, else the one that it can be."""
    races = ahead(scene)
    same_day = next((race for race in races if race.day in intent.days), None)
    if same_day or (intent.days and not intent.moved):
        return same_day
    fitting = [
        race for race in races if intent.distance is None or race.distance == intent.distance
    ]
    return fitting[0] if fitting else None


def _which_day(state: State, intent: TellRace, scene: Scene) -> Step:
    name = intent.name or text(f"word.race.{intent.distance or 'unknown'}", scene.book)
    choices = tuple(
        Choice("race_day", {"day": _day(day, scene), "iso": day.isoformat(), "race": name})
        for day in intent.days[:_MOST_SHOWN]
    )
    return Step(state, (Say("race.which_day", {}, choices),))


def _kept(state: State, intent: TellRace, known: Race | None, day: date, scene: Scene) -> Step:
    if doubting.is_another(intent, known, day):
        return _two_on_day(state, intent, known, scene)
    race = Race(
        day=day,
        distance=intent.distance or (known.distance if known else None),
        priority=intent.priority or (known.priority if known else "A"),
        name=intent.name or (known.name if known else ""),
    )
    others = tuple(other for other in scene.athlete.races if other not in (known, race))
    near = [other for other in others if _is_near(other, race)]
    if near and race.priority == "A" and intent.priority is None:
        race = replace(race, priority="C")
    if near and intent.priority == "A":
        others = tuple(replace(o, priority="C") if o in near else o for o in others)
    races = tuple(sorted((*_recent(others, scene), race), key=lambda one: one.day))
    athlete = replace(scene.athlete, races=races)
    rivals = near if intent.priority is None and race.priority == "C" and near else []
    return Step(state, _told(race, athlete, rivals, scene), (SaveAthlete(athlete),))


def _two_on_day(state: State, intent: TellRace, known: Race | None, scene: Scene) -> Step:
    """Keep the longer of two races on a day, and ask which it is."""
    if known is None or known.distance is None or intent.distance is None:
        return Step(state)
    kept = doubting.longer(known.distance, intent.distance)
    other = intent.distance if kept == known.distance else known.distance
    races = tuple(
        replace(one, distance=kept) if one == known else one for one in scene.athlete.races
    )
    asked = doubting.two_on_day(kept, other, known.day, scene)
    return Step(state, (asked,), (SaveAthlete(replace(scene.athlete, races=races)),))


def _is_near(other: Race, race: Race) -> bool:
    return other.priority == "A" and abs((other.day - race.day).days) < _CLOSE_DAYS


def _recent(races: tuple[Race, ...], scene: Scene) -> tuple[Race, ...]:
    oldest = scene.today - timedelta(days=_KEPT_DAYS)
    return tuple(race for race in races if race.day >= oldest)


def _told(race: Race, athlete: Athlete, rivals: list[Race], scene: Scene) -> tuple[Say, ...]:
    days = (race.day - scene.today).days
    key = {0: "race.noted_today", 1: "race.noted_tomorrow"}.get(days, "race.noted")
    args = {"race": race_words(race, scene), "days": days, "means": _means(race, athlete, scene)}
    says = [Say(key, args)]
    if rivals:
        both = (*rivals[:1], race)
        choices = tuple(_marking(one, scene) for one in both)
        says.append(Say("race.two_close", {"other": race_words(rivals[0], scene)}, choices))
    elif race.distance is None:
        choices = tuple(_length(length, race, scene) for length in _LENGTHS)
        says.append(Say("race.how_long", {}, choices))
    return (*says, *(() if rivals else doubting.so_soon(race, scene)))


def _means(race: Race, athlete: Athlete, scene: Scene) -> str:
    """Return what the race means for lifting from today on, in one sentence with its source."""
    if race.priority != "A":
        return text(f"race.means.{race.priority}", scene.book)
    sooner = next((one for one in athlete.races if _leads(one, race, scene)), None)
    if sooner is not None:
        return text("race.means.later", scene.book, other=race_words(sooner, scene))
    record = replace(scene.record, athlete=athlete)
    facts = situation(record, scene.today, scene.book.catalogue)
    late = any(True for _ in r24(facts)) and facts.race.days == (race.day - scene.today).days
    now = "late" if late else phase(athlete.races, scene.today, athlete.zone or "")
    source = source_line([SOURCES[now]] if now in SOURCES else [], scene.book)
    means = text(f"race.means.{now}", scene.book)
    return text("race.sourced", scene.book, means=means, source=source) if source else means


def _leads(other: Race, race: Race, scene: Scene) -> bool:
    """Tell whether another A race comes before this one."""
    return other.priority == "A" and scene.today <= other.day < race.day


# ------------------------------------------------------------------ words and buttons


def _day(day: date, scene: Scene) -> str:
    """Return a day in words, with its year when that is another one."""
    said = day_words(day, scene)
    return said if day.year == scene.today.year else f"{said} {day.year}"


def _line(race: Race, scene: Scene) -> str:
    days = (race.day - scene.today).days
    rank: Priority = race.priority
    return text(
        "race.line",
        scene.book,
        race=race_words(race, scene),
        days=text(f"race.in_days.{min(days, 2)}", scene.book, days=days),
        rank=text(f"race.rank.{rank}", scene.book),
    )


def _dropping(race: Race, scene: Scene) -> Choice:
    return Choice("drop_race", {"race": race_words(race, scene), "iso": race.day.isoformat()})


def _marking(race: Race, scene: Scene) -> Choice:
    return Choice("main_race", {"race": race_words(race, scene), "iso": race.day.isoformat()})


def _length(length: str, race: Race, scene: Scene) -> Choice:
    words = text(f"word.race.{length}", scene.book)
    return Choice("race_length", {"length": words, "iso": race.day.isoformat()})
