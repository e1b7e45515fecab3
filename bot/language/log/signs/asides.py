"""Numbers that stand with a run and are no amount of it: a heart rate, a climb, a place in a race.

Law: what a word marks as such is passed over; nothing else is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.language.log.signs.senses import sense_at, text_at, touches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.language.log.signs.senses import Sign


def is_climb(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether metres go up: "450 m of climbing", "600 m D+", "climbed 300 m", "+450m"."""
    for after in range(end, min(end + 2, len(signs))):
        # The climb of "21 km D+ 1200" is that of the number behind it.
        if after == end and signs[after].get("hint") == "up":
            return True
        if signs[after].get("hint") == "climb":
            return after + 1 == len(signs) or not signs[after + 1].is_number
    plus = text_at(signs, place - 1) == "+" and signs[place - 1].end == signs[place].token.start
    return plus or any(s.get("hint") == "climb" for s in signs[max(0, place - 2) : place])


def aside_at(signs: Sequence[Sign], place: int, end: int) -> int:
    """Return the place behind a number that tells no amount of training, 0 when it may."""
    hint, unit = sense_at(signs, end, "hint"), sense_at(signs, end, "unit")
    climbs = sense_at(signs, place - 1, "hint") == "climb" and not unit
    if _is_glued(signs, place):
        return end + bool(unit)
    if sense_at(signs, end, "hint") == "ordinal" and touches(signs, end):
        return _behind_field(signs, end + 1)
    if hint == "behind" or (hint == "both" and not _is_of_next(signs, place, end)):
        return end + 1
    if _is_ratio(signs, end):
        return end + 2
    if text_at(signs, end) == "/" and is_told_as_aside(signs, place):
        return min(end + 2, len(signs))  # HR 155/171
    marked = climbs or text_at(signs, place - 1) == "#" or _is_numbered(signs, place, end)
    return end if marked or is_told_as_aside(signs, place) else 0


LONGEST_H = 30.0
"""The hr of "1 hr" is an hour, that of "150 hr" a heart rate."""


LEAST_BEATS = 60.0
"""A minute. From here on the number behind "hr" is a heart rate and no minutes: "7 hr 155"."""


def is_heart_led(signs: Sequence[Sign], place: int) -> bool:
    """Whether the hr at a place tells of the number behind it."""
    beats = place + 1 < len(signs) and signs[place + 1].is_number
    fast = beats and signs[place + 1].value >= LEAST_BEATS
    return sense_at(signs, place, "hint") == "both" and fast


def _is_of_next(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether the word is an hour, or leads the number behind it: "5 mi 42 avg hr 150"."""
    if is_heart_led(signs, end):
        return not sense_at(signs, end, "unit")
    return sense_at(signs, end, "unit") == "h" and signs[place].value < LONGEST_H


def _is_ratio(signs: Sequence[Sign], end: int) -> bool:
    """Whether it is the 4:1 of running and walking."""
    if text_at(signs, end) != ":" or end + 1 >= len(signs):
        return False
    return signs[end + 1].is_number and touches(signs, end) and touches(signs, end + 1)


def _is_glued(signs: Sequence[Sign], place: int) -> bool:
    """Whether a word runs into it: c25k, b12."""
    before = signs[place - 1] if place else None
    if before is None or before.token.kind != "word" or not touches(signs, place):
        return False
    return before.senses.keys() <= {"hint"}


def _is_numbered(signs: Sequence[Sign], place: int, end: int) -> bool:
    """Whether it is the number of a mile or a lap ("Mile 3"), or a word that counts nothing."""
    before = signs[place - 1] if place else None
    named = before is not None and (
        before.get("hint") == "lap" or before.get("unit") in {"km", "mi"}
    )
    if named and not (place > 1 and signs[place - 2].is_number) and end == place + 1:
        return not sense_at(signs, end, "unit")
    counted = sense_at(signs, end, "unit") or sense_at(signs, end, "mark") == "by"
    return signs[place].token.kind == "word" and signs[place].value == 1 and not counted


MOST_TO_FIELD = 5
"""Signs from a place to its field: "61st overall out of 310"."""


def _behind_field(signs: Sequence[Sign], place: int) -> int:
    """Pass over the field of "14th of 200" and "14th out of 200"."""
    for end in range(place, min(place + MOST_TO_FIELD, len(signs))):
        if signs[end].is_number:
            before = {text_at(signs, n) for n in range(place, end)}
            return end + 1 if before & {"of", "/"} else place
    return place


def is_told_as_aside(signs: Sequence[Sign], place: int) -> bool:
    """Whether a word before tells that it is no amount: "HR 150", "avg HR: 150", "bib 44"."""
    if sense_at(signs, place - 1, "hint") == "portion":
        return True
    for before in range(place - 1, max(-1, place - 4), -1):
        sign = signs[before]
        counted = bool(sign.get("unit")) and before > 0 and signs[before - 1].is_number
        if sign.get("hint") == "both" and _is_behind_number(signs, before):
            return False
        if sign.get("hint") in {"before", "both", "weather"} and not counted:
            return True
        if sign.is_number or sign.token.kind == "time" or not _is_filler(sign):
            return False
    return False


def _is_behind_number(signs: Sequence[Sign], place: int) -> bool:
    """Whether the word of "1% incline" belongs to the number before it."""
    before = signs[max(0, place - 2) : place]
    told = [sign for sign in before if sign.get("mark") != "aside"]
    return bool(told) and told[-1].is_number


def _is_filler(sign: Sign) -> bool:
    return (
        sign.get("mark") in {"harmless", "in_all", "link", "at", "per"} or sign.token.kind == "mark"
    )
