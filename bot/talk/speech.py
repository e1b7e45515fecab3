"""In which language the coach answers: his own, or another that he has phrases of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.talk.effects import SaveAthlete
from bot.talk.say import Say
from bot.talk.scene import Step, stay

if TYPE_CHECKING:
    from bot.language.facts import SpeakLanguage
    from bot.talk.scene import Scene
    from bot.talk.state import State


def speak(state: State, intent: SpeakLanguage, scene: Scene) -> Step:
    """Keep the language, and answer in it from now on, this time as well."""
    book = scene.book
    if intent.language not in book.voices:
        return stay(state, "language.unknown")
    athlete = replace(scene.athlete, language=intent.language)
    key = "language.own" if intent.language == book.own else "language.set"
    return Step(state, (Say(key),), (SaveAthlete(athlete),))
