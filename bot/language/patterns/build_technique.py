"""What patterns of exercises, words and sources are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from bot.language.answers import Answers, AskFurther, AskSource
from bot.language.technique import (
    AskHowToday,
    AskNeighbour,
    AskRegion,
    AskUnknownLift,
    AskUnknownWord,
    AskWord,
    AskWords,
    Technique,
)

if TYPE_CHECKING:
    from bot.language.patterns.filled import Filled

Build: TypeAlias = Callable[["Filled"], Technique | Answers | None]


def _near(filled: Filled, *, harder: bool) -> AskNeighbour | None:
    return None if filled.exercise is None else AskNeighbour(filled.exercise, harder)


BUILD_TECHNIQUE: Mapping[str, Build] = {
    "for_region": lambda filled: AskRegion(filled.region) if filled.region else None,
    "easier": lambda filled: _near(filled, harder=False),
    "harder": lambda filled: _near(filled, harder=True),
    "unknown_lift": lambda filled: AskUnknownLift(filled.text) if filled.text else None,
    "how_today": lambda _: AskHowToday(),
    "word": lambda filled: AskWord(filled.term) if filled.term else None,
    "unknown_word": lambda filled: AskUnknownWord(filled.text) if filled.text else None,
    "words": lambda _: AskWords(),
    "source": lambda _: AskSource(),
    "further": lambda _: AskFurther(),
}
