"""What a piece says of a run or another sport: distance, time, pace, kind, effort.

Law: what is read here is what stands there; what a bare number means is decided in `runs`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.running import METRES_PER_MILE, RunType
from bot.language.log.notation import SECONDS
from bot.language.log.senses import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

YARD = 0.9144
"""Metres. Exact by definition."""
METRES = {"km": 1000.0, "mi": METRES_PER_MILE, "m": 1.0, "yd": YARD}
LONGEST_IN_M = 100.0
"""Below this "3m" of a runner is miles; nobody logs three metres."""
SLOW_PACE_S = 960.0
REPEATS = 60
"""More repetitions than this are no interval session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What was found in one or more pieces."""

    distance_m: float | None = None
    unit: str = ""
    """In which the distance was said: km, mi or m."""
    bare: float | None = None
    """A number without a unit that may be the distance."""
    seconds: float | None = None
    clock: float | None = None
    """A time such as 48:10 in seconds, of which it is not yet said what it measures."""
    took: bool = False
    """The clock stands behind "in": no pace, if a duration is possible."""
    pace: float | None = None
    """Seconds per kilometre."""
    pace_of: float | None = None
    """A pace without a unit, in seconds."""
    run_type: RunType | None = None
    rpe: float | None = None
    runs: bool = False
    """A word for running was said."""
    repeats: bool = False
    """The distance or time is made of repetitions."""
    strides: bool = False
    """The repetitions are short strides, which make no interval session."""
    part: bool = False
    """A warm-up or cool-down."""
    loose: tuple[Sign, ...] = ()
    """Numbers that found no meaning."""

    @property
    def is_run(self) -> bool:
        """Whether this can be nothing but a run."""
        says = self.distance_m is not None or self.seconds is not None or self.clock is not None
        kind = self.runs or self.run_type is not None
        return bool(
            self.distance_m is not None
            or self.pace is not None
            or (kind and (says or self.bare is not None or self.pace_of is not None))
        )

    @property
    def size(self) -> float | None:
        """How far it was, with or without a unit."""
        return self.bare if self.distance_m is None else self.distance_m

    @property
    def starts(self) -> bool:
        """Whether it begins to tell of a run whose measures may follow."""
        return self.runs and self.is_empty

    @property
    def only_pace(self) -> bool:
        """Whether a pace is all that is said."""
        timed = self.seconds is not None or self.clock is not None
        return self.size is None and not timed

    @property
    def is_empty(self) -> bool:
        """Whether nothing was measured."""
        measures = (self.distance_m, self.bare, self.seconds, self.clock, self.pace, self.pace_of)
        return all(value is None for value in measures)


def features(signs: Sequence[Sign]) -> Features:
    """Read all that a piece says of a run."""
    found = Features()
    place = 0
    while place < len(signs):
        found, place = _read(found, signs, place)
    return found


def _read(found: Features, signs: Sequence[Sign], place: int) -> tuple[Features, int]:
    sign = signs[place]
    if sign.token.kind == "time":
        return _time(found, signs, place)
    if sign.is_number:
        return _number(found, signs, place)
    return _word(found, sign), place + 1


def _word(found: Features, sign: Sign) -> Features:
    kind, race = sign.get("type"), sign.get("racing")
    if sign.get("run"):
        found = replace(found, runs=True)
    if race and found.distance_m is None:
        found = replace(found, distance_m=float(race), runs=True)
    if kind and not (found.run_type and outranks(found.run_type, kind)):
        found = replace(found, run_type=RunType(kind))
    if sign.get("run") == "stride":
        found = replace(found, strides=True)
    if sign.get("mark") in {"warmup", "cooldown"}:
        found = replace(found, part=True)
    return found


PLAIN = (RunType.EASY, RunType.MODERATE, RunType.STEADY)


def outranks(old: RunType, new: str) -> bool:
    """An easy long run is long; intervals with easy jogs are intervals."""
    return old not in PLAIN or new in PLAIN


def _time(found: Features, signs: Sequence[Sign], place: int) -> tuple[Features, int]:
    seconds = signs[place].token.value
    if _is_rest(found, signs, place):
        return found, place + 1
    end = _skip_pace_unit(signs, place + 1)
    unit, behind = _per(signs, end)
    if unit:
        return replace(found, pace=seconds * 1000 / METRES[unit]), behind
    if _says_pace(signs, place, end):
        if seconds >= SLOW_PACE_S:
            return replace(found, pace=seconds), end  # the time of day, which is no pace
        return replace(found, pace_of=seconds), end
    if found.clock is not None:
        return replace(found, loose=(*found.loose, signs[place])), end
    took = place > 0 and signs[place - 1].get("mark") == "within"
    return replace(found, clock=seconds, took=took), end


def _is_rest(found: Features, signs: Sequence[Sign], place: int) -> bool:
    """Whether a time is the recovery between repetitions."""
    before = place > 0 and signs[place - 1].get("rest")
    behind = place + 1 < len(signs) and signs[place + 1].get("rest")
    return found.repeats and bool(before or behind)


def _skip_pace_unit(signs: Sequence[Sign], place: int) -> int:
    """Pass over the min of "5:30 min/km" and of "22:52 minutes"."""
    return place + (place < len(signs) and signs[place].get("unit") in {"min", "h"})


def _per(signs: Sequence[Sign], place: int) -> tuple[str, int]:
    """Return the unit of "/km", "per mile", "a km", and the place behind it."""
    if place < len(signs) and signs[place].get("pace") in {"km", "mi"}:
        return signs[place].get("pace"), place + 1
    if place + 1 < len(signs) and signs[place].get("mark") == "per":
        unit = signs[place + 1].get("unit")
        if unit in {"km", "mi"}:
            return unit, place + 2
    return "", place


def _says_pace(signs: Sequence[Sign], place: int, end: int) -> bool:
    before = place > 0 and (
        signs[place - 1].get("mark") == "at" or signs[place - 1].get("pace") == "pace"
    )
    behind = any(sign.get("pace") == "pace" for sign in signs[end : end + 2])
    return bool(before or behind)


def _number(found: Features, signs: Sequence[Sign], place: int) -> tuple[Features, int]:
    behind = signs[place + 1] if place + 1 < len(signs) else None
    if behind is None:
        return _bare(found, signs, place), place + 1
    if behind.get("mark") == "aside" or behind.get("unit") in {"kg", "lb"}:
        return found, place + 2
    if behind.get("mark") == "by" and (repeats := _repeats(found, signs, place)):
        return repeats
    if behind.get("mark") == "rpe":
        return replace(found, rpe=signs[place].value), place + 2
    return _with_unit(found, signs, place, behind.get("unit"))


def _with_unit(
    found: Features, signs: Sequence[Sign], place: int, unit: str
) -> tuple[Features, int]:
    sign, value = signs[place], signs[place].value
    if unit in METRES:
        return _distance(found, signs, place, unit)
    if unit in SECONDS:
        return _duration(found, signs, place)
    per, after = _per(signs, place + 1)
    if per and not value.is_integer():
        return replace(found, pace=_pointed(sign) * 1000 / METRES[per]), after
    return _bare(found, signs, place), place + 1


def _pointed(sign: Sign) -> float:
    """Return the seconds of 11.36, written for 11:36."""
    whole, _, rest = sign.token.text.partition(".")
    return float(whole) * 60 + float(rest.ljust(2, "0")[:2])


def _distance(
    found: Features, signs: Sequence[Sign], place: int, unit: str
) -> tuple[Features, int]:
    value, end = signs[place].value, place + 2
    if signs[place + 1].token.text == "m" and value < LONGEST_IN_M:
        unit = "mi"
    slow = (
        end + 1 < len(signs) and signs[end].token.text == "/" and signs[end + 1].get("unit") == "h"
    )
    if slow:
        return found, end + 2
    if end < len(signs) and signs[end].get("mark") == "aside":
        return found, end + 1
    if found.distance_m is not None:
        return replace(found, loose=(*found.loose, signs[place])), end
    return replace(found, distance_m=metres(value, unit), unit=unit), end


def metres(value: float, unit: str) -> float:
    """Return the metres of a distance as said, to 10 cm."""
    return round(value * METRES[unit], 1)


def _duration(found: Features, signs: Sequence[Sign], place: int) -> tuple[Features, int]:
    """1 h 2 min, 62 min, 1h02, 31 mins 11 secs; "5 min/km" is a pace."""
    unit = signs[place + 1].get("unit")
    total, end = signs[place].value * SECONDS[unit], place + 2
    per, behind = _per(signs, end)
    if per:
        return replace(found, pace=total * 1000 / METRES[per]), behind
    smaller = {"h": "min", "min": "s", "s": ""}[unit]
    while smaller and end < len(signs) and signs[end].is_number:
        following = signs[end + 1].get("unit") if end + 1 < len(signs) else ""
        glued = unit == "h" and signs[end - 1].end == signs[end].token.start and not following
        if following != smaller and not glued:
            break
        total += signs[end].value * SECONDS[smaller]
        end += 1 if glued else 2
        smaller = {"min": "s", "s": ""}[smaller]
    if found.seconds is not None:
        return replace(found, loose=(*found.loose, signs[place])), end
    return replace(found, seconds=total), end


def _bare(found: Features, signs: Sequence[Sign], place: int) -> Features:
    sign = signs[place]
    before = signs[place - 1] if place else None
    if before is not None and before.get("mark") == "rpe":
        return replace(found, rpe=sign.value)
    if before is not None and before.get("mark") == "within":
        return replace(found, seconds=sign.value * 60)
    if found.bare is not None or found.distance_m is not None:
        return replace(found, loose=(*found.loose, sign))
    return replace(found, bare=sign.value)


def _repeats(found: Features, signs: Sequence[Sign], place: int) -> tuple[Features, int] | None:
    """6x800, 6 x 800 m, 8x1 min, 5 x 2:00: the sum of the repetitions."""
    count, inner = signs[place].value, place + 2
    after_by = place > 0 and signs[place - 1].get("mark") == "by"
    if not 1 < count <= REPEATS or inner >= len(signs) or after_by:
        return None
    one, end = _read(Features(), signs, inner)
    if end < len(signs) and signs[end].get("mark") == "by":
        return None
    length = one.distance_m if one.distance_m is not None else _track(one.bare)
    taken = one.seconds if one.seconds is not None else one.clock
    if length is None and taken is None:
        return None
    if found.repeats or found.distance_m is not None:
        return replace(found, repeats=True), end
    return replace(
        found,
        distance_m=None if length is None else round(count * length, 1),
        unit=one.unit,
        seconds=None if length is not None or taken is None else count * taken,
        run_type=None if found.run_type in PLAIN else found.run_type,
        repeats=True,
    ), end


def _track(bare: float | None) -> float | None:
    """A bare 400 or 1000 behind "6 x" is metres."""
    return bare if bare is not None and bare >= LONGEST_IN_M else None
