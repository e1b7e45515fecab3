"""What a word of lifting or running means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.nearest_names import nearest_names
from bot.talk.say import Choice, Say
from bot.talk.scene import Scene, Step, stay

if TYPE_CHECKING:
    from bot.language.technique import AskUnknownWord, AskWord, AskWords
    from bot.talk.state import State


def word(state: State, intent: AskWord, scene: Scene) -> Step:
    """Say what a word means."""
    return stay(state, "word.meaning", text=scene.book.glossary[intent.term].text)


def unknown(state: State, intent: AskUnknownWord, scene: Scene) -> Step:
    """Say that this word is not known, and offer the nearest."""
    terms = scene.book.glossary
    names = {
        f"{id}/{place}": name.lower()
        for id, term in terms.items()
        for place, name in enumerate((term.say, *term.names))
    }
    near, same = nearest_names(intent.words, names)
    if same:
        return stay(state, "word.meaning", text=terms[near[0]].text)
    if not near:
        return stay(state, "word.unknown", "words", word=intent.words)
    choices = tuple(Choice("word", {"word": terms[one].say}) for one in near)
    return Step(state, (Say("word.near", {"word": intent.words}, choices),))


def words(state: State, _: AskWords, scene: Scene) -> Step:
    """List the words that can be asked about."""
    said = sorted((term.say for term in scene.book.glossary.values()), key=str.lower)
    return stay(state, "word.list", words=", ".join(said))
