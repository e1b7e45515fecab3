"""Blood pressure, sugar and ketones in a runner's words.

Law: numbers are a reading only beside a word for it, or when it was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.language.clinical import TellPressure, TellSugar
from bot.language.words.mentions import Denials, Mention, book_of, found, says
from bot.language.words.phrasebook import PhraseBook
from bot.language.words.section import Files, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.language.words.sentence import Sentence

SYSTOLIC, DIASTOLIC = (60, 280), (30, 170)
"""mmHg that a reading may show."""
MG_A_MMOL = 18.0
"""mg/dl of glucose in one mmol/l."""
MOST_MMOL = 33.0
"""Above it a sugar is in mg/dl."""
MOST_KETONES = 20.0
ACID_MMOL = 3.0
"""From here on ketones are an emergency. Source: [diabetescare]."""
NEAR = 4
"""Words between a name and its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWords:
    """The words of one language for readings."""

    pressure: PhraseBook[str]
    over: frozenset[str]
    glucose: PhraseBook[str]
    ketones: PhraseBook[str]
    mg: frozenset[str]
    food: frozenset[str]
    """Behind a number these make it something to eat."""
    lifts: frozenset[str]
    """Behind a number these make it a lift."""
    hypo: PhraseBook[str]
    denials: Denials


def reading_words(files: Files, denials: Denials) -> ReadingWords:
    """Read the table of readings. Raises ContentError."""
    table = section(files, "readings")
    return ReadingWords(
        pressure=book_of(table.texts("pressure")),
        over=frozenset(table.texts("over")),
        glucose=book_of(table.texts("glucose")),
        ketones=book_of(table.texts("ketones")),
        mg=frozenset(table.texts("mg")),
        food=frozenset(table.texts("food")),
        lifts=frozenset(table.texts("lifts")),
        hypo=book_of(table.texts("hypo")),
        denials=denials,
    )


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with its place."""

    meant: TellPressure | TellSugar
    start: int
    end: int


def readings(spoken: Sentence, words: ReadingWords, *, asked: bool) -> tuple[Read, ...]:
    """Return all readings; `asked`: the question for blood pressure is open."""
    return (*_pressures(spoken, words, asked=asked), *_sugar(spoken, words))


def _pressures(spoken: Sentence, words: ReadingWords, *, asked: bool) -> Iterator[Read]:
    if not asked and not says(words.pressure, spoken, 0, len(spoken.words)):
        return
    for place in range(len(spoken.row) - 1):
        behind = _second(spoken, place, words)
        if behind is None:
            continue
        pair = (_number(spoken, place), _number(spoken, behind))
        if _is_within(pair[0], SYSTOLIC) and _is_within(pair[1], DIASTOLIC) and pair[1] < pair[0]:
            named = next(found(words.pressure, spoken, 0, place), None)
            first, _ = spoken.clause(place if named is None else named.start)
            yield Read(TellPressure(*pair), first, behind + 1)
            return


def _second(spoken: Sentence, place: int, words: ReadingWords) -> int | None:
    """Return the place of the 95 of "150/95" or "150 over 95", none where a lift goes on."""
    slashed = any(token.text == "/" for token in spoken.tokens_between(place, place + 1)[1:])
    behind = place + 2 if spoken.words[place + 1] in words.over else place + 1
    if behind >= len(spoken.row) or not (slashed or behind == place + 2):
        return None
    after = spoken.words[behind + 1 : behind + 2]
    return None if after and after[0] in words.lifts else behind


def _is_within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


def _number(spoken: Sentence, place: int) -> float:
    token = spoken.row[place]
    return token.value if token.kind == "number" else 0.0


def _sugar(spoken: Sentence, words: ReadingWords) -> Iterator[Read]:
    glucose = _value(spoken, words.glucose, words)
    ketones = _value(spoken, words.ketones, words)
    hypos = [
        one
        for one in found(words.hypo, spoken, 0, len(spoken.words))
        if not says(words.denials.past, spoken, *spoken.sentence(one.start))
        and not says(words.denials.others, spoken, spoken.sentence(one.start)[0], one.start)
    ]
    told = TellSugar(hypo=bool(hypos))
    places = [one for one in (glucose, ketones, *hypos) if one is not None]
    if glucose is not None:
        told = replace(told, glucose_mmol=_mmol(spoken, glucose, words))
    if ketones is not None and _number(spoken, ketones.end - 1) <= MOST_KETONES:
        told = replace(told, ketones_mmol=_number(spoken, ketones.end - 1))
    if told != TellSugar():
        end = max(one.end for one in places)
        unit = spoken.words[end : end + 1] and spoken.words[end] in words.mg
        yield Read(told, min(one.start for one in places), end + 2 if unit else end)


def _value(spoken: Sentence, book: PhraseBook[str], words: ReadingWords) -> Mention | None:
    """Return the name and the number behind it, in the same clause."""
    for name in found(book, spoken, 0, len(spoken.words)):
        first, last = spoken.clause(name.start)
        other = says(words.denials.others, spoken, first, name.start)
        for place in range(name.end, min(last, name.end + NEAR)):
            if _number(spoken, place) and not other:
                return Mention(name.what, name.start, place + 1)
    return None


def _mmol(spoken: Sentence, glucose: Mention, words: ReadingWords) -> float | None:
    """Return mmol/l; grams of sugar in a gel are none."""
    value = _number(spoken, glucose.end - 1)
    behind = spoken.words[glucose.end] if glucose.end < len(spoken.words) else ""
    if behind in words.food:
        return None
    return round(value / MG_A_MMOL, 1) if behind in words.mg or value > MOST_MMOL else value
