"""How an exercise is done, what trains a part of the body, and what comes before and after it.

Rule: an exercise is proposed only where the runner's room, level and sore places allow it; how one
is done is told to everybody who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.swapping import for_region, next_to
from bot.domain.exercise import ExerciseId
from bot.language.nearest_names import nearest_names
from bot.language.technique import AskHowToday, AskNeighbour, AskRegion, AskUnknownLift
from bot.talk.say import MAX_BUTTONS, Choice, Say
from bot.talk.scene import Handler, Scene, Step, stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.exercise import Exercise
    from bot.language.asked import AskHowTo
    from bot.language.intents import Intent
    from bot.talk.state import State


def how_to(state: State, intent: AskHowTo, scene: Scene) -> Step:
    """Say how an exercise is done."""
    entry = _known(scene).get(intent.exercise)
    if entry is None:
        return _unknown(state, intent.exercise, scene)
    return Step(state, (_how_to(entry, scene),))


def unknown(state: State, intent: AskUnknownLift, scene: Scene) -> Step:
    """Say that this exercise has no how-to, and name the nearest."""
    return _unknown(state, intent.words, scene)


def _unknown(state: State, words: str, scene: Scene) -> Step:
    near, same = nearest_names(words, _names(_known(scene)))
    entries = [_known(scene)[ExerciseId(one)] for one in near]
    if not entries:
        return stay(state, "howto.unknown", exercise=words)
    if same:
        return Step(state, (_how_to(entries[0], scene),))
    return Step(state, (Say("howto.near", {"exercise": words}, _ways(entries)),))


def _how_to(entry: Exercise, scene: Scene) -> Say:
    told = scene.book.how_tos[entry.id]
    args = {
        "name": entry.name,
        "purpose": told.purpose,
        "setup": told.setup,
        "cues": "\n".join(f"{place}. {cue}" for place, cue in enumerate(told.cues, 1)),
        "mistake": told.mistake,
        "not_when": told.not_when,
    }
    near = {"how_easier": entry.easier, "how_harder": entry.harder}
    choices = tuple(
        Choice(key, {"exercise": _known(scene)[ExerciseId(one)].say})
        for key, ids in near.items()
        for one in ids[:1]
    )
    return Say("howto.exercise", args, choices)


def region(state: State, intent: AskRegion, scene: Scene) -> Step:
    """Name up to three exercises for a part of the body."""
    record, known = scene.record, scene.book.catalogue
    found = for_region(intent.region, record, scene.today, known)
    if not found:
        return stay(state, "howto.region_none", "today")
    entries = [known.exercises[one] for one in found]
    return Step(state, (Say("howto.region", {"ideas": _ideas(entries)}, _ways(entries)),))


def neighbour(state: State, intent: AskNeighbour, scene: Scene) -> Step:
    """Name the next easier or harder exercise."""
    known = scene.book.catalogue
    entry = known.exercises.get(intent.exercise)
    if entry is None:
        return _unknown(state, intent.exercise, scene)
    near = next_to(entry.id, scene.record, scene.today, known, harder=intent.harder)
    which = "harder" if intent.harder else "easier"
    if not near:
        return stay(state, f"howto.no_{which}", exercise=entry.say)
    entries = [known.exercises[one] for one in near]
    args = {"exercise": entry.say, "ideas": _ideas(entries)}
    return Step(state, (Say(f"howto.{which}", args, _ways(entries)),))


def today(state: State, _: AskHowToday, scene: Scene) -> Step:
    """Offer the exercises of the session given today, or ask for one."""
    given = scene.record.given
    if given is None or given.day != scene.today:
        return stay(state, "howto.which", "today")
    routine = scene.book.catalogue.routines.get(given.routine or "")
    drills = [] if routine is None else [one.exercise for one in routine.drills]
    lifts = [line.exercise for line in given.lifts]
    entries = [_known(scene)[one] for one in lifts or drills if one in _known(scene)]
    if not entries:
        return stay(state, "howto.which", "today")
    return Step(state, (Say("howto.which_today", {}, _ways(entries[:MAX_BUTTONS])),))


def _known(scene: Scene) -> Mapping[ExerciseId, Exercise]:
    return scene.book.catalogue.exercises


def _names(known: Mapping[ExerciseId, Exercise]) -> Mapping[str, str]:
    """Return all names, in lower case, by "id/place"."""
    return {
        f"{id}/{place}": name.lower()
        for id, entry in known.items()
        for place, name in enumerate((entry.say, entry.name, *entry.synonyms))
    }


def _ideas(entries: Iterable[Exercise]) -> str:
    return "\n".join(
        f"{entry.say[:1].upper()}{entry.say[1:]}: {entry.relevant_to}" for entry in entries
    )


def _ways(entries: Iterable[Exercise]) -> tuple[Choice, ...]:
    return tuple(Choice("how", {"exercise": entry.say}) for entry in entries)


WAYS: Mapping[type[Intent], Handler] = {
    AskRegion: region,
    AskNeighbour: neighbour,
    AskUnknownLift: unknown,
    AskHowToday: today,
}
"""Who answers what, in any state."""
