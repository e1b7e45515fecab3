"""Days as signs among the other words of a diary line.

Law: "hip-flexor march 2 x 8" is no month, and 10/10 behind a lift is no tenth of October.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.language.log.days.complexes import complexes
from bot.language.log.days.days import Said
from bot.language.log.signs.pieces import Piece, pieces
from bot.language.log.signs.senses import Senses, Sign, quoted, signs
from bot.language.words.dates import DateWords, date_at, label_at, skipped
from bot.language.words.phrasebook import Endings, PhraseBook, stem
from bot.language.words.tokens import Token
from bot.language.words.when import When


class Cut(NamedTuple):
    """A part of a message in pieces, days as signs."""

    found: Sequence[Token]
    pieces: tuple[Piece, ...]
    said: dict[str, Said]
    """The days, by the number that their sign holds."""
    listed: frozenset[int]
    """Places in the text of days that begin a line, where more than one does."""


@dataclass(slots=True)
class Dating:
    """Finds the days of one part of a message."""

    found: Sequence[Token]
    text: str
    book: PhraseBook[Senses]
    endings: Endings
    dates: DateWords
    linked: frozenset[str]
    """Lifts that are done in one go with another."""
    said: dict[str, Said] = field(default_factory=dict[str, Said])
    heads: list[int] = field(default_factory=list[int])
    """Places in the text of days that begin a line."""
    lifted: bool = False
    """Whether a lift was named in this line."""

    def cut(self) -> Cut:
        """Return the part in pieces."""
        row = quoted(tuple(self._signs()), self.found)
        cut = pieces(complexes(row, self.linked))
        listed = frozenset(self.heads if len(self.heads) > 1 else ())
        return Cut(self.found, cut, self.said, listed)

    def _signs(self) -> Iterator[Sign]:
        words_of = [stem(token.text, self.endings) for token in self.found]
        start = place = 0
        while place < len(self.found):
            after = self._passed(words_of, place)
            if after > place:
                place = after
                continue
            after = label_at(self.found, place, self.dates) if self._heads_line(place) else place
            if after > place:
                yield from self._plain(start, place)
                yield self._label(place, after)
                start = place = after
                continue
            heads = self._heads_line(place) or self._goes_on(place)
            hit = self._date(words_of, place, heads=heads) or self._trailing(words_of, place)
            if hit is None:
                place += 1
                continue
            first = _unadorned(self.found, place, start)
            yield from self._plain(start, first)
            when, end = hit
            end = _behind(self.found, end)
            yield self._sign(when, place, first, end, heads=heads)
            start = place = end
        yield from self._plain(start, len(self.found))

    def _passed(self, words_of: Sequence[str], place: int) -> int:
        """Return the place behind a lift or words that are no day or only look like one."""
        named = self.book.at(words_of, place)
        self.lifted = self.lifted and self.found[place].kind != "line"
        if named is not None and "lift" in named[0]:
            self.lifted = True
            return named[1]
        if not self.dates.may_begin(self.found[place]):
            return place + 1
        return skipped(self.found, place, self.dates)

    def _date(self, words_of: Sequence[str], place: int, *, heads: bool) -> tuple[When, int] | None:
        if self.found[place].kind in {"mark", "line", "time"}:
            return None
        leads = (heads or self._is_dotted(place)) and self.found[place].kind == "number"
        hit = date_at(self.found, place, self.dates, leads=leads)
        if hit is not None and heads and self._is_habit(hit[1]):
            return When("never"), hit[1]
        if hit is None or self._is_row(place, hit[1]):
            return None
        if not leads or hit[0].year or hit[0].kind != "calendar":
            return hit
        written = self.found[hit[1] - 1].kind != "word"
        return hit if not written or self._may_lead(words_of, hit) else None

    def _is_dotted(self, place: int) -> bool:
        """Whether a date with two points follows its own small word: "am 15.2."."""
        led = place > 0 and self.found[place - 1].text in self.dates.on_dots
        behind = self.found[place + 1 : place + 2]
        return led and "." in self.found[place].text and any(one.text == "." for one in behind)

    def _is_habit(self, end: int) -> bool:
        """Whether a headline names a weekday of every week: "Tuesdays:", not "Tuesday's:"."""
        last = self.found[end - 1]
        plural = last.text.endswith("days") and "'" not in self.text[last.start : last.end]
        plural = plural and "’" not in self.text[last.start : last.end]
        return plural and end < len(self.found) and self.found[end].text == ":"

    def _may_lead(self, words_of: Sequence[str], hit: tuple[When, int]) -> bool:
        """Whether 2/27 at the start of a line is a day and no pair of numbers."""
        when, end = hit
        after = self.found[end] if end < len(self.found) else None
        if after is None or when.number == when.month:
            return False
        if after.kind == "mark":
            return after.text in {":", "-", ")", "*", ","}
        if self.said and not self.heads:
            return False
        named = self.book.at(words_of, end) if after.kind == "word" else None
        refused = {"unit", "racing", "mark", "pace", "number"}
        return named is None or not refused & set(named[0])

    def _is_row(self, place: int, end: int) -> bool:
        """Whether the digits of a date are amounts: 3x8/8 16 kg, 40/45/50kg."""
        if self.found[place].kind != "number":
            return False
        before = "" if self._heads_line(place) else self._sense(place - 1, "mark")
        links = {"by", "at"} & {before, self._sense(end, "mark")}
        return bool(links) or self._sense(end, "unit") in {"kg", "lb", "s"}

    def _sense(self, place: int, kind: str) -> str:
        if not 0 <= place < len(self.found) or self.found[place].text in {"at", "-"}:
            return ""
        named = self.book.at([stem(self.found[place].text, self.endings)], 0)
        return "" if named is None else named[0].get(kind, "")

    def _trailing(self, words_of: Sequence[str], place: int) -> tuple[When, int] | None:
        """Read 2/27 behind what was run: "8 km easy 2/27"; behind a lift it is sets."""
        if self.lifted or not place or self.found[place].kind != "number":
            return None
        named = self.book.at(words_of[:place], place - 1)
        measured = named is not None and {"unit", "type"} & set(named[0])
        if not measured and self.found[place - 1].kind != "time":
            return None
        hit = date_at(self.found, place, self.dates, leads=True)
        if hit is None or hit[0].kind != "calendar":
            return None
        behind = self.found[hit[1]] if hit[1] < len(self.found) else None
        ends = behind is None or behind.kind == "line" or behind.text in {",", ".", "!", ";", ")"}
        return hit if ends else None

    def _heads_line(self, place: int) -> bool:
        """Whether nothing but marks stands before it in its line."""
        while place and self.found[place - 1].kind == "mark":
            place -= 1
        if place:
            return self.found[place - 1].kind == "line"
        line = self.text[: self.found[0].start].rpartition("\n")[2]
        return not line.strip("-*#_•>[]() \t")

    def _sign(self, when: When, place: int, first: int, end: int, *, heads: bool) -> Sign:
        token = self.found[place]
        key, stop = str(len(self.said)), self.found[end - 1].end
        adorned = first < place or (end < len(self.found) and self.found[end].text == ":")
        self.said[key] = Said(when, token.start, self.text[token.start : stop], heads=adorned)
        if heads:
            self.heads.append(token.start)
        return Sign(token._replace(kind="date"), {"date": key}, stop, first, end)

    def _label(self, place: int, end: int) -> Sign:
        token = self.found[place]
        return Sign(token, {"mark": "harmless"}, self.found[end - 1].end, place, end)

    def _goes_on(self, place: int) -> bool:
        """Whether another date in digits follows the first behind a comma: "3/1 8k, 3/2 5k"."""
        digits = self.found[place].kind == "number" and self.heads
        return bool(digits) and place > 0 and self.found[place - 1].text in {",", ";"}

    def _plain(self, start: int, end: int) -> Sequence[Sign]:
        return signs(self.found[start:end], self.book, self.endings, first=start)


_ADORNS = frozenset({"*", "_", "#", "[", "~"})


def _unadorned(found: Sequence[Token], place: int, start: int) -> int:
    """Return the place of the signs that make a headline of a day: **Wed**, # Monday."""
    while place > start and found[place - 1].text in _ADORNS:
        place -= 1
    return place


def _behind(found: Sequence[Token], end: int) -> int:
    while end < len(found) and found[end].text in {"*", "_", "]", "~"}:
        end += 1
    return end
