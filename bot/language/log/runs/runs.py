"""From what was said of a run to the run.

Law: a bare time is a duration unless no human runs so fast, then a pace, then hours and minutes.
Law: the distance of a run is all that was run: repetitions, warm-up and cool-down when they are
measured; recoveries only when the runner counts them in a total. Its kind is that of the main part,
and so is a time when warm-up and cool-down are told in metres. What a part was is kept with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.domain.running import METRES_PER_MILE, PartRole, Run, RunType
from bot.language.log.runs.measures import SLOW_PACE_S
from bot.language.log.runs.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.runs.features import Features

FASTEST_S_PER_KM = 100.0
"""No distance above 400 m was ever run faster. Source: the world record of 800 m, 1:40.91."""
FASTEST_PACE = 120.0
"""Seconds per kilometre; a time beside a distance is no pace below this."""
QUICK_PACE = 165.0
"""A faster pace is rather the hours and minutes of a long run: "20k, 2:05"."""
RECORD_PACE = 147.0
LEAST_OF_PACE_M = 3000.0
"""From here on nobody runs so fast, so that "3.5 miles (9:24)" is a pace. Source: World Athletics,
the record of 3000 m."""
LAST_TIME_OF_DAY = 24 * 60.0
"""What stands behind "at" and is no pace is a time of day up to 24:00: "ran 5k at 18:30"."""
HOUR_S = 3600.0
SHORTEST_RUN_S = 300.0
"""A run of 1:10 without a distance took an hour and ten minutes."""
SLOWEST_S_PER_KM = 1500.0
"""Slower is a walk with stops; the number means something else."""
ROUNDED = 0.02
"""A total may be this much shorter than the sum of its parts."""

REST = "rest"
"""A day without training, told like another sport: the one that needs no measure."""
QUALITY = frozenset(
    {
        *(RunType.INTERVALS, RunType.TEMPO, RunType.THRESHOLD, RunType.FARTLEK),
        *(RunType.HILLS, RunType.PROGRESSION, RunType.RACE),
    }
)
"""Kinds whose bare name announces a run: "intervals tomorrow"; "easy" and "long" say too little."""
_OF_REPEATS = frozenset(
    {RunType.HILLS, RunType.FARTLEK, RunType.THRESHOLD, RunType.TEMPO, RunType.PROGRESSION}
)
"""Kinds that stay what they are when they are run in repetitions."""
_BESIDE = frozenset({PartRole.WARMUP, PartRole.COOLDOWN})
LADDER = 3
"""Parts told one by one from which they are intervals, when no kind is told."""


def run_of(found: Features, metres_of_bare: float) -> Run:
    """Return the run; `metres_of_bare` is the unit of a number without one."""
    plain = _plain_distance(found, metres_of_bare)
    timed = _timed(found, plain or _known_length(found), metres_of_bare)
    parts = found.parts
    if _is_main(found, plain, timed):
        parts = _around(parts, as_stretch(found, timed))
        plain, timed = None, Timed(None, None)
    counted = [part for part in parts if part.role is not PartRole.STRIDES]
    if not counted and plain is None and timed.duration_s is None:
        counted = list(parts)
    works = [part.role not in _BESIDE for part in counted]
    sizes = [part.metres(metres_of_bare) for part in counted]
    distance = _whole(plain, sizes, works, total=found.total)
    # Minutes within a run whose distance is told are not all of its time.
    times = [part.seconds() if plain is None else None for part in counted]
    return Run(
        distance_m=None if distance is None else round(distance, 1),
        duration_s=_whole(timed.duration_s, times, works, total=found.total),
        pace_s_per_km=None if timed.pace is None else round(timed.pace, 1),
        run_type=_kind(found),
        rpe=found.rpe,
        parts=tuple(part.part(metres_of_bare) for part in parts),
    )


def _known_length(found: Features) -> float | None:
    """Return the length of the parts that are told in metres, by which a time is judged."""
    sizes = [part.metres(1000.0) for part in found.parts if part.role is PartRole.WORK]
    known = [size for size in sizes if size is not None]
    return sum(known) if known and len(known) == len(sizes) else None


def _is_main(found: Features, plain: float | None, timed: Timed) -> bool:
    """Whether the distance, time or pace is that of the main part beside warm-up or cool-down."""
    roles = {part.role for part in found.parts}
    beside = roles & _BESIDE
    told = plain is not None or timed.duration_s is not None
    return bool(beside) and told and PartRole.WORK not in roles and not found.total


def _around(parts: Sequence[Stretch], main: Stretch) -> tuple[Stretch, ...]:
    """Return the warm-up, the main part and what came after it."""
    before = (part for part in parts if part.role is PartRole.WARMUP)
    return (*before, main, *(part for part in parts if part.role is not PartRole.WARMUP))


def as_stretch(found: Features, timed: Timed | None = None) -> Stretch:
    """Return a plain distance or time as a part."""
    return Stretch(
        role=found.role,
        distance_m=found.distance_m,
        bare=None if found.distance_m is not None else found.bare,
        unit=found.unit,
        duration_s=timed.duration_s if timed else _first(found.seconds, *found.clocks),
        pace=timed.pace if timed else found.pace,
        pace_of=None if timed else found.pace_of,
    )


def _whole(
    told: float | None, parts: Sequence[float | None], works: Sequence[bool], *, total: bool
) -> float | None:
    """Return what is told of the whole, or the sum of its parts."""
    known = [size for size in parts if size is not None]
    if total or not known:
        return told
    if told is None:
        main = [size for size, work in zip(parts, works, strict=True) if work]
        return None if any(size is None for size in main) else sum(known)
    return told if told >= (1 - ROUNDED) * sum(known) else told + sum(known)


def _kind(found: Features) -> RunType | None:
    kind = found.run_type
    work = [part for part in found.parts if part.role is PartRole.WORK]
    repeated = any(part.is_repeated or part.on_track for part in work)
    if repeated and kind not in _OF_REPEATS:
        return RunType.INTERVALS
    if kind is None and len(work) >= LADDER:
        return RunType.INTERVALS
    if kind is None and found.racing and found.is_timed:
        return RunType.RACE
    return kind


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)


# ------------------------------------------------------------------ distance, time and pace


class Timed(NamedTuple):
    """What the times say."""

    duration_s: float | None
    pace: float | None
    """Seconds per kilometre."""


def _plain_distance(found: Features, metres_of_bare: float) -> float | None:
    if found.distance_m is None and found.bare is not None:
        return found.bare * metres_of_bare
    return found.distance_m


def _timed(found: Features, distance: float | None, metres_of_bare: float) -> Timed:
    """Return duration and pace. A pace without a unit is per mile when the distance is in miles."""
    unit = {"mi": METRES_PER_MILE, "km": 1000.0}.get(found.unit, metres_of_bare)
    timed = Timed(found.seconds, found.pace)
    if timed.pace is None and found.pace_of is not None:
        timed = _paced(timed, found.pace_of, distance, unit)
    read = [
        _measured(clock, found, distance, unit, first=number == 0)
        for number, clock in enumerate(found.clocks)
    ]
    paces = {one.pace for one in read if one.pace is not None}
    duration = _first(timed.duration_s, *(one.duration_s for one in read))
    return Timed(duration, timed.pace if len(paces) != 1 else _first(timed.pace, *paces))


def _paced(timed: Timed, pace: float, distance: float | None, unit: float) -> Timed:
    """Return the pace, or the duration of "10k @ 50:00"; no pace is as long as a time of day."""
    if pace < SLOW_PACE_S:
        return timed._replace(pace=pace * 1000 / unit)
    timely = pace < LAST_TIME_OF_DAY
    if not timely and distance and timed.duration_s is None and _possible(pace * 1000 / distance):
        return timed._replace(duration_s=pace)
    return timed


def _measured(
    clock: float, found: Features, distance: float | None, unit: float, *, first: bool
) -> Timed:
    """Return what a bare time is."""
    if distance is None or distance <= 0:
        return Timed(clock * 60 if clock < SHORTEST_RUN_S else clock, None)
    pace = clock * 1000 / unit
    rather_pace = clock * 1000 / distance < RECORD_PACE and QUICK_PACE <= pace <= SLOW_PACE_S
    rather_pace = rather_pace and distance >= LEAST_OF_PACE_M and not found.took
    if _possible(clock * 1000 / distance) and not rather_pace:
        return Timed(clock, None)
    hours = clock < HOUR_S and _possible(clock * 60 * 1000 / distance)
    told = found.pace_of is not None or found.pace is not None
    if hours and ((found.took and first) or told or pace < QUICK_PACE):
        return Timed(clock * 60, None)
    if clock < HOUR_S and _possible(pace) and pace >= FASTEST_PACE:
        return Timed(None, pace)
    return Timed(clock * 60 if hours else None if found.parts else clock, None)


def _possible(pace: float) -> bool:
    return FASTEST_S_PER_KM <= pace <= SLOWEST_S_PER_KM
