"""What single words and phrases can mean in a diary line: units, marks, names, kinds of running.

Law: a phrase may have one sense of each kind ("k" is kilometres and kilograms); the grammar that
reads it chooses, never this module.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.language.log.spelled import spelled
from bot.language.words.phrasebook import Endings, PhraseBook, phrase_book, stem
from bot.language.words.tokens import Token, texts

Senses = Mapping[str, str]
"""Kind of sense to what is meant: {"unit": "km"}, {"name": "back_squat"}."""

NOTHING: Senses = {}


@dataclass(frozen=True, slots=True)
class Sign:
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
