"""Words that together tell what a message wants, in whatever order they stand.

Patterns know whole sentences; what is left of a message is looked at for cues: "an overview of next
week, if you could" has a week and a wish to see. Law: cues are heard only where no pattern, no
training and no question in a card's own words was understood, and they never log.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.language.intents import Intent, Unclear
from bot.language.patterns.build import BUILD
from bot.language.patterns.filled import Filled
from bot.language.patterns.slots import SLOTS, SlotReader
from bot.language.words.mentions import words_of
from bot.language.words.section import Files, Section, section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.language.words.sentence import Sentence

MOST_WORDS = 30
"""A longer stretch tells a story; what it wants is not guessed from single words."""


WHOLE = frozenset({"set_reminder", "once"})
"""Of two hours none may get lost."""


class Cue(NamedTuple):
    """What must be said, in any order, for a meaning."""

    meaning: str
    groups: frozenset[str]
    """Of each of these groups a phrase is said."""
    lacks: frozenset[str]
    """Of none of these."""
    gaps: tuple[str, ...]
    """Filled by different words, in this order of reading."""
    perhaps: tuple[str, ...]
    """Gaps that are filled when they can be."""

    @property
    def weight(self) -> int:
        """How much must be said: the cue that asks for most is meant."""
        return len(self.groups) + len(self.gaps)


class Cues(NamedTuple):
    """All cues of a language."""

    begun: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """The phrases by their first word, each with its group."""
    cues: tuple[Cue, ...]
    """Those that ask for most first."""


def cues_of(files: Files) -> Cues:
    """Read the tables `cue_words` and `cues`. Raises ContentError."""
    words, table = section(files, "cue_words"), section(files, "cues")
    begun: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for group in words:
        for phrase in words.texts(group):
            said = words_of(phrase)
            begun[said[0]].append((said, group))
    found = [
        _cue(table, meaning, text, words) for meaning in table for text in table.texts(meaning)
    ]
    return Cues(begun, tuple(sorted(found, key=lambda cue: -cue.weight)))


def _cue(table: Section, meaning: str, text: str, groups: Section) -> Cue:
    if meaning not in BUILD:
        raise table.wrong(meaning, "there is no such meaning")
    signs = text.split()
    names = [sign.strip("-?{}") for sign in signs]
    for sign, name in zip(signs, names, strict=True):
        if name not in (SLOTS if "{" in sign else groups):
            raise table.wrong(meaning, f"there is no {sign!r}")
    return Cue(
        meaning=meaning,
        groups=frozenset(sign for sign in signs if sign[0] not in "-?{"),
        lacks=frozenset(sign[1:] for sign in signs if sign[0] == "-"),
        gaps=tuple(sign[1:-1] for sign in signs if sign[0] == "{"),
        perhaps=tuple(sign[2:-1] for sign in signs if sign[0] == "?"),
    )


def cued(start: int, end: int, reader: SlotReader, cues: Cues, *, amounts: bool) -> Intent | None:
    """Return what the words from `start` to `end` want, if their cues tell.

    With `amounts` there are numbers that must not get lost: each must fill a gap.
    """
    if end - start > MOST_WORDS:
        return None
    there = {n for n in range(start, end) if _is_amount(reader, n)}
    said = frozenset(_groups(reader.spoken, start, end, cues))
    for cue in cues.cues:
        if cue.groups <= said and cue.lacks.isdisjoint(said):
            numbers = there if amounts or cue.meaning in WHOLE else set[int]()
            filled = _filled(cue, start, end, reader, numbers)
            intent = None if filled is None else BUILD[cue.meaning](filled)
            if intent is not None and not isinstance(intent, Unclear):
                return intent
    return None


def _groups(spoken: Sentence, start: int, end: int, cues: Cues) -> Iterator[str]:
    words = spoken.words[start:end]
    for place, word in enumerate(words):
        for phrase, group in cues.begun.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                yield group


def _is_amount(reader: SlotReader, place: int) -> bool:
    return reader.row[place].kind in {"number", "time"}


def _filled(cue: Cue, start: int, end: int, reader: SlotReader, numbers: set[int]) -> Filled | None:
    """Fill the gaps of a cue; None when one stays empty, or one of the numbers is in none."""
    filled, taken = Filled(), frozenset[int]()
    for name in (*cue.gaps, *cue.perhaps):
        hit = _gap(name, range(start, end), taken, filled, reader)
        if hit is None and name in cue.gaps:
            return None
        filled, taken = hit or (filled, taken)
    return filled if numbers <= taken else None


def _gap(
    name: str, places: range, taken: frozenset[int], filled: Filled, reader: SlotReader
) -> tuple[Filled, frozenset[int]] | None:
    """Fill a gap at the first place where it can be, with as many words as can be."""
    for place in places:
        hits = [
            (then, behind)
            for then, behind in reader.read(name, place, filled)
            if behind <= places.stop and taken.isdisjoint(range(place, behind))
        ]
        if hits:
            then, behind = max(hits, key=lambda hit: hit[1])
            return then, taken | {*range(place, behind)}
    return None
