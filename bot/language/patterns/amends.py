"""From a pattern for corrections to what is put right.

Law: every meaning that a table of corrections names is built here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.correction import (
    Amounts,
    BareNumber,
    Change,
    Correction,
    FirstOnly,
    Gone,
    MoreSets,
    NewAmounts,
    NewDay,
    NewName,
    NewUnit,
    RunAmounts,
    SetAmounts,
    Which,
)
from bot.domain.load import WeightUnit
from bot.domain.running import DistanceUnit
from bot.language.amends import Amend, CorrectLog, Redo, RepeatLog
from bot.language.intents import SessionDone, Undo
from bot.language.patterns.said import GAPS, Said, SaidWords
from bot.language.patterns.templates import BadPattern, Pattern, PatternSet, gaps, pattern
from bot.language.patterns.templates import pattern_set as set_of
from bot.language.words.mentions import words_of
from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.section import Files, Section, section, sections

if TYPE_CHECKING:
    from bot.language.log.words import LogWords

AmendIntent = Amend | Undo | SessionDone
AmendBuild = Callable[[Said], AmendIntent | None]
"""None: the gaps hold nothing that makes sense."""


class AmendWords(NamedTuple):
    """All patterns of corrections in one language."""

    led: PatternSet
    """Begin with a word that corrects, repeats or takes back: count wherever they stand."""
    soft: PatternSet
    """Such as "it was 3x8": count where no training was told before them."""
    loose: PatternSet
    """Such as "the squat was 85": count only when they fit what was logged lately."""
    behind: PatternSet
    """Such as "but 85": count only behind "same again", "done" or another correction."""
    words: SaidWords
    slip: str
    """What a star before a correction says in words."""
    onsets: frozenset[str]
    """Words with which a correction may begin without a mark before it."""


def amend_words(files: Files, log: LogWords) -> AmendWords:
    """Read the tables of corrections. Raises ContentError."""
    words = SaidWords(log=log, numbers=_numbers(files), set_places=_set_places(files))
    sets = {name: _set(files, name) for name in ("led", "soft", "loose", "behind")}
    begin = section(files, "correction_onsets")
    onsets = frozenset(begin.texts("words"))
    return AmendWords(**sets, words=words, onsets=onsets, slip=begin.texts("star")[0])


def _numbers(files: Files) -> PhraseBook[float]:
    table = section(files, "number_words")
    return phrase_book(
        (words_of(phrase), float(key)) for key in table for phrase in table.texts(key)
    )


def _set_places(files: Files) -> PhraseBook[tuple[int, ...]]:
    table = section(files, "set_places")
    return phrase_book(
        (words_of(phrase), _places(table, key)) for key in table for phrase in table.texts(key)
    )


def _places(table: Section, key: str) -> tuple[int, ...]:
    try:
        return tuple(int(place) for place in key.split())
    except ValueError as wrong:
        raise table.wrong(key, "the keys must be places, the first is 0") from wrong


def _set(files: Files, name: str) -> PatternSet:
    trees: dict[str, tuple[Pattern, ...]] = {}
    for table in sections(files, f"corrections_{name}"):
        for meaning in table:
            if meaning not in AMENDS:
                raise table.wrong(meaning, "there is no such correction")
            found = tuple(_pattern(table, meaning, text) for text in table.texts(meaning))
            trees[meaning] = (*trees.get(meaning, ()), *found)
    return set_of(trees)


def _pattern(table: Section, meaning: str, text: str) -> Pattern:
    try:
        tree = pattern(text)
    except BadPattern as wrong:
        raise table.wrong(meaning, str(wrong)) from wrong
    if unknown := set(gaps(tree)) - GAPS:
        raise table.wrong(meaning, f"there is no gap {sorted(unknown)}")
    return tree


# ------------------------------------------------------------------ what each of them means


def _lift(said: Said) -> Which:
    """Return the entry that the gaps name: by its lift, its sets, or not at all."""
    return Which(exercises=said.exercises, word=said.word, day=said.past, sets=said.sets)


_RUN = Which(kind="run")


def _correct(which: Which, change: Change) -> CorrectLog:
    return CorrectLog(Correction(which, change))


def _amounts(said: Said, which: Which | None = None) -> CorrectLog | None:
    if not said.amounts:
        return None
    return _correct(which or _lift(said), NewAmounts(said.amounts, said.wrong))


def _typed(said: Said, types: Callable[[float], tuple[Amounts, ...]]) -> CorrectLog | None:
    """Give a bare number the type that its name tells: "the rpe was 8"."""
    ways = [
        typed
        for way in said.amounts
        for typed in (types(way.value) if isinstance(way, BareNumber) else (way,))
    ]
    return _amounts(said._replace(amounts=tuple(ways)))


def _failed(said: Said) -> CorrectLog:
    which = _lift(said)
    sets = which.sets or (-1,)
    return _correct(replace(which, sets=sets), NewAmounts((SetAmounts(failed=True),)))


def _day(said: Said, which: Which) -> CorrectLog | None:
    return None if said.past is None else _correct(which, NewDay(said.past))


def _day_of(said: Said) -> CorrectLog | None:
    return _day(said, replace(_lift(said), day=None))


def _name(said: Said) -> CorrectLog | None:
    return _correct(Which(), NewName(said.exercises[0])) if said.exercises else None


def _more(said: Said) -> CorrectLog:
    return _correct(replace(_lift(said), sets=()), MoreSets(said.number or 1, said.amounts))


def _more_reps(said: Said) -> CorrectLog | None:
    """Take "3 more reps failed at 85" for one more set of three."""
    if said.number is None:
        return None
    ways: tuple[Amounts, ...] = tuple(
        replace(way, reps=(said.number,)) for way in said.amounts if isinstance(way, SetAmounts)
    )
    return _correct(_lift(said), MoreSets(1, ways or (SetAmounts(reps=(said.number,)),)))


def _raised(said: Said) -> CorrectLog | None:
    return _correct(_lift(said), said.raised) if said.raised else None


def _lowered(said: Said) -> CorrectLog | None:
    if said.raised is None:
        return None
    return _correct(_lift(said), replace(said.raised, by=-said.raised.by))


def _repeat(said: Said) -> RepeatLog:
    which = _lift(said)
    raised = (Correction(Which(), said.raised),) if said.raised else ()
    said_so = (Correction(Which(), NewAmounts(said.amounts)),) if said.amounts else ()
    return RepeatLog(which, (*raised, *said_so))


def _undo(said: Said) -> Undo | None:
    return None if said.past is None else Undo(day=said.past)


def _done_but(said: Said) -> SessionDone | None:
    return SessionDone((Correction(_lift(said), Gone()),)) if said.exercises else None


def _done_first(said: Said) -> SessionDone | None:
    if said.number is None:
        return None
    return SessionDone((Correction(Which(), FirstOnly(said.number)),))


AMENDS: Mapping[str, AmendBuild] = {
    "amounts": _amounts,
    "load": lambda said: _typed(said, lambda load: (SetAmounts(load=load),)),
    "reps": lambda said: _typed(said, lambda reps: (SetAmounts(reps=(int(reps),)),)),
    "sets": lambda said: _typed(said, lambda sets: (SetAmounts(sets=int(sets)),)),
    "rpe": lambda said: _typed(said, lambda rpe: (SetAmounts(rpe=rpe), RunAmounts(rpe=rpe))),
    "run_amounts": lambda said: _amounts(said, replace(_RUN, day=said.past)),
    "run_filled": lambda said: _amounts(said, _RUN),
    "failed": _failed,
    "each": lambda said: _correct(_lift(said), NewAmounts((SetAmounts(each=True),))),
    "per_side": lambda said: _correct(_lift(said), NewAmounts((SetAmounts(per_side=True),))),
    "day": lambda said: _day(said, Which()),
    "day_of": _day_of,
    "run_day": lambda said: _day(said, _RUN),
    "in_kg": lambda said: _correct(_lift(said), NewUnit(weight=WeightUnit.KG)),
    "in_lb": lambda said: _correct(_lift(said), NewUnit(weight=WeightUnit.LB)),
    "in_km": lambda _: _correct(_RUN, NewUnit(distance=DistanceUnit.KM)),
    "in_mi": lambda _: _correct(_RUN, NewUnit(distance=DistanceUnit.MI)),
    "name": _name,
    "remove": lambda said: _correct(_lift(said), Gone()),
    "remove_run": lambda said: _correct(replace(_RUN, day=said.past), Gone()),
    "more": _more,
    "more_reps": _more_reps,
    "raised": _raised,
    "lowered": _lowered,
    "repeat": _repeat,
    "repeat_run": lambda said: replace(_repeat(said), which=replace(_RUN, day=said.past)),
    "redo": lambda _: Redo(),
    "undo_day": _undo,
    "done_but": _done_but,
    "done_first": _done_first,
}
