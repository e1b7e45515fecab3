"""What can fill a gap of a correction: amounts as in a log, a lift, a set, a day that is past.

Law: amounts are read with the grammar of the diary, so that every notation of a log can correct
one; a gap is filled only with words that the grammar explains to the last.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.correction import Amounts, BareNumber, Raised, RunAmounts, SetAmounts
from bot.domain.exercise import ExerciseId
from bot.domain.load import WeightUnit
from bot.language.log.signs.senses import signs
from bot.language.patterns.said_amounts import can_end, is_explained, ways_of
from bot.language.words.dates import date_at
from bot.language.words.phrasebook import PhraseBook, stem
from bot.language.words.when import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.language.log.words import LogWords
    from bot.language.words.sentence import Sentence


GAPS = frozenset(
    {"amounts", "wrong", "raise", "more", "number", "lift", "other", "past", "not_day", "nth"}
)
"""The names of all gaps of a correction."""
MOST_TOKENS = 28
"""A correction is short; a gap looks no farther than this."""
MOST_WAYS = 6
LONGEST_DATE = 8
"""Tokens of a day."""
LONGEST_NAME = 6
"""Words of the name of a lift."""
MOST_COUNTED = 20
"""Sets or exercises that a correction counts."""


class Said(NamedTuple):
    """What the gaps of one correction hold."""

    amounts: tuple[Amounts, ...] = ()
    wrong: float | None = None
    """The number that was wrong."""
    raised: Raised | None = None
    number: int | None = None
    exercises: tuple[ExerciseId, ...] = ()
    """What the name of the lift can mean."""
    word: str = ""
    """The plain word of the lift."""
    past: date | None = None
    sets: tuple[int, ...] = ()
    """Places of sets, from 0; -1 is the last."""


class SaidWords(NamedTuple):
    """The words that fill these gaps in one language."""

    log: LogWords
    numbers: PhraseBook[float]
    set_places: PhraseBook[tuple[int, ...]]


class SaidReader(NamedTuple):
    """The readers of these gaps for one sentence."""

    spoken: Sentence
    words: SaidWords
    today: date

    def read(self, name: str, place: int, filled: Said) -> Iterator[tuple[Said, int]]:
        """Return what a gap of this name holds at `place`, and the place behind it."""
        match name:
            case "amounts":
                found = self._amounts(place)
                yield from ((filled._replace(amounts=ways), end) for ways, end in found)
            case "wrong":
                yield from self._wrong(place, filled)
            case "raise" | "more":
                yield from self._raise(place, filled, signed=name == "raise")
            case "number":
                yield from self._count(place, filled)
            case "lift" | "other":
                yield from self._lift(place, filled, other=name == "other")
            case "past" | "not_day":
                yield from self._past(place, filled, other=name == "not_day")
            case _:
                yield from self._nth(place, filled)

    def _count(self, place: int, filled: Said) -> Iterator[tuple[Said, int]]:
        token = self.spoken.row[place]
        hit = self.words.numbers.at(self.spoken.words[place : place + 4], 0)
        value = token.value if token.kind == "number" else hit[0] if hit else 0.0
        if value.is_integer() and 1 <= value <= MOST_COUNTED:
            end = 1 if token.kind == "number" or hit is None else hit[1]
            yield filled._replace(number=int(value)), place + end

    def _amounts(self, place: int) -> Iterator[tuple[tuple[Amounts, ...], int]]:
        """Yield all amounts that begin here, the longest first."""
        _, last = self.spoken.sentence(place)
        nth = self.words.set_places.at
        last = min(last, place + MOST_TOKENS)
        last = next((n for n in range(place, last) if nth(self.spoken.words, n)), last)
        found = self.spoken.tokens_between(place, last)[:MOST_TOKENS]
        read = signs(found, self.words.log.book, self.words.log.endings)
        explained = next((n for n, sign in enumerate(read) if not is_explained(sign)), len(read))
        ends = [n for n in range(explained, 0, -1) if can_end(read, n)]
        for end in ends[:MOST_WAYS]:
            ways = ways_of(read[:end])
            if ways:
                yield (
                    ways,
                    place + sum(_is_word(token.kind) for token in found[: read[end - 1].last]),
                )

    def _wrong(self, place: int, filled: Said) -> Iterator[tuple[Said, int]]:
        for ways, end in self._amounts(place):
            number = next((n for way in ways if (n := _number(way)) is not None), None)
            if number is not None:
                yield filled._replace(wrong=number), end

    def _raise(self, place: int, filled: Said, *, signed: bool) -> Iterator[tuple[Said, int]]:
        """Fill in 2.5, 5 kg; when `signed` only with a plus or minus before it."""
        spoken = self.spoken
        token = spoken.row[place]
        before = spoken.tokens[spoken.at[place] - 1].text if spoken.at[place] else ""
        if token.kind != "number" or (signed and before not in {"+", "-"}):
            return
        by = -token.value if signed and before == "-" else token.value
        behind = spoken.words[place + 1] if place + 1 < len(spoken.words) else ""
        unit = self.words.log.book.at([stem(behind, self.words.log.endings)], 0) if behind else None
        said = unit[0].get("unit", "") if unit else ""
        if said in {"kg", "lb"}:
            yield filled._replace(raised=Raised(by, WeightUnit(said))), place + 2
        else:
            yield filled._replace(raised=Raised(by)), place + 1

    def _lift(self, place: int, filled: Said, *, other: bool) -> Iterator[tuple[Said, int]]:
        words = self.spoken.words[place : place + LONGEST_NAME]
        texts = [stem(word, self.words.log.endings) for word in words]
        hit = self.words.log.book.at(texts, 0)
        if hit is None or "lift" not in hit[0]:
            return
        name = hit[0]["lift"]
        known = self.words.log.names.ambiguous.get(name, ((None, ExerciseId(name)),))
        exercises = tuple(dict.fromkeys(exercise for _, exercise in known))
        if other:
            yield filled, place + hit[1]
        else:
            word = texts[0] if hit[1] == 1 else ""
            yield filled._replace(exercises=exercises, word=word), place + hit[1]

    def _past(self, place: int, filled: Said, *, other: bool) -> Iterator[tuple[Said, int]]:
        """Fill in "yesterday", "on Monday", and "Monday's"."""
        at, tokens = self.spoken.at, self.spoken.tokens
        row = tokens[at[place] : at[place] + LONGEST_DATE]
        bare = row[0]._replace(text=row[0].text.removesuffix("s"))
        for found in (row, (bare, *row[1:])):
            hit = date_at(found, 0, self.words.log.dates)
            day = resolve(hit[0], self.today, "past") if hit is not None else None
            if hit is not None and day is not None and day <= self.today:
                end = bisect_left(at, at[place] + hit[1])
                yield (filled if other else filled._replace(past=day)), end
                return

    def _nth(self, place: int, filled: Said) -> Iterator[tuple[Said, int]]:
        hit = self.words.set_places.at(self.spoken.words[place : place + 4], 0)
        if hit is not None:
            yield filled._replace(sets=hit[0]), place + hit[1]


def _is_word(kind: str) -> bool:
    return kind not in {"mark", "line"}


def _number(way: Amounts) -> float | None:
    """Return the first number that was said."""
    match way:
        case BareNumber(value):
            return value
        case SetAmounts():
            reps = float(way.reps[0]) if way.reps else None
            return way.load if way.load is not None else reps if reps is not None else way.seconds
        case RunAmounts():
            return None if way.distance_m is None else way.distance_m / 1000
