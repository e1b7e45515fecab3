"""The signs of a piece, read from left to right to what they say of a run.

Law: an amount goes to what it stands beside: repetitions, a recovery, or the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.domain.running import PartRole, RunType
from bot.language.log.runs.features import Features, beside_repeats, outranks
from bot.language.log.runs.measures import METRES, Measure, measure_at
from bot.language.log.runs.minutes import is_minutes
from bot.language.log.runs.named_races import HALF_RACE_M, is_half_race, raced
from bot.language.log.runs.revising import is_put_right, put_right
from bot.language.log.runs.stretches import Read, Stretch, stretches_at
from bot.language.log.runs.track import on_track
from bot.language.log.signs.senses import sense_at, text_at
from bot.language.words.pointed import pointed_clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.language.log.signs.senses import Sign


def features(signs: Sequence[Sign], *, repeating: bool = False) -> Features:
    """Read all that a piece says of a run; `repeating`: repetitions were told before it."""
    found = Features()
    place = 0
    while place < len(signs):
        found, place = _read(found, signs, place, repeating=repeating)
    return on_track(found)


def _read(
    found: Features, signs: Sequence[Sign], place: int, *, repeating: bool
) -> tuple[Features, int]:
    read = _strides(signs, place) or stretches_at(signs, place)
    if read is not None:
        parts, end = read
        role = PartRole.STRIDES if _of_strides(signs, place, end) else found.role
        return found._replace(parts=(*found.parts, *_as(role, parts)), of_part=True), end
    measure = measure_at(signs, place)
    if measure is None:
        if sense_at(signs, place, "hint") == "no" and is_put_right(signs, place):
            return found._replace(hints=found.hints | {"revised"}), place + 1
        is_half = found.size is None and is_half_race(signs, place)
        found = raced(found, HALF_RACE_M) if is_half else found
        return _word(found, signs[place]), place + 1
    if _is_rest(signs, place, measure, parts=repeating or bool(found.parts)):
        return _rested(found, measure), measure.end
    return _measured(found, signs, place, measure), measure.end


def _strides(signs: Sequence[Sign], place: int) -> Read | None:
    """6 strides, 6x strides: nobody says how long one is."""
    end = place + 1 + (sense_at(signs, place + 1, "mark") == "by")
    if not signs[place].is_number or sense_at(signs, end, "run") != "stride":
        return None
    return (Stretch(role=PartRole.STRIDES, times=int(signs[place].value)),), end + 1


def _as(role: PartRole, parts: Sequence[Stretch]) -> Iterator[Stretch]:
    return (part._replace(role=role) for part in parts)


def _of_strides(signs: Sequence[Sign], place: int, end: int) -> bool:
    return any(sign.get("run") == "stride" for sign in (*signs[:place], *signs[end - 1 :]))


# ------------------------------------------------------------------ words


_SIDES = {"warmup": PartRole.WARMUP, "cooldown": PartRole.COOLDOWN}


def _word(found: Features, sign: Sign) -> Features:
    kind, race, hint, run = (sign.get(one) for one in ("type", "racing", "hint", "run"))
    if run:
        found = found._replace(runs=True, track=found.track or run == "track")
    if sign.get("hint") == "mile" and found.size is None:
        return found._replace(distance_m=METRES["mi"], unit="mi")
    if race and found.distance_m is None:
        found = raced(found, float(race))
    if kind and not (found.run_type and outranks(found.run_type, kind)):
        found = found._replace(run_type=RunType(kind))
    if side := _SIDES.get(sign.get("mark")):
        return found if "without" in found.hints else _sided(found, side)
    if hint:
        found = found._replace(hints=found.hints | {hint}, total=found.total or hint == "total")
    return found


def _sided(found: Features, side: PartRole) -> Features:
    if found.hints & {"inside", "then"} and any(part.is_repeated for part in found.parts):
        return beside_repeats(found, side)
    parts = tuple(
        part._replace(role=side) if part.role is PartRole.WORK else part for part in found.parts
    )
    return found._replace(role=side, parts=parts)


# ------------------------------------------------------------------ recoveries


def _is_rest(signs: Sequence[Sign], place: int, measure: Measure, *, parts: bool) -> bool:
    """Whether an amount is the recovery between repetitions."""
    if measure.kind not in {"seconds", "clock", "distance", "bare"} or not measure.is_short:
        return False
    if sense_at(signs, place - 1, "rest") == "rest" or (parts and text_at(signs, place - 1) == "/"):
        return True
    behind = _past_plain(signs, measure.end)
    if not parts:
        return behind == measure.end and sense_at(signs, behind, "rest") == "rest"
    timed = measure.kind in {"seconds", "clock"}
    if timed and _is_inside(signs, place) and not sense_at(signs, measure.end, "pace"):
        return True
    before = next((n for n in range(place - 1, -1, -1) if not _is_plain(signs[n])), -1)
    if sense_at(signs, before, "rest"):
        return True
    after = _past_plain(signs, behind + 1)
    leads = after < len(signs) and _is_amount(signs[after])
    return sense_at(signs, behind, "rest") in {"rest", "loose"} and not leads


def _past_plain(signs: Sequence[Sign], place: int) -> int:
    while place < len(signs) and _is_plain(signs[place]):
        place += 1
    return place


def _is_amount(sign: Sign) -> bool:
    return sign.is_number or sign.token.kind == "time"


def _is_plain(sign: Sign) -> bool:
    """Whether a word may stand between a recovery and its time: "2 min of easy jogging"."""
    if sign.get("rest") or _is_amount(sign):
        return False
    if sign.token.text == ".":
        return True
    return (
        sign.get("mark") in {"harmless", "in_all", "link", "per"}
        or sign.get("type") == RunType.EASY
    )


def _rested(found: Features, rest: Measure) -> Features:
    if not found.parts:
        return found._replace(rest=rest)
    *before, last = found.parts
    return found._replace(parts=(*before, last.rested(rest)))


# ------------------------------------------------------------------ amounts


def _measured(found: Features, signs: Sequence[Sign], place: int, measure: Measure) -> Features:
    if "revised" in found.hints:
        found, measure = put_right(found, measure)
    match measure.kind:
        case "distance" | "laps" | "bare":
            return _long(found, signs, place, measure)
        case "seconds" | "clock":
            return _timed(found, signs, place, measure)
        case "pace":
            return _paced(found, measure)
        case "pause":
            return _rested(found, measure)
        case "rpe" | "aside":
            aside = measure.kind == "aside"
            return found._replace(aside=True) if aside else found._replace(rpe=measure.value)
        case _:
            assert_never(measure.kind)


def _long(found: Features, signs: Sequence[Sign], place: int, measure: Measure) -> Features:
    before = sense_at(signs, place - 1, "mark")
    if measure.kind == "bare":
        return _bare(found, signs, place, measure)
    if measure.kind == "distance" and found.parts and before == "at":
        return found
    inner = not found.racing or _is_inside(signs, place)
    if measure.kind == "distance" and found.distance_m is not None and inner:
        return _with_inner(found, signs, place, measure)
    return _of_loops(found, signs, place, measure)


def _bare(found: Features, signs: Sequence[Sign], place: int, measure: Measure) -> Features:
    """Add a number without a unit: a time behind "in", or where it is written like 26.40."""
    within = sense_at(signs, place - 1, "mark") == "within"
    clock = pointed_clock(signs[place].token.text)
    if clock is not None and (within or found.size is not None):
        return _timed(found, signs, place, measure._replace(kind="clock", value=clock))
    if within and found.of_part:
        last = found.parts[-1]
        part = last.timed(measure.value) or last.timed(measure.value * 60) or last
        return found._replace(parts=(*found.parts[:-1], part))
    if within and not found.is_timed:
        return found._replace(seconds=measure.value * 60)
    if is_minutes(found, signs, place, measure):
        return found._replace(seconds=measure.value * 60)
    return _sized(found, measure)._replace(pointed=clock)


def _with_inner(found: Features, signs: Sequence[Sign], place: int, measure: Measure) -> Features:
    """Return a run with the part that it is told to have had: "20 mi with 10 mi at 7:30"."""
    if not _is_inside(signs, place) or measure.value >= (found.distance_m or 0.0):
        return found
    part = Stretch(distance_m=measure.value, unit=measure.unit)
    return found._replace(parts=(*found.parts, part), of_part=True)


def _is_inside(signs: Sequence[Sign], place: int) -> bool:
    """Whether an amount is a part of what stands before it: "with 10 min tempo", "first 5k"."""
    return sense_at(signs, place - 1, "hint") in {"inside", "told", "portion"}


def _of_loops(found: Features, signs: Sequence[Sign], place: int, measure: Measure) -> Features:
    """Return the distance of "3 laps of the 2 km loop" and of "2 loops, 5 km each"."""
    of_each = any(text_at(signs, n) in {"of", "each"} for n in (place - 2, place - 1, measure.end))
    looped = of_each or sense_at(signs, measure.end, "hint") == "lap"
    if found.laps is None or measure.kind != "distance" or not looped:
        return _sized(found, measure)
    return _sized(found, measure)._replace(distance_m=measure.value * found.laps, laps=None)


def _sized(found: Features, measure: Measure) -> Features:
    if measure.kind == "laps":
        return found._replace(laps=measure.value)
    if measure.kind == "bare":
        known = found.bare is not None or found.distance_m is not None
        return found if known else found._replace(bare=measure.value)
    if found.racing and abs((found.distance_m or 0.0) - measure.value) < measure.value / 50:
        return found
    return found._replace(distance_m=measure.value, unit=measure.unit, racing=False, of_part=False)


def _timed(found: Features, signs: Sequence[Sign], place: int, measure: Measure) -> Features:
    paced = _is_pace_word(signs, place, measure.end)
    at = sense_at(signs, place - 1, "mark") == "at"
    if at and not paced and signs[place].token.text.startswith("0"):
        return found._replace(aside=True)  # out at 05:30
    if (part := _of_part(found, signs, place, measure)) is not None:
        return part
    if (paced or at) and found.pace_of is None:
        return found._replace(pace_of=measure.value)
    if measure.kind == "seconds":
        return found if found.seconds is not None else found._replace(seconds=measure.value)
    took = found.took or (not found.clocks and sense_at(signs, place - 1, "mark") == "within")
    return found._replace(clocks=(*found.clocks, measure.value), took=took)


def _of_part(
    found: Features, signs: Sequence[Sign], place: int, measure: Measure
) -> Features | None:
    """Return a run with a time that is said of a part of it, None when it is not."""
    if "portion" in found.hints:
        return found
    if found.distance_m is not None and _is_inside(signs, place):
        part = Stretch(duration_s=measure.value)
        return found._replace(parts=(*found.parts, part), of_part=True)
    if not found.of_part:
        return None
    paced = _is_pace_word(signs, place, measure.end)
    last = found.parts[-1]
    timed = last._replace(pace_of=measure.value) if paced else last.timed(measure.value)
    return None if timed is None else found._replace(parts=(*found.parts[:-1], timed))


def _is_pace_word(signs: Sequence[Sign], place: int, end: int) -> bool:
    before = any(sign.get("pace") == "pace" for sign in signs[max(0, place - 2) : place])
    told = (n for n in range(end, min(end + 2, len(signs))) if signs[n].get("pace") == "pace")
    behind = next(told, None)
    # In "2:45 avg 5:30" the word is said of what follows it.
    leads = behind is not None and behind + 1 < len(signs) and _is_amount(signs[behind + 1])
    return before or (behind is not None and not leads)


def _paced(found: Features, measure: Measure) -> Features:
    if "portion" in found.hints:
        return found
    if found.of_part and found.parts[-1].pace is None:
        part = found.parts[-1]._replace(pace=measure.value)
        return found._replace(parts=(*found.parts[:-1], part))
    if found.pace is not None:
        return found
    return found._replace(pace=measure.value, unit=found.unit or measure.unit)
