"""Which words of a message are still open when patterns and safety have had theirs.

Rule: a stretch is closed when a pattern knows it, or an alarm with no training in it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bot.language.log.drafting.lift_drafts import is_strong
from bot.language.log.runs.run_features import features
from bot.language.log.signs.notation import scan
from bot.language.log.signs.senses import signs
from bot.language.words.phrasebook import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.language.health.safety import Alarm
    from bot.language.heard import Stretch
    from bot.language.lexicon import Lexicon
    from bot.language.thoughts import Thought
    from bot.language.words.sentence import Sentence


def exercise_names(spoken: Sentence, lexicon: Lexicon) -> tuple[Stretch, ...]:
    """Return the places of exercise names."""
    words = [stem(word, lexicon.log.endings) for word in spoken.words]
    found: list[Stretch] = []
    place = 0
    while place < len(words):
        hit = lexicon.log.book.at(words, place)
        if hit is not None and "lift" in hit[0]:
            found.append((place, hit[1]))
        place = hit[1] if hit is not None else place + 1
    return tuple(found)


def open_stretches(
    spoken: Sentence, known: tuple[Thought, ...], dangers: tuple[Alarm, ...], lexicon: Lexicon
) -> list[Stretch]:
    """Return the stretches that are neither a known thought nor an alarm without training in it."""
    covered = [False] * len(spoken.words)
    stretches = [(one.start, one.end) for one in known]
    stretches += [quiet for alarm in dangers for quiet in _quiet(spoken, alarm, lexicon)]
    for start, end in stretches:
        covered[start:end] = [True] * (end - start)
    edges = [n for n in range(len(covered) + 1) if _is_edge(covered, n)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _is_edge(covered: list[bool], place: int) -> bool:
    before = place == 0 or covered[place - 1]
    here = place == len(covered) or covered[place]
    return before != here


def _quiet(spoken: Sentence, alarm: Alarm, lexicon: Lexicon) -> Iterator[Stretch]:
    """Yield the stretches of an alarm without training: those of "ran 10k and my knee hurts"."""
    if alarm.is_reading or not _has_training(spoken, alarm.start, alarm.end, lexicon):
        yield alarm.start, alarm.end
        return
    onsets = [place for place in range(alarm.start, alarm.end) if _onset(spoken, place, lexicon)]
    parts = sorted({alarm.start, alarm.end, *onsets, *spoken.starts})
    inside = [place for place in parts if alarm.start <= place <= alarm.end]
    for start, end in itertools.pairwise(inside):
        if not _has_training(spoken, start, end, lexicon, onset=start in onsets):
            yield start, end


def _onset(spoken: Sentence, place: int, lexicon: Lexicon) -> bool:
    """Whether a pain is said to have come here: "after 5k"."""
    numbered = place + 1 < len(spoken.row) and spoken.row[place + 1].kind == "number"
    return numbered and spoken.words[place] in lexicon.safety.pain.onset


def _has_training(
    spoken: Sentence, start: int, end: int, lexicon: Lexicon, *, onset: bool = False
) -> bool:
    """Whether training is told; behind an `onset` a distance alone is none."""
    part = spoken.tokens_between(start, end)
    read = signs(part, lexicon.log.book, lexicon.log.endings)
    run = features(read)
    named = any(sign.get("lift") for sign in read)
    return (run.is_run and (run.runs or not onset)) or (named and is_strong(scan(read)))
