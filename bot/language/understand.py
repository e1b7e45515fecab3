"""From a message to what the runner means.

The order: emergency signs and pain, the answer to the open question, whole sentences that the
patterns know, training, questions that a card answers; what is left is named with the nearest guesses.

Law: never raises, for no text; the time grows with the length of the text, not faster.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.language import intents as said
from bot.language.ask import nearest
from bot.language.diary import Diary, read
from bot.language.echo import echo
from bot.language.intents import (
    Ambiguous,
    Hearing,
    Intent,
    LogTraining,
    PlanTraining,
    Reading,
    Unclear,
    Understanding,
    Understood,
)
from bot.language.meanings import BUILD
from bot.language.sentence import Sentence, sentence
from bot.language.slots import Filled, SlotReader
from bot.language.style import Style
from bot.language.templates import Match, PatternSet, Reader
from bot.language.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.lexicon import Lexicon

MOST_TEXT = 4096
"""Characters that are read; the services send no longer messages."""
MOST_READINGS = 3
SURE_QUESTION = 0.35
"""Likeness from which a card answers."""


@dataclass(slots=True)
class _Heard:
    """What was found so far: intents with the place of their words, and stretches not yet read."""

    intents: list[tuple[int, Intent]] = field(default_factory=list[tuple[int, Intent]])
    open: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


def understand(text: str, hearing: Hearing, lexicon: Lexicon) -> Understanding:
    """Return what `text` means to a listener who knows `hearing`."""
    cut = text[:MOST_TEXT]
    row = tokens(cut, lambda word: word in lexicon.log.units)
    spoken = sentence(cut, row, lexicon.meanings.joiners)
    if not spoken.row:
        return Unclear(text=cut.strip())
    command = _command(spoken, hearing, lexicon)
    if command is not None:
        return command
    return _sentence(spoken, hearing, lexicon)


def _command(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Understanding | None:
    """Read "/today 20 min" and "/log@name squat 3x5"."""
    first, *_ = spoken.tokens
    if first.text != "/" or spoken.row[0].kind != "word" or spoken.at[0] != 1:
        return None
    name = spoken.words[0]
    place = 1
    if len(spoken.tokens) > 2 and spoken.tokens[2].text == "@":
        place = min(2, len(spoken.words))
    meaning = lexicon.meanings.commands.get(name)
    if meaning is None:
        return Understood((said.UnknownCommand(name),))
    rest = spoken.between(place, len(spoken.words))
    if meaning == "log":
        return understand(rest, hearing, lexicon) if rest else Understood((said.AskHowToLog(),))
    intent = _with_rest(meaning, rest, hearing, lexicon)
    return Understood((intent,))


def _with_rest(meaning: str, rest: str, hearing: Hearing, lexicon: Lexicon) -> Intent:
    """Return the command's own intent, or that of its argument when it is of the same kind."""
    plain = BUILD[meaning](Filled())
    assert plain is not None
    if not rest:
        return plain
    meant = understand(rest, hearing, lexicon)
    if isinstance(meant, Understood) and len(meant.intents) == 1:
        one = meant.intents[0]
        reminder = isinstance(plain, said.ShowReminders) and isinstance(
            one, said.SetReminder | said.StopReminders | said.BadTime
        )
        if isinstance(one, type(plain)) or reminder:
            return one
    return plain


def _sentence(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Understanding:
    answer = _answer(spoken, hearing, lexicon)
    if answer is not None:
        return Understood((answer,))
    heard = _Heard()
    _cover(spoken, hearing, lexicon, heard)
    parts = [spoken.tokens_between(start, end) for start, end in heard.open]
    diary = read(parts, spoken.text, hearing, lexicon.log, Style())
    return _concluded(spoken, hearing, lexicon, heard, diary)


# ------------------------------------------------------------------ patterns


def _reader(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Reader[Filled]:
    slots = SlotReader(spoken.row, lexicon.meanings.slots, hearing.today, hearing.equipment)
    return Reader(spoken.words, slots.read, Filled(), lexicon.meanings.fillers)


def _answer(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Intent | None:
    """Return what the whole message answers to the open question."""
    if hearing.expects is None:
        return None
    patterns = lexicon.meanings.answers.get(hearing.expects)
    if patterns is None:
        return None
    found = _longest(patterns, 0, (len(spoken.words),), _reader(spoken, hearing, lexicon))
    return None if found is None else found[0]


def _longest(
    patterns: PatternSet, place: int, ends: Sequence[int], reader: Reader[Filled]
) -> tuple[Intent, int] | None:
    """Return the intent of the longest pattern from `place` to one of `ends`."""
    best: tuple[Intent, int] | None = None
    for match in patterns.matches(place, reader):
        if match.end > place and match.end in ends and (best is None or match.end > best[1]):
            intent = _built(match)
            best = (intent, match.end) if intent is not None else best
    return best


def _built(match: Match[Filled]) -> Intent | None:
    return BUILD[match.meaning](match.filled)


def _cover(spoken: Sentence, hearing: Hearing, lexicon: Lexicon, heard: _Heard) -> None:
    """Find the thoughts that patterns know; what lies between them stays open."""
    reader = _reader(spoken, hearing, lexicon)
    meanings = lexicon.meanings
    open_from = 0
    place = 0
    ends = frozenset(spoken.starts)
    for start in spoken.starts[:-1]:
        if start < place:
            continue
        found = _longest(meanings.anywhere, start, tuple(ends), reader)
        if found is None:
            continue
        intent, place = found
        _open(heard, open_from, start)
        heard.intents.append((start, intent))
        open_from = place
    _open(heard, open_from, len(spoken.words))


def _open(heard: _Heard, start: int, end: int) -> None:
    if end > start:
        heard.open.append((start, end))


# ------------------------------------------------------------------ conclusions


def _concluded(
    spoken: Sentence, hearing: Hearing, lexicon: Lexicon, heard: _Heard, diary: Diary
) -> Understanding:
    first_open = heard.open[0][0] if heard.open else 0
    intents = heard.intents
    if diary.plans:
        intents = [*intents, (first_open, PlanTraining(tuple(diary.plans)))]
    if diary.entries and diary.doubts:
        others = _in_order(intents)
        return _ambiguous(spoken, hearing, lexicon, diary, others)
    if diary.entries:
        intents = [*intents, (first_open, LogTraining(tuple(diary.entries)))]
    if diary.leftovers:
        return _unclear(", ".join(diary.leftovers), lexicon, _in_order(intents))
    if intents:
        return Understood(_in_order(intents))
    return _question(spoken, lexicon)


def _in_order(intents: Sequence[tuple[int, Intent]]) -> tuple[Intent, ...]:
    ordered = [intent for _, intent in sorted(intents, key=lambda item: item[0])]
    safe = [intent for kind in said.SAFETY for intent in ordered if isinstance(intent, kind)]
    rest = [intent for intent in ordered if intent not in safe]
    if len(rest) + len(safe) > 1:
        rest = [intent for intent in rest if not isinstance(intent, said.Greet)]
    return tuple(dict.fromkeys((*safe, *rest)))


def _ambiguous(
    spoken: Sentence,
    hearing: Hearing,
    lexicon: Lexicon,
    diary: Diary,
    others: tuple[Intent, ...],
) -> Understanding:
    readings = [_reading(diary, hearing, lexicon)]
    doubt = diary.doubts[0]
    for style in doubt.otherwise[: MOST_READINGS - 1]:
        other = read((spoken.tokens,), spoken.text, hearing, lexicon.log, style)
        reading = _reading(other, hearing, lexicon)
        if other.entries and reading not in readings:
            readings.append(reading)
    return Ambiguous(readings=tuple(readings), why=doubt.why, about=doubt.about, others=others)


def _reading(diary: Diary, hearing: Hearing, lexicon: Lexicon) -> Reading:
    entries = tuple(diary.entries)
    return Reading(echo(entries, lexicon, hearing.today), LogTraining(entries))


def _question(spoken: Sentence, lexicon: Lexicon) -> Understanding:
    found = next(iter(nearest(spoken.text, lexicon.questions)), None)
    if found is not None and found.score >= SURE_QUESTION:
        return Understood((said.AskQuestion(found.card),))
    return _unclear(spoken.text.strip(), lexicon, ())


def _unclear(text: str, lexicon: Lexicon, others: tuple[Intent, ...]) -> Unclear:
    return Unclear(text=text, nearest=tuple(_guesses(text, lexicon)), others=others)


def _guesses(text: str, lexicon: Lexicon) -> Iterator[str]:
    return iter(())
