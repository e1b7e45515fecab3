"""From a log to the sentence in which the coach repeats it.

Law: understanding the echo gives the same log again. Names that only this runner uses stand in
quotation marks, so that they are read as they are.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from bot.domain.exercise import ExerciseId
from bot.domain.running import METRES_PER_MILE, PartRole, Run, RunPart
from bot.domain.training import Activity, Entry, Lift, Mobility, OtherSport, StrengthSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.load import Load
    from bot.language.lexicon import Lexicon


def echo(entries: Iterable[Entry], lexicon: Lexicon, today: date) -> str:
    """Return the canonical sentence: "squat 3 × 5 at 80 kg; easy run 10 km in 55:00"."""
    said: list[str] = []
    last = today
    for entry in entries:
        # What follows another day without a day of its own would be of that day too.
        day = "" if entry.day == last == today else _day(entry.day, lexicon, today)
        said.append(f"{day}{_activity(entry.activity, lexicon)}")
        last = entry.day
    return "; ".join(said)


def _day(day: date, lexicon: Lexicon, today: date) -> str:
    words = lexicon.echo
    near = {1: words["tomorrow"], -1: words["yesterday"]}.get((day - today).days)
    if near is None:
        month = lexicon.log.dates.month_names[day.month - 1]
        near = f"{words['on']} {day.day} {month} {day.year}"
    return f"{near}: "


def _activity(activity: Activity, lexicon: Lexicon) -> str:
    match activity:
        case Lift():
            return _lift(activity, lexicon)
        case Run():
            return _run(activity, lexicon.echo)
        case Mobility():
            return _mobility(activity, lexicon)
        case OtherSport():
            return _measured(
                activity.exercise, activity.distance_m, activity.duration_s, lexicon.echo
            )
        case _:
            assert_never(activity)


# ------------------------------------------------------------------ lifts


def _lift(lift: Lift, lexicon: Lexicon) -> str:
    loadable = lift.exercise not in lexicon.log.names.unloaded
    sets = _sets(lift.sets, lexicon, per_side=lift.per_side, loadable=loadable)
    both = lift.exercise in lexicon.log.names.unilateral and not lift.per_side
    total = f" {lexicon.echo['total']}" if both else ""
    return f"{name(lift.exercise, lexicon)} {sets.strip()}{total}"


def name(exercise: str, lexicon: Lexicon) -> str:
    """Return the word for an exercise; a name that only the runner knows in quotation marks."""
    said = lexicon.log.names.said.get(ExerciseId(exercise), exercise)
    return said if exercise in lexicon.log.names.phrases else f'"{said}"'


def _sets(sets: Sequence[StrengthSet], lexicon: Lexicon, *, per_side: bool, loadable: bool) -> str:
    words = lexicon.echo
    groups = [(one, len(list(same))) for one, same in groupby(sets)]
    side = f" {words['per_side']}" if per_side else ""
    row = _row(sets, groups)
    if row and not (loadable and _may_be_load(sets)):
        return f"{row}{side}{_load(sets[0], words)}{_flags(sets[0], words)}"
    parts = (
        f"{_amount(one, count, words)}{side}{_load(one, words)}{_flags(one, words)}"
        for one, count in groups
    )
    return ", ".join(part.strip() for part in parts)


MAY_BE_LOAD = 20
"""Repetitions from here on are not said in a row: "squat 20, 1" has two meanings."""


def _may_be_load(sets: Sequence[StrengthSet]) -> bool:
    return any((one.reps or 0) >= MAY_BE_LOAD for one in sets)


def _row(sets: Sequence[StrengthSet], groups: Sequence[tuple[StrengthSet, int]]) -> str:
    """Return "5, 5, 3" when the sets differ in nothing but their repetitions."""
    alike = {replace(one, reps=None) for one in sets}
    if len(groups) == 1 or alike != {StrengthSet(load=sets[0].load, each=sets[0].each)}:
        return ""
    return ", ".join(str(one.reps) for one in sets if one.reps is not None)


def _amount(one: StrengthSet, count: int, words: Mapping[str, str]) -> str:
    parts = [f"{count}"]
    if one.reps is not None:
        parts.append(f"{one.reps}")
    if one.seconds is not None:
        parts.append(f"{number(one.seconds)} {words['second']}")
    if one.metres is not None:
        parts.append(f"{number(one.metres)} {words['metre']}")
    if len(parts) == 1:
        return "" if count == 1 else f"{count} {words['by']}"
    return f" {words['by']} ".join(parts)


def _load(one: StrengthSet, words: Mapping[str, str]) -> str:
    if one.load is None:
        return ""
    each = f" {words['each']}" if one.each else ""
    return f" {words['at']} {load(one.load, words)}{each}"


def load(said: Load, words: Mapping[str, str]) -> str:
    """Return a load as it was said: "82.5 kg"."""
    return f"{number(said.amount)} {words[said.unit.value]}"


def _flags(one: StrengthSet, words: Mapping[str, str]) -> str:
    rpe = f" {words['rpe']} {number(one.rpe)}" if one.rpe is not None else ""
    flags = [
        words[flag]
        for flag, is_set in (
            ("warmup", one.warmup),
            ("failed", one.failed),
            ("assisted", one.assisted),
        )
        if is_set
    ]
    return "".join((rpe, *(f" {flag}" for flag in flags)))


# ------------------------------------------------------------------ runs, mobility, other sports


def _run(run: Run, words: Mapping[str, str]) -> str:
    kind = f"{run.run_type.value} {words['run']}" if run.run_type else words["run"]
    said = _measured(kind, run.distance_m, run.duration_s, words)
    if run.pace_s_per_km is not None:
        said = f"{said} {words['at']} {pace(run.pace_s_per_km, words)}"
    said = f"{said} {words['rpe']} {number(run.rpe)}" if run.rpe is not None else said
    parts = ", ".join(_part(part, words) for part in run.parts)
    return f"{said} ({parts})" if parts else said


def _part(part: RunPart, words: Mapping[str, str]) -> str:
    """Return "6 × 800 m in 3:10 off 90 s", "warm-up 2 km", "6 strides"."""
    size = _size(part, words)
    counted = part.times > 1 or part.role is PartRole.WORK
    if counted:
        size = f"{part.times} {words['by']} {size}" if size else f"{part.times}"
    said = {
        PartRole.WORK: size,
        PartRole.WARMUP: f"{words['warmup']} {size}",
        PartRole.COOLDOWN: f"{words['cooldown']} {size}",
        PartRole.STRIDES: f"{size} {words['strides']}",
    }[part.role]
    if part.pace_s_per_km is not None:
        said = f"{said} {words['at']} {pace(part.pace_s_per_km, words)}"
    rests = ((part.rest_s, duration), (part.rest_m, _metres))
    off = [f" {words['off']} {say(rest, words)}" for rest, say in rests if rest is not None]
    return said + "".join(off)


def _size(part: RunPart, words: Mapping[str, str]) -> str:
    if part.distance_m is None:
        return "" if part.duration_s is None else duration(part.duration_s, words)
    said = _metres(part.distance_m, words)
    if part.duration_s is None:
        return said
    return f"{said} {words['in']} {duration(part.duration_s, words)}"


LEAST_SAID_IN_M, MOST_SAID_IN_M = 100.0, 3000.0


def _metres(metres: float, words: Mapping[str, str]) -> str:
    """Return a distance as on a track: "800 m"; longer and odd ones as any other."""
    if LEAST_SAID_IN_M <= metres <= MOST_SAID_IN_M and metres.is_integer():
        return f"{number(metres)} {words['m']}"
    return distance(metres, words)


SHORTEST_CLOCK_S, LONGEST_ODD_S = 60.0, 300.0


def _measured(
    what: str, distance_m: float | None, duration_s: float | None, words: Mapping[str, str]
) -> str:
    if distance_m is not None:
        what = f"{what} {distance(distance_m, words)}"
    if duration_s is not None:
        link = f"{words['in']} " if distance_m is not None else ""
        said = duration(duration_s, words)
        odd = distance_m is None and SHORTEST_CLOCK_S <= duration_s < LONGEST_ODD_S
        # A run of 1:30 is an hour and a half, one of 0:01:30 is not.
        what = f"{what} {link}{f'0:{said:0>5}' if odd else said}"
    return what


def distance(metres: float, words: Mapping[str, str]) -> str:
    """Return a distance in the unit in which it is short: "10 km", "6.2 mi"."""
    km = round(metres / 1000, 2)
    if round(km * 1000, 1) == metres:
        return f"{number(km)} {words['km']}"
    miles = round(metres / METRES_PER_MILE, 2)
    if round(miles * METRES_PER_MILE, 1) == metres:
        return f"{number(miles)} {words['mi']}"
    return f"{number(metres / 1000)} {words['km']}"


def duration(seconds: float, words: Mapping[str, str]) -> str:
    """Return a time: "45:00", "1:02:03", "55 min", "40 s"."""
    if seconds < 60:
        return f"{number(seconds)} {words['second']}"
    return clock(seconds)


def clock(seconds: float) -> str:
    """Return seconds as [h:]mm:ss."""
    minutes, rest = divmod(round(seconds, 1), 60)
    hours, minutes = divmod(int(minutes), 60)
    low = f"{rest:04.1f}".removesuffix(".0")
    return f"{hours}:{minutes:02}:{low}" if hours else f"{minutes}:{low}"


def pace(s_per_km: float, words: Mapping[str, str]) -> str:
    """Return a pace per kilometre, or per mile when that is how it was said."""
    per_mile = round(s_per_km * METRES_PER_MILE / 1000)
    if not float(s_per_km).is_integer() and round(per_mile * 1000 / METRES_PER_MILE, 1) == s_per_km:
        return f"{clock(per_mile)}{words['pace_mi']}"
    return f"{clock(s_per_km)}{words['pace_km']}"


def _mobility(mobility: Mobility, lexicon: Lexicon) -> str:
    said = name(mobility.exercise, lexicon) if mobility.sets else mobility.exercise
    if mobility.sets:
        per_side = mobility.exercise in lexicon.log.names.unilateral
        return f"{said} {_sets(mobility.sets, lexicon, per_side=per_side, loadable=False)}"
    return _measured(said, None, mobility.duration_s, lexicon.echo)


def number(value: float) -> str:
    """Return a number as short as it is exact: 80, 82.5."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
