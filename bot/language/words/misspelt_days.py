"""Days and months with a slip of the finger: "yesteday", "tuesdya".

Law: only a word that nothing else knows is taken for a slip, and its first letter is the right one
or changed places with the second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.language.words.date_words import DateWords
    from bot.language.words.tokens import Token

SHORTEST = 5
LONGEST = 12
"""Letters of a word that may be a misspelt day."""
LONG = 8
"""Letters from which a word may have two slips."""


def mended(
    found: Sequence[Token], words: DateWords, is_known: Callable[[str], bool]
) -> Iterator[Token]:
    """Yield the tokens with misspelt days put right; `is_known` tells words that mean something."""
    for token in found:
        odd = token.kind == "word" and SHORTEST <= len(token.text) <= LONGEST
        if odd and token.text not in words.begin and not is_known(token.text):
            yield token._replace(text=_nearest(token.text, words) or token.text)
        else:
            yield token


def _nearest(typed: str, words: DateWords) -> str:
    slips = 2 if len(typed) >= LONG else 1
    hit = process.extractOne(typed, words.names, scorer=OSA.distance, score_cutoff=slips)
    if hit is None:
        return ""
    name = hit[0]
    return name if typed[0] == name[0] or typed[:2] == name[1::-1] else ""
