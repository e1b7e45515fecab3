"""How alike two texts are: words weighed by how rare they are, and compared as directions.

A text is a bag of its stems and of pairs of stems in a row; rare ones count more. The likeness of
two bags is the cosine of the angle between them: 0 for nothing in common, 1 for the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt

Weights = Mapping[str, float]
"""Stem, or two stems with a blank between them, to its weight."""
OF_PAIR = 0.5
"""How much two words in a row count beside each of the two."""


def bag(stems: Sequence[str]) -> Weights:
    """Return the stems of a text and its pairs, not yet weighed."""
    pairs = (f"{one} {two}" for one, two in pairwise(stems))
    return {**dict.fromkeys(stems, 1.0), **dict.fromkeys(pairs, OF_PAIR)}


def total(bags: Iterable[tuple[Weights, float]]) -> Weights:
    """Return the sum of some bags, each with how much it counts."""
    counts: dict[str, float] = defaultdict(float)
    for one, share in bags:
        for word, weight in one.items():
            counts[word] += share * weight
    return dict(counts)


def rarity(bags: Sequence[Weights], others: Iterable[Weights]) -> Weights:
    """Return how rare each word is among `bags`; one that only `others` have is rarest."""
    found = Counter(word for one in bags for word in one)
    once = {word: 1 for one in others for word in one}
    return {word: log(1 + len(bags) / count) for word, count in {**once, **found}.items()}


def weighed(one: Weights, rarities: Weights, of_strangers: float = 0.0) -> Weights:
    """Return a bag weighed by rarity and of length 1; words that are not known fall out.

    `of_strangers` is what each of these would have weighed: they make the rest weigh less.
    """
    raw = {word: weight * rarities[word] for word, weight in one.items() if word in rarities}
    strangers = sum(" " not in word and word not in rarities for word in one)
    length = sqrt(sum(weight**2 for weight in raw.values()) + strangers * of_strangers**2)
    return {word: weight / length for word, weight in raw.items()} if length else {}


def likeness(one: Weights, two: Weights) -> float:
    """Return how alike two weighed bags are, from 0 to 1."""
    return sum(weight * two.get(word, 0.0) for word, weight in one.items())
