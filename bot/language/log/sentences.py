"""Sentences of a diary line: on which day they speak, of what is done or announced, or of neither.

Law: a wish, a goal, a record, a habit or a total is no training, however many numbers it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.language.log.pieces import Piece, pieces
from bot.language.log.senses import Senses, Sign, quoted, sense_book, signs
from bot.language.words.dates import DateWords, Tense, When, date_at, date_words, resolve
from bot.language.words.phrasebook import Endings, PhraseBook, stem
from bot.language.words.section import Files, section
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


@dataclass(slots=True)
class DatedPieces:
    """The pieces of a part of a message, by what they may be."""

    logs: list[Piece]
    """May be training, each with its day."""
    talk: list[Piece]
    """No training."""
    unsure: list[Piece]
    """Told in a way that nobody reads with certainty: named to the runner, never kept."""


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


def dated_pieces(found: Sequence[Token], words: SentenceWords, today: date) -> DatedPieces:
    """Return the pieces that may be training, each with its day, and those that are none."""
    whens: list[When] = []
    cut = pieces(quoted(tuple(_with_dates(found, words, whens)), found))
    read = DatedPieces([], [], [])
    carried: tuple[date | None, bool] = (None, False)
    for sentence in _sentences(cut):
        if _is_no_log(sentence, words, found):
            read.talk.extend(sentence)
            continue
        tenses = _Tenses(words, found, today)
        if _is_unsure(sentence, words, found) or _has_no_day(sentence, whens, tenses):
            read.unsure.extend(sentence)
            continue
        dated, carried = _dated(sentence, whens, carried, tenses)
        read.logs.extend(dated)
    return read


def _with_dates(found: Sequence[Token], words: SentenceWords, whens: list[When]) -> Iterator[Sign]:
    """Yield all signs, a day as one sign with the number of what was said."""
    words_of = [stem(token.text, words.endings) for token in found]
    start = place = 0
    while place < len(found):
        named = words.book.at(words_of, place)
        if named is not None and "lift" in named[0]:
            place = named[1]  # the march of "hip-flexor march 2 x 8" is no month
            continue
        hit = date_at(found, place, words.dates) if found[place].kind != "mark" else None
        if hit is None:
            place += 1
            continue
        yield from _shifted(signs(found[start:place], words.book, words.endings), start)
        when, end = hit
        yield Sign(found[place], {"date": str(len(whens))}, found[end - 1].end, place, end)
        whens.append(when)
        start = place = end
    yield from _shifted(signs(found[start:], words.book, words.endings), start)


def _shifted(read: Sequence[Sign], by: int) -> Iterator[Sign]:
    for sign in read:
        yield replace(sign, first=sign.first + by, last=sign.last + by) if by else sign


def _sentences(cut: Sequence[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for piece in cut:
        if row and row[-1].sentence != piece.sentence:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _tokens_of(sentence: Sequence[Piece], found: Sequence[Token]) -> Sequence[Token]:
    return found[sentence[0].signs[0].first : sentence[-1].signs[-1].last + 1]


def _senses(
    sentence: Sequence[Piece], words: SentenceWords, found: Sequence[Token], kind: str
) -> Iterator[tuple[str, int]]:
    """Yield every sense of this kind in the sentence, with its place."""
    row = signs(_tokens_of(sentence, found), words.tense, words.endings)
    for place, sign in enumerate(row):
        if sign.get(kind):
            yield sign.get(kind), place


def _is_no_log(sentence: Sequence[Piece], words: SentenceWords, found: Sequence[Token]) -> bool:
    end = sentence[-1].signs[-1].last
    if end < len(found) and found[end].text == "?":
        return True
    says = tuple(_senses(sentence, words, found, "no"))
    return any(kind == "anywhere" or (kind == "first" and place == 0) for kind, place in says)


def _is_unsure(sentence: Sequence[Piece], words: SentenceWords, found: Sequence[Token]) -> bool:
    """Whether a correction, a comparison or a minus makes the amounts mean something else."""
    says = tuple(_senses(sentence, words, found, "no"))
    corrects = ("correction", 0) in says and sentence[0].signs[0].first == 0
    if corrects or any(kind == "unsure" for kind, _ in says):
        return True
    row = _tokens_of(sentence, found)
    return any(_is_minus(row[n - 1 : n + 2]) for n in range(1, len(row) - 1))


def _is_minus(three: Sequence[Token]) -> bool:
    """Whether a number is below nothing: "ran -5k", "at -20kg"."""
    before, sign, number = three
    spaced = before.end < sign.start and sign.end == number.start
    led = before.kind == "word" or before.text == "@"
    return sign.text == "-" and spaced and led and number.kind == "number"


def _has_no_day(sentence: Sequence[Piece], whens: Sequence[When], tenses: _Tenses) -> bool:
    """Whether a day is said that no calendar has, or one to come of what was done."""
    tense = tenses.of(sentence)
    said = [whens[int(s.get("date"))] for piece in sentence for s in piece.signs if s.get("date")]
    return any(_is_nowhere(when, tenses.today, tense) for when in said)


DISTANT = 270
"""Days; a date without a year, of what was done longer ago, was more likely meant of this year."""


def _is_nowhere(when: When, today: date, tense: Tense) -> bool:
    day = resolve(when, today, tense)
    if day is None or (tense == "past" and when.is_ahead):
        return True
    return when.kind == "calendar" and not when.year and (today - day).days > DISTANT


@dataclass(frozen=True, slots=True)
class _Tenses:
    words: SentenceWords
    found: Sequence[Token]
    today: date

    def of(self, sentence: Sequence[Piece]) -> Tense:
        """Return what the verbs say; the first verb counts."""
        said = next(_senses(sentence, self.words, self.found, "tense"), ("", 0))[0]
        return "past" if said == "past" else "future" if said == "future" else ""


def _dated(
    sentence: list[Piece],
    whens: Sequence[When],
    carried: tuple[date | None, bool],
    tenses: _Tenses,
) -> tuple[list[Piece], tuple[date | None, bool]]:
    """Give each piece the day said in it, before it, or behind it in the same sentence."""
    tense = tenses.of(sentence)
    days = [_day(piece, sentence, whens, tense, tenses.today) for piece in sentence]
    known = [day for day in days if day is not None]
    if not known:
        start = (None, tense == "future") if tense == "future" else carried
        return _spread(sentence, [start] * len(sentence)), carried
    current = known[0]
    spread: list[tuple[date | None, bool]] = []
    for day in days:
        current = day or current
        spread.append(current)
    return _spread(sentence, spread), current


def _spread(sentence: Sequence[Piece], days: Sequence[tuple[date | None, bool]]) -> list[Piece]:
    bare = (
        replace(piece, signs=tuple(sign for sign in piece.signs if not sign.get("date")))
        for piece in sentence
    )
    dated = (
        replace(piece, day=day, announced=announced)
        for piece, (day, announced) in zip(bare, days, strict=True)
    )
    return [piece for piece in dated if piece.signs]


def _day(
    piece: Piece, sentence: Sequence[Piece], whens: Sequence[When], tense: Tense, today: date
) -> tuple[date, bool] | None:
    said = [whens[int(sign.get("date"))] for sign in piece.signs if sign.get("date")]
    if not said:
        return None
    when = said[-1]
    if not tense and when.is_open:
        tense = "past" if _is_header(piece, sentence) or _has_result(sentence) else "future"
    day = resolve(when, today, tense)
    if day is None:
        return None
    return day, day > today or (tense == "future" and day >= today)


def _is_header(piece: Piece, sentence: Sequence[Piece]) -> bool:
    """Whether a day stands before what was done, as in a diary: "Monday: 10k"."""
    return piece is sentence[0] and len(piece.signs) == 1


def _has_result(sentence: Sequence[Piece]) -> bool:
    """Whether something was measured that nobody plans: a time or the sets of a lift."""
    row = [sign for piece in sentence for sign in piece.signs]
    lifts = any(sign.get("lift") or sign.get("own") for sign in row)
    return any(
        sign.token.kind == "time"
        or (lifts and sign.get("mark") == "by")
        or sign.get("unit") in {"kg", "lb"}
        for sign in row
    )
