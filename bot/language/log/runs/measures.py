"""One amount of a run with what stands around it: a distance, a time, a pace, or an aside.

Law: a heart rate, a climb, a place in a race or a time of day is an aside, and never an amount.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.domain.running import METRES_PER_MILE
from bot.language.log.signs.asides import (
    LONGEST_H,
    aside_at,
    is_climb,
    is_heart_led,
    is_told_as_aside,
)
from bot.language.log.signs.notation import SECONDS
from bot.language.log.signs.senses import sense_at, text_at, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.senses import Sign

Kind = Literal["distance", "seconds", "clock", "pace", "bare", "pause", "laps", "rpe", "aside"]

YARD = 0.9144
"""Metres. Exact by definition."""
THOUSANDS = 3
"""Digits behind a point that parts thousands: 1.500 m."""
METRES = {"km": 1000.0, "mi": METRES_PER_MILE, "m": 1.0, "yd": YARD}
MOST_MILES_OF_M = 27.0
"""The m of "3m" is a mile up to here, and a minute of "45m" above; nobody logs so few metres."""
LEAST_M_OF_REPEAT = 15.0
"""From here on the m of "6 x 60m" and of "40 x 25m" is a metre."""
LONGEST_IN_M = 100.0
SLOW_PACE_S = 960.0
"""No pace per kilometre or mile is written slower; such a time is a duration or a time of day."""
LONGEST_REST_S = 600.0
LEAST_FEET = 400.0
MOST_EFFORT = 10.0
SLOWEST_WHOLE_PACE = 20.0
"""Minutes; "5/km" is a pace, "400/km" is none."""


class Measure(NamedTuple):
    """An amount, and the place behind it."""

    kind: Kind
    value: float
    """In metres, seconds, seconds per kilometre, or as said when it has no unit."""
    end: int
    unit: str = ""
    """In which a distance was said, or by which a pace."""

    @property
    def is_short(self) -> bool:
        """Whether it may be the recovery between two repetitions."""
        return self.value <= (METRES["mi"] if self.kind in {"distance", "bare"} else LONGEST_REST_S)


def measure_at(signs: Sequence[Sign], place: int, *, repeated: bool = False) -> Measure | None:
    """Return the amount at `place`; `repeated`: it is the size of a repetition."""
    sign = signs[place]
    if sign.get("hint") == "hour" and not (place and signs[place - 1].is_number):
        return _duration(signs, place, 3600.0, place + 1, "h")
    if span := sign.get("span"):
        return _duration(signs, place, float(span), place + 1, "h")
    if sign.token.kind == "time":
        return _time(signs, place)
    return _number(signs, place, repeated=repeated) if sign.is_number else None


# ------------------------------------------------------------------ times


def _time(signs: Sequence[Sign], place: int) -> Measure:
    seconds, end = _mean_time(signs, place)
    if sense_at(signs, end, "hint") == "daytime" or is_told_as_aside(signs, place):
        return Measure("aside", 0.0, end + (sense_at(signs, end, "hint") == "daytime"))
    unit = sense_at(signs, end, "unit")
    hours = signs[place].token.text.count(":") == 1 and not _leads(signs, end)
    if unit == "h" and hours:
        return Measure("seconds", seconds * 60, end + 1)
    end += unit in {"min", "s"} or (unit == "h" and not _leads(signs, end))
    per, behind = per_at(signs, end)
    if per:
        return Measure("pace", seconds * 1000 / METRES[per], behind, per)
    whole = signs[place].token.text.count(":") > 1
    return Measure("seconds" if whole else "clock", seconds, end)


def _mean_time(signs: Sequence[Sign], place: int) -> tuple[float, int]:
    """Return a time, or the middle of a range: 5:20-5:30."""
    seconds = signs[place].token.value
    ranged = text_at(signs, place + 1) == "-" and place + 2 < len(signs)
    if ranged and signs[place + 2].token.kind == "time":
        return (seconds + signs[place + 2].token.value) / 2, place + 3
    return seconds, place + 1


def per_at(signs: Sequence[Sign], place: int) -> tuple[str, int]:
    """Return the unit of "/km", "per mile", "a km", and of the miles of "9 minute miles"."""
    if sense_at(signs, place, "pace") in {"km", "mi"}:
        return sense_at(signs, place, "pace"), place + 1
    marked = sense_at(signs, place, "mark") == "per"
    unit = sense_at(signs, place + marked, "unit")
    return (unit, place + marked + 1) if unit in {"km", "mi"} else ("", place)


def _duration(signs: Sequence[Sign], place: int, total: float, end: int, unit: str) -> Measure:
    """1 h 2 min, 62 min, 1h02, 45'30", 31 mins 11 secs; "5 min/km" is a pace."""
    while unit != "s" and end < len(signs):
        joined = sense_at(signs, end, "mark") == "join" or text_at(signs, end) == ","
        joined = joined and end + 1 < len(signs)
        end += joined and signs[end + 1].is_number
        if not signs[end].is_number:
            break
        smaller = "min" if unit == "h" else "s"
        said = sense_at(signs, end + 1, "unit")
        named = said == smaller or (smaller == "min" and text_at(signs, end + 1) == "m")
        glued = not said and (touches(signs, end) or (unit == "h" and _is_two_digits(signs, end)))
        if not (named or glued):
            break
        total += signs[end].value * SECONDS[smaller]
        end += 2 if named else 1
        unit = smaller
    per, behind = per_at(signs, end)
    if per:
        return Measure("pace", total * 1000 / METRES[per], behind, per)
    beside = sense_at(signs, end, "hint") == "behind" and not sense_at(signs, end, "type")
    if beside or _is_in_feet(signs, place, end) or is_told_as_aside(signs, place):
        return Measure("aside", 0.0, end)
    return Measure("seconds", total, end)


def _is_in_feet(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether 2200' is a height: nobody writes so many minutes, nor climbs minutes."""
    primed = not text_at(signs, end - 1)
    high = signs[place].is_number and signs[place].value >= LEAST_FEET
    return primed and (high or sense_at(signs, end, "hint") == "climb")


def _is_two_digits(signs: Sequence[Sign], place: int) -> bool:
    digits = len(signs[place].token.text) == len("02")
    dictated = "number" in signs[place].senses and 10 <= signs[place].value < 60
    return (digits or dictated) and sense_at(signs, place + 1, "mark") != "by"


# ------------------------------------------------------------------ numbers


def _number(signs: Sequence[Sign], place: int, *, repeated: bool) -> Measure:
    value, end = _mean(signs, place)
    if effort := _effort(signs, place, end):
        return effort
    if aside := aside_at(signs, place, end):
        return Measure("aside", 0.0, aside)
    return _with_word(signs, place, end, value) or _with_unit(
        signs, place, end, value, repeated=repeated
    )


def _is_weather(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether a speed is that of the wind: "wind 30 km/h", "40 km/h gusts"."""
    beside = (*signs[max(0, place - 2) : place], *signs[end + 1 : end + 3])
    return any(sign.get("hint") == "weather" for sign in beside)


def _with_word(signs: Sequence[Sign], place: int, end: int, value: float) -> Measure | None:
    """Read a number by the word behind it that is no unit of a distance or time."""
    if end == len(signs):
        return Measure("bare", value, end)
    behind = signs[end]
    if pause := behind.get("pause"):
        return Measure("pause", value * float(pause), end + 1)
    if speed := behind.get("speed"):
        kind: Kind = "aside" if _is_weather(signs, place, end) else "pace"
        return Measure(kind, 3600 * 1000 / (value * METRES[speed]) if value else 0.0, end + 1)
    if behind.get("mark") == "rpe" and not _leads(signs, end):
        return Measure("rpe", value, end + 1)
    unit = behind.get("unit")
    aside = behind.get("mark") == "aside" and not (unit == "h" and value < LONGEST_H)
    if (aside and unit not in METRES) or unit in {"kg", "lb"}:
        return Measure("aside", 0.0, end + 1)
    return None


def _effort(signs: Sequence[Sign], place: int, end: int) -> Measure | None:
    """RPE 4, effort 7/10, felt like a 6/10; any other 3/10 rates no run, but maybe a pain."""
    out_of = text_at(signs, end) in {"/", "of"} and text_at(signs, end + 1) == "10"
    alone = out_of and len(signs) == len("7/10") - 1
    end += 2 * out_of
    told = any(s.get("mark") == "rpe" for s in signs[max(0, place - 2) : place])
    felt = out_of and any(s.get("hint") == "felt" for s in signs[:place])
    measured = sense_at(signs, end, "unit") or sense_at(signs, end, "mark") == "by"
    measured = measured and not is_heart_led(signs, end)
    if measured or not 0 <= signs[place].value <= MOST_EFFORT:
        return None
    if told or felt or alone or (out_of and sense_at(signs, end, "mark") == "rpe"):
        return Measure("rpe", signs[place].value, end)
    return Measure("aside", 0.0, end) if out_of else None


def _leads(signs: Sequence[Sign], place: int) -> bool:
    """Whether a word for effort belongs to the number behind it."""
    return place + 1 < len(signs) and signs[place + 1].is_number


def _mean(signs: Sequence[Sign], place: int) -> tuple[float, int]:
    """Return a number, or the middle of a range of times, paces or heart rates: 83-86 s."""
    joined = text_at(signs, place + 1) == "-" or sense_at(signs, place + 1, "mark") == "join"
    ranged = joined and place + 3 < len(signs)
    if ranged and signs[place + 2].is_number and signs[place + 3].get("unit") not in METRES:
        low, high = signs[place].value, signs[place + 2].value
        if low < high and signs[place + 3].senses:
            return (low + high) / 2, place + 3
    return signs[place].value, place + 1


def _is_plural(signs: Sequence[Sign], end: int, value: float) -> bool:
    """Whether the s of "four 800s" is no second."""
    return text_at(signs, end) == "s" and touches(signs, end) and value >= LONGEST_IN_M


def _with_unit(
    signs: Sequence[Sign], place: int, end: int, value: float, *, repeated: bool
) -> Measure:
    unit = signs[end].get("unit")
    if repeated and _is_plural(signs, end, value):
        return Measure("bare", value, end)
    if signs[end].get("hint") == "lap":
        return Measure("laps", value, end + 1)
    if unit in METRES:
        return _distance(signs, place, end, value, repeated=repeated)
    if unit in SECONDS and not (unit == "min" and _pointed_pace(signs, place, end)):
        return _duration(signs, place, value * SECONDS[unit], end + 1, unit)
    per, after = per_at(signs, end + (unit in SECONDS))
    slow = value >= SLOWEST_WHOLE_PACE or not value
    return Measure("bare", value, end) if slow or not per else _pointed(signs[place], per, after)


def _pointed_pace(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether 5.30 min/km is 5:30: two digits behind the point are seconds."""
    _, point, rest = signs[place].token.text.partition(".")
    return bool(point) and len(rest) == len("30") and bool(per_at(signs, end + 1)[0])


def _pointed(sign: Sign, per: str, end: int) -> Measure:
    """Return the pace of 11.36, written for 11:36."""
    whole, _, rest = sign.token.text.partition(".")
    spoken = sign.value * 60 if not whole.isdigit() else float(whole) * 60
    seconds = spoken + (float(rest.ljust(2, "0")[:2]) if rest.isdigit() else 0.0)
    return Measure("pace", seconds * 1000 / METRES[per], end, per)


def _distance(
    signs: Sequence[Sign], place: int, end: int, value: float, *, repeated: bool
) -> Measure:
    unit, text = signs[end].get("unit"), signs[end].token.text
    end += 1
    if text == "m" and _is_minute(signs, end):
        return _duration(signs, place, value * 60, end, "min")
    if text_at(signs, end) == "/" and sense_at(signs, end + 1, "unit") == "h":
        return Measure("pace", 3600 * 1000 / (value * METRES[unit]) if value else 0.0, end + 2)
    if is_climb(signs, place, end) or _is_of_pace(signs, end):
        return Measure("aside", 0.0, end)
    if text == "m":
        return _in_m(signs[place], value, end, least=LEAST_M_OF_REPEAT if repeated else None)
    return Measure("distance", value * METRES[unit], end, unit)


def _is_of_pace(signs: Sequence[Sign], end: int) -> bool:
    """Whether a distance only names an effort, or no run at all: "10k pace", "10k steps"."""
    paced = sense_at(signs, end, "pace") == "pace" and end + 1 == len(signs)
    effort = sense_at(signs, end, "hint") == "felt" and sense_at(signs, end, "mark") == "rpe"
    named = paced or effort
    beside = sense_at(signs, end, "hint") == "behind" and not sense_at(signs, end, "type")
    return named or beside


def _in_m(sign: Sign, value: float, end: int, *, least: float | None) -> Measure:
    """Return metres; a runner's few m are miles, or minutes; 2.000 m are two kilometres."""
    _, _, decimals = sign.token.text.partition(".")
    if len(decimals) == THOUSANDS and decimals.endswith("0"):
        return Measure("distance", value * 1000, end, "m")
    if value >= (LONGEST_IN_M if least is None else least):
        return Measure("distance", value, end, "m")
    if least is None and value >= MOST_MILES_OF_M and value.is_integer():
        return Measure("seconds", value * 60, end)
    return Measure("distance", value * METRES["mi"], end, "mi")


def _is_minute(signs: Sequence[Sign], end: int) -> bool:
    """Whether the m of 9m 39s is a minute."""
    counted = end + 1 < len(signs) and signs[end].is_number
    return counted and sense_at(signs, end + 1, "unit") == "s"
