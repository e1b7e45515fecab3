"""Two pieces that tell of one run: what the second adds to the first.

Law: a second distance makes another run, unless it is the same again, the sum of all, or a part of
a session that is told in parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.running import PartRole, RunType
from bot.language.log.runs.features import Features, outranks
from bot.language.log.runs.measures import METRES, Measure
from bot.language.log.runs.runs import QUALITY, as_stretch

if TYPE_CHECKING:
    from bot.language.log.runs.stretches import Stretch

SAME = 0.03
"""Two distances that differ by less are one, said in two units."""
SHORT_REST_M = 1000.0
SHORT_REST_S = 300.0
"""Easy pieces behind repetitions that are not longer are their recoveries."""


def joined(one: Features, two: Features, *, in_parts: bool) -> Features | None:
    """Return both as one run, None when the second is a run of its own.

    `in_parts`: they are told in one breath, so that a second distance may be a part.
    """
    if one.role is not PartRole.WORK and _is_plain(one):
        begun = _unmeasured(one)._replace(parts=(as_stretch(one),), role=PartRole.WORK)
        return joined(begun, two, in_parts=in_parts)
    for told in (_rested, _beside, _said_again, _summed, _measured, _with_splits, _timed):
        if (both := told(one, two)) is not None:
            return both
    if _collides(one, two):
        return _in_parts(one, two) if in_parts else None
    return _merged(one, two, (*one.parts, *two.parts))


def _rested(one: Features, two: Features) -> Features | None:
    """Return repetitions with the recovery that is told behind them."""
    rest = _rest(one, two)
    if rest is None:
        return None
    parts = (*one.parts[:-1], one.parts[-1].rested(rest))
    return _merged(one, _unmeasured(two._replace(run_type=None)), parts)


def _beside(one: Features, two: Features) -> Features | None:
    """Return a run with its warm-up or cool-down."""
    if two.role is PartRole.WORK or not _is_plain(two):
        return None
    return _merged(one, _unmeasured(two), (*one.parts, as_stretch(two)))


def _said_again(one: Features, two: Features) -> Features | None:
    """Return a run whose distance is told twice: in two units, or first without one."""
    if one.bare is not None and two.unit in METRES and two.distance_m is not None:
        same = abs(one.bare * METRES[two.unit] - two.distance_m) < 1.0
        return _merged(one._replace(bare=None), two, one.parts) if same else None
    if one.distance_m is None or two.distance_m is None or one.unit == two.unit:
        return None
    same = abs(one.distance_m - two.distance_m) <= SAME * one.distance_m
    return _merged(one, two._replace(distance_m=None, bare=None), one.parts) if same else None


def _summed(one: Features, two: Features) -> Features | None:
    """Return a run whose whole distance is told behind its parts."""
    if not two.total or two.size is None:
        return None
    if one.size is None or one.size == two.size:
        return _merged(one._replace(distance_m=None, bare=None), two, one.parts)
    return _merged(_unmeasured(one), two, (*one.parts, as_stretch(one)))


def _measured(one: Features, two: Features) -> Features | None:
    """Return parts that were told by time alone with the distance of the whole."""
    known = any(part.distance_m is not None or part.bare is not None for part in one.parts)
    if not one.parts or known or one.size is not None or two.size is None or two.parts:
        return None
    return _merged(one, two, one.parts)


def _clock_behind_parts(one: Features, two: Features) -> float | None:
    """Return a time that is told alone behind a part."""
    if not one.parts or one.size is not None or two.size is not None or two.parts:
        return None
    average = two.pace_of if one.parts[-1].is_of_each(two.pace_of) else None
    return _first(two.seconds, next(iter((*two.clocks, average)), None))


def _timed(one: Features, two: Features) -> Features | None:
    """Return a warm-up or repetitions with the time that is told behind them."""
    seconds = _clock_behind_parts(one, two)
    part = None if seconds is None else one.parts[-1].timed(seconds)
    if part is None or "splits" in one.hints:
        return None
    rest = two._replace(seconds=None, clocks=two.clocks[1:], pace_of=None)
    return _merged(one, rest, (*one.parts[:-1], part))


ALIKE = 0.25
"""Times of single repetitions differ by less."""


def _with_splits(one: Features, two: Features) -> Features | None:
    """Return repetitions of which every one is timed: none of the times is that of all."""
    seconds = _clock_behind_parts(one, two)
    last = one.parts[-1] if one.parts else None
    if seconds is None or last is None or last.distance_m is None or not last.is_repeated:
        return None
    split = last._replace(duration_s=None, pace=None).timed(seconds)
    if split is None or split.duration_s is None:
        return None
    told = last.duration_s is not None and abs(last.duration_s - seconds) <= ALIKE * seconds
    if not told and "splits" not in one.hints:
        return None
    rest = two._replace(seconds=None, clocks=(), hints=two.hints | {"splits"})
    return _merged(one, rest, (*one.parts[:-1], last._replace(duration_s=None)))


def _rest(one: Features, two: Features) -> Measure | None:
    """Return the recovery that is told behind repetitions: "90 s rest", "/ 1 min easy"."""
    if not one.parts or not one.parts[-1].is_repeated or two.parts:
        return None
    if two.rest is not None:
        return two.rest
    easy = two.run_type is RunType.EASY and not two.runs and one.parts[-1].rest_s is None
    if easy and two.distance_m is not None and two.distance_m <= SHORT_REST_M:
        return Measure("distance", two.distance_m, 0)
    seconds = two.seconds if two.seconds is not None else next(iter(two.clocks), None)
    if easy and two.size is None and seconds is not None and seconds <= SHORT_REST_S:
        return Measure("seconds", seconds, 0)
    return None


def _is_plain(found: Features) -> bool:
    return not found.parts and (found.size is not None or found.is_timed)


def _unmeasured(found: Features) -> Features:
    return found._replace(
        distance_m=None,
        bare=None,
        seconds=None,
        clocks=(),
        pace=None,
        pace_of=None,
        role=PartRole.WORK,
    )


def _collides(one: Features, two: Features) -> bool:
    """Whether both tell what a run has only once."""
    timed = (one.is_timed, two.seconds is not None)
    sized = (one.size is not None, two.size is not None)
    by_time = one.seconds is not None and two.is_timed and one.size is None and two.size is None
    works = [part for part in one.parts if part.role is PartRole.WORK]
    alike = two.size is not None or (two.is_timed and any(part.seconds() for part in works))
    return all(sized) or all(timed) or by_time or (bool(works) and alike)


def _in_parts(one: Features, two: Features) -> Features | None:
    """Return a session of parts: "2 km easy, 5 km tempo, 2 km easy"."""
    if "next" in two.hints and one.distance_m is not None and two.distance_m is not None:
        return _one_by_one(one, two)
    begun = bool(one.parts)
    typed = one.run_type != two.run_type and {one.run_type, two.run_type} & QUALITY
    paced = one.is_paced or two.is_paced
    lone = two.bare is not None and one.bare is None and not begun
    if lone or not (begun or typed or paced) or RunType.RACE in {one.run_type, two.run_type}:
        return None
    if one.is_timed and two.is_timed and one.size is not None and two.size is not None:
        return None
    parts = one.parts if one.size is None and not one.is_timed else (*one.parts, as_stretch(one))
    bare = _unmeasured(one)
    if _is_plain(two):
        return _merged(bare, _unmeasured(two), (*parts, as_stretch(two)))
    return _merged(bare, two, (*parts, *two.parts))


def _one_by_one(one: Features, two: Features) -> Features | None:
    """Return a run told stretch by stretch: "first 2 miles 17:10, next 3 miles 24:05"."""
    first, second = as_stretch(one).duration_s, as_stretch(two).duration_s
    if first is None or second is None or one.parts or two.parts:
        return None
    plain = [
        _unmeasured(found)._replace(hints=found.hints - {"next", "told"}) for found in (one, two)
    ]
    total = (one.distance_m or 0.0) + (two.distance_m or 0.0)
    plain[0] = plain[0]._replace(distance_m=total, seconds=first + second)
    return _merged(plain[0], plain[1], ())


def _merged(one: Features, two: Features, parts: tuple[Stretch, ...]) -> Features:
    kind = one.run_type
    if two.run_type and not (kind and outranks(kind, two.run_type)):
        kind = two.run_type
    return Features(
        distance_m=_first(one.distance_m, None if one.bare is not None else two.distance_m),
        unit=one.unit or two.unit,
        bare=_first(one.bare, two.bare),
        laps=_first(one.laps, two.laps),
        seconds=_first(one.seconds, two.seconds),
        clocks=(*one.clocks, *two.clocks),
        took=one.took or (two.took and not one.clocks),
        pace=_first(one.pace, two.pace),
        pace_of=_first(one.pace_of, two.pace_of),
        run_type=kind,
        rpe=_first(one.rpe, two.rpe),
        runs=one.runs or two.runs,
        track=one.track or two.track,
        racing=one.racing or two.racing,
        parts=parts,
        total=one.total or two.total,
        hints=one.hints | two.hints,
    )


def _first(one: float | None, two: float | None) -> float | None:
    return one if one is not None else two
