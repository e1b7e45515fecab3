"""Patterns of sentences as data: "what (should|can) i (lift|do) [today] [for {minutes}]".

Rule 1: a pattern is words, (a|b), [optional] and {slot}; nothing else, so that anybody can add one.
Rule 2: all patterns of a set are matched together, word by word; the time grows with the sentence,
not with the number of patterns.
Rule 3: a pattern can be sampled back; every sample must be understood as what the pattern means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar, assert_never

Filled = TypeVar("Filled")
"""What the slots of a sentence were filled with."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as the tokens have it."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap to be filled by a reader of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """Parts one after the other."""

    parts: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several; an optional part is either itself or an empty row."""

    ways: tuple[Pattern, ...]


Pattern = Word | Slot | Row | Either

_SIGNS = re.compile(r"[()\[\]|]|\{\w+\}|[^\s()\[\]|{}]+")
_CLOSING = {"(": ")", "[": "]"}


class BadPattern(ValueError):
    """A pattern is not well formed. Says what is missing."""


def pattern(text: str) -> Pattern:
    """Parse one pattern. Raises BadPattern."""
    signs = _SIGNS.findall(text)
    found, place = _ways(signs, 0)
    if place < len(signs):
        raise BadPattern(f"{signs[place]!r} closes nothing in {text!r}")
    return found


def _ways(signs: Sequence[str], place: int) -> tuple[Pattern, int]:
    ways: list[Pattern] = []
    while True:
        row, place = _row(signs, place)
        ways.append(row)
        if place >= len(signs) or signs[place] != "|":
            return (ways[0] if len(ways) == 1 else Either(tuple(ways))), place
        place += 1


def _row(signs: Sequence[str], place: int) -> tuple[Pattern, int]:
    parts: list[Pattern] = []
    while place < len(signs) and signs[place] not in ")]|":
        part, place = _part(signs, place)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Row(tuple(parts))), place


def _part(signs: Sequence[str], place: int) -> tuple[Pattern, int]:
    sign = signs[place]
    if sign.startswith("{"):
        return Slot(sign[1:-1]), place + 1
    if sign not in _CLOSING:
        return Word(sign.lower().replace("'", "")), place + 1
    inner, end = _ways(signs, place + 1)
    if end >= len(signs) or signs[end] != _CLOSING[sign]:
        raise BadPattern(f"{sign!r} is not closed")
    return (Either((inner, Row(()))) if sign == "[" else inner), end + 1


def sample(tree: Pattern, choose: Callable[[int], int], fill: Callable[[str], str]) -> str:
    """Return a sentence of the pattern: `choose(n)` picks a way from 0, `fill` words for a slot."""
    match tree:
        case Word(text):
            return text
        case Slot(name):
            return fill(name)
        case Row(parts):
            said = (sample(part, choose, fill) for part in parts)
            return " ".join(words for words in said if words)
        case Either(ways):
            return sample(ways[choose(len(ways))], choose, fill)
        case _:
            assert_never(tree)


def gaps(tree: Pattern) -> Iterator[str]:
    """Yield the name of every gap of the pattern."""
    return (leaf.name for leaf in _leaves(tree) if isinstance(leaf, Slot))


def _leaves(tree: Pattern) -> Iterator[Word | Slot]:
    match tree:
        case Word() | Slot():
            yield tree
        case Row(parts) | Either(parts):
            for part in parts:
                yield from _leaves(part)
        case _:
            assert_never(tree)


# ------------------------------------------------------------------ all patterns as one automaton


@dataclass(frozen=True, slots=True)
class Reader(Generic[Filled]):
    """Fills slots: `read(name, place, filled)` gives what is filled then, and the next place."""

    words: Sequence[str]
    read: Callable[[str, int, Filled], Iterable[tuple[Filled, int]]]
    nothing: Filled
    skips: Collection[str] = ()
    """Words that may stand anywhere and mean nothing."""


@dataclass(slots=True)
class _Node:
    """What may follow a position: words and slots, and the meanings that may end here."""

    words: dict[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    # Tuples: of thousands of nodes nearly all have none, and these share the empty one.
    slots: tuple[tuple[str, int], ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match(Generic[Filled]):
    """A pattern that stands in the sentence."""

    meaning: str
    filled: Filled
    end: int
    """The place behind its last word."""
    skipped: int = 0
    """Words that were passed over."""


@dataclass(frozen=True, slots=True)
class PatternSet:
    """Many patterns, each with the word for its meaning."""

    nodes: tuple[_Node, ...]
    trees: Mapping[str, tuple[Pattern, ...]]
    beside: PatternSet | None = None
    """What is matched as well: the same patterns in another language."""

    def begins(self, word: str) -> bool:
        """Whether a pattern may begin with this word; one that begins with a gap is not counted."""
        here = word in self.nodes[0].words
        return here or (self.beside is not None and self.beside.begins(word))

    def matches(self, place: int, reader: Reader[Filled]) -> Iterator[Match[Filled]]:
        """Yield every pattern that stands at `place`, of each language shorter ones first."""
        if self.beside is not None:
            yield from self.beside.matches(place, reader)
        due: dict[int, dict[int, tuple[Filled, int]]] = {place: {0: (reader.nothing, 0)}}
        while due:
            here = min(due)
            for state, (filled, skipped) in due.pop(here).items():
                for meaning in self.nodes[state].ends:
                    yield Match(meaning, filled, here, skipped)
                if here < len(reader.words):
                    self._go_on(due, here, state, (filled, skipped), reader)

    def _go_on(
        self,
        due: dict[int, dict[int, tuple[Filled, int]]],
        here: int,
        state: int,
        so_far: tuple[Filled, int],
        reader: Reader[Filled],
    ) -> None:
        filled, skipped = so_far
        for following, then, behind in _onward(self.nodes[state], here, filled, reader):
            due.setdefault(behind, {}).setdefault(following, (then, skipped))
        if reader.words[here] in reader.skips:
            due.setdefault(here + 1, {}).setdefault(state, (filled, skipped + 1))


def _onward(
    node: _Node, here: int, filled: Filled, reader: Reader[Filled]
) -> Iterator[tuple[int, Filled, int]]:
    for following in node.words.get(reader.words[here], ()):
        yield following, filled, here + 1
    for name, following in node.slots:
        for then, behind in reader.read(name, here, filled):
            yield following, then, behind


def pattern_set(
    trees: Mapping[str, Iterable[Pattern]], beside: PatternSet | None = None
) -> PatternSet:
    """Return the automaton of all patterns by meaning."""
    kept = {meaning: tuple(found) for meaning, found in trees.items()}
    nodes = [_Node()]
    for meaning, patterns in kept.items():
        for tree in patterns:
            for last in _grow(nodes, tree, (0,)):
                if last and meaning not in nodes[last].ends:
                    nodes[last].ends += (meaning,)
    return PatternSet(tuple(nodes), kept, beside)


def _grow(nodes: list[_Node], tree: Pattern, after: tuple[int, ...]) -> tuple[int, ...]:
    """Add the tree behind the positions `after`; return the positions where it may end."""
    match tree:
        case Word(text):
            return (_step(nodes, after, partial(_add_word, text)),)
        case Slot(name):
            return (_step(nodes, after, partial(_add_slot, name)),)
        case Row(parts):
            for part in parts:
                after = _grow(nodes, part, after)
            return after
        case Either(ways):
            ends = (end for way in ways for end in _grow(nodes, way, after))
            return tuple(dict.fromkeys(ends))
        case _:
            assert_never(tree)


def _add_word(word: str, node: _Node, new: int) -> None:
    node.words[word] = (*node.words.get(word, ()), new)


def _add_slot(name: str, node: _Node, new: int) -> None:
    node.slots += ((name, new),)


def _step(nodes: list[_Node], after: tuple[int, ...], join: Callable[[_Node, int], None]) -> int:
    nodes.append(_Node())
    for state in after:
        join(nodes[state], len(nodes) - 1)
    return len(nodes) - 1
