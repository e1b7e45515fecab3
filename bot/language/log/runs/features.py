"""What a piece says of a run or another sport: distance, time, pace, kind, effort, parts.

Law: what is read here is what stands there; what a bare number means is decided in `runs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain.running import PartRole, RunType
from bot.language.log.runs.stretches import Stretch

if TYPE_CHECKING:
    from bot.language.log.runs.measures import Measure


class Features(NamedTuple):
    """What was found in one or more pieces."""

    distance_m: float | None = None
    unit: str = ""
    """In which the distance was said: km, mi or m."""
    bare: float | None = None
    """A number without a unit that may be the distance."""
    pointed: float | None = None
    """The same in seconds where it may be a time with a point: 26.40."""
    laps: float | None = None
    """Rounds of a track, if one was named."""
    seconds: float | None = None
    clocks: tuple[float, ...] = ()
    """Times such as 48:10 in seconds, of which it is not yet said what they measure."""
    took: bool = False
    """The first of them stands behind "in": no pace, if a duration is possible."""
    pace: float | None = None
    """Seconds per kilometre."""
    pace_of: float | None = None
    """A pace without a unit, in seconds."""
    run_type: RunType | None = None
    rpe: float | None = None
    runs: bool = False
    """A word for running was said."""
    track: bool = False
    racing: bool = False
    """The distance is that of a race by its name."""
    parts: tuple[Stretch, ...] = ()
    """Told by themselves: repetitions, warm-up, cool-down."""
    of_part: bool = False
    """A part was told last: what follows is said of it."""
    role: PartRole = PartRole.WORK
    """What the distance or time of this piece was for."""
    total: bool = False
    """It is told as the sum of all."""
    rest: Measure | None = None
    """A recovery, of what was repeated before."""
    aside: bool = False
    """A number was told that is no amount: a heart rate, a climb."""
    hints: frozenset[str] = frozenset()
    """Words that say how it belongs to the pieces before: splits, again, comment."""

    @property
    def is_run(self) -> bool:
        """Whether this can be nothing but a run."""
        kind = self.runs or self.run_type is not None
        sized = any(part.distance_m is not None for part in self.parts)
        paced = self.pace is not None or (self.pace_of is not None and self.size is not None)
        told = self.distance_m is not None or paced or sized
        return told or (kind and not self.is_empty) or self.works_by_time

    @property
    def works_by_time(self) -> bool:
        """Whether minutes are repeated as nobody but a runner does: hard, or with recoveries."""
        told = any(
            any(value is not None for value in (part.rest_s, part.rest_m, part.pace, part.pace_of))
            for part in self.parts
        )
        return told or ("hard" in self.hints and bool(self.parts))

    @property
    def size(self) -> float | None:
        """How far it was, with or without a unit."""
        return self.bare if self.distance_m is None else self.distance_m

    @property
    def is_timed(self) -> bool:
        """Whether a time is said that is no pace."""
        return self.seconds is not None or bool(self.clocks)

    @property
    def is_paced(self) -> bool:
        """Whether a pace is said."""
        return self.pace is not None or self.pace_of is not None

    @property
    def starts(self) -> bool:
        """Whether it begins to tell of a run whose measures may follow."""
        return self.runs and self.is_empty

    @property
    def repeats(self) -> bool:
        """Whether something was run again and again."""
        return any(part.is_repeated or part.on_track for part in self.parts)

    @property
    def only_pace(self) -> bool:
        """Whether a pace is all that is said."""
        return self.size is None and not self.is_timed and not self.parts

    @property
    def is_empty(self) -> bool:
        """Whether nothing was measured."""
        untold = self.size is None and self.laps is None and not self.parts
        return untold and not self.is_timed and not self.is_paced


PLAIN = (RunType.EASY, RunType.MODERATE, RunType.STEADY)


def outranks(old: RunType, new: str) -> bool:
    """An easy long run is long; intervals with easy jogs are intervals."""
    return old not in PLAIN or new in PLAIN


def beside_repeats(found: Features, side: PartRole) -> Features:
    """Return repetitions with the amount behind them as warm-up: "4x800 with 1 mile w/u"."""
    if found.total or (found.distance_m is None and found.seconds is None):
        return found
    own = Stretch(role=side, distance_m=found.distance_m, unit=found.unit, duration_s=found.seconds)
    return found._replace(parts=(*found.parts, own), distance_m=None, seconds=None, unit="")
