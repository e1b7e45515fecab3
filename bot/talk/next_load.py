"""The question "how much should I squat next time?": the lift in the next session that holds it.

Rule: a load is only said as part of a session that fits its day; never for a lift alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coach.week import week
from bot.language.intents import AskToday
from bot.talk.advice import today
from bot.talk.questions import unanswered
from bot.talk.say import Say
from bot.talk.scene import Scene, Step, stay
from bot.talk.wording import day_words, line_text

if TYPE_CHECKING:
    from datetime import date

    from bot.coach.advice import Prescription
    from bot.domain.exercise import ExerciseId
    from bot.language.asked import AskLoad
    from bot.talk.state import State


def show(state: State, intent: AskLoad, scene: Scene) -> Step:
    """Say the sets and the load of a lift, and on which of the next seven days they are due.

    Before age, health and pain are answered it is today's session that is answered, which asks.
    """
    if unanswered(scene.health, scene.today):
        return today(state, AskToday(), scene)
    if intent.exercise is None:
        return _all(state, scene)
    found = _next(intent.exercise, scene)
    if found is None:
        known = scene.book.catalogue.exercises.get(intent.exercise)
        name = intent.exercise if known is None else known.say
        return stay(state, "load.not_soon", "today", name=name)
    day, line = found
    args = {
        "day": day_words(day, scene),
        "line": line_text(line, scene.book, scene.athlete),
    }
    return Step(state, (Say("load.next", args),))


def _all(state: State, scene: Scene) -> Step:
    """Say the loads of the next day that has any."""
    days = week(scene.record, scene.today, scene.book.catalogue)
    loaded = ((one.day, [line for line in one.advice.exercises if line.load_kg]) for one in days)
    found = next((pair for pair in loaded if pair[1]), None)
    if found is None:
        return stay(state, "load.none", "today")
    day, lines = found
    said = "\n".join(line_text(line, scene.book, scene.athlete) for line in lines)
    return Step(state, (Say("load.all", {"day": day_words(day, scene), "lines": said}),))


def _next(exercise: ExerciseId, scene: Scene) -> tuple[date, Prescription] | None:
    days = week(scene.record, scene.today, scene.book.catalogue)
    lines = ((one.day, line) for one in days for line in one.advice.exercises)
    return next((pair for pair in lines if pair[1].exercise == exercise), None)
