"""Names that the lexicon does not have as they were typed.

Law: a slip of the finger is read through; a known lift with a word more is a lift of the runner's
own, kept under his words; any other unknown name is asked about once, and then kept likewise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.log.names.names import MAX_WORDS
from bot.language.log.names.spelling import Corrections, guesses, misspelt
from bot.language.log.signs.style import Doubt
from bot.language.words.phrasebook import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.language.log.drafting.drafts import LiftDraft
    from bot.language.log.reading import Diary, Reading
    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.senses import Sign


_OTHER_TRAINING = ("run", "sport", "racing")
"""Senses beside which a strange word is no exercise: "beach run"."""


_OF_SPORT = frozenset({"min", "h", "m", "km", "mi"})
_OF_SETS = frozenset({"by", "set", "rep", "at"})


def known(piece: Piece, reading: Reading, corrections: Corrections) -> Piece:
    """Give misspelt names their sense; a name may be more than the misspelt word: "side plnk"."""
    piece = _chosen(piece)
    if any(sign.get(kind) for sign in piece.signs for kind in _OTHER_TRAINING):
        return piece
    place = 0
    while place < len(piece.signs):
        span = _misspelt_at(piece.signs, place, reading, corrections)
        if span is not None:
            piece = piece._replace(signs=span)
        place += 1
    return piece


def _chosen(piece: Piece) -> Piece:
    """Read a word for a lift and a sport, as "remo" is, by what is told of it: sets or a way."""
    if not any(sign.get("lift") and sign.get("sport") for sign in piece.signs):
        return piece
    wayward = any(sign.get("unit") in _OF_SPORT or sign.get("span") for sign in piece.signs)
    sets = any(sign.get("mark") in _OF_SETS for sign in piece.signs)
    other = "lift" if wayward and not sets else "sport"
    return piece._replace(signs=tuple(_without(sign, other) for sign in piece.signs))


def _without(sign: Sign, kind: str) -> Sign:
    if not (sign.get("lift") and sign.get("sport")):
        return sign
    senses = {name: meant for name, meant in sign.senses.items() if name != kind}
    return sign._replace(senses=senses)


def _misspelt_at(
    signs: Sequence[Sign], place: int, reading: Reading, corrections: Corrections
) -> tuple[Sign, ...] | None:
    """Return the signs with a name for the words around a strange one, the longest first."""
    if not _is_strange(signs[place], reading) or not _ways(signs[place], reading, corrections):
        return None
    first, last = place, place + 1
    while first > 0 and place - first < MAX_WORDS and signs[first - 1].token.kind == "word":
        first -= 1
    while last < len(signs) and last - place < MAX_WORDS and signs[last].token.kind == "word":
        last += 1
    spans = (
        (start, end) for start in range(first, place + 1) for end in range(place + 1, last + 1)
    )
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        words = [
            word for sign in signs[start:end] for word in (sign.text or sign.token.text).split()
        ]
        name = misspelt(words, _stems(words, reading), corrections)
        if name is not None:
            meant = signs[start]._replace(
                senses={"lift": name},
                end=signs[end - 1].end,
                last=signs[end - 1].last,
            )
            return (*signs[:start], meant, *signs[end:])
    return None


def _is_strange(sign: Sign, reading: Reading) -> bool:
    plain = sign.token.kind == "word" and not sign.senses
    return plain and sign.token.text not in reading.words.names.common


def _ways(sign: Sign, reading: Reading, corrections: Corrections) -> tuple[str, ...]:
    typed = sign.token.text
    return corrections.of(typed, stem(typed, reading.words.endings))


def named(draft: LiftDraft, reading: Reading, diary: Diary) -> LiftDraft:
    """Return the draft with the exercise that its unknown words mean."""
    if not draft.unknown:
        return draft
    words = draft.name
    chosen = reading.style.names.get(words) or _meant(words.split(), reading)
    if chosen is None and not _is_variation(words.split(), reading):
        _doubt_name(words, reading, diary)
    draft.name = chosen or " ".join(words.split()[-MAX_WORDS:])
    return draft


def _is_variation(words: Sequence[str], reading: Reading) -> bool:
    """Whether it is a known lift with a word more: "larsen bench press"."""
    names = reading.words.names.spelling.names
    stems = _stems(words, reading)
    return any(" ".join(stems[start:]) in names for start in range(1, len(stems)))


def _meant(words: Sequence[str], reading: Reading) -> str | None:
    """Return the runner's own exercise, or the one that the words are but for a slip."""
    stems = _stems(words, reading)
    own = {_stems(name.split(), reading): name for name in reading.hearing.own_exercises}
    return own.get(stems) or misspelt(words, stems, Corrections(reading.words.names.spelling))


def _stems(words: Iterable[str], reading: Reading) -> tuple[str, ...]:
    return tuple(stem(word, reading.words.endings) for word in words)


def _doubt_name(words: str, reading: Reading, diary: Diary) -> None:
    stems = " ".join(_stems(words.split(), reading))
    likely = guesses(stems, reading.words.names.spelling)
    names = reading.style.names
    otherwise = tuple(replace(reading.style, names={**names, words: name}) for name in likely)
    diary.doubts.append(Doubt("unknown_exercise", words, otherwise))
