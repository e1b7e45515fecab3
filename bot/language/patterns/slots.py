"""What can fill a gap of a pattern: minutes, times of day, weekdays, equipment, names, numbers.

Law: a reader returns every way to fill the gap that begins here, none when nothing fits; it never
looks beyond what it takes.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bot.domain.exercise import Equipment
from bot.language.log.names.names import Names, resolved
from bot.language.patterns.gap_words import GapWords, gap_words
from bot.language.patterns.gaps import GAPS, READERS
from bot.language.patterns.hand_weights import HandWeights, weight_at
from bot.language.patterns.listed_days import ListedDays
from bot.language.words.clock import ClockWords, clock_words
from bot.language.words.dates import DAYS, DateWords, date_at
from bot.language.words.phrasebook import Endings, PhraseBook, phrase_book, stem
from bot.language.words.places import Cities, found_places
from bot.language.words.section import Files, Section, section
from bot.language.words.tokens import Token, tokens
from bot.language.words.when import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from bot.language.log.signs.senses import Senses
    from bot.language.patterns.filled import Filled
    from bot.language.words.sentence import Sentence

MAX_COUNT = 1000
LONGEST_PLACE = 6
"""Words of a city with its country."""
SLOTS = frozenset(
    {"minutes", "days", "day", "equipment", "exercise", "number", "ordinal", "year", "place"} | GAPS
)
"""The names of all gaps."""


class SlotWords(NamedTuple):
    """The words that fill gaps in one language."""

    clock: ClockWords
    dates: DateWords
    equipment: PhraseBook[tuple[Equipment, ...]]
    between: frozenset[str]
    """Words between two things in a list, or before one: and, a, some."""
    through: frozenset[str]
    """Words and signs between the first and the last of several weekdays: to, -."""
    sized: frozenset[str]
    """Words between two kinds of equipment that tell how heavy the first is."""
    minutes: PhraseBook[int]
    """Whole phrases: "half an hour"."""
    minute_words: frozenset[str]
    hour_words: frozenset[str]
    weekdays: PhraseBook[tuple[int, ...]]
    ordinals: PhraseBook[int]
    numbers: PhraseBook[float]
    book: PhraseBook[Senses]
    names: Names
    endings: Endings
    countries: Mapping[str, str]
    """Other names of countries to those of the cities' table, in lower case."""
    gaps: GapWords


class SlotReader(NamedTuple):
    """The readers for one sentence."""

    spoken: Sentence
    words: SlotWords
    cities: Cities
    today: date
    has: tuple[Equipment, ...] | None

    def read(self, name: str, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        """Return what a gap of this name holds at `place`, and the place behind it."""
        gap = READERS.get(name)
        return gap(self, place, filled) if gap else self._readers()[name](place, filled)

    def _readers(self) -> Mapping[str, Callable[[int, Filled], Iterator[tuple[Filled, int]]]]:
        return {
            "minutes": self._minutes,
            "days": self._days,
            "day": self._day,
            "equipment": self._equipment,
            "exercise": self._exercise,
            "number": self._number,
            "ordinal": self._ordinal,
            "year": self._year,
            "place": self._place,
        }

    @property
    def clock(self) -> ClockWords:
        """The words for times of day."""
        return self.words.clock

    @property
    def gaps(self) -> GapWords:
        """The words of gaps."""
        return self.words.gaps

    @property
    def dates(self) -> DateWords:
        """The words for days."""
        return self.words.dates

    @property
    def weekdays(self) -> PhraseBook[tuple[int, ...]]:
        """The names of weekdays."""
        return self.words.weekdays

    @property
    def countries(self) -> Mapping[str, str]:
        """Other names of countries."""
        return self.words.countries

    @property
    def row(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.spoken.row

    def _place(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        for end in range(min(place + LONGEST_PLACE, len(self.row)), place, -1):
            places = found_places(
                self.spoken.between(place, end), self.cities, self.words.countries
            )
            if places:
                yield filled._replace(places=places), end
                return

    def _number(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        found = self._count(place)
        if found is not None:
            yield filled._replace(number=found[0]), found[1]

    def _ordinal(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        hit = self.words.ordinals.at([token.text for token in self.row[place : place + 2]], 0)
        if hit is not None:
            yield filled._replace(number=float(hit[0])), place + hit[1]

    def _year(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        """Fill in the months since a year."""
        year = self.row[place].value
        if 1950 <= year <= self.today.year and year.is_integer():
            yield filled._replace(number=(self.today.year - year) * 12), place + 1

    def _count(self, place: int) -> tuple[float, int] | None:
        token = self.row[place]
        if token.kind == "number":
            return token.value, place + 1
        texts = [other.text for other in self.row[place : place + 4]]
        hit = self.words.numbers.at(texts, 0)
        return None if hit is None else (hit[0], place + hit[1])

    def _minutes(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        texts = [token.text for token in self.row[place : place + 6]]
        whole = self.words.minutes.at(texts, 0)
        if whole is not None:
            yield filled._replace(minutes=whole[0]), place + whole[1]
            return
        found = self._count(place)
        if found is None or not 0 < found[0] <= MAX_COUNT:
            return
        count, end = found
        unit = self.row[end].text if end < len(self.row) else ""
        if unit in self.words.minute_words:
            yield filled._replace(minutes=int(count)), end + 1
        elif unit in self.words.hour_words:
            yield filled._replace(minutes=int(count * 60)), end + 1

    def _days(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        words = self.words
        listed = ListedDays(self.spoken, words.weekdays, words.between, words.through)
        for days, end in listed.at(place):
            yield filled._replace(weekdays=days), end

    def _day(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        at = self.spoken.at
        found = date_at(self.spoken.tokens, at[place], self.words.dates)
        if found is not None:
            day = resolve(found[0], self.today, "")
            yield filled._replace(day=day), bisect_left(at, found[1])

    def _equipment(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        items: dict[Equipment, None] = {}
        hands = HandWeights()
        found, listed, end = False, False, place
        while end < len(self.row):
            hit = self.words.equipment.at([token.text for token in self.row[end : end + 5]], 0)
            load, behind = weight_at(self, end)
            if hit is not None:
                items.update(dict.fromkeys(hit[0]))
                hands.thing(hit[0])
                listed = listed or (found and self._is_between(self.row[end - 1], found=False))
                found, end = True, end + hit[1]
                told = filled._replace(equipment=tuple(items), most=hands.most, listed=listed)
                yield told, end
            elif load is not None:
                hands.weight(load)
                end = behind
                if found:
                    alone = listed and not hands.is_left
                    told = filled._replace(equipment=tuple(items), most=hands.most, listed=alone)
                    yield told, end
            elif self._is_between(self.row[end], found=found):
                end += 1
            else:
                return

    def _is_between(self, token: Token, *, found: bool) -> bool:
        """Whether it may stand beside equipment; how heavy it is only behind some."""
        sized = found and token.text in self.words.sized
        return sized or token.kind == "number" or token.text in self.words.between

    def _exercise(self, place: int, filled: Filled) -> Iterator[tuple[Filled, int]]:
        texts = [stem(token.text, self.words.endings) for token in self.row[place : place + 6]]
        hit = self.words.book.at(texts, 0)
        if hit is not None and "lift" in hit[0]:
            name = resolved(hit[0]["lift"], self.words.names, self.has, has_load=False)
            yield filled._replace(exercise=name), place + hit[1]


def slot_words(
    files: Files, dates: DateWords, book: PhraseBook[Senses], names: Names, endings: Endings
) -> SlotWords:
    """Read the tables of gaps. Raises ContentError."""
    numbers, lists = section(files, "number_words"), section(files, "slots")
    return SlotWords(
        clock=clock_words(section(files, "clock"), numbers),
        dates=dates,
        equipment=_book(section(files, "equipment"), _items),
        between=frozenset(lists.texts("between")),
        through=frozenset(lists.texts("through")),
        sized=frozenset(lists.texts("sized")),
        minutes=_book(section(files, "durations"), _number),
        minute_words=frozenset(lists.texts("minute")),
        hour_words=frozenset(lists.texts("hour")),
        weekdays=_book(section(files, "weekday_sets"), _weekdays),
        ordinals=_book(section(files, "ordinals"), _number),
        numbers=phrase_book(
            (_key(phrase), float(key)) for key in numbers for phrase in numbers.texts(key)
        ),
        book=book,
        names=names,
        endings=endings,
        gaps=gap_words(files),
        countries={
            phrase: country
            for country, phrases in section(files, "countries").lists().items()
            for phrase in phrases
        },
    )


Read = TypeVar("Read")


def _book(table: Section, read: Callable[[Section, str], Read]) -> PhraseBook[Read]:
    return phrase_book(
        (_key(phrase), read(table, key)) for key in table for phrase in table.texts(key)
    )


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(phrase) if token.kind != "mark")


def _items(table: Section, key: str) -> tuple[Equipment, ...]:
    try:
        return tuple(Equipment(item) for item in key.split() if item != "nothing")
    except ValueError as wrong:
        raise table.wrong(key, "names no equipment") from wrong


def _number(table: Section, key: str) -> int:
    if not key.isdigit():
        raise table.wrong(key, "the keys must be minutes")
    return int(key)


def _weekdays(table: Section, key: str) -> tuple[int, ...]:
    if not all(day.isdigit() and int(day) < len(DAYS) for day in key.split()):
        raise table.wrong(key, "the keys must be days, Monday is 0")
    return tuple(int(day) for day in key.split())
