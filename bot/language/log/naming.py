"""Names that the lexicon does not have as they were typed.

Law: a slip of the finger is read through; any other unknown name is asked about, and kept as the
runner's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.log.names import MAX_WORDS, guesses, misspelt
from bot.language.log.style import Doubt
from bot.language.words.phrasebook import stem

if TYPE_CHECKING:
    from bot.language.log.drafts import LiftDraft
    from bot.language.log.pieces import Piece
    from bot.language.log.reading import Diary, Reading


MOST_LOOKUPS = 12
"""Misspelt names looked up in one message; a pasted article has more strange words than names."""


def known(piece: Piece, reading: Reading, looked_up: dict[str, str | None]) -> Piece:
    """Give a misspelt name its sense, in a piece that has no other name."""
    if any(sign.get("lift") or sign.get("own") for sign in piece.signs):
        return piece
    strange = [sign for sign in piece.signs if sign.token.kind == "word" and not sign.senses]
    if not 0 < len(strange) <= MAX_WORDS:
        return piece
    words = " ".join(stem(sign.token.text, reading.words.endings) for sign in strange)
    if words not in looked_up and len(looked_up) < MOST_LOOKUPS:
        looked_up[words] = misspelt(words, reading.words.names)
    name = looked_up.get(words)
    if name is None:
        return piece
    first = piece.signs.index(strange[0])
    rest = tuple(sign for sign in piece.signs[first:] if sign not in strange)
    known = replace(strange[0], senses={"lift": name})
    return replace(piece, signs=(*piece.signs[:first], known, *rest))


def named(draft: LiftDraft, reading: Reading, diary: Diary) -> LiftDraft:
    """Return the draft with the exercise that its unknown words mean."""
    words = draft.name
    if not draft.unknown:
        return draft
    chosen = reading.style.names.get(words)
    own = {str(name) for name in reading.hearing.own_exercises}
    if chosen is None and words not in own:
        stems = " ".join(stem(word, reading.words.endings) for word in words.split())
        chosen = misspelt(stems, reading.words.names)
        if chosen is None:
            _doubt_name(words, stems, reading, diary)
    draft.name = chosen or " ".join(words.split()[:MAX_WORDS])
    return draft


def _doubt_name(words: str, stems: str, reading: Reading, diary: Diary) -> None:
    likely = guesses(stems, reading.words.names)
    names = reading.style.names
    otherwise = tuple(replace(reading.style, names={**names, words: name}) for name in likely)
    diary.doubts.append(Doubt("unknown_exercise", words, otherwise))
