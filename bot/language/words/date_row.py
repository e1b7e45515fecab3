"""The tokens among which a day is looked for, with the words for days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.when import FARTHEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words.date_words import DateWords, Kind
    from bot.language.words.tokens import Token

LONGEST_PHRASE = 6
LATE_S, MIDNIGHT_S = 960.0, 1440.0
"""Read as minutes and seconds, the hours from 16:00 to 24:00: no runner has such a pace."""


class Row(NamedTuple):
    """The tokens among which a day is looked for."""

    found: Sequence[Token]
    words: DateWords
    end: int
    """Place behind which no words of the same day stand, whatever is repeated there."""

    def kind(self, place: int) -> tuple[Kind | None, int, int]:
        kind, number, _, end = self.named(place)
        return kind, number, end

    def named(self, place: int) -> tuple[Kind | None, int, str, int]:
        beyond = place >= self.end or place >= len(self.found)
        if beyond or self.found[place].text not in self.words.book.begun:
            return None, 0, "", place
        texts = [token.text for token in self.found[place : place + LONGEST_PHRASE]]
        hit = self.words.book.at(texts, 0)
        return (None, 0, "", place) if hit is None else (*hit[0], place + hit[1])

    def text(self, place: int) -> str:
        return self.found[place].text if place < len(self.found) else ""

    def number(self, place: int) -> tuple[int, int] | None:
        """Return a number in digits or words, and the place behind it."""
        if place < len(self.found) and self.found[place].kind == "number":
            return int(min(self.found[place].value, FARTHEST)), place + 1
        kind, number, end = self.kind(place)
        return (number, end) if kind == "count" else None

    def past(self, place: int, *kinds: Kind) -> int:
        """Return the place behind words of these kinds."""
        kind, _, end = self.kind(place)
        if kind == "clock" and "part" in kinds:
            return self.clock(end) or place
        return self.past(end, *kinds) if kind in kinds else place

    def clock(self, place: int) -> int:
        """Return the place behind a time of day, 0 where a pace may be meant: 5:30, not 18:30."""
        if place >= len(self.found):
            return 0
        texts = [token.text for token in self.found[place + 1 : place + 1 + LONGEST_PHRASE]]
        half = self.words.half_day.at(texts, 0) if texts else None
        token = self.found[place]
        if half is not None and token.kind in {"number", "time"}:
            return place + 1 + half[1]
        late = token.kind == "time" and LATE_S <= token.value < MIDNIGHT_S
        late = late and self.text(place + 1) not in self.words.paced
        return place + 1 if late and token.text.count(":") == 1 else 0
