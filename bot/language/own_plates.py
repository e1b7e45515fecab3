"""Sentences that list the plates and the bar somebody owns: "2x20, 2x10 and 4x5, bar 15 kg".

Rule: every word and number of the message must belong to the list; else it is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.domain.load import Load, WeightUnit
from bot.domain.plates import Discs
from bot.language.words.section import section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words.section import Files
    from bot.language.words.sentence import Sentence
    from bot.language.words.tokens import Token

MOST_EACH_KG: Final = 50.0
LEAST_EACH_KG: Final = 0.1
MOST_OF_ONE: Final = 40
MOST_BAR_KG: Final = 35.0
MOST_KINDS: Final = 12
TIMES: Final = frozenset({"x", "×", "*"})
MARKS: Final = frozenset({",", ":", ";", ".", "&", "+", "-", "(", ")", "!"})


@dataclass(frozen=True, slots=True)
class TellPlates:
    """Such as "my plates: 2x20, 2x10 and 4x5, bar 15 kg"; what was not said is empty."""

    discs: tuple[Discs, ...] = ()
    bar: Load | None = None


class PlateWords(NamedTuple):
    """The words of such a list."""

    plates: frozenset[str]
    bar: frozenset[str]
    weighs: frozenset[str]
    """One of them must stand in a sentence that tells the bar alone."""
    pair: frozenset[str]
    kg: frozenset[str]
    lb: frozenset[str]
    filler: frozenset[str]


def plate_words(files: Files) -> PlateWords:
    """Read the words. Raises ContentError."""
    table = section(files, "own_plates")
    return PlateWords(*(frozenset(table.texts(key)) for key in PlateWords._fields))


def told_plates(spoken: Sentence, words: PlateWords, unit: WeightUnit | None) -> TellPlates | None:
    """Return the plates that a message lists, None when it is no such list."""
    listed = not words.plates.isdisjoint(spoken.said)
    bar_alone = not words.bar.isdisjoint(spoken.said) and not words.weighs.isdisjoint(spoken.said)
    if not (listed or bar_alone):
        return None
    reader = _Reader(spoken.tokens, words, _unit(spoken, words, unit))
    if not reader.read() or not (reader.discs if listed else reader.bar):
        return None
    return TellPlates(tuple(reader.discs), reader.bar)


def _unit(spoken: Sentence, words: PlateWords, unit: WeightUnit | None) -> WeightUnit:
    if not words.lb.isdisjoint(spoken.said):
        return WeightUnit.LB
    return WeightUnit.KG if unit is None or not words.kg.isdisjoint(spoken.said) else unit


class _Reader:
    """Goes through a list once."""

    def __init__(self, tokens: Sequence[Token], words: PlateWords, unit: WeightUnit) -> None:
        self.discs: list[Discs] = []
        self.bar: Load | None = None
        self._tokens = tokens
        self._words = words
        self._unit = unit
        self._place = 0

    def read(self) -> bool:
        """Tell whether all of it was read."""
        while self._place < len(self._tokens):
            if not self._step():
                return False
        return len(self.discs) <= MOST_KINDS

    def _step(self) -> bool:
        token = self._tokens[self._place]
        if token.kind == "number":
            return self._amount()
        self._place += 1
        if token.text in self._words.bar:
            return self._bar_behind()
        if token.text in self._words.pair:
            return self._pairs(1)
        known = token.kind == "line" or token.text in MARKS | self._words.filler
        return known or token.text in self._words.plates | self._words.weighs

    def _amount(self) -> bool:
        """Read "2x20 kg", "2 pairs of 5s", "15 kg bar", or "20": a pair of them."""
        first = self._number()
        if self._at(TIMES):
            each = self._number()
            return each is not None and self._disc(each, int(first or 0), exact=first)
        if self._at(self._words.pair):
            return self._pairs(int(first or 0))
        weighed = self._at(self._words.kg | self._words.lb)
        if self._at(self._words.bar):
            return self._is_bar(first)
        if not weighed and self._next() in self._words.plates:
            return False  # "2 plates" are no plates of two kilograms
        return self._disc(first, 2)

    def _pairs(self, count: int) -> bool:
        while self._at(self._words.filler | self._words.plates):
            pass
        return self._disc(self._number(), 2 * count)

    def _bar_behind(self) -> bool:
        while self._at(self._words.weighs | self._words.filler | MARKS):
            pass
        if self._next_kind() != "number":
            return self.bar is not None
        return self._is_bar(self._number())

    def _is_bar(self, kg: float | None) -> bool:
        self._at(self._words.kg | self._words.lb)
        load = Load(kg or 0.0, self._unit)
        if self.bar is not None or not 0 < load.kg <= MOST_BAR_KG:
            return False
        self.bar = load
        return True

    def _disc(self, each: float | None, count: int, *, exact: float | None = None) -> bool:
        self._at(self._words.kg | self._words.lb)
        load = Load(each or 0.0, self._unit)
        whole = exact is None or exact == count
        fits = LEAST_EACH_KG <= load.kg <= MOST_EACH_KG and 0 < count <= MOST_OF_ONE
        if whole and fits:
            self.discs.append(Discs(load, count))
        return whole and fits

    def _number(self) -> float | None:
        if self._next_kind() != "number":
            return None
        self._place += 1
        return self._tokens[self._place - 1].value

    def _at(self, texts: frozenset[str]) -> bool:
        """Go past one of these words if it stands here."""
        here = self._next() in texts
        self._place += here
        return here

    def _next(self) -> str:
        return self._tokens[self._place].text if self._place < len(self._tokens) else ""

    def _next_kind(self) -> str:
        return self._tokens[self._place].kind if self._place < len(self._tokens) else ""
