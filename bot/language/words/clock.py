"""Times of day in words: "18:42", "6:42 pm", "quarter past six", "18h", "7".

Law: an hour that no clock shows is told apart from words that are no time at all.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from bot.language.words.phrasebook import PhraseBook, phrase_book
from bot.language.words.tokens import Token, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.words.section import Section


class Wall(NamedTuple):
    """What was read: a time, or an hour that does not exist."""

    at: time | None
    said: str


class ClockWords(NamedTuple):
    """The words for times of day in one language."""

    book: PhraseBook[tuple[str, int]]


def clock_words(table: Section, numbers: Section) -> ClockWords:
    """Read the tables `clock` and `number_words`. Raises ContentError."""
    found = [(texts(phrase), (kind, 0)) for kind in table for phrase in table.texts(kind)]
    found += [
        (texts(phrase), ("number", int(key)))
        for key in numbers
        if key.isdigit()
        for phrase in numbers.texts(key)
    ]
    return ClockWords(phrase_book(found))


def clock_at(row: Sequence[Token], place: int, words: ClockWords) -> tuple[Wall, int] | None:
    """Return the time of day that is said at `place`, and the place behind it."""
    kind, value, end = _kind(row, place, words)
    match kind:
        case "noon":
            return Wall(time(12), row[place].text), end
        case "midnight":
            return Wall(time(0), row[place].text), end
        case "half_past" | "quarter_past" | "quarter_to":
            return _past(row, kind, end, words)
        case "about":
            return clock_at(row, end, words) if end < len(row) else None
        case "number":
            return _spoken(row, place, value, end, words)
        case _:
            return _digits(row, place, words)


def _kind(row: Sequence[Token], place: int, words: ClockWords) -> tuple[str, int, int]:
    if place >= len(row):
        return "", 0, place
    hit = words.book.at([token.text for token in row[place : place + 5]], 0)
    return ("", 0, place) if hit is None else (*hit[0], place + hit[1])


def _past(
    row: Sequence[Token], kind: str, place: int, words: ClockWords
) -> tuple[Wall, int] | None:
    number = _small(row, place, words)
    if number is None:
        return None
    hour, end = number
    minute = {"half_past": 30, "quarter_past": 15, "quarter_to": 45}[kind]
    if kind == "quarter_to":
        hour -= 1
    return _half_of_day(row, place, (hour % 24, minute), end, words)


def _small(row: Sequence[Token], place: int, words: ClockWords) -> tuple[int, int] | None:
    kind, value, end = _kind(row, place, words)
    if kind == "number":
        return value, end
    if place < len(row) and row[place].kind == "number" and row[place].value < 25:
        return int(row[place].value), place + 1
    return None


def _spoken(
    row: Sequence[Token], place: int, hour: int, end: int, words: ClockWords
) -> tuple[Wall, int] | None:
    """Six, six o'clock, six thirty."""
    kind, minute, behind = _kind(row, end, words)
    if kind == "number" and 5 <= minute < 60:
        return _half_of_day(row, place, (hour, minute), behind, words)
    return _half_of_day(row, place, (hour, 0), end, words)


def _digits(row: Sequence[Token], place: int, words: ClockWords) -> tuple[Wall, int] | None:
    token = row[place]
    parts = _parts(token)
    if parts is None:
        return None
    hour, minute = parts
    end = place + 1
    kind, _, behind = _kind(row, end, words)
    if kind == "hour" and token.kind == "number":
        end = behind
        if end < len(row) and row[end].kind == "number" and row[end].start == row[end - 1].end:
            minute, end = int(min(row[end].value, 99)), end + 1
    return _half_of_day(row, place, (hour, minute), end, words)


def _parts(token: Token) -> tuple[int, int] | None:
    """Return hour and minute of 18:42, 7.30, 0630 and 7."""
    if token.kind == "time" and token.text.count(":") == 1:
        hour, _, minute = token.text.partition(":")
        return int(hour), int(float(minute))
    if token.kind != "number":
        return None
    whole, point, rest = token.text.partition(".")
    if point:
        return (int(whole[:3]), int(rest)) if len(rest) == 2 else None
    if len(whole) == 4 or (len(whole) == 3 and whole[0] != "0"):
        return int(whole[:-2]), int(whole[-2:])
    return (int(whole[:4]), 0) if len(whole) < 5 else (999, 0)


def _half_of_day(
    row: Sequence[Token], place: int, said: tuple[int, int], end: int, words: ClockWords
) -> tuple[Wall, int]:
    hour, minute = said
    kind, _, behind = _kind(row, end, words)
    if kind in {"hour_mark", "hour"}:
        end = behind
        kind, _, behind = _kind(row, end, words)
    if kind in {"am", "pm"}:
        end = behind
        hour = {"am": hour % 12 if hour == 12 else hour, "pm": hour + 12 if hour < 12 else hour}[
            kind
        ]
    if (hour, minute) == (24, 0):
        hour = 0
    words_said = " ".join(token.text for token in row[place:end])
    exists = hour < 24 and minute < 60
    return Wall(time(hour, minute) if exists else None, words_said), end
