"""Emergency signs: found anywhere in a message, before anything else is read.

Law: a sign that is not clearly denied, long past or somebody else's is there. Groups and signs are
those of the coaching rules 2.3a.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ContentError
from bot.language.patterns.templates import (
    BadPattern,
    Pattern,
    PatternSet,
    Reader,
    pattern,
    pattern_set,
)
from bot.language.words.mentions import (
    Denials,
    Mention,
    denials,
    is_broken,
    is_denied,
    is_of_others,
    says,
)
from bot.language.words.section import Files, Section, section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.language.words.sentence import Sentence

FINE = "fine"
"""The sign of phrases that sound like a sign and are none."""
LONGEST_GAP = 3


class RedFlags(NamedTuple):
    """The signs of one language and what they add up to."""

    signs: PatternSet
    groups: Mapping[str, tuple[frozenset[str], ...]]
    """By group: sets of signs, each of which is enough."""
    ever: frozenset[str]
    """Signs that count at any time in the past, unless they were looked at."""
    words: Denials


def red_flags(files: Files) -> RedFlags:
    """Read the tables of signs. Raises ContentError."""
    table = section(files, "signs")
    groups = section(files, "red_flags")
    return RedFlags(
        signs=pattern_set({sign: tuple(_patterns(table, sign)) for sign in table}),
        groups={
            group: tuple(_together(table, groups, group, text) for text in groups.texts(group))
            for group in groups
        },
        ever=frozenset(section(files, "ever").texts("signs")),
        words=denials(section(files, "safety_words")),
    )


def red_flags_beside(files: Files, known: RedFlags) -> RedFlags:
    """Return `known` with the signs of another language as well. Raises ContentError."""
    table = section(files, "signs")
    for sign in table:
        if sign not in known.signs.trees:
            raise table.wrong(sign, "there is no such sign")
    return RedFlags(
        signs=pattern_set({sign: tuple(_patterns(table, sign)) for sign in table}, known.signs),
        groups=known.groups,
        ever=known.ever,
        words=denials(section(files, "safety_words")),
    )


def _patterns(table: Section, sign: str) -> Iterator[Pattern]:
    for text in table.texts(sign):
        try:
            yield pattern(text)
        except BadPattern as wrong:
            raise table.wrong(sign, str(wrong)) from wrong


def _together(table: Section, groups: Section, group: str, text: str) -> frozenset[str]:
    signs = frozenset(part.strip() for part in text.split("+"))
    if unknown := signs - set(table):
        raise ContentError(groups.file, f"red_flags.{group}", f"no such sign: {sorted(unknown)}")
    return signs


class Raised(NamedTuple):
    """A group whose signs are there."""

    group: str
    place: int
    of_other: bool
    """Whether they are somebody else's."""


def raised(spoken: Sentence, flags: RedFlags) -> tuple[Raised, ...]:
    """Return the groups whose signs are there, in the order of the table, one's own first."""
    own, of_others = _present(spoken, flags)
    mine = tuple(_groups(flags, own, of_other=False))
    return mine or tuple(_groups(flags, of_others, of_other=True))


def _groups(flags: RedFlags, present: Mapping[str, int], *, of_other: bool) -> Iterator[Raised]:
    for group, ways in flags.groups.items() if present else ():
        place = _place(ways, present)
        if place is not None:
            yield Raised(group, place, of_other)


def _place(ways: tuple[frozenset[str], ...], present: Mapping[str, int]) -> int | None:
    places = [max(present[sign] for sign in way) for way in ways if way <= present.keys()]
    return min(places, default=None)


def _present(spoken: Sentence, flags: RedFlags) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the signs with their places: one's own, and those of others.

    Of now, and those of any time that nobody looked at.
    """
    own: dict[str, int] = {}
    of_others: dict[str, int] = {}
    denied_to = -1
    checked = says(flags.words.checked, spoken, 0, len(spoken.words))
    for mention in _mentions(spoken, flags):
        if is_denied(spoken, mention.start, mention.end, flags.words) or mention.start == denied_to:
            denied_to = _behind(spoken, mention.end)
            continue
        past = says(flags.words.past, spoken, *spoken.sentence(mention.start))
        asked_ever = mention.what in flags.ever and not checked
        other = is_of_others(spoken, mention.start, flags.words)
        if not past or (asked_ever and not other):
            (of_others if other else own).setdefault(mention.what, mention.start)
    return own, of_others


def _behind(spoken: Sentence, end: int) -> int:
    """Return the place where a list of denied signs goes on: "no pain, tightness or cough"."""
    joined = end < len(spoken.words) and end in spoken.starts
    return end + 1 if joined and spoken.words[end] in spoken.joiners else end


def _mentions(spoken: Sentence, flags: RedFlags) -> Iterator[Mention]:
    """Yield every sign; what belongs to a phrase that is none is left out."""
    reader = Reader(spoken.words, _Gaps(spoken, flags.words).read, "", said=frozenset(spoken.words))
    fine_to = -1
    for place, word in enumerate(spoken.words):
        if not flags.signs.begins(word):
            continue
        hits = tuple(flags.signs.matches(place, reader))
        fine_to = max((hit.end for hit in hits if hit.meaning == FINE), default=fine_to)
        best = {hit.meaning: hit.end for hit in hits if hit.end > fine_to}
        for meaning, end in best.items():
            if meaning != FINE and place >= fine_to:
                yield Mention(meaning, place, end)


class _Gaps(NamedTuple):
    """A reader whose only slot is {gap}: up to three words of the same sentence, none denying."""

    spoken: Sentence
    denials: Denials

    def read(self, name: str, place: int, filled: str) -> Iterator[tuple[str, int]]:
        del name
        _, last = self.spoken.sentence(place)
        for end in range(place, min(place + LONGEST_GAP, last) + 1):
            if not is_broken(self.spoken, place, end, self.denials):
                yield filled, end
