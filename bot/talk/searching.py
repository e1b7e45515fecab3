"""The words of the search for a first load: loads, amounts, and the question after each set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.plates import Plates, plates
from bot.coach.ramp import Search, enough
from bot.domain.load import WeightUnit, shown
from bot.talk.say import Choice, Say
from bot.talk.wording import text

if TYPE_CHECKING:
    from bot.domain.exercise import ExerciseId
    from bot.domain.training import PlannedLift
    from bot.talk.scene import Scene
    from bot.talk.state import FindingLoad


def line_of(exercise: ExerciseId, scene: Scene) -> PlannedLift | None:
    """Return the line of today's session for a lift."""
    given = scene.record.given
    lines = given.lifts if given is not None and given.day == scene.today else ()
    return next((line for line in lines if line.exercise == exercise), None)


def search_of(line: PlannedLift, scene: Scene) -> Search:
    """Return what is looked for."""
    return Search(
        exercise=scene.book.catalogue.exercises[line.exercise],
        rpe=line.rpe or 0.0,
        start_kg=line.start_kg,
        body_kg=scene.athlete.body_kg,
        owned=owned(scene),
    )


def owned(scene: Scene) -> Plates:
    """Return what loads can be made of."""
    who, given = scene.athlete, scene.record.given
    hand = None if who.hand_most is None else who.hand_most.kg
    there = plates(who.weight_unit, hand, who.discs, who.bar)
    return there.within(given.most_kg if given and given.day == scene.today else None)


def question(state: FindingLoad, scene: Scene) -> Say | None:
    """Ask how many more would have been possible, or for a set with any light weight."""
    line = line_of(state.exercise, scene)
    if line is None:
        return None
    args = {"name": _name(line, scene), "count": count_words(line, scene, state.reps)}
    if state.kg is None:
        return Say("ask.left_open", args, (Choice("skip"),))
    least = enough(search_of(line, scene))
    ranges = ((f"0-{least - 1}", least - 2), (f"{least}-{least + 1}", least))
    choices = [_range(*one) for one in (*ranges, (f"{least + 2}+", least + 2))]
    load = load_words(state.kg, line, scene)
    return Say("ask.left", {**args, "load": load}, (*choices, Choice("skip")))


def _range(label: str, number: int) -> Choice:
    return Choice("left", {"range": label, "number": max(0, number)})


def load_words(kg: float, line: PlannedLift, scene: Scene) -> str:
    """Return a load as the runner hears it: "2 × 10 kg"."""
    load = shown(kg, scene.athlete.weight_unit or WeightUnit.KG)
    key = "word.load.each" if line.each else "word.load.plain"
    return text(key, scene.book, load=f"{load.amount:g}", unit=load.unit)


def count_words(line: PlannedLift, scene: Scene, reps: int | None = None) -> str:
    """Return how many repetitions: "8", "8 each side"."""
    key = "word.count.side" if line.per_side else "word.count.plain"
    return text(key, scene.book, count=line.reps if reps is None else reps)


def _name(line: PlannedLift, scene: Scene) -> str:
    said = scene.book.catalogue.exercises[line.exercise].say
    return said[:1].upper() + said[1:]
