"""The parts of a run that are told by themselves: repetitions, ladders, warm-up, recoveries.

    repeats := count "x" [count "x"] size      6x800, 8 x 1 min, 3 x 4 x 400 m, four 800s
    ladder  := size ("-" size)+                400-800-1200-800-400

Law: what stands behind repetitions (a time, a pace) is that of one; recoveries are no distance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain.running import PartRole, RunPart
from bot.language.log.runs.measures import LONGEST_IN_M, METRES, Measure, measure_at
from bot.language.log.signs.senses import sense_at, text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.senses import Sign

MOST_REPEATS = 60
"""More repetitions than this are no interval session."""
TRACK_STEP_M = 50.0
"""Distances on a track are multiples of this; "6x800" is told from "5x83"."""
LONGEST_REPEAT_M = 5000.0
"""Longer repetitions are told with their unit."""
LAP_M = 400.0
"""Of a track."""
QUICKEST_S_PER_KM, SLOWEST_S_PER_KM = 100.0, 720.0
"""Between these a time is that of one repetition."""
SLOW_REPEAT_S_PER_KM = 360.0
"""An average of repetitions that were slower is rather their pace."""


class Stretch(NamedTuple):
    """A part of a run as it was told; sizes are those of one repetition."""

    role: PartRole = PartRole.WORK
    times: int = 1
    distance_m: float | None = None
    bare: float | None = None
    """A distance without a unit."""
    unit: str = ""
    """In which the distance was said."""
    duration_s: float | None = None
    pace: float | None = None
    """Seconds per kilometre."""
    pace_of: float | None = None
    """A pace without a unit, in seconds."""
    rest_s: float | None = None
    rest_m: float | None = None
    on_track: bool = False
    """Told by a bare number, like 6x800."""

    @property
    def is_repeated(self) -> bool:
        """Whether it makes a session of intervals."""
        return self.times > 1 and self.role is PartRole.WORK

    def metres(self, metres_of_bare: float) -> float | None:
        """Return the length of all repetitions together."""
        one = self.bare * metres_of_bare if self.bare is not None else self.distance_m
        return None if one is None else one * self.times

    def seconds(self) -> float | None:
        """Return the time of all repetitions together, if they are told by time alone."""
        if self.distance_m is not None or self.bare is not None or self.duration_s is None:
            return None
        return self.duration_s * self.times

    def timed(self, seconds: float) -> Stretch | None:
        """Return this with the time or pace of one repetition, None when it can be neither."""
        if self.distance_m is None or self.duration_s is not None:
            return None
        if QUICKEST_S_PER_KM <= seconds * 1000 / self.distance_m <= SLOWEST_S_PER_KM:
            return self._replace(duration_s=seconds)
        unit = METRES.get(self.unit if self.unit == "mi" else "km", 1000.0)
        if self.pace is None and QUICKEST_S_PER_KM <= seconds * 1000 / unit <= SLOWEST_S_PER_KM:
            return self._replace(pace=seconds * 1000 / unit)
        return None

    def is_of_each(self, average: float | None) -> bool:
        """Whether "avg 3:05" is rather the time of one repetition than a pace."""
        if average is None or self.distance_m is None or not self.is_repeated:
            return False
        return QUICKEST_S_PER_KM <= average * 1000 / self.distance_m <= SLOW_REPEAT_S_PER_KM

    def rested(self, rest: Measure) -> Stretch:
        """Return this with the recovery between repetitions."""
        if rest.kind in {"seconds", "clock", "pause"}:
            return self._replace(rest_s=rest.value)
        return self._replace(rest_m=rest.value)

    def part(self, metres_of_bare: float) -> RunPart:
        """Return it as it is kept."""
        one = self.bare * metres_of_bare if self.bare is not None else self.distance_m
        pace = self.pace
        if pace is None and self.pace_of is not None:
            unit = {"mi": METRES["mi"], "km": 1000.0}.get(self.unit, metres_of_bare)
            pace = self.pace_of * 1000 / unit
        return RunPart(
            role=self.role,
            times=self.times,
            distance_m=None if one is None else round(one, 1),
            duration_s=self.duration_s,
            pace_s_per_km=None if pace is None else round(pace, 1),
            rest_s=self.rest_s,
            rest_m=None if self.rest_m is None else round(self.rest_m, 1),
        )


Read = tuple[tuple[Stretch, ...], int]
"""What was read, and the place behind it."""


def stretches_at(signs: Sequence[Sign], place: int) -> Read | None:
    """Return the repetitions or the ladder at `place`."""
    if not signs[place].is_number:
        return None
    for read in (_repeats, _ladder, _counted, _turned):
        if (found := read(signs, place)) is not None:
            return found
    return None


def _repeats(signs: Sequence[Sign], place: int) -> Read | None:
    """6x800, 6 x 800 m, 8x1 min, 5 x 2:00, 2 x 10 x 400."""
    counts: list[float] = []
    while len(counts) < 3 and (behind := _behind_count(signs, place)):  # one more is none
        counts.append(signs[place].value)
        place = behind
    if not counts or len(counts) > 2 or place >= len(signs):
        return None
    times = int(counts[0]) * int(counts[-1] if len(counts) > 1 else 1)
    one = measure_at(signs, place, repeated=True)
    if times > MOST_REPEATS or one is None or sense_at(signs, one.end, "mark") == "by":
        return None
    found = stretch_of(one)
    return None if found is None else ((found._replace(times=times),), one.end)


def _behind_count(signs: Sequence[Sign], place: int) -> int:
    """Return the place behind "6 x", "3 sets of", 0 when no count stands here."""
    value = signs[place].value if place < len(signs) and signs[place].is_number else 0.0
    if not (1 <= value <= MOST_REPEATS and value.is_integer()):
        return 0
    mark = sense_at(signs, place + 1, "mark")
    if mark == "by" or sense_at(signs, place + 1, "hint") == "times":
        return place + 2 + (text_at(signs, place + 2) == "(")
    linked = sense_at(signs, place + 2, "mark") == "link"
    return place + 3 if mark in {"set", "rep"} and linked else 0


def stretch_of(one: Measure) -> Stretch | None:
    """Return the part that has this size, None when it is no size."""
    match one.kind:
        case "distance":
            return Stretch(distance_m=one.value, unit=one.unit)
        case "laps":
            return Stretch(distance_m=one.value * LAP_M)
        case "bare" if _is_of_track(one.value):
            return Stretch(distance_m=one.value, unit="m", on_track=True)
        case "seconds" | "clock":
            return Stretch(duration_s=one.value)
        case _:
            return None


def _is_of_track(value: float) -> bool:
    """A bare 400 or 1000 behind "6 x" is metres."""
    return LONGEST_IN_M <= value <= LONGEST_REPEAT_M and value % TRACK_STEP_M == 0


def _ladder(signs: Sequence[Sign], place: int) -> Read | None:
    """400-800-1200-800-400, 1-2-3-2-1 min: each a part of its own."""
    row = [signs[place]]
    end = place + 1
    while text_at(signs, end) in {"-", "/"} and end + 1 < len(signs) and signs[end + 1].is_number:
        row.append(signs[end + 1])
        end += 2
    unit = sense_at(signs, end, "unit")
    if len(row) < 3:
        return None
    if unit in {"min", "s"}:
        step = 60.0 if unit == "min" else 1.0
        return tuple(Stretch(duration_s=one.value * step) for one in row), end + 1
    if unit in {"km", "mi", "m"} and (unit != "m" or row[-1].value >= LONGEST_IN_M):
        sizes = tuple(Stretch(distance_m=one.value * METRES[unit], unit=unit) for one in row)
        return sizes, end + 1
    if unit or not all(_is_of_track(one.value) for one in row):
        return None
    return tuple(Stretch(distance_m=one.value, unit="m", on_track=True) for one in row), end


def _counted(signs: Sequence[Sign], place: int) -> Read | None:
    """Four 800s, 4-1 mile repeats, 6 strides, six 1-minute surges."""
    times = signs[place].value
    if not 1 < times <= MOST_REPEATS or not times.is_integer():
        return None
    inner = place + 1 + (text_at(signs, place + 1) == "-")
    one = measure_at(signs, inner, repeated=True) if inner < len(signs) else None
    if one is None or signs[inner].end == signs[place].end:
        return None
    found = stretch_of(one)
    if found is None or not _is_plural(signs, one):
        return None
    return (found._replace(times=int(times)),), one.end


def _turned(signs: Sequence[Sign], place: int) -> Read | None:
    """800s x 6, 400 m repeats x 8: the size stands first."""
    one = measure_at(signs, place, repeated=True)
    if one is None or one.kind not in {"distance", "bare"}:
        return None
    end = one.end + (text_at(signs, one.end) == "s")
    end += sense_at(signs, end, "hint") == "reps" or sense_at(signs, end, "type") == "intervals"
    plural = end > one.end or (one.unit == "m" and one.value >= LONGEST_IN_M)
    counted = sense_at(signs, end, "mark") == "by" and end + 1 < len(signs)
    found = stretch_of(one) if plural and counted and signs[end + 1].is_number else None
    times = signs[end + 1].value if found else 0.0
    if found is None or not 1 < times <= MOST_REPEATS or sense_at(signs, end + 2, "unit"):
        return None
    return (found._replace(times=int(times)),), end + 2


def _is_plural(signs: Sequence[Sign], one: Measure) -> bool:
    """Whether a size behind a count is a repetition: "800s", "1 mile repeats"."""
    nearby = signs[one.end : one.end + 2]
    told = any(sign.get("hint") == "reps" or sign.get("type") == "hills" for sign in nearby)
    return told or text_at(signs, one.end) == "s" or (one.unit == "m" and one.value >= LONGEST_IN_M)
