"""What a runner says of a log that he told before: put right, said again, taken back.

Rule: an intent names the entry and the change as they were said; which log is meant, and whether it
fits, is found out where the record is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.correction import Correction, Which

ANY = Which()
"""Nothing was said of the entry."""


@dataclass(frozen=True, slots=True)
class CorrectLog:
    """Such as "no, 37.5", "the run was 9k", "delete the squats", "another set of 5"."""

    correction: Correction


@dataclass(frozen=True, slots=True)
class RepeatLog:
    """Such as "same again", "same as yesterday but 85"."""

    which: Which = ANY
    but: tuple[Correction, ...] = ()
    """What was otherwise this time."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Such as "put it back": what was taken back is kept again."""


Amend: TypeAlias = CorrectLog | RepeatLog | Redo
