"""Whether a short message points at the place of a pain: "it's the front of the knee".

Law: such a message is taken as an answer to the question for pain, asked or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.words.mentions import says

if TYPE_CHECKING:
    from bot.language.health.painwords import PainWords
    from bot.language.words.sentence import Sentence

MOST_WORDS = 9


def points(spoken: Sentence, words: PainWords) -> bool:
    """Whether it begins like that and names a side of something."""
    if len(spoken.words) > MOST_WORDS or words.pointing.at(spoken.words, 0) is None:
        return False
    return says(words.where, spoken, 0, len(spoken.words))
