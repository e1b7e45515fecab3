"""From the parts of a message that may tell training to log entries, plans, doubts and leftovers.

Law: an amount is kept exactly as it was meant, asked about, or named as not understood; never
silently dropped and never silently guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from bot.domain.exercise import ExerciseId
from bot.domain.load import WeightUnit
from bot.domain.running import METRES_PER_MILE, DistanceUnit, Run, RunType
from bot.domain.training import Activity, Entry, Lift, Mobility, OtherSport
from bot.language.drafts import Draft, LiftDraft, RunDraft, fold, is_strong
from bot.language.features import metres
from bot.language.hearing import Hearing
from bot.language.lexicon import LogWords
from bot.language.lifts import Doubts, lift_of, said_unit
from bot.language.names import MAX_WORDS, guesses, misspelt
from bot.language.notation import scan
from bot.language.phrasebook import stem
from bot.language.plausible import ODD_KG, is_possible
from bot.language.runs import QUALITY, REST, run_of
from bot.language.sentences import DatedPieces, dated_pieces
from bot.language.style import Doubt, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.pieces import Piece
    from bot.language.tokens import Token


@dataclass(slots=True)
class Diary:
    """What was read."""

    entries: list[Entry] = field(default_factory=list[Entry])
    plans: list[Entry] = field(default_factory=list[Entry])
    distance_unit: DistanceUnit | None = None
    """In which the first distance was said."""
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    shown: list[Style] = field(default_factory=list[Style])
    """Styles that the message shows beyond doubt."""
    leftovers: list[str] = field(default_factory=list[str])
    """Words in which training was told and not understood."""
    talk: list[str] = field(default_factory=list[str])
    """Words in which none was told."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a reading of one message needs."""

    text: str
    hearing: Hearing
    words: LogWords
    style: Style


def read(
    parts: Sequence[Sequence[Token]], text: str, hearing: Hearing, words: LogWords, style: Style
) -> Diary:
    """Return what the parts of a message say of training, read in one style.

    What one part of the message shows of the runner's style decides where another is in doubt.
    """
    dated = [dated_pieces(part, words, hearing.today) for part in parts]
    style = _with_units(style, hearing, [piece for part in dated for piece in part.logs])
    diary = _read(dated, Reading(text, hearing, words, style))
    shown = _agreed(style, diary.shown)
    if diary.doubts and shown != style:
        return _read(dated, Reading(text, hearing, words, shown))
    return diary


def _agreed(style: Style, shown: Sequence[Style]) -> Style:
    """Return the style with what is shown in one way only."""
    triples = {one.triple for one in shown if one.triple}
    pairs = {one.pair for one in shown if one.pair}
    triple = style.triple or (triples.pop() if len(triples) == 1 else None)
    return replace(
        style, triple=triple, pair=style.pair or (pairs.pop() if len(pairs) == 1 else None)
    )


def _read(dated: Sequence[DatedPieces], reading: Reading) -> Diary:
    diary = Diary()
    looked_up: dict[str, str | None] = {}
    for part in dated:
        known = [_known(piece, reading, looked_up) for piece in part.logs]
        found = fold(known, reading.words.names.common)
        for draft in found.drafts:
            _keep(draft, reading, diary)
        for piece in (*found.leftovers, *part.talk):
            _leave(piece, reading, diary, is_talk=piece in part.talk)
        for _, sentence in groupby(part.unsure, key=lambda piece: piece.sentence):
            _name(tuple(sentence), reading, diary)
    return diary


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
    return replace(style, weight=weight, miles=miles)


# ------------------------------------------------------------------ names that the lexicon lacks


MOST_LOOKUPS = 12
"""Misspelt names looked up in one message; a pasted article has more strange words than names."""


def _known(piece: Piece, reading: Reading, looked_up: dict[str, str | None]) -> Piece:
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


def _named(draft: LiftDraft, reading: Reading, diary: Diary) -> LiftDraft:
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


# ------------------------------------------------------------------ drafts to entries


MOST_ENTRIES = 60
"""Kept of one message; nobody reads back more, so the rest is named as not understood."""


def _keep(draft: Draft, reading: Reading, diary: Diary) -> None:
    if len(diary.entries) + len(diary.plans) >= MOST_ENTRIES:
        diary.leftovers.append(_said(draft.pieces, reading.text))
        return
    activity = (
        _lift(draft, reading, diary)
        if isinstance(draft, LiftDraft)
        else _run(draft, reading, diary)
    )
    if activity is None and _is_talk(draft):
        diary.talk.append(_said(draft.pieces, reading.text))
        return
    if activity is None or not is_possible(activity):
        diary.leftovers.append(_said(draft.pieces, reading.text))
        return
    piece = draft.pieces[0]
    today = reading.hearing.today
    entry = Entry(piece.day or today, activity)
    announced = piece.announced or entry.day > today
    (diary.plans if announced else diary.entries).append(entry)


MOST_BARE_WORDS = 6
"""A run without any measure is kept only from so short a sentence: "did my long run"."""


def _is_talk(draft: Draft) -> bool:
    """Whether nothing was measured: a word on running, or a run of which only the kind is told."""
    if isinstance(draft, LiftDraft) or not draft.found.is_empty:
        return False
    announced = draft.pieces[0].announced
    if draft.sport == REST or (announced and draft.found.run_type in QUALITY):
        return not announced
    short = sum(len(piece.signs) for piece in draft.pieces) <= MOST_BARE_WORDS
    return not (short and draft.found.runs and draft.found.run_type is not None)


def _said(pieces: Sequence[Piece], text: str) -> str:
    return " ".join(text[piece.signs[0].token.start : piece.signs[-1].end] for piece in pieces)


def _lift(draft: LiftDraft, reading: Reading, diary: Diary) -> Lift | Mobility | None:
    named = _named(draft, reading, diary)
    about = _said(draft.pieces, reading.text)

    def doubt(why: str, otherwise: Style) -> None:
        diary.doubts.append(Doubt(why, about, (otherwise,)))

    names, equipment = reading.words.names, reading.hearing.equipment
    doubts = Doubts(doubt, diary.shown.append)
    activity = lift_of(named, names, equipment, reading.style, doubts)
    if activity is None or not _is_odd(activity, named, reading.style):
        return activity
    doubt("too_heavy", replace(reading.style, weight=WeightUnit.KG))
    in_pounds = replace(reading.style, weight=WeightUnit.LB)
    return lift_of(named, names, equipment, in_pounds, Doubts(_ignored, diary.shown.append))


def _ignored(_: str, __: Style) -> None:
    """Take a doubt that was noted already."""


def _is_odd(activity: Lift | Mobility, draft: LiftDraft, style: Style) -> bool:
    """Whether a load without a unit is too heavy for kilograms."""
    if style.weight is not None or said_unit(draft) is not None:
        return False
    return any(one.load is not None and one.load.kg > ODD_KG for one in activity.sets)


def _run(draft: RunDraft, reading: Reading, diary: Diary) -> Activity | None:
    found, miles = draft.found, reading.style.miles
    if _is_talk(draft):
        return None
    if draft.sport or draft.mobility:
        return _sport(draft, metres(1.0, "mi" if miles else "km"))
    units = (METRES_PER_MILE, 1000.0) if miles else (1000.0, METRES_PER_MILE)
    runs = [run for unit in units if is_possible(run := run_of(found, unit))]
    bare = found.bare is not None and found.distance_m is None
    if bare and miles is None and len(runs) > 1:
        about = _said(draft.pieces, reading.text)
        diary.doubts.append(Doubt("which_number", about, (replace(reading.style, miles=True),)))
    if runs and runs[0].distance_m is not None and diary.distance_unit is None:
        in_miles = found.unit == "mi" or (not found.unit and miles)
        diary.distance_unit = DistanceUnit.MI if in_miles else DistanceUnit.KM
    return _raced(runs[0], draft) if runs else None


def _raced(run: Run, draft: RunDraft) -> Run:
    """Take a marathon that is announced by its name for a race."""
    named = any(sign.get("racing") for piece in draft.pieces for sign in piece.signs)
    if not (named and draft.pieces[0].announced and run.run_type is None):
        return run
    return replace(run, run_type=RunType.RACE)


def _sport(draft: RunDraft, unit: float) -> Mobility | OtherSport | None:
    run = run_of(draft.found, unit)
    if draft.mobility:
        name = ExerciseId(draft.mobility)
        return Mobility(exercise=name, duration_s=run.duration_s) if run.duration_s else None
    if run.duration_s is None and run.distance_m is None and draft.sport != REST:
        return None
    return OtherSport(exercise=draft.sport, duration_s=run.duration_s, distance_m=run.distance_m)


# ------------------------------------------------------------------ what is left


def _leave(piece: Piece, reading: Reading, diary: Diary, *, is_talk: bool) -> None:
    said = _said((piece,), reading.text)
    told = not is_talk and not piece.aside and (is_strong(scan(piece.signs)) or _counts(piece))
    (diary.leftovers if told else diary.talk).append(said)


def _name(sentence: Sequence[Piece], reading: Reading, diary: Diary) -> None:
    """Name a whole sentence that is unsure, if it has amounts."""
    said = reading.text[sentence[0].signs[0].token.start : sentence[-1].signs[-1].end]
    counted = any(sign.is_number for piece in sentence for sign in piece.signs)
    (diary.leftovers if counted else diary.talk).append(said)


def _counts(piece: Piece) -> bool:
    """Whether a bare number begins it: "and 4 the day before" may be training."""
    return piece.signs[0].is_number and len(piece.signs) <= MOST_BARE_WORDS
