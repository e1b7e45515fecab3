"""What a reading of one message needs, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.running import DistanceUnit
from bot.domain.training import Entry
from bot.language.log.signs.style import Doubt, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.hearing import Hearing
    from bot.language.log.signs.pieces import Piece
    from bot.language.log.words import LogWords


@dataclass(slots=True)
class Diary:
    """What was read."""

    style: Style
    """In which style."""
    entries: list[Entry] = field(default_factory=list[Entry])
    plans: list[Entry] = field(default_factory=list[Entry])
    distance_unit: DistanceUnit | None = None
    """In which the first distance was said."""
    day_first: bool | None = None
    """Whether the day stood before the month in its dates."""
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    open_days: list[Doubt] = field(default_factory=list[Doubt])
    """Days of what is announced that may be others."""
    shown: list[Style] = field(default_factory=list[Style])
    """Styles that the message shows beyond doubt."""
    leftovers: list[str] = field(default_factory=list[str])
    """Words in which training was told and not understood."""
    talk: list[str] = field(default_factory=list[str])
    """Words in which none was told."""


class Reading(NamedTuple):
    """Everything a reading of one message needs."""

    text: str
    hearing: Hearing
    words: LogWords
    style: Style


def words_of(pieces: Sequence[Piece], text: str) -> str:
    return " ".join(text[piece.signs[0].token.start : piece.signs[-1].end] for piece in pieces)
