"""What the coach says reads easily on a phone, on the stairs, after a long run.

Measured by Flesch's reading ease: 206.835 - 1.015 words a sentence - 84.6 syllables a word. Source:
Flesch 1948. Figures count as words of one syllable; a gap as one short word.
"""

from __future__ import annotations

import re
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

import pyphen
import pytest

from tests.content.texts import Texts, card_texts, how_to_texts, phrase_texts, term_texts
from tests.house.source import hold

if TYPE_CHECKING:
    from collections.abc import Callable

EASY, HARD = 60, 40
"""At least on average; at least for each text."""
SHORT = 8
"""Fewer words than this are a label or a line, where one long word decides."""
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_END = re.compile(r"[.?!:](?=\s|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouy])e$(?<!le)|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxz])es$")
_HYPHENS = pyphen.Pyphen(lang="en_US")


@cache
def syllables(word: str) -> int:
    """Return pyphen's parts of a word, or its sounding groups of vowels where these are more.

    Hyphens keep two letters together at either end, so pyphen alone finds one part in "body".
    """
    low = word.lower()
    groups = len(_VOWELS.findall(_SILENT.sub("", low)))
    return max(len(_HYPHENS.positions(low)) + 1, groups, 1)


def ease(text: str) -> float:
    said = _WORD.findall(re.sub(r"\{\w+\}", "it", text))
    sentences = max(1, sum(bool(_WORD.search(part)) for part in _END.split(text)))
    rate = sum(syllables(word) for word in said) / len(said)
    return 206.835 - 1.015 * len(said) / sentences - 84.6 * rate


def long_enough(texts: Texts) -> Texts:
    return tuple((key, text) for key, text in texts if len(_WORD.findall(text)) >= SHORT)


@pytest.mark.parametrize("texts", [card_texts, phrase_texts, how_to_texts, term_texts])
def test_it_reads_easily(texts: Callable[[], Texts]) -> None:
    found = {(key, text): ease(text) for key, text in long_enough(texts())}
    assert fmean(found.values()) >= EASY
    hold(f"{key}: {round(eased)}: {text}" for (key, text), eased in found.items() if eased < HARD)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("strength", 1), ("body", 2), ("oxygen", 3), ("economical", 5), ("able", 2)),
        *(("raised", 1), ("rested", 2), ("takes", 1), ("muscles", 2), ("80", 1)),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_text_that_is_hard_to_read_is_found() -> None:
    hard = (
        "Periodised concurrent resistance training potentiates neuromuscular adaptation, "
        "optimising submaximal metabolic efficiency in recreational endurance populations."
    )
    easy = "Lift twice a week. Keep the weight high, and stop while the reps are still good."
    assert ease(hard) < 0 < HARD < EASY < ease(easy)
