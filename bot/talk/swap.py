"""Another exercise: today's session again without the one that is not wanted, or two ideas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coach.swapping import alternatives
from bot.domain.training import Swap
from bot.talk.advice import Wish, session_step, wish_given
from bot.talk.scene import Scene, Step, stay

if TYPE_CHECKING:
    from bot.domain.exercise import ExerciseId
    from bot.domain.training import PlannedSession
    from bot.language.asked import SwapExercise
    from bot.talk.state import State


def swap(state: State, intent: SwapExercise, scene: Scene) -> Step:
    """Give today's session with the next fitting exercise, or name two without a session."""
    given = scene.record.given
    if given is not None and given.day == scene.today and given.lifts:
        unwanted = _unwanted(intent.exercise, given, scene)
        if unwanted or intent.now:
            return _again(state, intent, (*unwanted, intent.exercise), given, scene)
    elif intent.now:
        return session_step(state, scene, Wish(swaps=(Swap(intent.exercise, intent.instead),)))
    return _ideas(state, intent.exercise, scene)


def _again(
    state: State,
    intent: SwapExercise,
    unwanted: tuple[ExerciseId, ...],
    given: PlannedSession,
    scene: Scene,
) -> Step:
    new = tuple(Swap(one, intent.instead) for one in dict.fromkeys(unwanted))
    kept = tuple(swap for swap in given.swaps if swap.exercise not in unwanted)
    wish = replace(wish_given(scene), swaps=(*kept, *new))
    return session_step(state, scene, wish)


def _unwanted(exercise: ExerciseId, given: PlannedSession, scene: Scene) -> tuple[ExerciseId, ...]:
    """Return which lifts of the session are meant: that one, else those of its movement."""
    there = tuple(line.exercise for line in given.lifts)
    if exercise in there:
        return (exercise,)
    known = scene.book.catalogue.exercises
    if exercise not in known:
        return ()
    pattern = known[exercise].pattern
    return tuple(one for one in there if known[one].pattern == pattern)


def _ideas(state: State, exercise: ExerciseId, scene: Scene) -> Step:
    found = alternatives(exercise, scene.record, scene.today, scene.book.catalogue)
    known = scene.book.catalogue.exercises
    said = known[exercise].say if exercise in known else exercise
    if not found:
        return stay(state, "swap.none", "today", exercise=said)
    names = [known[one].say for one in found]
    if len(names) == 1:
        return stay(state, "swap.one", "today", exercise=said, one=names[0])
    return stay(state, "swap.two", "today", exercise=said, one=names[0], two=names[1])
