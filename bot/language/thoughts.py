"""Which patterns of the lexicon a message says, thought by thought.

Law: a pattern counts from the beginning of a thought to the end of one; the longest wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.language.intents import Intent, Unclear
from bot.language.patterns.build import BUILD
from bot.language.patterns.slots import Filled, SlotReader
from bot.language.patterns.templates import Match, PatternSet, Reader

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.language.hearing import Hearing
    from bot.language.lexicon import Lexicon
    from bot.language.words.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Thought:
    """What a stretch of words means."""

    intent: Intent | Unclear
    start: int
    end: int


def answer(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Intent | Unclear | None:
    """Return what the whole message answers to the open question, or means when none is open."""
    known = lexicon.meanings
    patterns = known.answers.get(hearing.expects) if hearing.expects else known.alone
    found = None if patterns is None else whole(patterns, spoken, hearing, lexicon)
    if found is None or patterns is not known.alone:
        return found
    return None if whole(known.anywhere, spoken, hearing, lexicon) else found


def whole(
    patterns: PatternSet, spoken: Sentence, hearing: Hearing, lexicon: Lexicon
) -> Intent | Unclear | None:
    """Return what all words of a message together mean in a set of patterns."""
    found = _longest(patterns, 0, {len(spoken.words)}, _reader(spoken, hearing, lexicon))
    return None if found is None else found.intent


def thoughts(
    spoken: Sentence, hearing: Hearing, lexicon: Lexicon, lifts: Collection[tuple[int, int]]
) -> tuple[Thought, ...]:
    """Return all thoughts that patterns know, in order; none overlap.

    `lifts` are the places of exercise names: "good morning" before numbers is one.
    """
    reader = _reader(spoken, hearing, lexicon)
    ends = frozenset(spoken.starts)
    found: list[Thought] = []
    place = 0
    for start in spoken.starts[:-1]:
        if start >= place:
            thought = _longest(lexicon.meanings.anywhere, start, ends, reader) or _asked_politely(
                start, ends, reader, lexicon
            )
            if thought is not None and not _is_lift(spoken, thought, lifts):
                found.append(thought)
                place = thought.end
    return tuple(found)


def _asked_politely(
    start: int, ends: Collection[int], reader: Reader[Filled], lexicon: Lexicon
) -> Thought | None:
    """Return the thought behind "can you" and the like."""
    hit = lexicon.meanings.polite.at(reader.words, start)
    if hit is None or hit[1] >= len(reader.words):
        return None
    inner = _longest(lexicon.meanings.anywhere, hit[1], ends, reader)
    return inner and Thought(inner.intent, start, inner.end)


def _is_lift(spoken: Sentence, thought: Thought, lifts: Collection[tuple[int, int]]) -> bool:
    numbered = thought.end < len(spoken.row) and spoken.row[thought.end].kind == "number"
    return numbered and (thought.start, thought.end) in lifts


def _reader(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Reader[Filled]:
    slots = SlotReader(
        spoken, lexicon.meanings.slots, lexicon.cities, hearing.today, hearing.equipment
    )
    said = frozenset(spoken.words)
    return Reader(spoken.words, slots.read, Filled(), lexicon.meanings.fillers, said)


def _longest(
    patterns: PatternSet, place: int, ends: Collection[int], reader: Reader[Filled]
) -> Thought | None:
    """Return the longest thought from `place` to one of `ends`; skipped words count against it."""
    best: Match[Filled] | None = None
    intent: Intent | Unclear | None = None
    for match in patterns.matches(place, reader):
        if match.end > place and match.end in ends and (best is None or _is_better(match, best)):
            built = _built(match)
            best, intent = (match, built) if built is not None else (best, intent)
    return Thought(intent, place, best.end) if best is not None and intent is not None else None


def _is_better(one: Match[Filled], two: Match[Filled]) -> bool:
    return (one.end, -one.skipped) > (two.end, -two.skipped)


def _built(match: Match[Filled]) -> Intent | Unclear | None:
    return BUILD[match.meaning](match.filled)
