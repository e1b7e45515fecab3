"""Weekdays in a row: "Monday and Thursday", "weekends", "Mon-Fri"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.language.words.phrasebook import PhraseBook
    from bot.language.words.sentence import Sentence

WEEK = 7
MOST_WORDS = 4
"""Words of a name for weekdays: "seven days a week"."""


class ListedDays(NamedTuple):
    """Reads weekdays in one sentence."""

    spoken: Sentence
    weekdays: PhraseBook[tuple[int, ...]]
    between: Collection[str]
    """Words between two things in a list."""
    through: Collection[str]
    """Words and signs between the first and the last of several."""

    def at(self, place: int) -> Iterator[tuple[tuple[int, ...], int]]:
        """Return the weekdays that are named from here on, and where each name ends."""
        words, days = self.spoken.words, set[int]()
        end, last = place, -1
        while end < len(words):
            hit = self.weekdays.at(words[end : end + MOST_WORDS], 0)
            if hit is not None:
                days.update(self._span(last, hit[0], end))
                last = hit[0][0] if len(hit[0]) == 1 else -1
                end += hit[1]
                yield tuple(sorted(days)), end
            elif days and (words[end] in self.between or words[end] in self.through):
                end += 1
            else:
                return

    def _span(self, first: int, days: tuple[int, ...], place: int) -> tuple[int, ...]:
        """Return all weekdays from one up to the next: "Mon-Wed", "Friday to Sunday"."""
        if first < 0 or len(days) != 1:
            return days
        before = self.spoken.row[place - 1]
        sign = self.spoken.text[before.end : self.spoken.row[place].start].strip()
        if before.text not in self.through and sign not in self.through:
            return days
        return tuple((first + number) % WEEK for number in range((days[0] - first) % WEEK + 1))
