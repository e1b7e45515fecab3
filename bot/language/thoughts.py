"""Which patterns of the lexicon a message says, thought by thought.

Law: a pattern counts from the beginning of a thought to the end of one; the longest wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.language.ahead import TellRace
from bot.language.amending import Before, Found, amender
from bot.language.asked import AskBests
from bot.language.facts import No
from bot.language.intents import AskToday, Intent, Unclear
from bot.language.patterns.build import BUILD
from bot.language.patterns.filled import Filled
from bot.language.patterns.slots import SlotReader
from bot.language.patterns.templates import Match, PatternSet, Reader
from bot.language.reminding import RoutineSkip
from bot.language.words.pointed import pointed_clock
from bot.language.words.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from bot.language.hearing import Expect, Hearing
    from bot.language.lexicon import Lexicon


class Thought(NamedTuple):
    """What a stretch of words means."""

    intent: Intent | Unclear
    start: int
    end: int


def answer(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Intent | Unclear | None:
    """Return what the whole message answers to the open question, or means when none is open."""
    known = lexicon.meanings
    changed = whole(known.reminded, spoken, hearing, lexicon) if hearing.reminded else None
    if hearing.expects is not None:
        patterns = known.answers.get(hearing.expects)
        found = None if patterns is None else whole(patterns, spoken, hearing, lexicon)
        return found or changed
    if changed is not None:
        return changed
    found = whole(known.alone, spoken, hearing, lexicon)
    is_known = found and whole(known.anywhere, spoken, hearing, lexicon) is not None
    return None if is_known else found


def whole(
    patterns: PatternSet, spoken: Sentence, hearing: Hearing, lexicon: Lexicon
) -> Intent | Unclear | None:
    """Return what all words of a message together mean in a set of patterns."""
    found = _longest(patterns, 0, {len(spoken.words)}, _reader(spoken, hearing, lexicon))
    return None if found is None else found.intent


class Answers:
    """What stretches of a message would answer, were one of these questions open."""

    def __init__(
        self, spoken: Sentence, hearing: Hearing, lexicon: Lexicon, asked: Collection[Expect]
    ) -> None:
        known = lexicon.meanings.answers
        self._patterns = [known[question] for question in asked if question in known]
        self._reader = _reader(spoken, hearing, lexicon)
        self._ends = frozenset(spoken.starts)

    def at(self, place: int, end: int) -> Thought | None:
        """Return the longest answer that begins at `place` and ends with a thought."""
        ends = {one for one in self._ends if place < one <= end} | {end}
        found = [_longest(patterns, place, ends, self._reader) for patterns in self._patterns]
        return max((one for one in found if one), key=lambda one: one.end, default=None)


def thoughts(
    spoken: Sentence,
    hearing: Hearing,
    lexicon: Lexicon,
    lifts: Collection[tuple[int, int]],
    *,
    amends: bool = True,
) -> tuple[Thought, ...]:
    """Return all thoughts that patterns know, in order; none overlap.

    `lifts` are the places of exercise names: "good morning" before numbers is one. Unless it
    `amends`, nothing in a message corrects what was told before it in the same message.
    """
    reader = _reader(spoken, hearing, lexicon)
    amending = amender(spoken, hearing, lexicon, inside=amends)
    begins = frozenset(spoken.starts)
    onsets = amending.onsets
    ends = onsets | begins
    found: list[Thought] = []
    gap = _Gap(spoken)
    for start in sorted({*spoken.starts[:-1]} | onsets):
        if start >= gap.place:
            amend = amending.at(start, ends, gap.before(found, start))
            plain = _plain(start, begins, reader, spoken, lexicon) if start in begins else None
            if plain is not None and _is_told(spoken, plain, lifts, hearing.today):
                plain = None
            thought = plain if _goes_on(found, plain) else _likelier(start, amend, plain)
            if thought is not None:
                found.append(thought)
                gap.place = gap.joined = thought.end
    return tuple(found)


@dataclass(slots=True)
class _Gap:
    """The words between the last thought and the next; joining words alone are nothing."""

    spoken: Sentence
    place: int = 0
    """Where the last thought ended."""
    joined: int = 0
    """Up to here only joining words stand behind it."""
    open: bool = False
    """Whether other words were passed anywhere in the message."""

    def before(self, found: Sequence[Thought], start: int) -> Before:
        """Return what was heard before `start`."""
        while self.joined < start and self.spoken.words[self.joined] in self.spoken.joiners:
            self.joined += 1
        self.open = self.open or self.joined < start
        last = found[-1].intent if found and self.joined >= start else None
        return Before(None if isinstance(last, Unclear) else last, open=self.open)


def _plain(
    start: int,
    ends: Collection[int],
    reader: Reader[Filled],
    spoken: Sentence,
    lexicon: Lexicon,
) -> Thought | None:
    thought = _longest(lexicon.meanings.anywhere, start, ends, reader) or _asked_politely(
        start, ends, reader, lexicon
    )
    if thought is None or _is_headline(spoken, thought) or _joins(spoken, thought):
        return None
    return thought


def _goes_on(found: Sequence[Thought], plain: Thought | None) -> bool:
    """Whether more is said of the session that was just asked for: "only 25 min"."""
    asks = plain is not None and isinstance(plain.intent, AskToday)
    return asks and bool(found) and isinstance(found[-1].intent, AskToday)


def _likelier(start: int, amend: Found | None, plain: Thought | None) -> Thought | None:
    """Return the longer one; of equal ones the correction, if it has something to correct."""
    if amend is None:
        return plain
    if plain is not None and (plain.end, not amend.fits) > (amend.end, False):
        return plain
    return Thought(amend.intent, start, amend.end)


def _asked_politely(
    start: int, ends: Collection[int], reader: Reader[Filled], lexicon: Lexicon
) -> Thought | None:
    """Return the thought behind "can you" and the like."""
    hit = lexicon.meanings.polite.at(reader.words, start)
    if hit is None or hit[1] >= len(reader.words):
        return None
    inner = _longest(lexicon.meanings.anywhere, hit[1], ends, reader)
    return inner and Thought(inner.intent, start, inner.end)


def _is_headline(spoken: Sentence, thought: Thought) -> bool:
    """Whether a colon or a list leads on from it: "last week: Mon 5 km"."""
    if thought.end >= len(spoken.words):
        return False
    behind = spoken.tokens[spoken.at[thought.end - 1] + 1]
    listed = behind.kind == "line" and spoken.row[thought.end].kind == "number"
    return behind.text == ":" or (listed and isinstance(thought.intent, AskBests))


def _joins(spoken: Sentence, thought: Thought) -> bool:
    """Whether it is a joining word between others: a Spanish "y" is no English yes."""
    single = thought.end == thought.start + 1 < len(spoken.words)
    return single and spoken.words[thought.start] in spoken.joiners


def _is_told(
    spoken: Sentence, thought: Thought, lifts: Collection[tuple[int, int]], today: date
) -> bool:
    """Whether the words tell training: a lift with its sets, today's race with its time."""
    short = isinstance(thought.intent, No | RoutineSkip)
    is_value = short and _is_behind_colon(spoken, thought.start)
    return is_value or _is_lift(spoken, thought, lifts) or _has_result(spoken, thought, today)


def _is_behind_colon(spoken: Sentence, place: int) -> bool:
    return place > 0 and spoken.tokens[spoken.at[place] - 1].text == ":"


def _has_result(spoken: Sentence, thought: Thought, today: date) -> bool:
    """Whether the time of a race stands behind its day: "parkrun today, 27.15"."""
    raced = isinstance(thought.intent, TellRace) and today in thought.intent.days
    behind = spoken.row[thought.end : thought.end + 1]
    return raced and any(
        token.kind == "time" or pointed_clock(token.text) is not None for token in behind
    )


def _is_lift(spoken: Sentence, thought: Thought, lifts: Collection[tuple[int, int]]) -> bool:
    numbered = thought.end < len(spoken.row) and spoken.row[thought.end].kind == "number"
    return numbered and (thought.start, thought.end) in lifts


def _reader(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> Reader[Filled]:
    slots = slot_reader(spoken, hearing, lexicon)
    return Reader(spoken.words, slots.read, Filled(), lexicon.meanings.fillers, spoken.said)


def slot_reader(spoken: Sentence, hearing: Hearing, lexicon: Lexicon) -> SlotReader:
    """Return who fills the gaps of a message."""
    slots = lexicon.meanings.slots
    return SlotReader(spoken, slots, lexicon.cities, hearing.today, hearing.equipment)


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
    return _rank(one) > _rank(two)


def _rank(match: Match[Filled]) -> tuple[int, bool, int]:
    """Rank by length; a timing takes many words loosely, a pattern that names them goes first."""
    return match.end, match.filled.timing is None, -match.skipped


def _built(match: Match[Filled]) -> Intent | Unclear | None:
    return BUILD[match.meaning](match.filled)
