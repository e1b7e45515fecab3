"""Patterns of sentences as data: "what (should|can) i (lift|do) [today] [for {minutes}]".

Rule 1: a pattern is words, (a|b), [optional] and {slot}; nothing else, so that anybody can add one.
Rule 2: all patterns of a set are matched together, word by word; the time grows with the sentence,
not with the number of patterns. What may follow is worked out when it is first said, and kept.
Rule 3: a pattern can be sampled back; every sample must be understood as what the pattern means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

Filled = TypeVar("Filled")
"""What the slots of a sentence were filled with."""

_SIGNS = re.compile(r"[()\[\]|]|\{\w+\}|[^\s()\[\]|{}]+")
_CLOSING = {"(": ")", "[": "]"}
_STRUCTURE = frozenset("()[]|")
_END = ""


class Pattern(NamedTuple):
    """One pattern, cut into signs: words, slots and the marks around them; all in one group."""

    signs: tuple[str, ...]
    """The last one is empty and ends the pattern."""
    steps: tuple[int, ...]
    """From an opening mark or a | to the next | or the closing mark of its group; else 0."""


class BadPattern(ValueError):
    """A pattern is not well formed. Says what is missing."""


def pattern(text: str) -> Pattern:
    """Parse one pattern. Raises BadPattern."""
    signs = ("(", *_SIGNS.findall(text.lower().replace("'", "")), ")", _END)
    steps = [0] * len(signs)
    groups: list[str] = []
    marks: list[int] = []
    for place, sign in enumerate(signs):
        if sign not in _STRUCTURE:
            continue
        if sign in _CLOSING:
            groups.append(_CLOSING[sign])
            marks.append(place)
        elif not groups or sign not in ("|", groups[-1]):
            raise BadPattern(f"{sign!r} closes nothing in {text!r}")
        else:
            steps[marks[-1]] = place - marks[-1]
            marks[-1] = place
            if sign != "|":
                groups.pop()
                marks.pop()
    if groups:
        raise BadPattern(f"{groups[-1]!r} is missing in {text!r}")
    return Pattern(signs, tuple(steps))


def _ways(signs: Sequence[str], steps: Sequence[int], place: int) -> tuple[list[int], int]:
    """Return where each way of the group that opens at `place` begins, and where it is closed."""
    found, mark = [place + 1], place + steps[place]
    while signs[mark] == "|":
        found.append(mark + 1)
        mark += steps[mark]
    return found, mark


def sample(tree: Pattern, choose: Callable[[int], int], fill: Callable[[str], str]) -> str:
    """Return a sentence of the pattern: `choose(n)` picks a way from 0, `fill` words for a slot."""
    place, said = 0, list[str]()
    while sign := tree.signs[place]:
        if sign in _CLOSING:
            ways, end = _ways(tree.signs, tree.steps, place)
            ways += [end] if sign == "[" else []
            place = ways[choose(len(ways))]
        elif sign == "|":
            place += tree.steps[place]
        else:
            said += [] if sign in _STRUCTURE else [fill(sign[1:-1]) if sign[0] == "{" else sign]
            place += 1
    return " ".join(said)


def gaps(tree: Pattern) -> Iterator[str]:
    """Yield the name of every gap of the pattern."""
    return (sign[1:-1] for sign in tree.signs if sign.startswith("{"))


# ------------------------------------------------------------------ all patterns as one automaton


@dataclass(frozen=True, slots=True)
class Reader(Generic[Filled]):
    """Fills slots: `read(name, place, filled)` gives what is filled then, and the next place."""

    words: Sequence[str]
    read: Callable[[str, int, Filled], Iterable[tuple[Filled, int]]]
    nothing: Filled
    skips: Collection[str] = ()
    """Words that may stand anywhere and mean nothing."""
    said: frozenset[str] = frozenset()
    """All the words, if known: a slot is not read when none that must follow it is there."""
    opened: dict[_State, tuple[tuple[str, _State], ...]] = field(
        default_factory=dict["_State", tuple[tuple[str, "_State"], ...]]
    )
    """The slots that are read where a state is reached, as far as one was."""


class Match(NamedTuple, Generic[Filled]):
    """A pattern that stands in the sentence."""

    meaning: str
    filled: Filled
    end: int
    """The place behind its last word."""
    skipped: int = 0
    """Words that were passed over."""


@dataclass(slots=True, eq=False)
class _State:
    """Places in patterns that may have been reached, and what may follow."""

    words: Mapping[str, tuple[int, ...]]
    """The places behind each word."""
    slots: tuple[tuple[str, tuple[int, ...]], ...]
    ends: tuple[str, ...]
    """What a sentence means that ends here."""
    needs: frozenset[str]
    """One of these must follow; empty when a sentence may end here or a slot may follow."""
    after: dict[str, _State] = field(default_factory=dict[str, "_State"])
    """What follows a word or a {slot}, as far as it was ever said."""


@dataclass(frozen=True, slots=True)
class PatternSet:
    """Many patterns, each with the word for its meaning."""

    trees: Mapping[str, tuple[Pattern, ...]]
    beside: PatternSet | None
    """What is matched as well: the same patterns in another language."""
    signs: Sequence[str]
    """Those of all patterns in a row."""
    steps: Sequence[int]
    meanings: Mapping[int, str]
    """By the place of a pattern's end."""
    known: dict[tuple[int, ...], _State] = field(default_factory=dict[tuple[int, ...], _State])
    """States by their places, as far as they were ever reached."""

    def begins(self, word: str) -> bool:
        """Whether a pattern may begin with this word; one that begins with a gap is not counted."""
        here = word in self._first.words
        return here or (self.beside is not None and self.beside.begins(word))

    def matches(self, place: int, reader: Reader[Filled]) -> Iterator[Match[Filled]]:
        """Yield every pattern that stands at `place`, of each language shorter ones first."""
        if self.beside is not None:
            yield from self.beside.matches(place, reader)
        due = {place: {self._first: (reader.nothing, 0)}} if self._may_begin(place, reader) else {}
        while due:
            here = min(due)
            for state, (filled, skipped) in due.pop(here).items():
                for meaning in state.ends:
                    yield Match(meaning, filled, here, skipped)
                if here < len(reader.words):
                    for following, then, behind in self._onward(state, here, filled, reader):
                        due.setdefault(behind, {}).setdefault(following, (then, skipped))
                    if reader.words[here] in reader.skips:
                        due.setdefault(here + 1, {}).setdefault(state, (filled, skipped + 1))

    def _may_begin(self, place: int, reader: Reader[Filled]) -> bool:
        """Whether a pattern may begin at `place`: at most places none does."""
        first, word = self._first, reader.words[place] if place < len(reader.words) else ""
        return word in first.words or word in reader.skips or bool(self._opened(first, reader))

    def _onward(
        self, state: _State, here: int, filled: Filled, reader: Reader[Filled]
    ) -> Iterator[tuple[_State, Filled, int]]:
        word = reader.words[here]
        if word in state.words:
            yield self._after(state, word, state.words[word]), filled, here + 1
        for name, following in self._opened(state, reader):
            for then, behind in reader.read(name, here, filled):
                yield following, then, behind

    def _opened(self, state: _State, reader: Reader[Filled]) -> tuple[tuple[str, _State], ...]:
        """Return the slots of a state, without those that nothing said can follow."""
        opened = reader.opened.get(state)
        if opened is None:
            slots = ((name, self._after(state, f"{{{name}}}", at)) for name, at in state.slots)
            opened = reader.opened[state] = tuple(
                (name, following)
                for name, following in slots
                if not (following.needs and reader.said and following.needs.isdisjoint(reader.said))
            )
        return opened

    @property
    def _first(self) -> _State:
        return self._state(())

    def _after(self, state: _State, said: str, places: tuple[int, ...]) -> _State:
        following = state.after.get(said)
        if following is None:
            following = state.after[said] = self._state(places)
        return following

    def _state(self, places: tuple[int, ...]) -> _State:
        """Return the state of these places; of none: where all patterns begin."""
        state = self.known.get(places)
        if state is None:
            begun = places or (0, *(end + 1 for end in self.meanings))[:-1]
            state = self.known[places] = self._built(begun)
        return state

    def _built(self, places: Iterable[int]) -> _State:
        words: dict[str, tuple[int, ...]] = {}
        slots: dict[str, tuple[int, ...]] = {}
        ends: dict[str, None] = {}
        for place in self._reached(places):
            sign = self.signs[place]
            if not sign:
                ends[self.meanings[place]] = None
            elif sign[0] == "{":
                slots[sign[1:-1]] = (*slots.get(sign[1:-1], ()), place + 1)
            else:
                words[sign] = (*words.get(sign, ()), place + 1)
        needs = frozenset[str]() if ends or slots else frozenset(words)
        return _State(words, tuple(slots.items()), tuple(ends), needs)

    def _reached(self, places: Iterable[int]) -> Iterable[int]:
        """Return the words, slots and ends that may stand next, without the marks before them."""
        found: dict[int, None] = {}
        due = [*reversed((*places,))]
        while due:
            place = due.pop()
            sign = self.signs[place]
            if sign in _CLOSING:
                ways, end = _ways(self.signs, self.steps, place)
                due += reversed((*ways, end + 1) if sign == "[" else ways)
            elif sign == "|":
                due.append(place + self.steps[place])
            elif sign in _STRUCTURE:
                due.append(place + 1)
            else:
                found[place] = None
        return found


def pattern_set(
    trees: Mapping[str, Iterable[Pattern]], beside: PatternSet | None = None
) -> PatternSet:
    """Return the automaton of all patterns by meaning."""
    kept = {meaning: tuple(found) for meaning, found in trees.items()}
    signs: list[str] = []
    steps: list[int] = []
    meanings: dict[int, str] = {}
    for meaning, patterns in kept.items():
        for tree in patterns:
            signs += tree.signs
            steps += tree.steps
            meanings[len(signs) - 1] = meaning
    return PatternSet(kept, beside, signs, steps, meanings)
