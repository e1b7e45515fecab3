"""From the parts of a message that may tell training to log entries, plans, doubts and leftovers.

Law: an amount is kept exactly as it was meant, asked about, or named as not understood; never
silently dropped and never silently guessed.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.load import WeightUnit
from bot.domain.running import DistanceUnit
from bot.domain.training import Activity, Entry
from bot.language.log.days.sentences import DatedPieces, Told, dated_pieces, told
from bot.language.log.drafting.drafts import Draft, LiftDraft
from bot.language.log.drafting.fold import fold
from bot.language.log.drafting.lift_drafts import is_strong
from bot.language.log.lifting import lift
from bot.language.log.names.spelling import Corrections
from bot.language.log.naming import known
from bot.language.log.plausible import is_possible, is_thinkable, strange
from bot.language.log.reading import Diary, Reading, words_of
from bot.language.log.running import MOST_BARE_WORDS, is_talk, run
from bot.language.log.signs.notation import scan
from bot.language.log.signs.style import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.hearing import Hearing
    from bot.language.log.signs.pieces import Piece
    from bot.language.log.signs.style import Style
    from bot.language.log.words import LogWords
    from bot.language.words.tokens import Token


MOST_TOKENS = 700
"""Words, numbers and marks that are read as training, more than thirty lines of a week have; what
is behind them is named as not understood."""


class Page(NamedTuple):
    """The parts of a message that may tell training, cut once for all styles."""

    text: str
    hearing: Hearing
    words: LogWords
    told: tuple[Told, ...]
    left: str
    """What is too far behind to be read, if it has amounts."""


def page(parts: Sequence[Sequence[Token]], text: str, hearing: Hearing, words: LogWords) -> Page:
    """Return the parts of a message, ready to be read."""
    near, far = _cut(parts)
    counted = any(token.kind in {"number", "time"} for token in far)
    left = text[far[0].start : far[-1].end] if counted else ""
    return Page(text, hearing, words, tuple(told(part, text, words) for part in near), left)


def read(page: Page, style: Style) -> Diary:
    """Return what a message says of training, read in one style.

    What one part of the message shows of the runner's style decides where another is in doubt.
    """
    diary = _read_in_style(page, style)
    diary.leftovers.extend([page.left] if page.left else [])
    return diary


def _cut(parts: Sequence[Sequence[Token]]) -> tuple[Sequence[Sequence[Token]], Sequence[Token]]:
    """Return the parts as far as they are read, and all tokens behind."""
    ends = itertools.accumulate(map(len, parts))
    rooms = [max(0, MOST_TOKENS - end + len(part)) for part, end in zip(parts, ends, strict=True)]
    near = [part[:room] for part, room in zip(parts, rooms, strict=True)]
    far = [token for part, kept in zip(parts, near, strict=True) for token in part[len(kept) :]]
    return [part for part in near if part], far


def _read_in_style(page: Page, style: Style) -> Diary:
    text, hearing, words = page.text, page.hearing, page.words
    dated = dated_pieces(page.told, words, hearing, style)
    style = _with_units(style, hearing, [piece for part in dated for piece in part.logs])
    diary = _read(dated, Reading(text, hearing, words, style))
    shown = _agreed(style, diary.shown)
    if shown.weight != style.weight or (diary.doubts and shown != style):
        return _read(dated, Reading(text, hearing, words, shown))
    return diary


def _agreed(style: Style, shown: Sequence[Style]) -> Style:
    """Return the style with what is shown in one way only."""
    if not shown:
        return style
    triples = {one.triple for one in shown if one.triple}
    pairs = {one.pair for one in shown if one.pair}
    weights = {one.weight for one in shown if one.weight}
    return replace(
        style,
        triple=style.triple or (triples.pop() if len(triples) == 1 else None),
        pair=style.pair or (pairs.pop() if len(pairs) == 1 else None),
        weight=style.weight or (weights.pop() if len(weights) == 1 else None),
    )


def _read(dated: Sequence[DatedPieces], reading: Reading) -> Diary:
    diary = Diary(reading.style)
    corrections = Corrections(reading.words.names.spelling)
    for part in dated:
        diary.day_first = part.day_first
        found = fold(
            [known(piece, reading, corrections) for piece in part.logs],
            reading.words.names.common,
            reading.hearing.today,
        )
        for draft in found.drafts:
            _keep(draft, reading, diary)
        for piece in found.leftovers:
            _leave(piece, reading, diary, is_talk=False)
        for piece in part.talk:
            _leave(piece, reading, diary, is_talk=True)
        for sentence in _by_sentence(part.unsure):
            _name(sentence, reading, diary)
    return diary


def _by_sentence(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    for _, sentence in itertools.groupby(pieces, key=lambda piece: piece.sentence):
        yield tuple(sentence)


def _with_units(style: Style, hearing: Hearing, pieces: Sequence[Piece]) -> Style:
    """Fill in the units that the message says somewhere, or that the runner always means."""
    said = {sign.get("unit") for piece in pieces for sign in piece.signs}
    weights = {"kg", "lb"} & said
    weight = style.weight or hearing.weight_unit
    if style.weight is None and len(weights) == 1:
        weight = WeightUnit(weights.pop())
    miles = style.miles
    if miles is None and len({"km", "mi"} & said) == 1:
        miles = "mi" in said
    if miles is None and hearing.distance_unit is not None:
        miles = hearing.distance_unit is DistanceUnit.MI
    same = weight is style.weight and miles is style.miles
    return style if same else replace(style, weight=weight, miles=miles)


# ------------------------------------------------------------------ drafts to entries


MOST_ENTRIES = 60
"""Kept of one message; nobody reads back more, so the rest is named as not understood."""


def _keep(draft: Draft, reading: Reading, diary: Diary) -> None:
    if len(diary.entries) + len(diary.plans) >= MOST_ENTRIES:
        diary.leftovers.append(words_of(draft.pieces, reading.text))
        return
    activity = (
        lift(draft, reading, diary) if isinstance(draft, LiftDraft) else run(draft, reading, diary)
    )
    if activity is None and is_talk(draft):
        diary.talk.append(words_of(draft.pieces, reading.text))
        return
    if activity is None or not is_thinkable(activity):
        diary.leftovers.append(words_of(draft.pieces, reading.text))
        return
    piece = draft.pieces[0]
    today = reading.hearing.today
    entry = Entry(piece.day or today, activity)
    announced = piece.announced or entry.day > today
    if announced and not is_possible(activity):
        diary.leftovers.append(words_of(draft.pieces, reading.text))
    elif announced:
        diary.open_days.extend([piece.doubt] if piece.doubt else [])
        diary.plans.append(entry)
    else:
        if piece.doubt is not None and piece.doubt not in diary.doubts:
            diary.doubts.append(piece.doubt)
        _wonder(activity, draft, reading, diary)
        diary.entries.append(entry)


_LOST_POINT = frozenset({"above_best", "too_heavy"})
"""What a load without its decimal point looks like."""


def _wonder(activity: Activity, draft: Draft, reading: Reading, diary: Diary) -> None:
    """Note that a number is too strange to be kept unasked; a load may lack its decimal point."""
    why = strange(activity, reading.hearing.best_kg)
    if not why:
        return
    otherwise = (replace(reading.style, point_lost=True),) if why in _LOST_POINT else ()
    diary.doubts.append(Doubt(why, words_of(draft.pieces, reading.text), otherwise))


# ------------------------------------------------------------------ what is left


def _leave(piece: Piece, reading: Reading, diary: Diary, *, is_talk: bool) -> None:
    said = words_of((piece,), reading.text)
    told = not is_talk and not piece.aside and (_counts(piece) or is_strong(scan(piece.signs)))
    told = told and not _is_hour(piece)
    (diary.leftovers if told else diary.talk).append(said)


def _name(sentence: Sequence[Piece], reading: Reading, diary: Diary) -> None:
    """Name a whole sentence that is unsure, if it has amounts."""
    said = reading.text[sentence[0].signs[0].token.start : sentence[-1].signs[-1].end]
    counted = any(sign.is_number for piece in sentence for sign in piece.signs)
    (diary.leftovers if counted else diary.talk).append(said)


def _is_hour(piece: Piece) -> bool:
    """Whether the hour alone is told: 345PM, 6 am."""
    signs = piece.signs
    return len(signs) == len(HOUR) and signs[0].is_number and signs[1].get("hint") == "daytime"


HOUR = ("6", "am")


def _counts(piece: Piece) -> bool:
    """Whether a bare number begins it: "and 4 the day before" may be training."""
    return piece.signs[0].is_number and len(piece.signs) <= MOST_BARE_WORDS
