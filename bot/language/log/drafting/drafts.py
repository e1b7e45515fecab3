"""Activities as far as they were read: a name and the pieces that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bot.language.log.runs.features import Features
from bot.language.log.signs.notation import Scan
from bot.language.log.signs.pieces import Piece
from bot.language.log.signs.senses import Sign


class Label(NamedTuple):
    """Flags that are said for a whole line, "warm-up: …", or the rest of a sentence."""

    line: int = -1
    flags: frozenset[str] = frozenset()
    sentence: int | None = None
    """None: the whole line."""


UNLABELLED = Label()


@dataclass(slots=True)
class LiftDraft:
    """A lift and the pieces that tell its sets."""

    name: str
    """Id or ambiguous word; the runner's own words when `unknown`."""
    sentence: int
    unknown: bool = False
    scans: list[Scan] = field(default_factory=list[Scan])
    pieces: list[Piece] = field(default_factory=list[Piece])
    led: list[tuple[Scan, Piece]] = field(default_factory=list[tuple[Scan, Piece]])
    """Amounts that stood before the name: they may hold for the lifts behind it too."""


@dataclass(slots=True)
class RunDraft:
    """A run, or another sport by its name."""

    found: Features
    sentence: int
    sport: str = ""
    mobility: str = ""
    pieces: list[Piece] = field(default_factory=list[Piece])
    splits: int = -1
    """Number of a sentence that tells the times of single kilometres."""


Draft = LiftDraft | RunDraft


@dataclass(slots=True)
class Fold:
    """Drafts so far, and what belongs to none."""

    common: frozenset[str]
    """Words that are no part of a name."""
    drafts: list[Draft] = field(default_factory=list[Draft])
    leftovers: list[Piece] = field(default_factory=list[Piece])
    label: Label = UNLABELLED
    alone: frozenset[int] = frozenset()
    """Lines that are one piece."""
    listing: bool = False
    """In brackets behind a count, "3x (…)", where lifts are listed."""
    waiting: list[tuple[Scan, Piece]] = field(default_factory=list[tuple[Scan, Piece]])
    """Amounts that came before their name."""
    timed: tuple[Features, Piece] | None = None
    """A time that was told behind its label before anything else: "Time: 44:10"."""
    total: tuple[Features, Piece] | None = None
    """A sum of runs that was told without its time."""
    excluded: int = -1
    """Number of a sentence that tells what does not count."""
    heading: tuple[int, tuple[Sign, ...]] = (-1, ())
    """Number of the sentence, and words of it without an amount that stood last: "Pace: 5:30"."""


def counts(sign: Sign) -> bool:
    return sign.is_number or sign.token.kind == "time"
