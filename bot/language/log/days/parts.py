"""A sentence in parts, each with the words that tell done from announced from talk.

Law: a part ends where a piece ends, and where a word turns: "planned 10k but did 8k".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from bot.language.log.signs.senses import Senses, Sign, signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.pieces import Piece
    from bot.language.words.phrasebook import Endings, PhraseBook
    from bot.language.words.tokens import Token
    from bot.language.words.when import When

_WHOLE = 3
"""Numbers that a whole lift has."""


class Judge(NamedTuple):
    """What is needed to judge a sentence."""

    tense: PhraseBook[Senses]
    endings: Endings
    found: Sequence[Token]
    whens: Sequence[When]
    """The days that date signs point to."""


class Part(NamedTuple):
    """A stretch of a sentence with the words that judge it."""

    piece: Piece
    said: tuple[Sign, ...]
    days: tuple[When, ...]
    number: int
    """Place in the sentence."""
    joined: bool
    """Whether "and" leads to it."""

    def says(self, what: str) -> bool:
        return any(sign.get("no") == what for sign in self.said)

    @property
    def counts(self) -> bool:
        """Whether anything was measured."""
        return any(sign.is_number or sign.token.kind == "time" for sign in self.piece.signs)

    @property
    def names(self) -> bool:
        """Whether an activity is named."""
        return any(
            sign.get(kind) for sign in self.piece.signs for kind in ("lift", "run", "own", "sport")
        )

    @property
    def is_whole(self) -> bool:
        """Whether so much is told of a lift that nobody makes it up: sets, repetitions and load."""
        lifts = any(sign.get("lift") or sign.get("own") for sign in self.piece.signs)
        return lifts and sum(sign.is_number for sign in self.piece.signs) >= _WHOLE

    @property
    def lead(self) -> str:
        """What its first word says."""
        leads = self.said and self.said[0].first == self.piece.signs[0].first
        return self.said[0].get("no") if leads else ""

    @property
    def verb(self) -> str:
        """What the first verb says."""
        return next((sign.get("tense") for sign in self.said if sign.get("tense")), "")


def words_of(judge: Judge, first: int, last: int) -> Iterator[Sign]:
    for sign in signs(judge.found[first:last], judge.tense, judge.endings, first=first):
        if sign.get("no") or sign.get("tense"):
            yield sign


def parts_of(sentence: Sequence[Piece], row: Sequence[Sign], judge: Judge) -> Iterator[Part]:
    """Cut pieces before words that turn: "planned 10k but did 8k"."""
    turns = {sign.first for sign in row if sign.get("no") in {"turn", "aside"}}
    places = [sign.first for sign in row]
    number = 0
    for piece in sentence:
        cuts = [n for n, sign in enumerate(piece.signs) if n and sign.first in turns]
        for start, end in zip((0, *cuts), (*cuts, len(piece.signs)), strict=True):
            inner = piece.signs[start:end]
            first, last = inner[0].first, inner[-1].last
            said = tuple(row[bisect_left(places, first) : bisect_left(places, last)])
            days = tuple(judge.whens[int(s.get("date"))] for s in inner if s.get("date"))
            joined = bool(first) and judge.found[first - 1].kind == "word"
            part = piece._replace(signs=inner) if cuts else piece
            yield Part(part, said, days, number, joined)
            number += 1
