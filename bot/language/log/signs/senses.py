"""What single words and phrases can mean in a diary line: units, marks, names, kinds of running.

Law: a phrase may have one sense of each kind ("k" is kilometres and kilograms); the grammar that
reads it chooses, never this module.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.language.words.phrasebook import Endings, PhraseBook, phrase_book, stem
from bot.language.words.tokens import Token, texts

Senses = Mapping[str, str]
"""Kind of sense to what is meant: {"unit": "km"}, {"name": "back_squat"}."""

NOTHING: Senses = {}


class Sign(NamedTuple):
    """One token, or a phrase of several that the lexicon knows."""

    token: Token
    """The first token."""
    senses: Senses
    end: int
    """Place in the text behind the last token."""
    first: int
    """Index of the first token."""
    last: int
    """Index behind the last token."""
    text: str = ""
    """All its words."""

    def get(self, kind: str) -> str:
        """Return what it means in this kind, empty when nothing."""
        return self.senses.get(kind, "")

    @property
    def is_number(self) -> bool:
        """Whether it counts something: digits, or a word for a number."""
        return self.token.kind == "number" or "number" in self.senses

    @property
    def value(self) -> float:
        """The number."""
        said = self.senses.get("number")
        return float(said) if said else self.token.value


def text_at(signs: Sequence[Sign], place: int) -> str:
    """Return the first word or mark at a place, empty outside."""
    return signs[place].token.text if 0 <= place < len(signs) else ""


def sense_at(signs: Sequence[Sign], place: int, kind: str) -> str:
    """Return what the sign at a place means in this kind, empty outside."""
    return signs[place].get(kind) if 0 <= place < len(signs) else ""


def touches(signs: Sequence[Sign], place: int) -> bool:
    """Whether nothing stands between a sign and the one before it."""
    return signs[place - 1].end == signs[place].token.start


def key_of(text: str, endings: Endings) -> tuple[str, ...]:
    """Return a phrase as the book keeps it."""
    return tuple([stem(word, endings) for word in texts(text)])


def sense_book(
    kinds: Iterable[tuple[str, Mapping[str, Iterable[str]]]], endings: Endings
) -> PhraseBook[Senses]:
    """Return the book of all phrases by kind and meaning: ("unit", {"km": ["km", "kilometre"]})."""
    merged: dict[tuple[str, ...], dict[str, str]] = {}
    for kind, meanings in kinds:
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                key = key_of(phrase, endings)
                if key:
                    merged.setdefault(key, {})[kind] = meaning
    return phrase_book(merged.items())


def signs(
    found: Sequence[Token], book: PhraseBook[Senses], endings: Endings, *, first: int = 0
) -> tuple[Sign, ...]:
    """Return the tokens joined to the longest phrases that the book knows.

    `first` is the index of the first token.
    """
    words = [stem(token.text, endings) for token in found]
    read: list[Sign] = []
    place = 0
    while place < len(found):
        hit = book.at(words, place)
        if hit is None or _is_amount(found, place, hit[0], read):
            hit = NOTHING, place + 1
        senses, end = hit
        said = " ".join([token.text for token in found[place:end]])
        last = found[end - 1].end
        read.append(Sign(found[place], senses, last, first + place, first + end, said))
        place = end
    return spelled(read)


def said_in(
    found: Sequence[Token], book: PhraseBook[Senses], endings: Endings
) -> Iterator[tuple[Senses, int]]:
    """Yield the senses of all phrases of the book that stand there, with their places."""
    words = [stem(token.text, endings) for token in found]
    place = 0
    while place < len(words):
        hit = book.at(words, place)
        if hit is not None:
            yield hit[0], place
        place = place + 1 if hit is None else hit[1]


def _is_amount(found: Sequence[Token], place: int, senses: Senses, before: Sequence[Sign]) -> bool:
    """Whether a name that begins with digits is only numbers here: "8 x 90/90"."""
    if found[place].kind != "number" or "lift" not in senses:
        return False
    return bool(before) and before[-1].get("mark") in {"by", "at"}


LONGEST_QUOTE = 8
"""Tokens of a name in quotation marks."""


def quoted(read: Sequence[Sign], found: Sequence[Token]) -> tuple[Sign, ...]:
    """Join what stands in quotation marks to one sign: a name of the runner's own."""
    marks = [n for n, sign in enumerate(read) if sign.token.text == '"']
    if len(marks) < 2:
        return tuple(read)
    signs: list[Sign] = []
    place = 0
    for one, two in itertools.pairwise(marks):
        inside = found[read[one].last : read[two].first]
        if one < place or not _is_name(read, one, inside):
            continue
        own = " ".join(token.text for token in inside)
        signs.extend(read[place:one])
        signs.append(
            Sign(read[one].token, {"own": own}, read[two].end, read[one].first, read[two].last)
        )
        place = two + 1
    return (*signs, *read[place:])


def _is_name(read: Sequence[Sign], one: int, inside: Sequence[Token]) -> bool:
    """Whether it is a name, not the seconds of 30" and no "easy" run."""
    after_number = (
        one > 0 and read[one - 1].is_number and read[one - 1].end == read[one].token.start
    )
    words = [token for token in inside if token.kind == "word"]
    kind = any(sign.get("type") for sign in read[one + 1 : one + 1 + len(inside)])
    return bool(words) and not kind and len(inside) <= LONGEST_QUOTE and not after_number


# ------------------------------------------------------------------ numbers in several words

HALF = 0.5
HUNDRED = 100.0
TENS = frozenset({20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0})


def spelled(row: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the signs with each number in words as one."""
    if not any("number" in sign.senses for sign in row):
        return tuple(row)
    read: list[Sign] = []
    place = 0
    while place < len(row):
        if (time := _time(row, place, read)) is not None:
            read.append(time[1])
            place = time[0]
            continue
        end, value = _weighed(row, place)
        read.append(row[place] if end == place + 1 else _joined(row[place:end], value))
        place = end
    return tuple(read)


def _joined(row: Sequence[Sign], value: float) -> Sign:
    first, last = row[0], row[-1]
    text = " ".join(sign.text for sign in row)
    return first._replace(senses={"number": str(value)}, end=last.end, last=last.last, text=text)


def _number(row: Sequence[Sign], place: int) -> tuple[int, float]:
    """Return the place behind a number and its value; one sign further when there is none."""
    if not row[place].is_number:
        return place + 1, 0.0
    value, end = row[place].value, place + 1
    in_words = _in_words(row, place)
    while (after := _behind(row, end, value)) is not None:
        there, more = after
        if more == HALF:
            return there + 1, value + HALF
        if not in_words or (grown := _grown(value, more)) is None:
            break
        value, end = grown, there + 1
    return end, value


def _in_words(row: Sequence[Sign], place: int) -> bool:
    return place < len(row) and "number" in row[place].senses


def _behind(row: Sequence[Sign], place: int, value: float) -> tuple[int, float] | None:
    """Return the next number in words and its place; after hundreds an "and" may stand before."""
    joined = value >= HUNDRED and place < len(row) and row[place].get("mark") == "join"
    place += joined
    return (place, row[place].value) if _in_words(row, place) else None


def _grown(value: float, more: float) -> float | None:
    """Return fifty with eight, one with a hundred, a hundred with ten; None: two numbers."""
    if more == HUNDRED and 1 <= value < 10:
        return value * HUNDRED
    if value in TENS and 1 <= more < 10:
        return value + more
    if value >= HUNDRED and value % HUNDRED == 0 and more < HUNDRED:
        return value + more
    return None


def _weighed(row: Sequence[Sign], place: int) -> tuple[int, float]:
    """Return a number with its tenths, or the 135 of "one thirty five pounds"."""
    end, value = _number(row, place)
    if _in_words(row, place) and 1 <= value < 10 and _in_words(row, end):
        behind, more = _number(row, end)
        if 10 <= more < HUNDRED and sense_at(row, behind, "unit") in {"kg", "lb"}:
            return behind, value * HUNDRED + more
    tenths = _in_words(row, place) and sense_at(row, end, "mark") == "point"
    if not tenths or not _in_words(row, end + 1) or row[end + 1].value >= 10:
        return end, value
    return end + 2, value + row[end + 1].value / 10


MOST_PARTS = 3
"""Hours, minutes and seconds."""


def _time(row: Sequence[Sign], place: int, before: Sequence[Sign]) -> tuple[int, Sign] | None:
    """Return the time of "in fifty two twenty" and the place behind it, None without one."""
    if not before or before[-1].get("mark") != "within":
        return None
    parts: list[int] = []
    end = place
    while len(parts) < MOST_PARTS and _in_words(row, end):
        end, value = _number(row, end)
        parts.append(int(value) if value.is_integer() and value < 60 else -1)
    if len(parts) < 2 or any(part < 10 for part in parts[1:]) or parts[0] < 1:
        return None
    if sense_at(row, end, "unit") or sense_at(row, end, "mark") == "by":
        return None
    said = ":".join(f"{part:02}" for part in parts).lstrip("0")
    token = row[place].token._replace(kind="time", text=said, value=_seconds(parts))
    last = row[end - 1]
    sign = Sign(token, NOTHING, last.end, row[place].first, last.last, said)
    return end, sign


def _seconds(parts: Sequence[int]) -> float:
    whole = 0.0
    for part in parts:
        whole = whole * 60 + part
    return whole
