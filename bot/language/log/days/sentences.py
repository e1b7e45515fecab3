"""Sentences of a diary line: on which day they speak, of what is done or announced, or of neither.

Law: a wish, a goal, a record, a habit or a total is no training, however many numbers it has.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from bot.language.log.days.comparing import done_only
from bot.language.log.days.dating import Cut, Dating
from bot.language.log.days.days import (
    Calendar,
    given,
    in_a_row,
    is_nowhere,
)
from bot.language.log.days.headings import under_headings
from bot.language.log.days.parts import Judge
from bot.language.log.days.tenses import days_in, tenses
from bot.language.log.days.verdicts import Clause, clauses
from bot.language.log.signs.pieces import Piece
from bot.language.log.signs.senses import Senses, said_in, sense_book
from bot.language.words.dates import DateWords, date_words
from bot.language.words.misspelt_days import mended
from bot.language.words.phrasebook import Endings, PhraseBook, stem
from bot.language.words.section import Files, section
from bot.language.words.when import WEEK, Tense

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.language.hearing import Hearing
    from bot.language.log.signs.style import Style
    from bot.language.words.tokens import Token


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """What tells one kind of sentence from another."""

    book: PhraseBook[Senses]
    """Everything that can stand in a diary line."""
    endings: Endings
    dates: DateWords
    tense: PhraseBook[Senses]
    """{"tense": "past"}, {"no": "anywhere"}, {"no": "first"}, {"no": "unsure"}."""
    linked: frozenset[str]
    """Lifts that are done in one go: clean + press."""

    def is_known(self, word: str) -> bool:
        """Whether anything in a diary line begins with this word."""
        cut = stem(word, self.endings)
        return cut in self.book.begun or cut in self.tense.begun


@dataclass(slots=True)
class DatedPieces:
    """The pieces of a part of a message, by what they may be."""

    logs: list[Piece] = field(default_factory=list[Piece])
    """May be training, each with its day."""
    talk: list[Piece] = field(default_factory=list[Piece])
    """No training."""
    unsure: list[Piece] = field(default_factory=list[Piece])
    """Told in a way that nobody reads with certainty: named to the runner, never kept."""
    day_first: bool | None = None
    """In which order its dates are written, where they show it."""


def tense_book(files: Files, endings: Endings) -> PhraseBook[Senses]:
    """Read the tables `tense` and `no_log`. Raises ContentError."""
    kinds: list[tuple[str, Mapping[str, Sequence[str]]]] = [
        ("tense", section(files, "tense").lists()),
        ("no", section(files, "no_log").lists()),
    ]
    return sense_book(kinds, endings)


def dates_of(files: Files) -> DateWords:
    """Read the table `dates`. Raises ContentError."""
    return date_words(section(files, "dates"))


@dataclass(slots=True)
class Told:
    """One part of a message, sentence by sentence; the same in every style."""

    cut: Cut
    sentences: list[tuple[Clause, ...]]
    tenses: dict[int, Tense] = field(default_factory=dict[int, Tense])
    """Of each day in a clause that may be training, by its place in the text."""


def dated_pieces(
    read: Sequence[Told], words: SentenceWords, hearing: Hearing, style: Style
) -> tuple[DatedPieces, ...]:
    """Return the pieces that may be training, each with its day, and those that are none."""
    shown = [said.when.day_first for one in read for said in one.cut.said.values()]
    if style.day_first is None:
        known = next((order for order in shown if order is not None), hearing.day_first)
        style = _with_order(style, known)
    calendar = Calendar(hearing.today, style, is_late=hearing.is_late)
    calendar.rows = in_a_row([day for one in read for day in _weekdays(one)], hearing.today)
    return tuple(_dated(one, words, calendar) for one in read)


def _with_order(style: Style, day_first: bool | None) -> Style:  # noqa: FBT001
    return style if day_first is None else replace(style, day_first=day_first)


def told(part: Sequence[Token], text: str, words: SentenceWords) -> Told:
    """Return a part of a message by its sentences."""
    part = tuple(mended(part, words.dates, words.is_known))
    cut = Dating(part, text, words.book, words.endings, words.dates, words.linked).cut()
    whens = [said.when for said in cut.said.values()]
    judge = Judge(words.tense, words.endings, part, whens)
    rows = groupby(cut.pieces, key=lambda piece: piece.sentence)
    heard = (tuple(_compared(clauses(tuple(row), judge))) for _, row in rows)
    sentences = list(under_headings(heard, judge))
    read = Told(cut, sentences)
    read.tenses.update(tenses(sentences, cut))
    return read


def _compared(sentence: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses without what is said there of another time."""
    for clause in sentence:
        kept = clause.pieces if clause.verdict == "talk" else tuple(done_only(clause.pieces))
        if kept:
            yield clause._replace(pieces=kept)
        else:
            yield clause._replace(verdict="talk")


def _weekdays(read: Told) -> Iterator[tuple[int, int]]:
    """Yield the weekdays on which something was done, by their place."""
    for said in read.cut.said.values():
        if said.when.is_plain_weekday and read.tenses.get(said.at) == "past":
            yield said.at, said.when.number


def _dated(read: Told, words: SentenceWords, calendar: Calendar) -> DatedPieces:
    dated = DatedPieces()
    for sentence in read.sentences:
        rest = [piece for one in sentence if one.verdict != "talk" for piece in one.pieces]
        unsure = _is_unsure(rest, words, read.cut.found)
        for clause in sentence:
            headline = next(days_in(clause.pieces[0], read.cut), None)
            if headline is not None and headline.when.kind == "never":
                calendar.week = headline.when.week
            if clause.verdict == "talk":
                dated.talk.extend(clause.pieces)
            elif unsure or clause.verdict == "unsure" or _has_no_day(clause, read, calendar):
                dated.unsure.extend(clause.pieces)
            else:
                logs = tuple(given(clause, read.tenses, read.cut.said, calendar))
                mentioned = len(sentence) > 1 and _is_long_ago(logs, calendar)
                (dated.talk if mentioned and _has_talk(sentence) else dated.logs).extend(logs)
    dated.day_first = calendar.day_first
    return dated


def _has_talk(sentence: Sequence[Clause]) -> bool:
    return any(clause.verdict == "talk" for clause in sentence)


def _is_long_ago(logs: Sequence[Piece], calendar: Calendar) -> bool:
    """Whether it lies so far back that it is only mentioned beside something else."""
    return all(p.day is not None and (calendar.today - p.day).days > WEEK for p in logs)


def _has_no_day(clause: Clause, read: Told, calendar: Calendar) -> bool:
    """Whether a day is said that no calendar has, or one to come of what was done."""
    return any(
        is_nowhere(said, clause, read.tenses[said.at], calendar)
        for piece in clause.pieces
        for said in days_in(piece, read.cut)
    )


def _tokens_of(sentence: Sequence[Piece], found: Sequence[Token]) -> Sequence[Token]:
    return found[sentence[0].signs[0].first : sentence[-1].signs[-1].last + 1]


def _senses(
    sentence: Sequence[Piece], words: SentenceWords, found: Sequence[Token], kind: str
) -> Iterator[tuple[str, int]]:
    """Yield every sense of this kind in the sentence, with its place."""
    for senses, place in said_in(_tokens_of(sentence, found), words.tense, words.endings):
        if kind in senses:
            yield senses[kind], place


def _is_unsure(sentence: Sequence[Piece], words: SentenceWords, found: Sequence[Token]) -> bool:
    """Whether a correction, a comparison or a minus makes the amounts mean something else."""
    if not sentence:
        return False
    says = tuple(_senses(sentence, words, found, "no"))
    corrects = ("correction", 0) in says and sentence[0].signs[0].first == 0
    if corrects or any(kind == "unsure" for kind, _ in says):
        return True
    row = _tokens_of(sentence, found)
    threes = [row[n - 1 : n + 2] for n in range(1, len(row) - 1)]
    return any(_is_minus(three) or _is_power(three) for three in threes)


def _is_power(three: Sequence[Token]) -> bool:
    """Whether it is 10^12, which is no amount of training."""
    base, sign, power = three
    return sign.text == "^" and base.kind == power.kind == "number"


def _is_minus(three: Sequence[Token]) -> bool:
    """Whether a number is below nothing: "ran -5k", "at -20kg"."""
    before, sign, number = three
    spaced = before.end < sign.start and sign.end == number.start
    led = before.kind == "word" or before.text == "@"
    return sign.text == "-" and spaced and led and number.kind == "number"
